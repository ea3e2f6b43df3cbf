import { AsyncResource } from 'node:async_hooks'
import type Database from 'better-sqlite3'
import { forCaller } from './faults.ts'

/** Writes that one commit holds at most: whoever came first does not wait for everybody after. */
const MOST = 64

type Job = { run: () => Promise<unknown>; done: (end: End) => void }
type End = { result: unknown } | { fault: unknown }

/**
 * Runs writes one after the other, in the order they came. Those that wait while one commit reaches the disk are the
 * next transaction: each in a savepoint of its own, so that it is whole or not at all, and one flush for all of them.
 * Nobody is told how their write ended before that flush.
 * @param begin takes the one right to write
 * @param flush resolves when everything that was committed is on the disk
 */
export function inGroups(
  db: Database.Database,
  begin: () => Promise<void>,
  flush: () => Promise<void>,
): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: Job[] = []
  let last: Promise<void> = Promise.resolve()

  return <T>(run: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      const done = (end: End) => ('fault' in end ? reject(forCaller(end.fault)) : resolve(end.result as T))
      waiting.push({ run: AsyncResource.bind(run), done })
      last = last.then(() => oneGroup(db, begin, flush, waiting))
    })
}

/** It never throws: every fault is the end of some job. */
async function oneGroup(
  db: Database.Database,
  begin: () => Promise<void>,
  flush: () => Promise<void>,
  waiting: Job[],
): Promise<void> {
  const ends = new Map<Job, End>()
  if (waiting.length === 0) return
  const settle = (fault?: { fault: unknown }) => {
    for (const [job, end] of ends) job.done(fault ?? end)
  }
  try {
    await begin()
  } catch (fault) {
    waiting.shift()?.done({ fault })
    return
  }
  try {
    while (ends.size < MOST) {
      const job = waiting.shift()
      if (!job) break
      ends.set(job, { fault: undefined })
      ends.set(job, await inSavepoint(db, job))
    }
    db.exec('COMMIT')
    await flush()
    settle()
  } catch (fault) {
    if (db.inTransaction) db.exec('ROLLBACK')
    settle({ fault })
  }
}

/** How a job ended. Throws where SQLite gave up the whole transaction: then none of the group was written. */
async function inSavepoint(db: Database.Database, { run }: Job): Promise<End> {
  db.exec('SAVEPOINT one')
  try {
    const result = await run()
    if (!db.inTransaction) throw new Error('SQLite ended the transaction by itself; nothing was written.')
    db.exec('RELEASE one')
    return { result }
  } catch (fault) {
    if (!db.inTransaction) throw fault
    db.exec('ROLLBACK TO one')
    db.exec('RELEASE one')
    return { fault }
  }
}
