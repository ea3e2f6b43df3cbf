/**
 * What a backup says, line by line in JSON: what it is of, then each table with its rows, then the keys, then how many
 * rows each table has and what they add up to. The same lines from either database.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { TableForm } from '../../adapters/levels.ts'
import { BadFile } from '../../adapters/sealedFile.ts'
import type { Row, Source, Value } from './stock.ts'

const about = z.strictObject({
  /** The version of the program that wrote it. */
  program: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
  dialect: z.enum(['sqlite', 'postgres']),
  /** The last migration that was applied. */
  level: z.string(),
})
/** What a backup is of. */
export type About = z.infer<typeof about>

const counted = z.strictObject({ rows: z.number(), digest: z.string() })
const sums = z.record(z.string(), counted)
/** How many rows each table has, and a digest of them. */
export type Sums = z.infer<typeof sums>

const value = z.union([z.string(), z.number(), z.null(), z.strictObject({ base64: z.string() })])
const row = z.array(value)
const record = z.union([
  z.strictObject({ about }),
  z.strictObject({ table: z.string(), columns: z.array(z.string()) }),
  z.strictObject({ keys: z.string() }),
  z.strictObject({ sums }),
])

/** What a reader of a backup meets, in this order: `about`, tables each with its rows, `keys`, `sums`. */
export type Met = { about: About } | { table: TableForm } | { row: Row } | { keys: string } | { sums: Sums }

/** Adds up rows without keeping them. */
export class Tally {
  readonly #tables = new Map<string, { rows: number; sum: bigint }>()

  begin({ name }: TableForm): void {
    this.#tables.set(name, { rows: 0, sum: 0n })
  }

  /** @param line the row as the backup says it. The sum does not depend on the order, which databases choose. */
  add({ name }: TableForm, line: string): void {
    const table = this.#tables.get(name)!
    table.rows++
    table.sum += BigInt(`0x${createHash('sha256').update(line).digest('hex')}`)
  }

  sums(): Sums {
    return Object.fromEntries(
      [...this.#tables].map(([name, { rows, sum }]) => [
        name,
        { rows, digest: BigInt.asUintN(256, sum).toString(16).padStart(64, '0') },
      ]),
    )
  }
}

/**
 * Everything there is, as lines, in pieces of a size that is good to work with.
 * @param told gets the sums once all rows were read
 */
export async function* linesOf(
  source: Source,
  { about: of, keys }: { about: About; keys: string },
  told: (sums: Sums) => void,
): AsyncGenerator<Buffer> {
  const tally = new Tally()
  let waiting = line({ about: of })
  for (const table of source.tables) {
    tally.begin(table)
    waiting += line({ table: table.name, columns: table.columns })
    for await (const one of source.rows(table)) {
      const said = lineOfRow(one)
      tally.add(table, said)
      waiting += `${said}\n`
      if (waiting.length < PIECE) continue
      yield Buffer.from(waiting)
      waiting = ''
    }
  }
  const all = tally.sums()
  told(all)
  yield Buffer.from(waiting + line({ keys }) + line({ sums: all }))
}

const PIECE = 64 * 1024

const line = (of: object): string => `${JSON.stringify(of)}\n`

/** A row as a backup says it. */
export const lineOfRow = (of: Row): string =>
  JSON.stringify(
    of.map(one => (one instanceof Uint8Array ? { base64: Buffer.from(one).toString('base64') } : one)),
  )

/**
 * Reads the lines of a backup, and adds up what it reads.
 * @throws BadFile where they do not say what a backup says, or do not add up
 */
export async function* readLines(content: AsyncIterable<Buffer>): AsyncGenerator<Met> {
  const tally = new Tally()
  let table: TableForm | undefined
  let end: Sums | undefined
  const seen = new Set<string>()
  for await (const text of lines(content)) {
    if (end !== undefined) throw NONSENSE
    if (text.startsWith('[')) {
      if (table === undefined) throw NONSENSE
      tally.add(table, text)
      yield { row: rowOf(text, table) }
      continue
    }
    const met = record.safeParse(parsed(text)).data
    const what = met === undefined ? '' : 'table' in met ? `table ${met.table}` : Object.keys(met)[0]!
    if (met === undefined || seen.has(what) || (seen.size === 0) !== 'about' in met) throw NONSENSE
    seen.add(what)
    if ('table' in met) {
      table = { name: met.table, columns: met.columns }
      tally.begin(table)
      yield { table }
    } else {
      if ('sums' in met) end = met.sums
      yield met
    }
  }
  if (end === undefined || !seen.has('keys') || !isSame(end, tally.sums())) throw NONSENSE
}

const NONSENSE = new BadFile('The file is damaged: what it says does not add up.')

/** Whether all tables have the same rows. */
const isSame = (one: Sums, other: Sums): boolean => differing(one, other).length === 0

/** The names of the tables whose rows are not the same in both. */
export const differing = (one: Sums, other: Sums): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    name => one[name]?.rows !== other[name]?.rows || one[name]?.digest !== other[name]?.digest,
  )

function rowOf(text: string, table: TableForm): Row {
  const read = row.safeParse(parsed(text)).data
  if (read?.length !== table.columns.length) throw NONSENSE
  return read.map((one): Value => (isBytes(one) ? Buffer.from(one.base64, 'base64') : one))
}

const isBytes = (one: z.infer<typeof value>): one is { base64: string } =>
  typeof one === 'object' && one !== null

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Lines by their breaks, and by nothing else that a text may hold. */
async function* lines(content: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let begun: Buffer[] = []
  for await (const chunk of content) {
    let at = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, at)) {
      yield Buffer.concat([...begun, chunk.subarray(at, end)]).toString('utf8')
      begun = []
      at = end + 1
    }
    if (at < chunk.length) begun.push(chunk.subarray(at))
  }
  if (begun.length > 0) throw NONSENSE
}
