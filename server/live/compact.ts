/**
 * Making one snapshot of a text's many updates. The old rows are never touched: they are its history. A snapshot
 * counts only once it was read back from the disk and says the same; killed at any point, the text is loaded from
 * the snapshot before, or from all rows.
 */
import { saysTheSame } from './document.ts'
import { compactLarge, isLarge } from './largeText.ts'
import type { LogRow } from './log.ts'
import type { RoomPorts } from './room.ts'
import type { SharedText } from './sharedText.ts'

/** What came after the last snapshot. */
export type Tail = { rows: number; bytes: number }

type Ports = Pick<RoomPorts, 'log' | 'clock' | 'limits' | 'alarm'>

/** When a room that is left had better be saved as a snapshot: loading a few rows takes no time. */
const WORTH_ROWS = 100
const WORTH_BYTES = 1 << 16

/** Milliseconds between two snapshots of a large text, which take a thread of their own. */
const LARGE_EVERY = 10_000

/** The snapshots of one open text. One that fails costs nothing but the time of the next load. */
export class Snapshots {
  readonly #statement: string
  readonly #text: SharedText
  readonly #ports: Ports
  readonly #failed: () => void
  #tail: Tail
  #beside: Promise<void> | null = null
  #besideAt = -Infinity
  /** The log has damaged rows that memory does not lack: only memory can be compacted. */
  #fromMemory = false

  /** @param failed is called where a snapshot could not be made; it is tried again after as many rows. */
  constructor(statement: string, text: SharedText, tail: Tail, ports: Ports, failed: () => void) {
    this.#statement = statement
    this.#text = text
    this.#tail = { ...tail }
    this.#ports = ports
    this.#failed = failed
  }

  /**
   * Makes a snapshot if so much came after the last one that loading it takes noticeable time. That of a small text
   * is there when this resolves; that of a large one is made while the room goes on.
   * @param rows that were stored since the last call; the last of all is `upTo`.
   */
  async wrote(rows: readonly LogRow[], upTo: number): Promise<void> {
    const { clock, limits } = this.#ports
    this.#tail.rows += rows.length
    for (const { update } of rows) this.#tail.bytes += update.length
    if (this.#tail.rows < limits.tailRows && this.#tail.bytes < limits.tailBytes) return
    if (!this.#isMadeBeside()) return this.#make(upTo)
    if (this.#beside || clock.now() - this.#besideAt < LARGE_EVERY) return
    this.#besideAt = clock.now()
    this.#beside = this.#make(upTo).finally(() => {
      this.#beside = null
    })
  }

  /** Makes a last one if it is worth it, before the text leaves memory. */
  async leaving(upTo: number): Promise<void> {
    await this.#beside
    if (this.#tail.rows >= WORTH_ROWS || this.#tail.bytes >= WORTH_BYTES) await this.#make(upTo)
    if (this.#fromMemory && this.#tail.rows > 0) await this.#make(upTo)
  }

  #isMadeBeside(): boolean {
    return !this.#fromMemory && isLarge(this.#text.doc)
  }

  async #make(upTo: number): Promise<void> {
    const before = this.#tail
    this.#tail = { rows: 0, bytes: 0 }
    try {
      if (!this.#isMadeBeside()) await compact(this.#statement, this.#text, upTo, this.#ports)
      else if (!(await compactLarge(this.#statement, this.#ports))) {
        this.#fromMemory = true
        this.#tail = before
      }
    } catch (error) {
      this.#ports.alarm('a snapshot could not be made', error)
      this.#failed()
    }
  }
}

/**
 * Stores the committed text as the state after row `upTo`.
 * @throws when what was read back is not what was written; the draft is then left unused.
 */
async function compact(
  statement: string,
  text: SharedText,
  upTo: number,
  { log, clock }: Pick<RoomPorts, 'log' | 'clock'>,
): Promise<void> {
  const update = text.whole()
  // fail-point: snapshot-encoded
  await log.draftSnapshot(statement, { upTo, at: clock.now(), update })
  // fail-point: snapshot-drafted
  const readBack = await log.readSnapshot(statement, upTo)
  if (!readBack || !saysTheSame(readBack.update, text.doc))
    throw new Error('the snapshot differs from the text')
  // fail-point: snapshot-read-back
  await log.adoptSnapshot(statement, upTo)
  // fail-point: snapshot-adopted
}
