/**
 * Who changed what in a statement, read off its whole log in a thread of its own with limits on time and memory:
 * whoever types meanwhile notices nothing [SAFE-5]. One log is replayed at a time.
 */
import type { Worker } from 'node:worker_threads'
import type { HandRow, Hands } from '../../shared/attribution/hands.ts'
import { Refusal, refuse } from '../../shared/refusals.ts'
import { startWorker } from '../adapters/worker.ts'
import type { Clock, EditBy } from '../ports.ts'
import type { Between, HandsAnswer, HandsJob } from './handsWorker.ts'
import { editBy, type LiveLog } from './log.ts'

/** The organisation that an edit counts as, given when it was made; null where nobody is to be named. */
type ByOf = (by: EditBy, at: number) => string | null

export class Replays {
  readonly #log: LiveLog
  readonly #clock: Pick<Clock, 'after'>
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor(ports: { log: LiveLog; clock: Pick<Clock, 'after'> }) {
    this.#log = ports.log
    this.#clock = ports.clock
  }

  /**
   * Who changed what between two texts of a statement, as far as its log goes.
   * Refuses with `too-large` what goes beyond the limits, with `try-again` where too many wait.
   */
  async hands(statement: string, between: Between, byOf: ByOf): Promise<Hands> {
    if (this.#waiting >= MOST_WAITING) refuse('try-again')
    this.#waiting++
    const asked = this.#last.then(() => this.#replay(statement, between, byOf))
    this.#last = asked.catch(() => {}).then(() => this.#waiting--)
    return asked
  }

  /** Waits for the replays that were asked for. */
  async idle(): Promise<void> {
    await this.#last
  }

  async #replay(statement: string, between: Between, byOf: ByOf): Promise<Hands> {
    const worker = startWorker(import.meta.url, './handsWorker', {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    })
    const answer = answerOf(worker, this.#clock)
    try {
      for await (const rows of this.#portions(statement, byOf)) post(worker, { rows })
      post(worker, { between })
      return await answer.given
    } finally {
      answer.stop()
      await worker.terminate()
    }
  }

  /** A whole log at once would hold up those who type while it is copied. */
  async *#portions(statement: string, byOf: ByOf): AsyncGenerator<HandRow[]> {
    const stored = await this.#log.load(statement, 0)
    for (let after = stored?.base ?? 0; after < (stored?.lastSeq ?? 0); after += PORTION) {
      const rows = await this.#log.history(statement, { after, upTo: after + PORTION })
      yield rows.map(({ account, at, update }) => ({ at, update, by: byAccount(account, at, byOf) }))
    }
  }
}

function byAccount(account: string, at: number, byOf: ByOf): string | null {
  const by = editBy(account)
  return by === null ? null : byOf(by, at)
}

/** Rows at a time. */
const PORTION = 1000
/** Milliseconds, and megabytes of JavaScript's own memory. */
const LONGEST = 60_000
const MEMORY = 768
/** More than this would be waited for longer than anybody waits. */
const MOST_WAITING = 10

const post = (worker: Worker, job: HandsJob): void => worker.postMessage(job)

function answerOf(worker: Worker, clock: Pick<Clock, 'after'>): { given: Promise<Hands>; stop: () => void } {
  let stop = () => {}
  const given = new Promise<Hands>((resolve, reject) => {
    stop = clock.after(LONGEST, () => reject(new Refusal('too-large', TOO_LONG)))
    worker.on('message', (answer: HandsAnswer) => {
      if ('hands' in answer) resolve(answer.hands)
      else reject('refused' in answer ? new Refusal(answer.refused, TOO_LONG) : new Error(answer.failed))
    })
    worker.on('error', (error: Error & { code?: string }) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Refusal('too-large', TOO_LONG) : error),
    )
    worker.on('exit', () => reject(new Error('The thread that replays a log ended.')))
  })
  // Reading the log may fail before anybody waits for the answer; that failure is then the one that is told.
  given.catch(() => {})
  return { given, stop: () => stop() }
}

const TOO_LONG = 'The history of this text is too long to find out who changed what. Nothing was changed.'
