import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doc, footnote, paragraph, signatories, signatory, text } from '../../shared/formats/build.ts'
import { withList } from '../../shared/signatoryBlock.ts'
import { listAsCsv, listAsJson } from '../../shared/signatoryFiles.ts'
import { type ListAbout, type Listed, signatoryList } from '../../shared/signatoryList.ts'
import { withTerms } from '../../shared/signonTerms.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { publicWords } from '../../shared/words/public.ts'

const AS_OF = Date.UTC(2027, 0, 22, 17)

const signed = (name: string, more: Partial<Listed> = {}): Listed => ({
  ...{
    kind: 'organisation',
    name,
    organisation: null,
    group: '',
    country: 'KE',
    signatory: 'Amina',
    role: 'Director',
  },
  shown: { signatory: false, role: false, country: false, affiliation: false, notJoined: false },
  hash: 'hash2',
  ...{ affiliation: '', answers: {}, notJoined: [], withheld: false, entered: null, response: null },
  listed: { name: '', sort: '' },
  state: { state: 'accepted', at: 3, confirmedAt: 2, by: null },
  ...more,
})
const SHOWN = { signatory: true, role: true, country: true, affiliation: false, notJoined: false }
/** What a line says beside name, country and signatory where there is nothing more to say. */
const PLAIN = {
  ...{ affiliation: null, notJoined: [], answers: [], signed: null, entered: false, afterDelivery: false },
}
const VERSIONS = new Map([1, 2].map(number => [`hash${number}`, { number, hash: `hash${number}` }]))

const ABOUT: ListAbout = {
  ...{ version: { number: 2, hash: 'hash2' }, title: 'Letter', language: 'en', groups: [] },
  ...{ terms: withTerms({}), versions: VERSIONS, corrected: new Set(), asks: new Map(), frozenAt: null },
  names: new Map([['org1', 'The Registered Name']]),
}

const listed = (
  signatures: Listed[],
  labels: string[] = [],
  language = 'en',
  more: Partial<ListAbout> = {},
) => {
  const groups = labels.map(label => ({ label, of: 'organisation' as const }))
  return signatoryList(signatures, { ...ABOUT, groups, language, ...more }, AS_OF)
}

