/** Suggestions: making one, amending it, taking it back. None of this touches the text [REV-1]. */
import type * as contracts from '../../shared/contract/reviews.ts'
import type { SuggestionRow } from '../../shared/contract/reviews.ts'
import type { Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { readChanges } from '../../shared/suggestion/read.ts'
import type { Member } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import type { Ports, Tx } from '../ports.ts'
import { mustExist, mustLive } from '../statements/statements.ts'
import { authorOf, type Speaker, type Statement, speakerOf } from './authors.ts'
import { mustBeOpenRound } from './judge.ts'
import type { StoredSuggestionState, Waiting } from './records.ts'
import * as store from './store.ts'
import { tellOfSuggestion } from './tell.ts'
import { suggestionAfter } from './written.ts'

/** As many open suggestions as a statement takes, and as long as they may be together, in characters. */
export const MOST_OPEN = { suggestions: 5000, characters: 20_000_000 } as const
/** As many as one author has in a statement, those decided and taken back counted too, and as long together. */
export const MOST_OWN = { suggestions: 2000, characters: 8_000_000 } as const
/** Of somebody who came by a link: all of it is drawn on their page, whenever it is opened. */
export const MOST_OF_GUEST = { suggestions: 300, characters: 600_000 } as const

/** Makes a suggestion under the sender's id, or amends one's own that waits for a decision. */
export async function putSuggestion(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.putSuggestion>,
): Promise<SuggestionRow> {
  const changes = changesFrom(input.changes)
  return suggestionAfter(ports, who, input.suggestion, tx =>
    suggest(tx, ports, speakerOf(who), { ...input, changes }),
  )
}

/** Takes one's own suggestion back. */
export async function withdrawSuggestion(
  ports: Ports,
  who: Member,
  { suggestion }: Input<typeof contracts.withdrawSuggestion>,
): Promise<SuggestionRow> {
  return suggestionAfter(ports, who, suggestion, tx => withdraw(tx, ports, speakerOf(who), suggestion))
}

/** Changes from untrusted JSON, as every suggestion is judged. @throws Refusal `bad-input` */
export const changesFrom = readChanges

export type Suggested = {
  statement: string
  suggestion: string
  changes: Change[]
  why: string
  round?: string | undefined
}

/**
 * Makes or amends a suggestion in a write of the caller, who calls `ports.rooms.reviewChanged` after it. Sent again
 * as it stands, it changes nothing, whatever became of it meanwhile [REV-4]; amended after it was deferred, it waits
 * for a decision again.
 * @param changes judged by `changesFrom`
 * @returns the statement it belongs to.
 * @throws Refusal `not-found` for an id of somebody else, `wrong-state` once it was decided, `round-closed`,
 *   `statement-archived`, `too-large` for one suggestion too many
 */
export async function suggest(tx: Tx, ports: Ports, by: Speaker, input: Suggested): Promise<Statement> {
  const statement = await mustExist(tx, input.statement)
  if (statement.coalition !== by.coalition) refuse('not-found')
  const author = authorOf(ports, statement, by)
  const before = await store.suggestionById(tx, input.suggestion)
  const { changes, why } = input
  if (before) {
    if (before.statement !== statement.id || before.author !== author.author) refuse('not-found')
    if (before.why === why && JSON.stringify(before.changes) === JSON.stringify(changes)) return statement
    if (!isWaiting(before.state)) refuse('wrong-state')
  }
  mustLive(statement)
  const now = ports.clock.now()
  const read = await mustBeOpenRound(
    tx,
    statement.id,
    before ? (before.round ?? undefined) : input.round,
    now,
  )
  mustFit(await store.suggestedBy(tx, statement.id, author), by.kind === 'guest' ? MOST_OF_GUEST : MOST_OWN, {
    ...{ changes, before },
    otherwise: 'This is as much as one person can suggest here. Write what is left as a comment.',
  })
  mustFit(await store.waitingOf(tx, statement.id), MOST_OPEN, {
    ...{ changes, before },
    otherwise: 'As many suggestions wait here as can. Some must be decided or taken back first.',
  })
  const changed = await store.nextChange(tx, statement.id)
  const says = { changes, why, state: { state: 'open' as const }, changed, changedAt: now }
  if (before) await store.saveSuggestion(tx, { ...before, ...says })
  else {
    const { id } = statement
    const made = { id: input.suggestion, statement: id, ...author, ...read, undo: null, createdAt: now }
    await store.addSuggestion(tx, { ...made, ...says })
    await tellOfSuggestion(tx, ports, statement, by)
  }
  return statement
}

/**
 * Takes a suggestion of the speaker's own back, in a write of the caller. Twice changes nothing.
 * @throws Refusal `not-allowed` for somebody else's, `wrong-state` once it was decided, `statement-archived`
 */
export async function withdraw(tx: Tx, ports: Ports, by: Speaker, id: string): Promise<Statement> {
  const before = (await store.suggestionById(tx, id)) ?? refuse('not-found')
  const statement = await mustExist(tx, before.statement)
  if (statement.coalition !== by.coalition) refuse('not-found')
  if (before.author !== authorOf(ports, statement, by).author)
    refuse('not-allowed', 'Only whoever made a suggestion can take it back.')
  if (before.state.state === 'withdrawn') return statement
  mustLive(statement)
  if (!isWaiting(before.state)) refuse('wrong-state')
  const at = ports.clock.now()
  const changed = await store.nextChange(tx, statement.id)
  await store.saveSuggestion(tx, { ...before, state: { state: 'withdrawn', at }, changed, changedAt: at })
  await noteInJournal(tx, ports, 'suggestion-withdrawn', { suggestion: id })
  return statement
}

/** Whether a suggestion waits for a decision and nobody is deciding it at this moment. */
export const isWaiting = (state: StoredSuggestionState): state is Waiting =>
  state.state === 'open' || state.state === 'deferred'

/** One that is amended is there already, and only its length counts. */
function mustFit(
  there: { count: number; size: number },
  most: { suggestions: number; characters: number },
  { changes, before, otherwise }: { changes: Change[]; before: unknown; otherwise: string },
): void {
  const isOneMore = before === undefined && there.count >= most.suggestions
  if (isOneMore || there.size + JSON.stringify(changes).length > most.characters)
    refuse('too-large', otherwise)
}
