/** Deciding on suggestions: accepting them into the text, declining or deferring them, taking a decision back. */
import type * as contracts from '../../shared/contract/reviews.ts'
import type { SuggestionRow } from '../../shared/contract/reviews.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { Refusal, refuse } from '../../shared/refusals.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { mustExist, mustLive } from '../statements/statements.ts'
import { authorOf, type Statement, speakerOf } from './authors.ts'
import { viewerOf } from './judge.ts'
import type { Accepting } from './records.ts'
import { readSaid } from './rows.ts'
import * as store from './store.ts'
import { changesFrom, isWaiting } from './suggestions.ts'
import { tellOfDecision } from './tell.ts'
import { type Claimed, carryOn, carryThrough, foreseenUndo, isClaimed, reopened } from './textChange.ts'
import { suggestionAfter } from './written.ts'

type Wish = Input<typeof contracts.acceptSuggestions>['suggestions'][number] & { changes: Change[] | null }

/**
 * Applies suggestions to the living text, one after the other in the order given, each once [REV-3].
 * @returns how those stand that were accepted, and why others were not: `wrong-state`, `suggestion-amended`,
 *   `does-not-fit`, `not-found`, `try-again`.
 */
export async function acceptSuggestions(
  ports: Ports,
  who: Member,
  { statement, suggestions, reason }: Input<typeof contracts.acceptSuggestions>,
): Promise<Given<typeof contracts.acceptSuggestions>> {
  const wishes = suggestions.map(wish => ({
    ...wish,
    changes: wish.amended === undefined ? null : changesFrom(wish.amended),
  }))
  await carryOn(ports, statement)
  await ports.storage.read(async q => mustLive(await mustExist(q, statement)))
  const accepted: string[] = []
  const refused: Given<typeof contracts.acceptSuggestions>['refused'] = []
  for (const wish of wishes) {
    try {
      await acceptOne(ports, who, statement, wish, reason)
      accepted.push(wish.suggestion)
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault
      refused.push({ suggestion: wish.suggestion, code: fault.code, message: fault.message })
    }
  }
  return { suggestions: await ports.storage.read(q => rowsOf(q, ports, who, statement, accepted)), refused }
}

/** Declines or defers suggestions, all of them or none. Sent twice it is done once. */
export async function declineSuggestions(
  ports: Ports,
  who: Member,
  { statement: id, suggestions, as, reason }: Input<typeof contracts.declineSuggestions>,
): Promise<Given<typeof contracts.declineSuggestions>> {
  await carryOn(ports, id)
  const rows = await ports.storage.write(async tx => {
    const statement = await mustExist(tx, id)
    mustLive(statement)
    for (const suggestion of new Set(suggestions))
      await setAside(tx, ports, who, statement, { suggestion, as, reason })
    return rowsOf(tx, ports, who, id, suggestions)
  })
  ports.rooms.reviewChanged(id)
  ports.mailsQueued()
  return { suggestions: rows }
}

/**
 * Takes a decision back: the suggestion waits again, and what an acceptance put into the text is taken out.
 * @throws Refusal `wrong-state` where there is no decision, `does-not-fit` where the text changed since
 */
export async function undoDecision(
  ports: Ports,
  who: Member,
  { suggestion: id }: Input<typeof contracts.undoDecision>,
): Promise<SuggestionRow> {
  const { statement } = (await ports.storage.read(q => store.suggestionById(q, id))) ?? refuse('not-found')
  await carryOn(ports, statement)
  const claimed = await ports.storage.write(tx => claimUndoing(tx, ports, who, id))
  if (claimed && !(await carryThrough(ports, claimed))) refuse('does-not-fit', CANNOT_BE_TAKEN_OUT)
  return suggestionAfter(ports, who, id, tx => mustExist(tx, statement))
}

const CANNOT_BE_TAKEN_OUT =
  'The text changed since this was accepted, so it cannot be taken out again by itself. Change the text by hand.'

