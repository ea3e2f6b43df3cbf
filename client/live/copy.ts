/** The copy of one open document on this device, from the first word it keeps to its erasing ([SAFE-4]). */
import type { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { type CopyName, eraseCopies, eraseCopy, hasCopy, keepCopy } from './device.ts'

export class Copy {
  readonly #name: CopyName
  readonly #doc: Y.Doc
  readonly #lost: () => void
  #kept: IndexeddbPersistence | null = null
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

  keep(): void {
    try {
      this.#kept ??= keepCopy(this.#name, this.#doc, () => {
        this.#kept = null
        this.#lost()
      })
    } catch {
      this.#lost()
    }
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
    this.#kept = null
    await kept?.destroy()
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
