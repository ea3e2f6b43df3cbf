/**
 * A statement's shared text in memory: the Yjs document, what Yjs said of each change, and the registry of block
 * ids. It knows neither sockets nor disks.
 */
import * as Y from 'yjs'
import { BODY } from '../../shared/statement/grammar.ts'
import { docOf } from '../../shared/statement/liveText.ts'
import { emptyRegistry, type IdRecord, type Registry } from '../../shared/statement/registry.ts'
import { needsRepair, noteTexts, repair } from '../../shared/statement/repair.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { SEED_CLIENT } from '../../shared/statement/yjsDiff.ts'
import { isSound } from './gate.ts'
import type { RegistryRow, Stored } from './log.ts'

/** One `update` that Yjs emitted, with the origin of its transaction. */
export type Emitted = { origin: unknown; update: Uint8Array }

/** The document broke its own rules, or an update threw half-way: memory is no longer what the log says. */
export class Unsound extends Error {}

/** What a repair wrote, and the registry's records to be stored with it. */
export type Mended = { emitted: Emitted[]; registry: RegistryRow[] }
const NOTHING_MENDED: Mended = { emitted: [], registry: [] }

/** Under this key the registry's asks are one record; ids of blocks are at least eight characters long. */
const ASKS = 'asks'

export class SharedText {
  readonly doc: Y.Doc
  readonly #registry: Registry
  #emitted: Emitted[] = []
  #transactions: Y.Transaction[] = []
  #whole: Uint8Array | null = null
  /** Whether the registry knows the text as it was opened. */
  #known = false
  #size: number

  constructor(stored: Pick<Stored, 'snapshot' | 'rows' | 'registry'>) {
    this.doc = documentOf(stored)
    this.#registry = registryOf(stored.registry)
    this.#size = [stored.snapshot, ...stored.rows].reduce((sum, part) => sum + (part?.update.length ?? 0), 0)
    this.doc.clientID = SEED_CLIENT
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      this.#emitted.push({ origin, update })
    })
    this.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      this.#transactions.push(transaction)
    })
  }

  /** About how many bytes the encoded text has. */
  get size(): number {
    return this.#size
  }

  /**
   * Runs `act` as one transaction; what Yjs made of it, the cleanups of its own included.
   * @throws Unsound when anything in it throws.
   */
  change(origin: unknown, act: () => void): Emitted[] {
    try {
      this.doc.transact(act, origin)
    } catch (error) {
      throw new Unsound('a change threw', { cause: error })
    }
    return this.#takeEmitted()
  }

  /**
   * Lets the registry know the text as it was opened, before the first change; does nothing later. A text that
   * was left in need of it is mended.
   */
  meet(now: number): Mended {
    return this.#known ? NOTHING_MENDED : this.#mend(now)
  }

  /**
   * Mends block ids after the changes since the last call, if they made it necessary.
   * @param now milliseconds since 1970.
   */
  settle(now: number): Mended {
    const transactions = this.#transactions
    this.#transactions = []
    if (transactions.some(needsRepair)) return this.#mend(now)
    // The texts of blocks that stand are read again when the text is opened, and need no record each time.
    for (const transaction of transactions) noteTexts(this.#registry, transaction)
    return NOTHING_MENDED
  }

  #mend(now: number): Mended {
    const asksBefore = JSON.stringify(this.#registry.asks)
    const { records } = repair(this.doc, this.#registry, { now })
    const emitted = this.#takeEmitted()
    this.#known = true
    this.#transactions = []
    const asks = JSON.stringify(this.#registry.asks)
    const registry = records.map(key => ({ key, value: JSON.stringify(this.#registry.ids[key]) }))
    return { emitted, registry: asks === asksBefore ? registry : [...registry, { key: ASKS, value: asks }] }
  }

  /** The whole state as one update, made once after each change. */
  whole(): Uint8Array {
    this.#whole ??= Y.encodeStateAsUpdate(this.doc)
    return this.#whole
  }

  /** What somebody with this state vector lacks. */
  since(vector: Uint8Array): Uint8Array {
    const knowsNothing = vector.length <= 1
    return knowsNothing ? this.whole() : Y.encodeStateAsUpdate(this.doc, vector)
  }

  vector(): Uint8Array {
    return Y.encodeStateVector(this.doc)
  }

  letter(): Doc {
    return docOf(this.doc)
  }

  destroy(): void {
    this.doc.destroy()
  }

  #takeEmitted(): Emitted[] {
    const emitted = this.#emitted
    this.#emitted = []
    if (!isSound(this.doc)) throw new Unsound('Yjs left something behind')
    if (emitted.length) this.#whole = null
    for (const { update } of emitted) this.#size += update.length
    return emitted
  }
}

/** A document of what was stored, without the editor's id of anybody. */
export function documentOf({ snapshot, rows }: Pick<Stored, 'snapshot' | 'rows'>): Y.Doc {
  const doc = new Y.Doc()
  doc.getXmlFragment(BODY)
  doc.transact(() => {
    if (snapshot) Y.applyUpdate(doc, snapshot.update)
    for (const { update } of rows) Y.applyUpdate(doc, update)
  })
  forgetPending(doc)
  return doc
}

/**
 * What builds on a row that was set aside cannot be shown and would be kept for ever. It stays in the log; the
 * editors that wrote it still have it and send it again when they are asked for what is lacking.
 */
function forgetPending(doc: Y.Doc): void {
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
}

export function registryOf(rows: readonly RegistryRow[]): Registry {
  const registry = emptyRegistry()
  for (const { key, value } of rows) {
    if (key === ASKS) registry.asks = JSON.parse(value) as Registry['asks']
    else registry.ids[key] = JSON.parse(value) as IdRecord
  }
  return registry
}
