/** The thread for heavy work: one task at a time, answered by what it gives or by why it failed. */
import { parentPort } from 'node:worker_threads'
import { stepBack } from '../adapters/worker.ts'
import { type SentError, sent } from './workerErrors.ts'
import { type TaskName, tasks } from './workerTasks.ts'

export type Job = { task: TaskName; data: unknown }
export type Answer = { value: unknown } | { error: SentError }

const port = parentPort
if (!port) throw new Error('heavy work runs as a worker')
stepBack()

port.on('message', async (job: Job) => port.postMessage(await answerTo(job)))

async function answerTo({ task, data }: Job): Promise<Answer> {
  try {
    // The caller's types say which data belong to which task; here any pair may have arrived.
    const act = tasks[task] as (data: unknown) => Promise<unknown>
    return { value: await act(data) }
  } catch (error) {
    return { error: sent(error) }
  }
}
