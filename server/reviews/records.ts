/** What is stored of a review: threads, comments and suggestions, with their states as unions. */
import type { Anchor } from '../../shared/review/anchor.ts'
import type { Disposition } from '../../shared/review/states.ts'
import type { Change } from '../../shared/suggestion/change.ts'

/** Whose something is, as it is stored: see `authors.ts`. */
export type Author = { author: string; organisation: string | null }
export type Decided = { by: Author; at: number; reason: string }

export type StoredThreadState =
  | { state: 'open' }
  | ({ state: 'settled'; disposition: Disposition | null } & Decided)

export type Waiting = { state: 'open' } | ({ state: 'deferred' } & Decided)
export type Accepted = { state: 'accepted'; inPart: boolean } & Decided
/** Who is changing the text at this moment; `claim` is this one attempt. */
type UnderWay = { claim: string; at: number; person: string; organisation: string }
/** Claimed by somebody who accepts it; it looks as it did before until the text has it. */
export type Accepting = {
  state: 'accepting'
  reason: string
  inPart: boolean
  /** What is taken where that is not what was suggested. */
  amended: Change[] | null
  before: Waiting
} & UnderWay
/** Claimed by somebody who takes an acceptance back out of the text. */
export type Undoing = { state: 'undoing'; before: Accepted } & UnderWay
export type StoredSuggestionState =
  | Waiting
  | Accepting
  | Accepted
  | Undoing
  | ({ state: 'declined' } & Decided)
  | { state: 'withdrawn'; at: number }

export type Mention = { kind: 'person' | 'organisation'; id: string }

export type ThreadRecord = {
  id: string
  statement: string
  anchor: Anchor
  round: string | null
  version: string | null
  state: StoredThreadState
  changed: number
  createdAt: number
}
export type CommentRecord = {
  id: string
  thread: string
  words: string
  mentions: Mention[]
  createdAt: number
  editedAt: number | null
  removedAt: number | null
} & Author
export type SuggestionRecord = {
  id: string
  statement: string
  changes: Change[]
  why: string
  round: string | null
  version: string | null
  state: StoredSuggestionState
  undo: Change[] | null
  changed: number
  createdAt: number
  changedAt: number
} & Author
