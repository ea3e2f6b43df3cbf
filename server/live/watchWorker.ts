/** The thread that loads a large text to see what that gives: one text, one answer, and it is done. */
import { parentPort, workerData } from 'node:worker_threads'
import { digestsOf, type Parts } from './watchDigests.ts'

export type DigestsAnswer = { digests: string[] }

if (!parentPort) throw new Error('a large text is compared in a worker')
const answer: DigestsAnswer = { digests: digestsOf(workerData as Parts) }
parentPort.postMessage(answer)
