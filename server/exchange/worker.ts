/**
 * Heavy work and untrusted files, in a thread of their own with limits on time and memory: whoever is being served
 * meanwhile notices nothing, and a file that was made to overload its reader ends with a sentence.
 */
import type { Worker } from 'node:worker_threads'
import { Refusal, refuse } from '../../shared/refusals.ts'
import { startWorker } from '../adapters/worker.ts'
import type { Clock } from '../ports.ts'
import { received } from './workerErrors.ts'
import type { TaskData, TaskName, TaskResult } from './workerTasks.ts'
import type { Answer, Job } from './workerThread.ts'

export type Limits = {
  /** Milliseconds from the start of the work, waiting not counted. */
  timeout: number
  /** Megabytes of JavaScript's own memory. What a native module takes is not counted. */
  memory: number
}

export type Workshop = {
  /**
   * Does a task in the thread, after those that were asked for before it.
   * Refuses as the task does; with `too-large` what goes beyond its limits; with `try-again` where too many wait.
   */
  inWorker<T extends TaskName>(task: T, data: TaskData<T>, limits?: Partial<Limits>): Promise<TaskResult<T>>
  /** Ends the thread; what still waits is refused with `not-ready`. */
  close(): Promise<void>
}

const USUAL: Limits = { timeout: 60_000, memory: 512 }
/** More than this would be waited for longer than anybody waits. */
const MOST_WAITING = 20
/** Milliseconds after which a thread without work gives its memory back. */
const IDLE = 120_000

type Waiting = Job & { limits: Limits; resolve: (value: never) => void; reject: (error: Error) => void }
type Thread = { worker: Worker; memory: number }

/** @param clock measures the limits of time */
export function openWorkshop(clock: Pick<Clock, 'after'>): Workshop {
  const queue: Waiting[] = []
  let thread: Thread | undefined
  let running: Waiting | undefined
  let stopClock = () => {}
  let closed = false
  let ended: Promise<unknown> = Promise.resolve()

  function next(): void {
    if (running || queue.length === 0) return
    running = queue.shift()!
    stopClock()
    stopClock = clock.after(running.limits.timeout, () => abandon(TOOK_TOO_LONG))
    const { worker } = threadWith(running.limits.memory)
    worker.ref()
    worker.postMessage({ task: running.task, data: running.data } satisfies Job)
  }

  function threadWith(memory: number): Thread {
    if (thread?.memory === memory) return thread
    retire()
    const worker = startWorker(import.meta.url, './workerThread', {
      resourceLimits: { maxOldGenerationSizeMb: memory },
    })
    const ours = { worker, memory }
    worker.on('message', (answer: Answer) => thread === ours && done(answer))
    worker.on('error', error => thread === ours && abandon(() => brokenBy(error)))
    worker.on('exit', () => thread === ours && abandon(() => new Error('The thread for heavy work ended.')))
    thread = ours
    return ours
  }

  function done(answer: Answer): void {
    const job = running
    running = undefined
    stopClock()
    stopClock = clock.after(IDLE, retire)
    thread?.worker.unref()
    if ('error' in answer) job?.reject(received(answer.error))
    else job?.resolve(answer.value as never)
    next()
  }

  /** The work under way failed, and its thread with it. Native code may hold the thread a while longer: nobody waits. */
  function abandon(why: () => Error): void {
    const job = running
    running = undefined
    stopClock()
    retire()
    job?.reject(why())
    next()
  }

  function retire(): void {
    const old = thread
    thread = undefined
    if (old) ended = Promise.allSettled([ended, old.worker.terminate()])
  }

  return {
    async inWorker<T extends TaskName>(task: T, data: TaskData<T>, limits: Partial<Limits> = {}) {
      if (closed) refuse('not-ready')
      if (queue.length >= MOST_WAITING) refuse('try-again', MANY_WAIT)
      return new Promise<TaskResult<T>>((resolve, reject) => {
        queue.push({ task, data, limits: { ...USUAL, ...limits }, resolve, reject })
        next()
      })
    },
    async close() {
      closed = true
      stopClock()
      for (const { reject } of queue.splice(0)) reject(new Refusal('not-ready'))
      running?.reject(new Refusal('not-ready'))
      running = undefined
      retire()
      await ended
    },
  }
}

const TOOK_TOO_LONG = () =>
  new Refusal('too-large', 'This took longer than the server allows and was given up. Nothing was changed.')
const TOO_MUCH_MEMORY = 'This needs more memory than the server allows and was given up. Nothing was changed.'
const MANY_WAIT = 'Many files are being made just now. Please try again in a minute.'

const brokenBy = (error: Error & { code?: string }): Error =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal('too-large', TOO_MUCH_MEMORY) : error
