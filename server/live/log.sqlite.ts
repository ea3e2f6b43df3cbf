/** The log in a file of its own, kept by a worker thread. */
import { startWorker } from '../adapters/worker.ts'
import type { LiveLog } from './log.ts'
import type { Answer, Job } from './sqliteWorker.ts'

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void }

/**
 * Opens the log and makes its tables where they are missing.
 * @param path of the file, such as `DATA_DIR/live.db`; its folder exists.
 */
export async function openSqliteLog(path: string): Promise<LiveLog> {
  const worker = startWorker(import.meta.url, './sqliteWorker', { workerData: { path } })
  const waiting = new Map<number, Waiting>()
  let last = 0
  let broken: Error | null = null

  const messages = inMessages(jobs => worker.postMessage(jobs))
  const fail = (error: Error) => {
    broken = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(broken ?? new Error('the log of live text is closed')))
  worker.on('message', (answers: Answer[]) => {
    messages.answered()
    for (const answer of answers) {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if ('error' in answer) asked?.reject(new Error(answer.error))
      else asked?.resolve(answer.value)
    }
  })

  /** `ask('load')` is the function that has the worker load; its type is the port's. */
  const ask = <A extends keyof LiveLog>(act: A): LiveLog[A] => {
    const asking = (...args: unknown[]) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken)
        const id = ++last
        waiting.set(id, { resolve, reject })
        messages.post({ id, act, args } as Job)
      })
    return asking as LiveLog[A]
  }

  const close = ask('close')
  // A first question, so that a file that cannot be opened is known now.
  await ask('load')('')
  return {
    create: ask('create'),
    load: ask('load'),
    append: ask('append'),
    draftSnapshot: ask('draftSnapshot'),
    readSnapshot: ask('readSnapshot'),
    adoptSnapshot: ask('adoptSnapshot'),
    renew: ask('renew'),
    raise: ask('raise'),
    statements: ask('statements'),
    history: ask('history'),
    close: async () => {
      await close()
      await worker.terminate()
    },
  }
}

/**
 * What is asked by many rooms at once, or while the worker is at what was asked before, goes over in one message and
 * is one commit: each wakes two threads and waits for the disk.
 */
function inMessages(send: (jobs: Job[]) => void) {
  let jobs: Job[] = []
  let isBusy = false
  const flush = () => {
    isBusy = true
    const all = jobs
    jobs = []
    send(all)
  }
  return {
    post(job: Job): void {
      if (jobs.push(job) === 1 && !isBusy) setImmediate(flush)
    },
    /** The worker is done with a message. */
    answered(): void {
      isBusy = false
      if (jobs.length) setImmediate(flush)
    },
  }
}
