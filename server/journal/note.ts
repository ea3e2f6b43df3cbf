/**
 * [OPS-4] What a restored backup must not forget is noted in the write of the act itself, and reaches the journal
 * file as soon as that write is committed.
 */
import type { Ports, Storage, Tx } from '../ports.ts'
import type { Kind, Told } from './kinds.ts'
import { addEntry } from './store.ts'

/** Notes what was used up, taken away, narrowed or erased, in the same write as the change itself. */
export async function noteInJournal<K extends Kind>(
  tx: Tx,
  { clock, ids }: Pick<Ports, 'clock' | 'ids'>,
  kind: K,
  what: Told<K>,
): Promise<void> {
  await addEntry(tx, { id: `${numbered()}${ids.id()}`, at: clock.now(), kind, what })
  telling.get(tx)?.()
}

/** What a process notes in one millisecond stays in its order by this: of two lines that set one thing, the newest counts. */
const numbered = (): string => (count++).toString(36).padStart(8, '0')
let count = 0

/** Who is to be told that something was noted, by the transaction in which it was. */
const telling = new WeakMap<Tx, () => void>()

/** The storage, calling `noted` after the commit of each write in which something was noted. */
export function tellingOf(storage: Storage, noted: () => void): Storage {
  return {
    ...storage,
    async write(fn) {
      let any = false
      const result = await storage.write(tx => {
        any = false
        const own = { ...tx }
        telling.set(own, () => {
          any = true
        })
        return fn(own)
      })
      if (any) noted()
      return result
    },
  }
}
