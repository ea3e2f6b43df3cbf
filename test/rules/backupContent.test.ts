/** The lines of a backup: every value comes back as it was, and a line that is missing or changed is found. */
import { describe, expect, it } from 'vitest'
import { BadFile } from '../../server/adapters/sealedFile.ts'
import { linesOf, type Met, readLines, type Sums } from '../../server/ops/backup/content.ts'
import type { Row, Source } from '../../server/ops/backup/stock.ts'

const people = { name: 'people', columns: ['id', 'name', 'count', 'bytes'] }
const empty = { name: 'asks', columns: ['id'] }
const ROWS: Row[] = [
  ['a', 'Ľubica\u2028署名 "x"\\ \n\t \u{1f6a2}', 0, Buffer.of(0, 255, 10, 13)],
  ['b', '', Number.MAX_SAFE_INTEGER, Buffer.alloc(0)],
  ['c', `[1] ${'x'.repeat(100_000)}`, -1, Buffer.from('x'.repeat(3_000))],
  ['', '{"base64":"eA=="}', null, null],
]
const about = { program: '0.1.0', at: 1000, dialect: 'sqlite' as const, level: '0000_first' }
const sourceOf = (rows: readonly Row[]): Source => ({
  ...{ dialect: 'sqlite', level: about.level, tables: [people, empty] },
  async *rows(table) {
    if (table === people) yield* rows
  },
  close: async () => {},
})

async function written(rows: readonly Row[]): Promise<{ text: string; sums: Sums }> {
  let sums: Sums = {}
  const pieces: Buffer[] = []
  const told = (all: Sums) => {
    sums = all
  }
  for await (const piece of linesOf(sourceOf(rows), { about, keys: 'the keys\n' }, told)) pieces.push(piece)
  return { text: Buffer.concat(pieces).toString('utf8'), sums }
}

async function read(text: string, chunk = 1_000): Promise<Met[]> {
  const met: Met[] = []
  const bytes = Buffer.from(text)
  const chunks = async function* () {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk)
  }
  for await (const one of readLines(chunks())) met.push(one)
  return met
}

describe('[OPS-2] the lines of a backup', () => {
  it.each([1, 7, 65_536, 1_000_000])('come back as they were, read in pieces of %i bytes', async chunk => {
    const rows = chunk === 1 ? [ROWS[0]!, ROWS[1]!, ROWS[3]!] : ROWS
    const { text, sums } = await written(rows)
    expect(await read(text, chunk)).toEqual([
      { about },
      { table: people },
      ...rows.map(row => ({ row })),
      { table: empty },
      { keys: 'the keys\n' },
      { sums },
    ])
  })

  it('add up to the same in whatever order the rows came', async () => {
    const { sums } = await written(ROWS)
    expect((await written(ROWS.toReversed())).sums).toEqual(sums)
    expect((await written([...ROWS, ROWS[0]!])).sums).not.toEqual(sums)
    expect((await written([ROWS[1]!, ROWS[1]!])).sums).not.toEqual((await written([ROWS[2]!, ROWS[2]!])).sums)
  })

  it('are refused where one is missing, doubled, moved to another table or changed', async () => {
    const lines = (await written(ROWS)).text.split('\n').slice(0, -1)
    const changed = [
      ...lines.map((_, at) => lines.toSpliced(at, 1)),
      ...lines.map((line, at) => lines.toSpliced(at, 0, line)),
      [...lines.slice(0, 2), '["z","",1,null]', ...lines.slice(2)],
      lines.with(2, lines[2]!.replace('"a"', '"b"')),
      lines.with(2, '["a"]'),
      lines.with(2, '["a",true,0,null]'),
      lines.with(2, '[not json'),
      [...lines, 'more'],
      [],
    ]
    for (const some of changed)
      await expect(read(some.map(line => `${line}\n`).join(''), 65_536)).rejects.toThrow(BadFile)
    await expect(read(lines.join('\n'))).rejects.toThrow(BadFile)
  })
})
