/**
 * What this screen knows of a statement's review, and what it still has to send. Asked for once, then only for
 * what changed since. What its person says is shown at once and sent in order, again and again while the network
 * is away, never twice: the ids are made here. No React in it.
 */
import {
  editComment,
  removeComment,
  replyTo,
  type SuggestionRow,
  seeReview,
  startThread,
  type ThreadRow,
} from '../../shared/contract/reviews.ts'
import type { Who } from '../../shared/review/states.ts'
import { asRefusal, call } from '../api.ts'
import { type Saying, type Unsent, withUnsent } from './saying.ts'

export type Review = {
  /** Null until the first answer. */
  loaded: boolean
  /** Why it could not be fetched; it is tried again by itself. */
  trouble: string | null
  may: { write: boolean; decide: boolean }
  threads: readonly ThreadRow[]
  suggestions: readonly SuggestionRow[]
  unsent: readonly Unsent[]
}

export type { ReviewStore }

type Row = ThreadRow | SuggestionRow
type Settings = {
  statement: string
  /** Who the unsent words are shown as said by; null in an unattributed statement. */
  me: Who
  /** Told of every refusal, so that a session that ended shows the door. */
  onRefused: (error: unknown) => void
}

const NOTHING: Review = {
  ...{ loaded: false, trouble: null, may: { write: false, decide: false } },
  ...{ threads: [], suggestions: [], unsent: [] },
}

/** Stores of statements that were left with something unsent; they go on sending. */
const leftBehind = new Map<string, ReviewStore>()

/** The store of a statement; the one that was left behind with something unsent, where there is one. */
export function reviewStoreOf(settings: Settings): ReviewStore {
  const left = leftBehind.get(settings.statement)
  left?.comeBack(settings)
  return left ?? new ReviewStore(settings)
}

class ReviewStore {
  #settings: Settings
  #round: string | undefined
  readonly #threads = new Map<string, ThreadRow>()
  readonly #suggestions = new Map<string, SuggestionRow>()
  readonly #listeners = new Set<() => void>()
  #review = NOTHING
  #upTo: number | null = null
  #asking: Promise<void> | null = null
  #askAgain = false
  #sending = false
  #failed = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #ended = false

  constructor(settings: Settings) {
    this.#settings = settings
  }

  /** The same value until something changes, as React's `useSyncExternalStore` wants it. */
  review = (): Review => this.#review

  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  /** Begins to ask and to send, or takes that up again after `end`. */
  begin(): void {
    this.#ended = false
    globalThis.addEventListener?.('online', this.wake)
    globalThis.addEventListener?.('beforeunload', this.#warn)
    this.wake()
  }

  /** Ends as soon as everything said is on the server; until then it stays behind and goes on sending. */
  end(): void {
    const { statement } = this.#settings
    if (this.#review.unsent.length > 0) return void leftBehind.set(statement, this)
    leftBehind.delete(statement)
    this.#ended = true
    clearTimeout(this.#timer)
    globalThis.removeEventListener?.('online', this.wake)
    globalThis.removeEventListener?.('beforeunload', this.#warn)
  }

  /** Says from now on what is sent in a round, or outside of any. */
  sayIn(round: string | undefined): void {
    this.#round = round
  }

  /** Takes up again what was left with something unsent. */
  comeBack(settings: Settings): void {
    leftBehind.delete(settings.statement)
    this.#settings = settings
  }

  /** Something changed, or the server can be reached again: asks for what is new and sends what waits. */
  wake = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.refresh()
    this.#send()
  }

  /** Asks for what changed since the last answer; a question under way is followed by one more. */
  refresh(): void {
    this.#askAgain = true
    if (this.#asking || this.#ended) return
    this.#asking = this.#ask().finally(() => {
      this.#asking = null
      if (this.#askAgain && this.#timer === undefined) this.refresh()
    })
  }

  /** Says something: it is shown now and sent as soon as that is possible. */
  say(saying: Saying, at: number): void {
    this.#unsentAre([...this.#review.unsent, { saying, at, stands: 'sending' }])
    this.#send()
  }

  /** Sends again what was refused. */
  again(unsent: Unsent): void {
    this.#restand(unsent, 'sending')
    this.#send()
  }

  /** Lets go of what was refused. */
  discard(unsent: Unsent): void {
    this.#unsentAre(this.#review.unsent.filter(one => one.saying !== unsent.saying))
  }

  /** Takes in what an act of deciding answered. */
  take(rows: readonly Row[]): void {
    for (const row of rows) this.#know(row)
    this.#change({})
  }

  async #ask(): Promise<void> {
    const { statement } = this.#settings
    this.#askAgain = false
    try {
      const since = this.#upTo === null ? {} : { since: this.#upTo }
      const { upTo, may, threads, suggestions } = await call(seeReview, { statement, ...since })
      this.#upTo = upTo
      for (const row of [...threads, ...suggestions]) this.#know(row)
      this.#failed = 0
      this.#change({ loaded: true, trouble: null, may })
    } catch (error) {
      this.#settings.onRefused(error)
      this.#change({ trouble: asRefusal(error).message })
      if (asRefusal(error).code === 'try-again') this.#later()
    }
  }

  /** An older row never replaces a newer one, whichever answer comes first. */
  #know(row: Row): void {
    const rows: Map<string, Row> = 'comments' in row ? this.#threads : this.#suggestions
    if ((rows.get(row.id)?.changed ?? -1) <= row.changed) rows.set(row.id, row)
  }

  #send(): void {
    if (this.#sending || this.#ended) return
    const next = this.#review.unsent.find(({ stands }) => typeof stands === 'string')
    if (!next) return
    this.#sending = true
    this.#sendOne(next).then(
      onward => {
        this.#sending = false
        if (onward) this.#send()
      },
      () => {
        this.#sending = false
      },
    )
  }