async function acceptOne(
  ports: Ports,
  who: Member,
  statement: string,
  wish: Wish,
  reason: string,
): Promise<void> {
  const undo = await undoOf(ports, statement, wish)
  const claimed = await ports.storage.write(tx =>
    claimAccepting(tx, ports, who, { statement, wish, reason, undo }),
  )
  if (!(await carryThrough(ports, claimed))) refuse('does-not-fit')
}

/** What would take it back out, worked out before the write: nobody else writes while a write lasts. */
async function undoOf(ports: Ports, statement: string, { suggestion, changes }: Wish): Promise<Change[]> {
  const row = await ports.storage.read(q => store.suggestionById(q, suggestion))
  return foreseenUndo(changes ?? row?.changes ?? [], await ports.rooms.read(statement))
}

/** Only one of two racers gets it; the other is told `wrong-state`. */
async function claimAccepting(
  tx: Tx,
  ports: Ports,
  who: Member,
  { statement, wish, reason, undo }: { statement: string; wish: Wish; reason: string; undo: Change[] },
): Promise<Claimed> {
  mustLive(await mustExist(tx, statement))
  const row = await store.suggestionById(tx, wish.suggestion)
  if (row?.statement !== statement) refuse('not-found')
  if (!isWaiting(row.state)) refuse('wrong-state')
  if (row.changed !== wish.seen) refuse('suggestion-amended')
  const state: Accepting = {
    ...{ state: 'accepting', ...claimBy(ports, who), reason, inPart: wish.inPart },
    ...{ amended: wish.changes, before: row.state },
  }
  const claimed = { ...row, state, undo }
  await store.saveSuggestion(tx, claimed)
  return claimed
}

/** @returns null where nothing is to be taken out of the text, and the suggestion is open again already. */
async function claimUndoing(tx: Tx, ports: Ports, who: Member, id: string): Promise<Claimed | null> {
  const row = (await store.suggestionById(tx, id)) ?? refuse('not-found')
  const statement = await mustExist(tx, row.statement)
  mustLive(statement)
  const before = row.state
  if (isClaimed(row) || before.state === 'open' || before.state === 'withdrawn') refuse('wrong-state')
  if (before.state !== 'accepted' || row.undo === null || row.undo.length === 0) {
    await reopened(tx, ports, statement, row, who)
    return null
  }
  const claimed: Claimed = { ...row, state: { state: 'undoing', ...claimBy(ports, who), before } }
  await store.saveSuggestion(tx, claimed)
  return claimed
}

const claimBy = (ports: Ports, { person, organisation }: Member) => ({
  ...{ claim: ports.ids.id(), at: ports.clock.now(), person, organisation: organisation.id },
})

type Aside = { suggestion: string; as: 'declined' | 'deferred'; reason: string }

async function setAside(
  tx: Tx,
  ports: Ports,
  who: Member,
  statement: Statement,
  { suggestion, as, reason }: Aside,
): Promise<void> {
  const row = await store.suggestionById(tx, suggestion)
  if (row?.statement !== statement.id) refuse('not-found')
  const by = authorOf(ports, statement, speakerOf(who))
  const { state } = row
  if (state.state === as && state.by.author === by.author && state.reason === reason) return
  if (!isWaiting(state)) refuse('wrong-state')
  const at = ports.clock.now()
  const changed = await store.nextChange(tx, statement.id)
  await store.saveSuggestion(tx, { ...row, state: { state: as, by, at, reason }, changed, changedAt: at })
  await appendAudit(tx, ports, {
    ...{ coalition: statement.coalition, act: `suggestion.${as}`, actor: who.person, subject: row.id },
    data: { statement: statement.id },
  })
  await tellOfDecision(tx, ports, statement, speakerOf(who), [row])
}

async function rowsOf(
  q: Query,
  ports: Ports,
  who: Member,
  id: string,
  suggestions: readonly string[],
): Promise<SuggestionRow[]> {
  const statement = await mustExist(q, id)
  const viewer = viewerOf(ports, statement, who)
  const which = { ids: [...new Set(suggestions)] }
  return (await readSaid(q, ports, statement, viewer, which, { threads: false })).suggestions
}
