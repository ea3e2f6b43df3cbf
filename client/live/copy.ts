/** The copy of one open document on this device, from the first word it keeps to its erasing ([SAFE-4]). */
import type { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { type CopyName, eraseCopies, eraseCopy, hasCopy, keepCopy } from './device.ts'

/** Milliseconds after which a browser that does not give what it keeps is waited for no longer. */
const LONGEST = 3000

export class Copy {
  readonly #name: CopyName
  readonly #doc: Y.Doc
  readonly #lost: () => void
  #kept: IndexeddbPersistence | null = null
  #read: Promise<void> = Promise.resolve()
  #stopReading = () => {}
  #writes: Writes | null = null
  #takingBack: Promise<void> | null = null

  /** @param lost called when the browser keeps the document no longer: a private window, a full disk, an erased copy */
  constructor(name: CopyName, doc: Y.Doc, lost: () => void) {
    this.#name = name
    this.#doc = doc
    this.#lost = lost
  }

  /** Whether something was read out of this copy rather than written by anybody. */
  gave(origin: unknown): boolean {
    return origin !== null && origin === this.#kept
  }

  /** Whether the device has all of the document: what was written last takes it a moment. */
  get hasAll(): boolean {
    return this.#writes?.areDone ?? false
  }

  keep(): void {
    if (this.#kept) return
    try {
      const kept = keepCopy(this.#name, this.#doc, () => {
        this.#forget()
        this.#lost()
      })
      this.#kept = kept
      this.#writes = new Writes(kept, this.#doc)
      this.#read = new Promise(read => {
        const clock = setTimeout(read, LONGEST)
        this.#stopReading = () => {
          clearTimeout(clock)
          read()
        }
        kept.once('synced', this.#stopReading)
      })
    } catch {
      this.#lost()
    }
  }

  /** Waits until what is kept is in the document, or cannot be read; where nothing is kept, for nothing. Never throws. */
  read(): Promise<void> {
    return this.#read
  }

  /**
   * For somebody who may not write any more: what was kept while they could comes back into the document, to be
   * seen and copied, and is kept no longer.
   */
  takeBack(): Promise<void> {
    this.#takingBack ??= this.#takeBack().finally(() => {
      this.#takingBack = null
    })
    return this.#takingBack
  }

  async #takeBack(): Promise<void> {
    if (this.#kept === null && !hasCopy(this.#name)) return
    this.keep()
    await this.#kept?.whenSynced
    await this.erase()
  }

  /** Stops writing into it; it stays on the device. */
  async close(): Promise<void> {
    const kept = this.#kept
    this.#forget()
    await kept?.destroy()
  }

  #forget(): void {
    this.#kept = null
    this.#stopReading()
    this.#writes?.end()
    this.#writes = null
  }

  /** Erases it, and leaves what is kept of other epochs. */
  async erase(): Promise<void> {
    await this.close()
    await eraseCopy(this.#name)
  }

  /** Erases it, of every epoch and schema version. */
  async eraseAll(): Promise<void> {
    await this.close()
    await eraseCopies(this.#name)
  }
}

/** The name that the library gave to where it keeps updates. */
const UPDATES = 'updates'

/**
 * What is being written of a document. The library tells nobody when it is on the device; reading there waits for
 * what was written before (W3C Indexed Database API 3.0, transaction scheduling).
 */
class Writes {
  readonly #kept: IndexeddbPersistence
  readonly #doc: Y.Doc
  #made = 0
  #done = -1
  #looks = false
  #ended = false

  constructor(kept: IndexeddbPersistence, doc: Y.Doc) {
    this.#kept = kept
    this.#doc = doc
    doc.on('update', this.#wrote)
    kept.once('synced', () => this.#look())
  }

  get areDone(): boolean {
    return this.#done === this.#made
  }

  end(): void {
    this.#ended = true
    this.#doc.off('update', this.#wrote)
  }

  #wrote = (): void => {
    this.#made++
    if (this.#kept.synced) this.#look()
  }

  #look(): void {
    const { db } = this.#kept
    if (this.#looks || this.#ended || this.areDone || !db) return
    this.#looks = true
    const made = this.#made
    const look = db.transaction(UPDATES)
    look.objectStore(UPDATES).getKey(0)
    look.oncomplete = () => {
      this.#looks = false
      this.#done = made
      this.#look()
    }
  }
}
