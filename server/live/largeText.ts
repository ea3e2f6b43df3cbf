/**
 * Texts so large that putting them together would hold up every other room. That happens in a thread of its own,
 * which reads the log in portions; what comes back is the encoded text, for those who join, and the same in small
 * pieces, which are applied one at a time with everybody else's work between them.
 */
import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import type * as Y from 'yjs'
import { startWorker } from '../adapters/worker.ts'
import type { Clock } from '../ports.ts'
import { applyAll, emptyDocument } from './document.ts'
import type { TextAnswer, TextJob } from './largeTextWorker.ts'
import type { LiveLog, LogRow, Stored } from './log.ts'

type Ports = { log: LiveLog; clock: Pick<Clock, 'now' | 'after'> }

/** Rows that are read from the log at once. */
export const PORTION = 1000

/** A document that was put together, the same encoded, and how many bytes came after the last snapshot. */
export type Assembled = { doc: Y.Doc; whole: Uint8Array; tailBytes: number }

/** Bytes, rows and structs from which on a text is large: about what takes 15 ms to put together. */
const LARGE_BYTES = 48 << 10
const LARGE_ROWS = 1000
const LARGE_STRUCTS = 3000

/** Structs that are applied at once, which takes a few milliseconds. */
const PIECE = 1000

/** Whether a text is better put together elsewhere, by what the log has of it (with its first portion of rows). */
export const isStoredLarge = (stored: Stored): boolean =>
  !isAllRead(stored) || stored.rows.length >= LARGE_ROWS || bytesOf(partsOf(stored)) >= LARGE_BYTES

/** The same of a text in memory. */
export function isLarge(doc: Y.Doc): boolean {
  let structs = 0
  for (const theirs of doc.store.clients.values()) structs += theirs.length
  return structs >= LARGE_STRUCTS
}

/**
 * Puts a large text together from the log.
 * @param stored what `load` gave, with the first portion of rows; what is set aside of the others is noted in it.
 * @param early is given the encoded text as soon as it is known, before the document is whole.
 * @throws what the log throws, or an error where the thread failed; nothing is then kept.
 */
export async function openLarge(
  statement: string,
  stored: Stored,
  { log, clock }: Ports,
  early: (whole: Uint8Array) => void,
): Promise<Assembled> {
  return atBench(clock, async bench => {
    const tailBytes = await bench.read(statement, stored, log)
    const whole = await bench.whole()
    early(whole)
    return { whole, tailBytes, doc: await assembled(await bench.pieces()) }
  })
}

async function assembled(pieces: readonly Uint8Array[]): Promise<Y.Doc> {
  const doc = emptyDocument()
  for (const piece of pieces) {
    applyAll(doc, [piece])
    await turn()
  }
  return doc
}

/**
 * Makes a snapshot of what the log has of a text, while the room goes on. It counts only once it was read back and
 * says the same.
 * @returns `false`, and nothing stored, where rows are damaged: such a snapshot would be less than what memory has.
 * @throws when what was read back differs, or the log or the thread fails.
 */
export async function compactLarge(statement: string, { log, clock }: Ports): Promise<boolean> {
  return atBench(clock, async bench => {
    const stored = await log.load(statement, PORTION)
    if (!stored) throw new Error('a statement that was never created has no snapshot')
    await bench.read(statement, stored, log)
    if (stored.setAside.length) return false
    const upTo = stored.lastSeq
    await log.draftSnapshot(statement, { upTo, at: clock.now(), update: await bench.whole() })
    const readBack = await log.readSnapshot(statement, upTo)
    if (!readBack || !(await bench.check(readBack.update)))
      throw new Error('the snapshot differs from the log')
    await log.adoptSnapshot(statement, upTo)
    return true
  })
}

/**
 * The digests of what loading a stored text gives (see document.ts), one text at a time, so that comparing keeps
 * nobody from opening.
 * @returns null where so many wait that it is not worth holding up a stop for one more.
 */
export async function digestsOfLarge(
  statement: string,
  stored: Stored,
  { log, clock }: Ports,
): Promise<string[] | null> {
  if (compared.waiting >= MOST_COMPARED) return null
  compared.waiting++
  const digests = compared.last.then(() =>
    atBench(clock, async bench => {
      await bench.read(statement, stored, log)
      return bench.digests()
    }),
  )
  compared.last = digests.catch(() => {}).then(() => compared.waiting--)
  return digests
}

/** The texts of this process that wait to be compared. */
const compared: { last: Promise<unknown>; waiting: number } = { last: Promise.resolve(), waiting: 0 }
const MOST_COMPARED = 8

