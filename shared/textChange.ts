/**
 * What becomes of signatures when another version is put up for signing. A change is substantive, unless a second
 * coordinator agrees that it only corrects: then who signed the text before stands for the corrected one too, says
 * so, and may object. No signature's hash is ever changed by it [SIGN-1].
 */
import { refuse } from './refusals.ts'
import type { Signature } from './signature.ts'
import { type Window, windowState } from './signon.ts'

/** A frozen text: two versions with one hash are the same text. */
export type FrozenText = { version: string; hash: string }

export type MoveState = 'proposed' | 'made' | 'taken-back'

/** Another version that was made the current one, or is proposed to be as a correction. */
export type Move = {
  id: string
  signon: string
  from: FrozenText
  to: FrozenText
  kind: 'substantive' | 'editorial'
  /** Why it only corrects; empty for a substantive one. */
  reason: string
  proposedBy: string
  proposedAt: number
  /** The second coordinator of an editorial one, once it is made. */
  agreedBy: string | null
  /** Until when who signed the text before may object; null for a substantive one. */
  objectUntil: number | null
  state: MoveState
  /** When it was made or taken back. */
  settledAt: number | null
}

/** What the rules below need of a move. */
export type Made = Pick<Move, 'from' | 'to' | 'kind' | 'state' | 'proposedAt' | 'settledAt' | 'objectUntil'>

type Asked = Pick<Move, 'id' | 'signon' | 'from' | 'to'> & { by: string }

/** A move that is made at once: nobody stands for the new text who does not sign it. */
export function substantiveMove({ by, ...asked }: Asked, before: readonly Made[], now: number): Move {
  return {
    ...asked,
    ...{
      kind: 'substantive',
      reason: '',
      proposedBy: by,
      proposedAt: now,
      agreedBy: null,
      objectUntil: null,
    },
    ...{ state: 'made', settledAt: afterAll(before, now) },
  }
}

/**
 * Proposes a move as a correction. Refuses with `wrong-state` while another is proposed, and with `bad-input` a time
 * to object that has passed and a text that was up for signing before: to go back is a change like any other.
 */
export function proposeMove(
  { by, ...asked }: Asked,
  wish: { reason: string; objectUntil: number },
  before: readonly Made[],
  window: Window,
  now: number,
): Move {
  if (openProposal(before, window, now) !== undefined)
    refuse('wrong-state', 'Another correction is proposed already. Agree to it or take it back first.')
  if (wish.objectUntil <= now)
    refuse('bad-input', 'The time to object would be over already. Choose a later one.')
  const known = before.filter(({ state }) => state === 'made').flatMap(({ from, to }) => [from.hash, to.hash])
  if ([...known, asked.from.hash].includes(asked.to.hash))
    refuse('bad-input', 'This text was up for signing before. Going back to it is no correction.')
  return {
    ...asked,
    ...{ kind: 'editorial', reason: wish.reason, proposedBy: by, proposedAt: now, agreedBy: null },
    ...{ objectUntil: wish.objectUntil, state: 'proposed', settledAt: null },
  }
}

/**
 * Makes a proposed correction. Refuses with `wrong-state` one that is settled, or that is about another text than the
 * current one, with `second-coordinator` whoever proposed it, with `window-closed` one that signing closed upon, and
 * with `bad-input` one whose time to object has passed meanwhile.
 */
export function agreeTo(
  move: Move,
  by: string,
  on: Window & { version: string },
  before: readonly Made[],
  now: number,
): Move {
  if (move.state !== 'proposed' || move.from.version !== on.version) refuse('wrong-state')
  if (move.proposedBy === by) refuse('second-coordinator')
  if (!isOpen(move, on, now)) refuse('window-closed')
  if ((move.objectUntil ?? 0) <= now)
    refuse(
      'bad-input',
      'The time to object has passed meanwhile. Take it back and propose it with a later one.',
    )
  return { ...move, state: 'made', agreedBy: by, settledAt: afterAll(before, now) }
}

/** Takes a proposed correction back, by whoever. Refuses with `wrong-state` one that is settled. */
export function takeBack(move: Move, now: number): Move {
  if (move.state !== 'proposed') refuse('wrong-state')
  return { ...move, state: 'taken-back', settledAt: now }
}

/** The correction that waits for a second coordinator, where there is one. Closing ends what was proposed before. */
export const openProposal = <M extends Pick<Move, 'state' | 'proposedAt'>>(
  moves: readonly M[],
  window: Window,
  now: number,
): M | undefined => moves.find(move => move.state === 'proposed' && isOpen(move, window, now))

function isOpen({ proposedAt }: Pick<Move, 'proposedAt'>, window: Window, now: number): boolean {
  const closed = Math.min(window.closedAt ?? window.closesAt, window.closesAt)
  return windowState(window, now) !== 'closed' || proposedAt >= closed
}

