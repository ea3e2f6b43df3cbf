/**
 * A statement's shared text in memory: the Yjs document, what Yjs said of each change, and the registry of block
 * ids. It knows neither sockets nor disks.
 */
import * as Y from 'yjs'
import { docOf } from '../../shared/statement/liveText.ts'
import { emptyRegistry, type IdRecord, type Registry } from '../../shared/statement/registry.ts'
import { blocksTouched, needsRepair, noteTexts, repair } from '../../shared/statement/repair.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { SEED_CLIENT } from '../../shared/statement/yjsDiff.ts'
import { isSound } from './gate.ts'
import { isLarge } from './largeText.ts'
import type { RegistryRow } from './log.ts'

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
  /** The encoded state, and the updates since: a large text is not encoded again for each. */
  #whole: Uint8Array | null = null
  #since: Uint8Array[] = []
  /** Whether the registry knows the text as it was opened. */
  #known = false
  /** Blocks whose text the registry knows only as it was before. */
  readonly #touched = new Set<Y.XmlElement>()
  #size: number

  /**
   * @param doc as it was loaded; it belongs to the text from now on.
   * @param registry of its block ids, as it was stored.
   * @param whole its encoded state, if that is known already.
   * @param size about how many bytes that has.
   */
  constructor(doc: Y.Doc, registry: readonly RegistryRow[], whole: Uint8Array | null, size: number) {
    this.doc = doc
    this.#registry = registryOf(registry)
    this.#whole = whole
    this.#size = size
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
  change(origin: unknown, act: (transaction: Y.Transaction) => void): Emitted[] {
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
    for (const transaction of transactions)
      for (const block of blocksTouched(transaction)) this.#touched.add(block)
    return NOTHING_MENDED
  }

  /**
   * To be called before a change that may make it necessary to mend ids: what the registry knows of a block's text
   * is then what stood there before. Between two such changes a text is not read at every keystroke.
   */
  beforeBlocksChange(): void {
    // The texts of blocks that stand are read again when the text is opened, and need no record each time.
    noteTexts(this.#registry, this.#touched)
    this.#touched.clear()
  }

  #mend(now: number): Mended {
    const asksBefore = JSON.stringify(this.#registry.asks)
    const { records } = repair(this.doc, this.#registry, { now })
    const emitted = this.#takeEmitted()
    this.#known = true
    this.#transactions = []
    this.#touched.clear()
    const asks = JSON.stringify(this.#registry.asks)
    const registry = records.map(key => ({ key, value: JSON.stringify(this.#registry.ids[key]) }))
    return { emitted, registry: asks === asksBefore ? registry : [...registry, { key: ASKS, value: asks }] }
  }

  /** The whole state as one update, made once after each change. */
  whole(): Uint8Array {
    if (this.#whole && !this.#since.length) return this.#whole
    this.#whole = Y.encodeStateAsUpdate(this.doc)
    this.#since = []
    this.#size = this.#whole.length
    return this.#whole
  }

  /** What somebody with this state vector lacks, as updates to be applied in order. */
  since(vector: Uint8Array): Uint8Array[] {
    if (vector.length > 1) return [Y.encodeStateAsUpdate(this.doc, vector)]
    return this.#whole ? [this.#whole, ...this.#since] : [this.whole()]
  }

  /** Whether who has this state vector has written, or met, something that is not here. */
  lacksSomethingOf(vector: Uint8Array): boolean {
    for (const [editor, clock] of Y.decodeStateVector(vector))
      if (clock > Y.getState(this.doc.store, editor)) return true
    return false
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

  /** @throws Unsound when Yjs left something behind. */
  mustBeSound(): void {
    if (!isSound(this.doc)) throw new Unsound('Yjs left something behind')
  }

  #takeEmitted(): Emitted[] {
    const emitted = this.#emitted
    this.#emitted = []
    this.mustBeSound()
    for (const { update } of emitted) this.#wrote(update)
    return emitted
  }

  #wrote(update: Uint8Array): void {
    this.#size += update.length
    if (!this.#whole) return
    this.#since.push(update)
    if (this.#since.length <= LONGEST_TAIL && isLarge(this.doc)) return
    this.#whole = null
    this.#since = []
  }
}

/** Updates that who joins a large text is given after its encoded state; beyond these it is encoded anew. */
const LONGEST_TAIL = 200

export function registryOf(rows: readonly RegistryRow[]): Registry {
  const registry = emptyRegistry()
  for (const { key, value } of rows) {
    if (key === ASKS) registry.asks = JSON.parse(value) as Registry['asks']
    else registry.ids[key] = JSON.parse(value) as IdRecord
  }
  return registry
}
