/** A list that came another way, as a coordinator looks it through before it is entered; and settings as they are typed. */
import { describe, expect, it } from 'vitest'
import {
  changed,
  filtered,
  flawOf,
  inGroup,
  isDoubtful,
  type Row,
  rowsOf,
  sentAs,
} from '../../client/pages/signon/import/rows.ts'
import { groupFlaws, movedBy } from '../../client/pages/signon/settings/draft.ts'
import { embargoEffect } from '../../client/pages/signon/settings/embargo.ts'
import { alikeAmong, alikeKnown } from '../../shared/signatories/duplicates.ts'
import { readSignatories } from '../../shared/signatories/read.ts'

const REGISTER = [
  { id: 'register1', name: 'Quay Archive', otherNames: ['QA'] },
  { id: 'register2', name: 'Harbour Data Institute', otherNames: [] },
]
type Signed = Parameters<typeof rowsOf>[1]['signed'][number]
const GROUPS = [
  { label: 'Members', of: 'organisation' as const },
  { label: 'Experts', of: 'individual' as const },
]

/** As the worker of the screen does it. */
function looked(
  text: string,
  signed: readonly Signed[] = [],
  exact: Record<string, number> = {},
): Map<string, Row> {
  const { groups, setAside } = readSignatories({ is: 'values', text })
  const entries = groups.flatMap(({ name, entries }) => entries.map(entry => ({ ...entry, label: name })))
  const known = signed.map((one, at) => ({ ...one, id: String(at) }))
  const found = {
    ...{ entries, setAside, among: alikeAmong(entries) },
    inRegister: alikeKnown(entries, REGISTER),
    inSigned: alikeKnown(entries, known),
    exact: entries.map(({ name }) => exact[name] ?? null),
  }
  let next = 0
  const around = { register: REGISTER, signed, groups: GROUPS, newId: () => `line-${String(next++)}` }
  return new Map(rowsOf(found, around).map(row => [row.id, row]))
}
const names = (rows: readonly Row[]) => rows.map(({ name }) => name)
const signed = (more: Partial<Signed>): Signed => ({
  ...{ name: '', kind: 'organisation', affiliation: '', organisation: null, state: 'accepted' },
  ...more,
})

const LIST = `Name,Country
Quay Archive,Kenya
Beacon Alliance,Kenya
Beacon Alliance,Kenya
The Becon Alliance,Kenya
Pier Watch,Narnia
`

describe('[LIST-3] a list is looked through before it is entered', () => {
  it('leaves out what stands in it twice, and asks about what only looks the same', () => {
    const rows = looked(LIST, [], { 'Quay Archive': 0 })
    const { look, all, out } = filtered(rows)
    expect(names(out)).toEqual(['Beacon Alliance'])
    expect(out[0]!.out).toEqual({ why: 'joined', to: 'line-1' })
    expect(names(look)).toEqual(['The Becon Alliance', 'Pier Watch'])
    expect(all).toHaveLength(4)
  })

  it('leaves out who is accepted already, by name or by its entry, and asks about who has not been decided on', () => {
    const rows = looked(
      LIST,
      [
        signed({ name: 'The Quay Archive of Mombasa', organisation: 'register1' }),
        signed({ name: 'Pier Watch', state: 'confirmed' }),
      ],
      { 'Quay Archive': 0 },
    )
    expect(rows.get('line-0')!.out).toEqual({ why: 'signed', state: 'accepted' })
    const pier = [...rows.values()].find(({ name }) => name === 'Pier Watch')!
    expect(pier.out).toBeNull()
    expect(pier.signed).toMatchObject([{ name: 'Pier Watch', state: 'confirmed', why: 'same' }])
    expect(isDoubtful(pier, rows)).toBe(true)
  })

  it('two people of one name are two, unless they work in one place', () => {
    const rows = (place: string) =>
      looked(
        `Name,Affiliation,Type\nAda Marlow,Elder University,Individual\nAda Marlow,${place},Individual\n`,
      )
    expect(filtered(rows('Elder University')).out).toHaveLength(1)
    expect(filtered(rows('Quay College')).out).toHaveLength(0)
    expect(names(filtered(rows('Quay College')).look)).toEqual(['Ada Marlow'])
  })

  it('no longer asks once somebody looked, changed or left out; what cannot be entered stays', () => {
    const rows = looked(LIST)
    const becon = filtered(rows).look.find(({ name }) => name.includes('Becon'))!
    const settled = changed(becon, { looked: true }, GROUPS)
    expect(isDoubtful(settled, rows)).toBe(false)
    const first = rows.get('line-1')!
    rows.set('line-1', { ...first, out: { why: 'left-out' } })
    expect(isDoubtful(becon, rows)).toBe(false)
    const broken = changed(becon, { name: ' ', address: 'nobody' }, GROUPS)
    expect(flawOf(broken)).toBe('name')
    expect(flawOf({ ...broken, name: 'Becon', address: 'nobody' })).toBe('address')
    expect(flawOf({ ...broken, name: 'Becon', address: '', role: 'x'.repeat(201) })).toBe('long')
    expect(isDoubtful(broken, rows)).toBe(true)
  })

  it('stands in a group of its own kind only', () => {
    const row = [...looked(LIST).values()][1]!
    const grouped = inGroup(row, row.label, GROUPS[0]!)
    expect(grouped.group).toBe('Members')
    expect(inGroup(row, row.label, GROUPS[1]!).group).toBe('')
    expect(inGroup(grouped, 'another label', null).group).toBe('Members')
    expect(changed(grouped, { kind: 'individual' }, GROUPS).group).toBe('')
  })

  it('is sent without what a line of its kind does not have', () => {
    const [first] = [...looked(LIST, [], { 'Quay Archive': 0 }).values()]
    expect(sentAs({ ...first!, affiliation: 'nowhere' })).toEqual({
      ...{ id: 'line-0', kind: 'organisation', name: 'Quay Archive', organisation: { id: 'register1' } },
      ...{ country: 'KE', group: '', signatory: '', role: '', address: '' },
    })
    const person = sentAs({ ...first!, kind: 'individual', affiliation: ' Elder University ' })
    expect(person).not.toHaveProperty('organisation')
    expect(person.affiliation).toBe('Elder University')
  })
})

describe('[LIST-2] groups as they are set', () => {
  it('have a name each, and move as far as there is room', () => {
    const group = (label: string) => ({ label, of: 'organisation' as const })
    expect([...groupFlaws([group('A'), group(''), group(' A ')]).keys()]).toEqual([1, 2])
    expect(movedBy(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(movedBy(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  })
})

describe('[SAFE-2] what a change of the embargo does is said before it is saved', () => {
  it.each([
    [null, null, null, 'none'],
    [null, null, 1, 'none'],
    [20, null, null, 'none'],
    [null, 20, null, 'not-published'],
    [null, 5, null, 'over-unpublished'],
    [20, 30, 1, 'waits'],
    [20, null, 1, 'opens'],
    [20, 5, 1, 'opens'],
    [null, 20, 1, 'hides'],
    [5, 20, 1, 'hides'],
    [5, null, 1, 'over'],
  ] as const)('from %s to %s, published at %s: %s', (was, will, publishedAt, effect) => {
    expect(embargoEffect(was, will, publishedAt, 10)).toBe(effect)
  })
})
