/** What loading a text gives, in two ways: as the next room will load it, and as a client that comes now would. */
import * as Y from 'yjs'
import { startWorker } from '../adapters/worker.ts'
import type { Clock } from '../ports.ts'
import { contentDigest } from './contentDigest.ts'
import { documentOf } from './document.ts'
import type { Stored } from './log.ts'
import type { DigestsAnswer } from './watchWorker.ts'

/** What a text is loaded from. */
export type Parts = Pick<Stored, 'snapshot' | 'rows'>

/** The digests of the text as the log gives it, and as its whole state in one update gives it. */
export function digestsOf(stored: Parts): string[] {
  const loaded = documentOf(stored)
  const whole = { upTo: 0, at: 0, update: Y.encodeStateAsUpdate(loaded) }
  const again = documentOf({ snapshot: whole, rows: [] })
  const digests = [loaded, again].map(contentDigest)
  for (const doc of [loaded, again]) doc.destroy()
  return digests
}

/** The same in a thread of its own, one text at a time: large ones take seconds and much memory. Null where too many wait. */
export async function digestsOfLarge(stored: Parts, clock: Pick<Clock, 'after'>): Promise<string[] | null> {
  if (line.waiting >= MOST_WAITING) return null
  line.waiting++
  const digests = line.last.then(() => inWorker(stored, clock))
  line.last = digests.catch(() => {}).then(() => line.waiting--)
  return digests
}

/** The texts of this process that wait for their turn; none of more than these is worth holding up a stop for. */
const line: { last: Promise<unknown>; waiting: number } = { last: Promise.resolve(), waiting: 0 }
const MOST_WAITING = 8

/** Milliseconds, and megabytes of JavaScript's own memory. */
const LONGEST = 60_000
const MEMORY = 768

async function inWorker({ snapshot, rows }: Parts, clock: Pick<Clock, 'after'>): Promise<string[]> {
  const worker = startWorker(import.meta.url, './watchWorker', {
    workerData: { snapshot, rows },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  })
  let stop = () => {}
  try {
    return await new Promise<string[]>((resolve, reject) => {
      stop = clock.after(LONGEST, () => reject(new Error('Comparing took too long.')))
      worker.on('message', (answer: DigestsAnswer) => resolve(answer.digests))
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error('The thread that compares a text ended.')))
    })
  } finally {
    stop()
    await worker.terminate()
  }
}
