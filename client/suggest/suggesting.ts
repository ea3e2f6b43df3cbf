/**
 * One's suggesting in a letter while it is shown: the fork one types in, and the sending of what one suggests there,
 * kept in step with what the server has under one's name. No React in it.
 */
import type * as Y from 'yjs'
import type { SuggestionRow } from '../../shared/contract/reviews.ts'
import { changesOf } from '../review/changesOf.ts'
import { isOpen } from '../review/filter.ts'
import type { Mine } from '../review/layer.ts'
import type { ReviewStore } from '../review/store.ts'
import { Fork, type Kept } from './fork.ts'
import { newSuggestionId, type Sending, type Unsent } from './sending.ts'

/** Milliseconds after the last key until what was typed is sent. */
const QUIET = 1000
/** Milliseconds without an edit of others until what does not fit is tried again. */
const STILL = 300

export class Suggesting {
  readonly fork: Fork
  /** What the letter's drawing has to know: which suggestions stand in the text, and what they are made on. */
  readonly mine: Mine
  readonly #sending: Sending
  readonly #store: ReviewStore
  readonly #listeners = new Set<() => void>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #fitting: ReturnType<typeof setTimeout> | undefined
  #typing = false
  #seen: readonly unknown[] = []
  #ends: (() => void)[] = []

  constructor(live: Y.Doc, sending: Sending, store: ReviewStore) {
    const fork = new Fork(live, newSuggestionId)
    this.fork = fork
    this.mine = { own: () => fork.own(), letter: fork.letter }
    this.#sending = sending
    this.#store = store
  }

  /** Whether something was typed that is not being sent yet. */
  typing = (): boolean => this.#typing

  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  begin(): void {
    const { fork } = this
    fork.begin()
    const isHidden = () => document.visibilityState === 'hidden' && this.flush()
    // Before the warning about what is unsent, which listens for the same event.
    addEventListener('beforeunload', this.flush, { capture: true })
    addEventListener('blur', this.flush)
    document.addEventListener('visibilitychange', isHidden)
    this.#ends = [
      fork.listen(happened => {
        if (happened === 'suggested') this.#soon()
        if (happened === 'moved') this.#fitAgain()
      }),
      this.#store.subscribe(() => this.#take()),
      this.#sending.subscribe(() => this.#take()),
      () => removeEventListener('beforeunload', this.flush, { capture: true }),
      () => removeEventListener('blur', this.flush),
      () => document.removeEventListener('visibilitychange', isHidden),
    ]
    this.#take()
  }

  /** Sends what was typed; the fork is left as it is. */
  end(): void {
    this.flush()
    clearTimeout(this.#fitting)
    for (const end of this.#ends) end()
    this.#ends = []
    this.fork.end()
  }

  flush = (): void => {
    clearTimeout(this.#timer)
    this.#sending.say(this.fork.unsaid())
    this.#typingIs(false)
  }

  #soon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.flush, QUIET)
    this.#typingIs(true)
  }

  /** The text moved on: what did not fit may fit now. */
  #fitAgain(): void {
    clearTimeout(this.#fitting)
    this.#fitting = setTimeout(() => this.#take(true), STILL)
  }

  /** @param anyway also where nothing is known anew */
  #take(anyway = false): void {
    const { loaded, suggestions } = this.#store.review()
    const { unsent } = this.#sending.state()
    const seen = [loaded, ...suggestions, ...unsent.values()]
    const same = seen.length === this.#seen.length && seen.every((one, at) => one === this.#seen[at])
    if (!loaded || (same && !anyway)) return
    this.#seen = seen
    this.fork.take(keptAs(suggestions, unsent))
  }

  #typingIs(typing: boolean): void {
    if (typing === this.#typing) return
    this.#typing = typing
    for (const changed of this.#listeners) changed()
  }
}

/** One's own open suggestions, with what the server has not heard yet on top. */
function keptAs(rows: readonly SuggestionRow[], unsent: ReadonlyMap<string, Unsent>): Kept[] {
  const kept = new Map(
    rows.filter(row => row.mine && isOpen(row)).map(row => [row.id, changesOf(row)] as const),
  )
  for (const { id, changes } of unsent.values()) {
    if (changes === null) kept.delete(id)
    else kept.set(id, changes)
  }
  return [...kept].map(([id, changes]) => ({ id, changes }))
}