describe('[LIST-1] the list', () => {
  it('[SAFE-2] shows an organisation’s name, and the rest only where it was opted in', () => {
    const { groups } = listed([signed('Quay'), signed('Bay', { shown: SHOWN, organisation: 'org1' })])
    expect(groups[0]?.entries).toEqual([
      { ...PLAIN, name: 'Quay', country: null, signatory: null, role: null },
      { ...PLAIN, name: 'The Registered Name', country: 'KE', signatory: 'Amina', role: 'Director' },
    ])
  })

  it('[SAFE-2] prints asks and answers only where the coordinators and the signer both let them be seen', () => {
    const question = { id: 'staff', label: 'How many?', required: false, shown: true }
    const lines = (printNotJoined: boolean, agreed: boolean, shown: boolean) => {
      const terms = withTerms({ printNotJoined, questions: [{ ...question, shown }] })
      const signature = signed('Quay', {
        ...{ notJoined: ['ask4'], answers: { staff: '12' } },
        shown: { ...SHOWN, notJoined: agreed },
      })
      const more = { terms, asks: new Map([['ask4', 4]]) }
      const [entry] = listed([signature], [], 'en', more).groups[0]!.entries
      return [entry?.notJoined.length, entry?.answers.length]
    }
    expect(lines(true, true, true)).toEqual([1, 1])
    expect(lines(false, true, false)).toEqual([0, 0])
    expect(lines(true, false, false)).toEqual([0, 0])
  })

  it('[SIGN-1] counts those on the current text, and sets those on an earlier one apart', () => {
    const list = listed([
      signed('Quay'),
      signed('Old Bay', { hash: 'hash1' }),
      signed('Idris', { kind: 'individual' }),
    ])
    expect(list).toMatchObject({ organisations: 1, individuals: 1, unnamed: 1, withheld: 0 })
    expect(list.earlier).toMatchObject([{ version: { number: 1 }, organisations: 1 }])
  })

  it('[SIGN-15] who signed before agreed corrections is listed, and says which version; who objects is set apart', () => {
    const objects = { version: 'version2', what: 'object', said: '', at: 9 } as const
    const list = listed(
      [
        signed('Quay'),
        signed('Bay', { hash: 'hash1' }),
        signed('Pier', { hash: 'hash1', response: objects }),
        signed('Hidden', { hash: 'hash1', withheld: true }),
      ],
      [],
      'en',
      { corrected: new Set(['hash1']) },
    )
    expect(list).toMatchObject({ organisations: 2, withheld: 1, earlier: [{ organisations: 1 }] })
    expect(list.groups[0]?.entries.map(({ name, signed }) => [name, signed])).toEqual([
      ['Bay', 1],
      ['Quay', null],
    ])
    expect(list.earlier[0]?.groups[0]?.entries).toMatchObject([{ name: 'Pier', signed: null }])
    const rows = cellsOf(listAsCsv(list)).slice(1)
    expect(rows.map(row => [row[0], row[9], row[10]])).toEqual([
      ['Bay', '1', 'hash1'],
      ['Quay', '2', 'hash2'],
      ['Pier', '1', 'hash1'],
    ])
  })

  it('keeps the order of the groups and forgets nobody whose group is gone', () => {
    const list = listed(
      [signed('A', { group: 'South' }), signed('B', { group: 'Gone' }), signed('C', { group: 'North' })],
      ['North', 'South'],
    )
    expect(list.groups.map(group => [group.label, group.entries[0]?.name])).toEqual([
      ['North', 'C'],
      ['South', 'A'],
      ['Gone', 'B'],
    ])
  })

  it('sorts as the language of the letter does', () => {
    const names = (language: string) =>
      listed(
        ['Zeta', 'Öresund', 'Port 10', 'Port 9', 'oasis'].map(name => signed(name)),
        [],
        language,
      ).groups[0]?.entries.map(({ name }) => name)
    expect(names('en')).toEqual(['oasis', 'Öresund', 'Port 9', 'Port 10', 'Zeta'])
    expect(names('sv')).toEqual(['oasis', 'Port 9', 'Port 10', 'Zeta', 'Öresund'])
  })

  it('no cell of the CSV is a formula, and every name is whole in JSON', () => {
    const hostile = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '＝1',
      ' =1',
      'say "=1"',
      'plain, with a comma',
    ]
    const list = listed(hostile.map(name => signed(name)))
    const cells = cellsOf(listAsCsv(list))
    expect(cells.flat().filter(cell => /^\s*[=+\-@＝]/.test(cell))).toEqual([])
    expect(
      cells
        .slice(1)
        .map(row => row[0]?.replace(/^'/, ''))
        .sort(),
    ).toEqual([...hostile].sort())
    const { groups } = JSON.parse(listAsJson(list))
    expect(groups[0].entries.map(({ name }: { name: string }) => name).sort()).toEqual([...hostile].sort())
  })

  it('the CSV reads back to the same names, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 8 }),
        names => {
          const rows = cellsOf(listAsCsv(listed(names.map(name => signed(name))))).slice(1)
          expect(rows).toHaveLength(names.length)
          for (const [name = ''] of rows)
            expect(names.includes(name) || names.includes(name.slice(1))).toBe(true)
          for (const row of rows)
            expect(row.slice(9)).toEqual([
              '2',
              'hash2',
              '2027-01-22T17:00:00.000Z',
              '2',
              String(names.length),
              '0',
              '0',
            ])
        },
      ),
    )
  })
})

describe('[LIST-1] the list in a letter', () => {
  let count = 0
  const drawn = {
    words: publicWords('en'),
    zone: 'UTC',
    newId: () => `new${String(++count).padStart(6, '0')}`,
  }
  const withOne = (body: Doc) =>
    (withList(body, 'signon0001', listed([signed('Quay')]), drawn).content ?? []).map(block => block.type)
  const before = paragraph('block00001', text('We ask.'))
  const notes = {
    type: 'footnotes',
    attrs: { id: 'footnotes' },
    content: [footnote('note000001', text('A note.'))],
  } as const

  it('stands at the block that is bound to it, else at the unbound one, else at the end, before the notes', () => {
    const unbound = signatories('sign000001', null, [signatory('name000001', 'Old name')])
    const bound = signatories('sign000002', 'signon0001', [])
    const other = signatories('sign000003', 'signon0002', [])
    expect(withOne(doc([before]))).toEqual(['paragraph', 'signatories'])
    expect(withOne(doc([before, { ...notes, content: [...notes.content] }]))).toEqual([
      'paragraph',
      'signatories',
      'footnotes',
    ])
    const { content } = withList(
      doc([unbound, before, bound, other]),
      'signon0001',
      listed([signed('Quay')]),
      drawn,
    )
    expect(content?.[0]).toBe(unbound)
    expect(JSON.stringify(content?.[2])).toMatch(/As of .*version 2, 1 organisation, 0 individuals.*Quay/)
    expect(content?.[3]).toBe(other)
    const only = withList(doc([unbound, before]), 'signon0001', listed([signed('Quay')]), drawn)
    expect(JSON.stringify(only)).not.toContain('Old name')
  })
})

/** RFC 4180, read back. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /"((?:[^"]|"")*)"(,|\r\n)/gy
  cell.lastIndex = 1
  for (let found = cell.exec(csv); found; found = cell.exec(csv)) {
    rows.at(-1)!.push(found[1]!.replaceAll('""', '"'))
    if (found[2] === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}
