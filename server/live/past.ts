/**
 * A text with everything that ever stood in it, from its log: Yjs collects what is deleted, and who comes back with
 * words for a block that is gone meanwhile builds on what memory has no trace of [TEXT-6]. Read only then.
 */
import { setImmediate as breath } from 'node:timers/promises'
import * as Y from 'yjs'
import { Passed, type Passing } from '../../shared/statement/passing.ts'
import { type Stray, straysOf } from '../../shared/statement/strays.ts'
import type { LiveLog, LogRow } from './log.ts'

/** Rows of a log that are read at most: beyond that the room would stand still for seconds. */
const MOST = 100_000
/** Rows that are read from the log at once, and that are applied before everybody else has a turn. */
const PORTION = 1000
const STEP = 100

/** Reads one past at a time, so that no more than a small part of a turn is taken from those who type. */
export class Pasts {
  readonly #log: Pick<LiveLog, 'history'>
  #last: Promise<unknown> = Promise.resolve()

  constructor(log: Pick<LiveLog, 'history'>) {
    this.#log = log
  }

  /**
   * Reads a text's log up to a row; null where it is too long, or is not whole.
   * @throws what the log throws
   */
  read(statement: string, upTo: number): Promise<Past | null> {
    const read = this.#last.then(() => this.#read(statement, upTo))
    this.#last = read.catch(() => {})
    return read
  }

  async #read(statement: string, upTo: number): Promise<Past | null> {
    const past = new Past()
    let count = 0
    for (let after = 0; after < upTo; after += PORTION) {
      const rows = await this.#log.history(statement, { after, upTo: Math.min(after + PORTION, upTo) })
      count += rows.length
      if (count > MOST) return null
      for (let i = 0; i < rows.length; i += STEP) {
        past.follow(rows.slice(i, i + STEP))
        await breath()
      }
    }
    return past.isWhole ? past : null
  }
}

export class Past {
  readonly #doc = new Y.Doc({ gc: false })
  readonly #passed = new Passed()
  #upTo = 0

  /** Nothing in it builds on what is lacking. */
  get isWhole(): boolean {
    return this.#doc.store.pendingStructs === null
  }

  /** Takes rows that were stored since; those it has are passed over. */
  follow(rows: readonly LogRow[]): void {
    for (const row of rows) this.#take([row], passing => this.#passed.add(this.#doc, passing))
  }

  /** Takes the rows of one turn; what is lost by them although nobody deleted it. */
  straysBy(rows: readonly LogRow[]): Stray[] {
    let strays: Stray[] = []
    this.#take(rows, passing => {
      strays = straysOf(this.#doc, passing, this.#passed)
    })
    return strays
  }

  #take(rows: readonly LogRow[], note: (passing: Passing) => void): void {
    const fresh = rows.filter(({ seq }) => seq > this.#upTo)
    if (!fresh.length) return
    this.#upTo = fresh.at(-1)!.seq
    this.#doc.transact(transaction => {
      for (const { update } of fresh) Y.applyUpdate(this.#doc, update)
      // As when a text is loaded: the marks that Yjs takes away by itself are rows of their own.
      transaction.local = true
      if (transaction.deleteSet.clients.size) note(passingOf(transaction, fresh))
    })
  }
}

/** What a transaction that is still open deleted so far, and what of it the updates in it said. */
export const passingOf = (transaction: Y.Transaction, rows: readonly Pick<LogRow, 'update'>[]): Passing => ({
  gone: Y.mergeDeleteSets([transaction.deleteSet]),
  told: Y.mergeDeleteSets(rows.map(({ update }) => Y.decodeUpdate(update).ds)),
})
