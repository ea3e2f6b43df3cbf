/** The worker that owns `live.db`: takes jobs in order and commits all appends that wait as one transaction. */
import { parentPort, workerData } from 'node:worker_threads'
import { createPrivately } from '../adapters/privateFile.ts'
import type { Append, LiveLog, Snapshot, Stored } from './log.ts'
import { openSqliteFile } from './sqliteFile.ts'

type Act = keyof LiveLog
/** What the main thread asks; `id` comes back with the answer. */
export type Job = { [A in Act]: { id: number; act: A; args: Parameters<LiveLog[A]> } }[Act]
export type Answer = { id: number; value: unknown } | { id: number; error: string }

const port = parentPort
if (!port) throw new Error('the log of live text runs as a worker')
const { path } = workerData as { path: string }
createPrivately(path)
const file = openSqliteFile(path)
let jobs: Job[] = []

port.on('message', (asked: Job[]) => {
  if (jobs.length === 0) setImmediate(work)
  jobs.push(...asked)
})

function work(): void {
  const taken = jobs
  jobs = []
  const answers: Answer[] = []
  const given: ArrayBuffer[] = []
  for (let i = 0; i < taken.length; ) {
    const batch = appendsFrom(taken, i)
    if (batch.length) answers.push(...appended(batch))
    else answers.push(done(taken[i]!, given))
    i += batch.length || 1
  }
  port!.postMessage(answers, given)
}

type AppendJob = Extract<Job, { act: 'append' }>

function appendsFrom(all: readonly Job[], start: number): AppendJob[] {
  const batch: AppendJob[] = []
  for (let i = start; all[i]?.act === 'append'; i++) batch.push(all[i] as AppendJob)
  return batch
}

function appended(batch: readonly AppendJob[]): Answer[] {
  try {
    const batches: Append[] = batch.map(job => job.args[0])
    const faults = file.append(batches)
    // fail-point: in-worker-after-commit
    return batch.map(({ id }, i) => (faults[i] ? { id, error: faults[i] } : { id, value: undefined }))
  } catch (error) {
    return batch.map(({ id }) => ({ id, error: String(error) }))
  }
}

/** @param given the memory of what is handed over and not copied */
function done(job: Job, given: ArrayBuffer[]): Answer {
  try {
    const act = file[job.act] as (...args: unknown[]) => unknown
    const value = act.apply(file, job.args)
    if (job.act === 'close') port!.unref()
    if (job.act === 'load') given.push(...ownMemoryOf((value as Stored | null)?.snapshot))
    return { id: job.id, value }
  } catch (error) {
    return { id: job.id, error: String(error) }
  }
}

/** Nothing, where a snapshot lies in memory that others use as well. */
function ownMemoryOf(snapshot: Snapshot | null | undefined): ArrayBuffer[] {
  const { buffer, byteLength } = snapshot?.update ?? {}
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}