/** Threads at a time: each takes a core and the memory of a text twice; the others wait. */
const MOST_BENCHES = 2
let benches = 0
const queue: (() => void)[] = []

async function atBench<T>(clock: Pick<Clock, 'after'>, act: (bench: Bench) => Promise<T>): Promise<T> {
  if (benches >= MOST_BENCHES) await new Promise<void>(resolve => queue.push(resolve))
  benches++
  const bench = new Bench(clock)
  try {
    return await act(bench)
  } finally {
    await bench.end()
    benches--
    queue.shift()?.()
  }
}

/** Milliseconds for one answer, and megabytes of JavaScript's own memory. */
const LONGEST = 60_000
const MEMORY = 768

/** The thread in which one text lies, from its first row to the last question about it. */
class Bench {
  readonly #worker: Worker
  readonly #clock: Pick<Clock, 'after'>
  readonly #failed: Promise<never>

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock
    this.#worker = startWorker(import.meta.url, './largeTextWorker', {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    })
    this.#failed = new Promise((_, reject) => {
      this.#worker.on('error', reject)
      this.#worker.on('exit', () => reject(new Error('the thread of a large text ended')))
    })
    // A thread may end while nothing is asked of it.
    this.#failed.catch(() => {})
  }

  /**
   * Lays the stored text out, with the rows that `stored` lacks; what is set aside of them is noted there.
   * @returns the bytes of all rows.
   */
  async read(statement: string, stored: Stored, log: LiveLog): Promise<number> {
    this.#lay(partsOf(stored))
    let bytes = bytesOf(stored.rows)
    for (let after = lastRead(stored); after < stored.lastSeq; after += PORTION) {
      const upTo = Math.min(after + PORTION, stored.lastSeq)
      const rows = await log.history(statement, { after, upTo })
      stored.setAside.push(...lacking(rows, after, upTo))
      this.#lay(rows)
      bytes += bytesOf(rows)
    }
    return bytes
  }

  async whole(): Promise<Uint8Array> {
    const answer = await this.#ask({ give: 'whole' })
    return 'whole' in answer ? answer.whole : confused()
  }

  async pieces(): Promise<Uint8Array[]> {
    const answer = await this.#ask({ give: 'pieces', most: PIECE })
    return 'pieces' in answer ? answer.pieces : confused()
  }

  async digests(): Promise<string[]> {
    const answer = await this.#ask({ give: 'digests' })
    return 'digests' in answer ? answer.digests : confused()
  }

  async check(snapshot: Uint8Array): Promise<boolean> {
    const answer = await this.#ask({ check: snapshot })
    return 'same' in answer ? answer.same : confused()
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #lay(parts: readonly { update: Uint8Array }[]): void {
    this.#post({ updates: parts.map(({ update }) => update) })
  }

  /** One question at a time. */
  async #ask(job: TextJob): Promise<TextAnswer> {
    let stop = () => {}
    const tooLong = new Promise<never>((_, reject) => {
      stop = this.#clock.after(LONGEST, () => reject(new Error('a large text takes too long')))
    })
    const answer = once(this.#worker, 'message') as Promise<[TextAnswer]>
    this.#post(job)
    try {
      return (await Promise.race([answer, this.#failed, tooLong]))[0]
    } finally {
      stop()
    }
  }

  #post(job: TextJob): void {
    this.#worker.postMessage(job)
  }
}

export const partsOf = ({ snapshot, rows }: Stored) => (snapshot ? [snapshot, ...rows] : rows)

export const bytesOf = (parts: readonly { update: Uint8Array }[]): number =>
  parts.reduce((sum, { update }) => sum + update.length, 0)

/** The highest number that was read, also of what was set aside. */
const lastRead = ({ snapshot, rows, setAside, base }: Stored): number =>
  Math.max(snapshot?.upTo ?? base, rows.at(-1)?.seq ?? 0, setAside.at(-1) ?? 0)

/** Whether no row is left to be had from `history`. */
export const isAllRead = (stored: Stored): boolean => lastRead(stored) === stored.lastSeq

/** Numbers are given without gaps: one that is not there was set aside. */
function lacking(rows: readonly LogRow[], after: number, upTo: number): number[] {
  const there = new Set(rows.map(({ seq }) => seq))
  const all = Array.from({ length: upTo - after }, (_, i) => after + 1 + i)
  return all.filter(seq => !there.has(seq))
}

function confused(): never {
  throw new Error('an answer to another question')
}