  /** @returns whether the next one can go at once */
  async #sendOne(unsent: Unsent): Promise<boolean> {
    try {
      this.#know(await this.#sent(unsent.saying))
      this.#failed = 0
      this.discard(unsent)
      if (leftBehind.get(this.#settings.statement) === this) this.end()
      return true
    } catch (error) {
      const { code, message } = asRefusal(error)
      this.#settings.onRefused(error)
      const waits = code === 'try-again' || code === 'not-ready' || code === 'not-signed-in'
      this.#restand(unsent, waits ? 'waiting' : { refused: message })
      if (waits) this.#later()
      return !waits
    }
  }

  #sent(saying: Saying): Promise<ThreadRow> {
    const { statement } = this.#settings
    const round = this.#round
    const { thread, comment } = saying
    if (saying.act === 'remove') return call(removeComment, { comment })
    const said = { words: saying.words, mentions: saying.mentions.map(({ kind, id }) => ({ kind, id })) }
    if (saying.act === 'edit') return call(editComment, { comment, ...said })
    if (saying.act === 'reply') return call(replyTo, { thread, id: comment, ...said })
    const where = { statement, id: thread, comment, on: saying.on, ...(round ? { round } : {}) }
    return call(startThread, { ...where, ...said })
  }

  /** Tries again after one, two, four … at most thirty seconds. */
  #later(): void {
    if (this.#timer !== undefined || this.#ended) return
    const wait = Math.min(1000 * 2 ** this.#failed++, 30_000)
    this.#timer = setTimeout(this.wake, wait)
  }

  /** What was said and is not on the server would be lost with the page. */
  #warn = (event: Event): void => {
    if (this.#review.unsent.length > 0) event.preventDefault()
  }

  #restand(unsent: Unsent, stands: Unsent['stands']): void {
    this.#unsentAre(this.#review.unsent.map(one => (one.saying === unsent.saying ? { ...one, stands } : one)))
  }

  #unsentAre(unsent: readonly Unsent[]): void {
    this.#change({ unsent })
  }

  #change(part: Partial<Review>): void {
    const unsent = part.unsent ?? this.#review.unsent
    const threads = withUnsent([...this.#threads.values()], unsent, this.#settings.me)
    this.#review = { ...this.#review, ...part, threads, suggestions: [...this.#suggestions.values()] }
    for (const changed of this.#listeners) changed()
  }
}
