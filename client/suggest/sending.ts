/**
 * What one suggested and the server does not have yet: sent one after the other, again and again while the network is
 * away, never twice (the ids are made here, [REV-4]), and kept on this device where its owner said so ([SAFE-4]).
 * No React in it. Longer than other files: every act here is about the one list of what is unsent.
 */
import { putSuggestion, type SuggestionRow, withdrawSuggestion } from '../../shared/contract/reviews.ts'
import type { RefusalCode } from '../../shared/refusals.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { asRefusal, call } from '../api.ts'
import { randomId } from '../editor/blockId.ts'
import { UnsentCopy } from './unsentCopy.ts'

export type Stands = 'sending' | 'waiting' | { refused: string }

/** `changes` null: taken back. `round`: the one it was made in, if any. */
export type Unsent = { id: string; changes: readonly Change[] | null; stands: Stands; round?: string }

export type SendingState = {
  unsent: ReadonlyMap<string, Unsent>
  /** Whether this device keeps what is unsent; null while its owner has not said. */
  kept: boolean | null
}

type Whose = { statement: string; account: string }

/** Whoever shows what is sent. */
export type Served = {
  /** The round that is said in now, if any. */
  round?: string | undefined
  /** Takes in what the server answered. */
  take: (row: SuggestionRow) => void
  /** Somebody decided on it before its last change arrived: that goes on under another id. */
  renamed: (id: string, fresh: string) => void
  /** Told of every refusal, so that a session that ended shows the door. */
  onRefused: (error: unknown) => void
}

const NOBODY: Served = { take: () => {}, renamed: () => {}, onRefused: () => {} }

/** What was left with something unsent goes on sending. */
const leftBehind = new Map<string, Sending>()

/** The sending of a statement; the one that was left behind with something unsent, where there is one. */
export const sendingOf = (whose: Whose): Sending => leftBehind.get(nameOf(whose)) ?? new Sending(whose)

const nameOf = ({ account, statement }: Whose) => `${account} ${statement}`

