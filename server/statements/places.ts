/** The register's record of which living text carries which ask, brought up to date soon after a text changed. */
import { type Carried, carriedAsks, withoutWords } from '../../shared/statement/carried.ts'
import { areRecorded, recordPlaces } from '../asks/carrying.ts'
import { heldRevisions } from '../asks/entering.ts'
import type { Ports, Query } from '../ports.ts'
import { mustExist } from './statements.ts'
import { translationOf } from './translations/store.ts'

/**
 * How long a text rests before its asks are looked at, and how long after its first change at the latest, in
 * milliseconds: typing is not followed key by key.
 */
const [REST, LATEST] = [1000, 5000]

/** Lets go of either moment at which a text is to be looked at. */
type Waiting = { notRested: () => void; notLatest: () => void }

export type Places = {
  /** A text changed on disk. */
  changed(statement: string): void
  /** Resolves when every change told so far is recorded; those that wait for their moment are taken at once. */
  settle(): Promise<void>
  /** Lets go of those that wait, and resolves when nothing runs any more. */
  stop(): Promise<void>
}

/** @param report takes a sentence about trouble; a record that failed is made again with the next change. */
export function keepPlaces(
  ports: Pick<Ports, 'storage' | 'rooms'> & { clock: Pick<Ports['clock'], 'after'> },
  report: (trouble: string) => void,
): Places {
  const waiting = new Map<string, Waiting>()
  /** By statement: one look after the other, so that an older text is never recorded over a newer one. */
  const running = new Map<string, Promise<void>>()

  const forget = (statement: string) => {
    const found = waiting.get(statement)
    found?.notRested()
    found?.notLatest()
    waiting.delete(statement)
  }
  const look = (statement: string) => {
    forget(statement)
    const work = (running.get(statement) ?? Promise.resolve())
      .then(() => record(ports, statement))
      .catch(() => report('The asks of a text could not be recorded.'))
      .finally(() => running.get(statement) === work && running.delete(statement))
    running.set(statement, work)
  }
  const lookAfter = (ms: number, statement: string) => ports.clock.after(ms, () => look(statement))
  return {
    changed(statement) {
      const found = waiting.get(statement)
      found?.notRested()
      const notLatest = found?.notLatest ?? lookAfter(LATEST, statement)
      waiting.set(statement, { notRested: lookAfter(REST, statement), notLatest })
    },
    async settle() {
      for (const statement of [...waiting.keys()]) look(statement)
      await Promise.all(running.values())
    },
    async stop() {
      for (const statement of [...waiting.keys()]) forget(statement)
      await Promise.all(running.values())
    },
  }
}

/** Nothing is written where the record says so already: typing seldom moves an ask. */
async function record(ports: Pick<Ports, 'storage' | 'rooms'>, statement: string): Promise<void> {
  const carried = carriedAsks(await ports.rooms.read(statement))
  const isSame = await ports.storage.read(async q =>
    areRecorded(q, statement, await recordable(q, statement, carried)),
  )
  if (isSame) return
  await ports.storage.write(async tx => recordPlaces(tx, statement, await recordable(tx, statement, carried)))
}

/** Of what a text carries, what the register knows; a translation's words are no wordings of the register. */
async function recordable(q: Query, statement: string, carried: readonly Carried[]): Promise<Carried[]> {
  const { coalition } = await mustExist(q, statement)
  const known = await heldRevisions(
    q,
    coalition,
    carried.map(({ ask }) => ask),
  )
  const here = carried.filter(({ ask }) => known.has(ask))
  return (await translationOf(q, statement)) ? withoutWords(here) : here
}
