import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doc, footnote, paragraph, signatories, signatory, text } from '../../shared/formats/build.ts'
import { withList } from '../../shared/signatoryBlock.ts'
import { listAsCsv, listAsJson, signatoryList } from '../../shared/signatoryList.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { publicWords } from '../../shared/words/public.ts'

const AS_OF = Date.UTC(2027, 0, 22, 17)
type Listed = Parameters<typeof signatoryList>[0][number]

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
  shown: { signatory: false, role: false, country: false },
  hash: 'hash2',
  ...more,
})
const SHOWN = { signatory: true, role: true, country: true }
const VERSIONS = new Map([1, 2].map(number => [`hash${number}`, { number, hash: `hash${number}` }]))

const listed = (signatures: Listed[], groups: string[] = [], language = 'en') =>
  signatoryList(
    signatures,
    { version: { number: 2, hash: 'hash2' }, title: 'Letter', language, groups },
    VERSIONS,
    new Map([['org1', 'The Registered Name']]),
    AS_OF,
  )

describe('[LIST-1] the list', () => {
  it('[SAFE-2] shows an organisation’s name, and the rest only where it was opted in', () => {
    const { groups } = listed([signed('Quay'), signed('Bay', { shown: SHOWN, organisation: 'org1' })])
    expect(groups[0]?.entries).toEqual([
      { name: 'Quay', country: null, signatory: null, role: null },
      { name: 'The Registered Name', country: 'KE', signatory: 'Amina', role: 'Director' },
    ])
  })

  it('[SIGN-1] counts those on the current text, and sets those on an earlier one apart', () => {
    const list = listed([
      signed('Quay'),
      signed('Old Bay', { hash: 'hash1' }),
      signed('Idris', { kind: 'individual' }),
    ])
    expect(list).toMatchObject({ organisations: 1, individuals: 1, unnamed: 1, people: [] })
    expect(list.earlier).toMatchObject([{ version: { number: 1 }, organisations: 1 }])
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
            expect(row.slice(6)).toEqual([
              '2',
              'hash2',
              '2027-01-22T17:00:00.000Z',
              '2',
              String(names.length),
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