export class Sending {
  readonly #whose: Whose
  #served = NOBODY
  readonly #copy: UnsentCopy
  readonly #listeners = new Set<() => void>()
  /** Ids that the server may know. */
  readonly #sent = new Set<string>()
  #state: SendingState
  #busy = false
  #ended = true
  #failed = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(whose: Whose) {
    this.#whose = whose
    this.#copy = new UnsentCopy(whose, () => this.#change({ kept: false }))
    this.#state = { unsent: new Map(), kept: this.#copy.choice() }
  }

  /** The same value until something changes, as React's `useSyncExternalStore` wants it. */
  state = (): SendingState => this.#state

  subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  /** Begins to send, or goes on after `end`; what an earlier visit kept on this device is taken up first. */
  async begin(): Promise<void> {
    leftBehind.delete(nameOf(this.#whose))
    if (!this.#ended) return
    this.#ended = false
    globalThis.addEventListener?.('online', this.wake)
    globalThis.addEventListener?.('beforeunload', this.#warn)
    const kept = await this.#copy.read()
    const unsent = new Map([...kept, ...this.#state.unsent])
    for (const [id] of kept) this.#sent.add(id)
    this.#change({ unsent })
    this.wake()
  }

  /** Ends as soon as the server has everything; until then it stays behind and goes on sending. */
  end(): void {
    if ([...this.#state.unsent.values()].some(({ stands }) => typeof stands === 'string'))
      return void leftBehind.set(nameOf(this.#whose), this)
    leftBehind.delete(nameOf(this.#whose))
    this.#ended = true
    clearTimeout(this.#timer)
    globalThis.removeEventListener?.('online', this.wake)
    globalThis.removeEventListener?.('beforeunload', this.#warn)
    this.#copy.close()
  }

  /** Answers go there from now on; null: nowhere. */
  serve(served: Served | null): void {
    this.#served = served ?? NOBODY
  }

  /** Says suggestions, amendments of them, or (null) that they are taken back; all at once. */
  say(said: ReadonlyMap<string, readonly Change[] | null>): void {
    if (said.size === 0) return
    const unsent = new Map(this.#state.unsent)
    for (const [id, changes] of said) {
      if (changes === null && !this.#sent.has(id) && unsent.delete(id)) continue
      const round = unsent.get(id)?.round ?? this.#served.round
      unsent.set(id, { id, changes, stands: 'sending', ...(round === undefined ? {} : { round }) })
    }
    this.#unsentIs(unsent)
    this.#send()
  }

  /** Lets go of what was refused. */
  discard(id: string): void {
    this.#unsentIs(without(this.#state.unsent, id))
  }

  /** The owner said elsewhere on this page whether this device keeps anything. */
  chosen(): void {
    const kept = this.#copy.choice()
    if (kept === this.#state.kept) return
    this.#change({ kept })
    this.#copy.write(kept ? this.#state.unsent : new Map())
  }

  /** Says whether this device keeps what is unsent; no erases what is there. */
  keep(yes: boolean): void {
    this.#copy.choose(yes)
    this.#change({ kept: yes })
    this.#copy.write(yes ? this.#state.unsent : new Map())
  }

  /** The server can be reached again, or had news. */
  wake = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#send()
  }

  #send(): void {
    const next = [...this.#state.unsent.values()].find(({ stands }) => typeof stands === 'string')
    if (this.#busy || this.#ended || this.#timer !== undefined || !next) return
    this.#busy = true
    this.#sendOne(next).then(
      () => {
        this.#busy = false
        if (leftBehind.get(nameOf(this.#whose)) === this) this.end()
        this.#send()
      },
      () => {
        this.#busy = false
      },
    )
  }

  async #sendOne(unsent: Unsent): Promise<void> {
    try {
      this.#sent.add(unsent.id)
      const row = await this.#asked(unsent)
      this.#failed = 0
      // First what the server has, so that nobody looks at a moment in which it is nowhere.
      this.#served.take(row)
      this.#done(unsent)
    } catch (error) {
      this.#served.onRefused(error)
      this.#refused(unsent, error)
    }
  }

  #asked({ id, changes, round }: Unsent): Promise<SuggestionRow> {
    if (changes === null) return call(withdrawSuggestion, { suggestion: id })
    return call(putSuggestion, {
      ...{
        statement: this.#whose.statement,
        suggestion: id,
        changes: changes.map(change => ({ ...change })),
      },
      ...(round === undefined ? {} : { round }),
    })
  }

  #refused(unsent: Unsent, error: unknown): void {
    const { code, message } = asRefusal(error)
    if (WAITS.includes(code)) {
      this.#restand(unsent, 'waiting')
      this.#later()
    } else if (unsent.changes === null) {
      // It was decided, or never arrived: there is nothing to take back.
      this.#done(unsent)
    } else if (code === 'wrong-state') this.#rename(unsent)
    else {
      this.#restand(unsent, { refused: message })
      if (code === 'not-allowed') this.#keepNoLonger()
    }
  }

  /** For those who only read by now nothing stays on a device: they see their words here, and can copy them. */
  #keepNoLonger(): void {
    this.#change({ kept: false })
    this.#copy.write(new Map())
  }

  /** It was decided as it stood before: what was said since is a suggestion of its own. */
  #rename({ id }: Unsent): void {
    const before = this.#state.unsent.get(id)
    if (!before?.changes) return void this.discard(id)
    const fresh = newSuggestionId()
    this.#served.renamed(id, fresh)
    this.#unsentIs(without(this.#state.unsent, id).set(fresh, { ...before, id: fresh, stands: 'sending' }))
  }

  /** Said again meanwhile, it stays to be sent as it is now. */
  #done(unsent: Unsent): void {
    if (this.#state.unsent.get(unsent.id)?.changes === unsent.changes) this.discard(unsent.id)
  }

  #restand(unsent: Unsent, stands: Stands): void {
    if (this.#state.unsent.get(unsent.id)?.changes !== unsent.changes) return
    this.#change({ unsent: new Map(this.#state.unsent).set(unsent.id, { ...unsent, stands }) })
  }

  /** Tries again after one, two, four … at most thirty seconds. */
  #later(): void {
    if (this.#timer !== undefined || this.#ended) return
    this.#timer = setTimeout(this.wake, Math.min(1000 * 2 ** this.#failed++, 30_000))
  }

  /** What is neither on the server nor kept here would be lost with the page. */
  #warn = (event: Event): void => {
    if (this.#state.unsent.size > 0 && !this.#copy.holds(this.#state.unsent)) event.preventDefault()
  }

  #unsentIs(unsent: ReadonlyMap<string, Unsent>): void {
    this.#change({ unsent })
    if (this.#state.kept) this.#copy.write(unsent)
  }

  #change(part: Partial<SendingState>): void {
    this.#state = { ...this.#state, ...part }
    for (const changed of this.#listeners) changed()
  }
}

/** What is no answer to the suggestion itself. */
const WAITS: readonly RefusalCode[] = ['try-again', 'not-ready', 'not-signed-in', 'too-many', 'internal']

/** 96 random bits. */
export const newSuggestionId = (): string => randomId(16)

function without(unsent: ReadonlyMap<string, Unsent>, id: string): Map<string, Unsent> {
  const rest = new Map(unsent)
  rest.delete(id)
  return rest
}
