/** What was suggested and not sent, kept on this device where its owner said so ([SAFE-4]). */
import { get, openDB, put, transact } from 'lib0/indexeddb'
import { choiceOf, choose, eraseSuggestions, hasSuggestions, rememberSuggestions } from '../live/device.ts'
import type { Unsent } from './sending.ts'

type ById = ReadonlyMap<string, Unsent>

const STORE = 'unsent'

export class UnsentCopy {
  readonly #account: string
  readonly #statement: string
  readonly #lost: () => void
  #opened: Promise<IDBDatabase> | null = null
  #written: ById | null = null
  #writing: Promise<void> = Promise.resolve()

  /** @param lost called when the browser keeps nothing: a private window, a full disk */
  constructor({ account, statement }: { account: string; statement: string }, lost: () => void) {
    this.#account = account
    this.#statement = statement
    this.#lost = lost
  }

  /** What this account's owner said on this device; null while nobody asked. */
  choice = (): boolean | null => choiceOf(this.#account)

  choose(yes: boolean): void {
    choose(this.#account, yes)
  }

  /** What an earlier visit left; nothing where the browser gives none. */
  async read(): Promise<ById> {
    if (!hasSuggestions(this.#account, this.#statement)) return new Map()
    try {
      const db = await this.#open()
      const [store] = transact(db, [STORE], 'readonly')
      const kept = (await get(store!, STORE)) as unknown
      return new Map(Array.isArray(kept) ? (kept as Unsent[]).map(one => [one.id, one]) : [])
    } catch {
      this.#lost()
      return new Map()
    }
  }

  /** Keeps exactly this from now on; where there is nothing to keep, nothing is left on the device. */
  write(unsent: ById): void {
    this.#writing = this.#writing
      .then(() => this.#write(unsent))
      .catch(() => {
        this.#close()
        this.#lost()
      })
  }

  /** Whether exactly this is on the device. */
  holds = (unsent: ById): boolean => this.#written === unsent

  close(): void {
    this.#writing = this.#writing.then(() => this.#close()).catch(() => {})
  }

  async #write(unsent: ById): Promise<void> {
    if (unsent.size === 0) await this.#erase()
    else await this.#put(unsent)
    this.#written = unsent
  }

  async #erase(): Promise<void> {
    const db = await this.#opened
    this.#opened = null
    db?.close()
    if (hasSuggestions(this.#account, this.#statement)) await eraseSuggestions(this.#account, this.#statement)
  }

  async #put(unsent: ById): Promise<void> {
    const db = await this.#open()
    const [store] = transact(db, [STORE])
    const done = new Promise((resolve, reject) => {
      store!.transaction.oncomplete = resolve
      store!.transaction.onabort = reject
    })
    await put(store!, JSON.parse(JSON.stringify([...unsent.values()])), STORE)
    await done
  }

  #open(): Promise<IDBDatabase> {
    this.#opened ??= openDB(rememberSuggestions(this.#account, this.#statement), db =>
      db.createObjectStore(STORE),
    ).then(db => {
      // Another window erases it: nothing is kept any more.
      db.onversionchange = () => {
        this.#close()
        this.#lost()
      }
      return db
    })
    return this.#opened
  }

  #close(): void {
    const opened = this.#opened
    this.#opened = null
    this.#written = null
    opened?.then(db => db.close()).catch(() => {})
  }
}