/** Moves are told apart by their times: one is later than all before it, also within one millisecond. */
const afterAll = (before: readonly Made[], now: number): number =>
  Math.max(now, ...before.map(({ state, settledAt }) => (state === 'made' ? (settledAt ?? 0) + 1 : 0)))

/**
 * The corrections that led to the current version, the newest first: back to the last substantive move, or to the
 * beginning.
 */
export function correctionsTo<M extends Made>(moves: readonly M[], current: string): M[] {
  const made = moves.filter(({ state }) => state === 'made')
  const newestFirst = made.toSorted((a, b) => (b.settledAt ?? 0) - (a.settledAt ?? 0))
  let at = current
  const to = newestFirst.findIndex(move => {
    if (move.kind !== 'editorial' || move.to.version !== at) return true
    at = move.from.version
    return false
  })
  return to === -1 ? newestFirst : newestFirst.slice(0, to)
}

/** The hashes of the texts from which the current version differs by agreed corrections only; its own is not among them. */
export const correctedTo = (moves: readonly Made[], current: string): ReadonlySet<string> =>
  new Set(correctionsTo(moves, current).map(({ from }) => from.hash))

/**
 * How a signature stands to the current text: made on it (`current`), counting for it by agreed corrections
 * (`corrected`), set apart because its signer objected to one (`objected`), kept on its own text by its signer
 * (`held`), or waiting for its signer to read what changed (`behind`).
 */
export type TextStanding = 'current' | 'corrected' | 'objected' | 'held' | 'behind'

/** A later substantive change asks anew who held; a correction of the text that they held against does not. */
export function standingOf(
  { hash, response }: Pick<Signature, 'hash' | 'response'>,
  moves: readonly Made[],
  current: FrozenText,
): TextStanding {
  const corrections = correctionsTo(moves, current.version)
  if (hash === current.hash) return 'current'
  if (corrections.some(({ from }) => from.hash === hash))
    return response?.what === 'object' ? 'objected' : 'corrected'
  const since = [current.version, ...corrections.map(({ from }) => from.version)]
  return response?.what === 'hold' && since.includes(response.version) ? 'held' : 'behind'
}

/**
 * Until when who signed a text may object to the corrections since: the latest of their times.
 * @returns null where nothing was corrected since.
 */
export function objectUntil(
  { hash }: Pick<Signature, 'hash'>,
  moves: readonly Made[],
  current: FrozenText,
): number | null {
  const corrections = correctionsTo(moves, current.version)
  const first = corrections.findIndex(({ from }) => from.hash === hash)
  if (hash === current.hash || first === -1) return null
  return Math.max(...corrections.slice(0, first + 1).map(move => move.objectUntil ?? 0))
}

type Moved = { signature: Signature; changed: boolean }

/**
 * "Keep my signature on the version I signed": it stays where it is, and the board knows that it was asked.
 * Refuses with `wrong-state` one that is not on an earlier text, with `text-changed` where the page showed another
 * text as current.
 */
export function hold(
  signature: Signature,
  moves: readonly Made[],
  current: FrozenText,
  shownHash: string,
  now: number,
): Moved {
  mustStand(signature)
  const stands = standingOf(signature, moves, current)
  if (stands === 'held') return { signature, changed: false }
  if (stands !== 'behind') refuse('wrong-state')
  if (shownHash !== current.hash) refuse('text-changed')
  return {
    signature: { ...signature, response: { version: current.version, what: 'hold', said: '', at: now } },
    changed: true,
  }
}

/**
 * Objects to agreed corrections: from now on it stands on the text it was made on, apart from the corrected one.
 * Refuses with `wrong-state` where nothing was corrected since, with `too-late-to-object`, and with `text-changed` as
 * above.
 * @param said the signer's own words, for coordinators; may be empty
 */
export function object(
  signature: Signature,
  moves: readonly Made[],
  current: FrozenText,
  { said, shownHash }: { said: string; shownHash: string },
  now: number,
): Moved {
  mustStand(signature)
  const stands = standingOf(signature, moves, current)
  if (stands === 'objected') return { signature, changed: false }
  if (stands !== 'corrected') refuse('wrong-state')
  if (shownHash !== current.hash) refuse('text-changed')
  if (now >= (objectUntil(signature, moves, current) ?? 0)) refuse('too-late-to-object')
  return {
    signature: { ...signature, response: { version: current.version, what: 'object', said, at: now } },
    changed: true,
  }
}

function mustStand({ state: { state } }: Pick<Signature, 'state'>): void {
  if (state !== 'confirmed' && state !== 'accepted') refuse('wrong-state')
}
