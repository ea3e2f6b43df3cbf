/** The thread that replays a log: rows come in portions, then what is asked of them; one answer, and it is done. */
import { parentPort } from 'node:worker_threads'
import { type HandRow, type Hands, handsBetween } from '../../shared/attribution/hands.ts'
import type { Taken } from '../../shared/attribution/moments.ts'
import { Refusal, type RefusalCode } from '../../shared/refusals.ts'
import { stepBack } from '../adapters/worker.ts'

/** The texts between which somebody wants to know who changed what; null is the newest. */
export type Between = { old: Taken | null; new: Taken | null }
export type HandsJob = { rows: HandRow[] } | { between: Between }
export type HandsAnswer = { hands: Hands } | { refused: RefusalCode } | { failed: string }

const port = parentPort
if (!port) throw new Error('a log is replayed in a worker')
stepBack()
const rows: HandRow[] = []

port.on('message', (job: HandsJob) => {
  if ('rows' in job) rows.push(...job.rows)
  else port.postMessage(answerTo(job.between))
})

function answerTo(between: Between): HandsAnswer {
  try {
    return { hands: handsBetween(rows, between) }
  } catch (error) {
    return error instanceof Refusal ? { refused: error.code } : { failed: String(error) }
  }
}
