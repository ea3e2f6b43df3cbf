/**
 * The lines of the journal file: JSON, each with a keyed MAC at its end over every byte before it, so that a line that
 * was bent is found. The first line of a file says whose journal it is. Lines stand each by themselves: what several
 * servers on one database wrote can be put into one file, in any order.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Keys } from '../ports.ts'
import { type Entry, entryOf } from './kinds.ts'

/** Whose journal it is, and which: another one is begun where a file was lost, or a backup came back without it. */
export type Heading = { server: string; journal: string; at: number }

export type ReadJournal = {
  headings: Heading[]
  /** Each once, in the order of time. */
  entries: Entry[]
  /** The numbers of the lines that are not as they were written, from 1. */
  bad: number[]
}

type LineKeys = Pick<Keys, 'lookup'>

/** A line, with the break at its end. @param of a heading, or an entry as the database had it */
export function lineOf(
  keys: LineKeys,
  of: Heading | { id: string; at: number; kind: string; what: object },
): string {
  const text = JSON.stringify(of)
  return `${text.slice(0, -1)},"mac":"${macOf(keys, text)}"}\n`
}

/** What a line says; undefined where it is not as this server wrote it. */
export function readLine(keys: LineKeys, line: string): Heading | Entry | undefined {
  const [, text, mac] = /^(\{.*),"mac":"([\w-]+)"\}$/.exec(line) ?? []
  if (text === undefined || mac !== macOf(keys, `${text}}`)) return undefined
  const read = JSON.parse(`${text}}`) as Record<string, unknown>
  return headingOf(read) ?? entryOf({ id: read.id, at: read.at, kind: read.kind, what: read.what })
}

/**
 * Reads a whole file. Writing may have been cut off in the middle of a line; what was lost by that was written again,
 * and the piece is no bad line.
 * @throws Error of the system where the file cannot be read
 */
export async function readJournal(keys: LineKeys, file: string): Promise<ReadJournal> {
  const headings: Heading[] = []
  const entries = new Map<string, Entry>()
  const whole = new Set<string>()
  const others: { number: number; line: string }[] = []
  let number = 0
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number++
    if (line === '') continue
    const read = readLine(keys, line)
    if (read === undefined) others.push({ number, line })
    else whole.add(line)
    if (read !== undefined && isHeading(read)) headings.push(read)
    else if (read !== undefined && !entries.has(read.id)) entries.set(read.id, read)
  }
  return {
    headings,
    entries: [...entries.values()].sort((a, b) => a.at - b.at),
    bad: others.filter(({ line }) => !isPiece(line, whole)).map(other => other.number),
  }
}

export const isHeading = (read: Heading | Entry): read is Heading => 'journal' in read

/** Lower case, for `lookup` takes capitals for small letters: ids would not be told apart. */
const macOf = (keys: LineKeys, text: string): string =>
  keys.lookup(`journal\n${createHash('sha256').update(text).digest('hex')}`)

function headingOf({ server, journal, at }: Record<string, unknown>): Heading | undefined {
  const isOne = typeof server === 'string' && typeof journal === 'string' && typeof at === 'number'
  return isOne ? { server, journal, at } : undefined
}

function isPiece(line: string, whole: ReadonlySet<string>): boolean {
  for (const known of whole) if (known.startsWith(line)) return true
  return false
}
