/** The thread that puts a large text together: its updates come in portions, then what is asked of it. */
import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import { stepBack } from '../adapters/worker.ts'
import { applyAll, digestsOf, emptyDocument, forgetPending, saysTheSame } from './document.ts'
import { piecesOf } from './pieces.ts'

/** What can be asked of the text; `updates` are part of it and have no answer. */
export type TextJob =
  | { updates: Uint8Array[] }
  | { give: 'whole' | 'digests' }
  /** So many structs a piece. */
  | { give: 'pieces'; most: number }
  /** Whether a snapshot of it gives the same text. */
  | { check: Uint8Array }
export type TextAnswer =
  | { whole: Uint8Array }
  | { pieces: Uint8Array[] }
  | { same: boolean }
  | { digests: string[] }

const port = parentPort
if (!port) throw new Error('a large text is put together in a worker')
stepBack()
const doc = emptyDocument()

port.on('message', (job: TextJob) => {
  if ('updates' in job) applyAll(doc, job.updates)
  else port.postMessage(answerTo(job))
})

function answerTo(job: Exclude<TextJob, { updates: Uint8Array[] }>): TextAnswer {
  forgetPending(doc)
  if ('check' in job) return { same: saysTheSame(job.check, doc) }
  if (job.give === 'digests') return { digests: digestsOf(doc) }
  if (job.give === 'pieces') return { pieces: piecesOf(doc, job.most) }
  return { whole: Y.encodeStateAsUpdate(doc) }
}
