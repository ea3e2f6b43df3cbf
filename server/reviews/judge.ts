/** What everything said in a review is judged by, inside the write that takes it. */

import { refuse } from '../../shared/refusals.ts'
import type { Anchor } from '../../shared/review/anchor.ts'
import { roleMay } from '../../shared/roles.ts'
import { heldRevisions } from '../asks/entering.ts'
import { membersOf } from '../coalitions/coalitions.ts'
import type { Member } from '../http/who.ts'
import { organisationIn } from '../organisations/register.ts'
import type { Ports, Query } from '../ports.ts'
import { authorOf, type Statement, speakerOf } from './authors.ts'
import type { Mention } from './records.ts'
import type { Viewer } from './rows.ts'
import * as store from './store.ts'

/** A member as one who looks at what was said. */
export const viewerOf = (ports: Pick<Ports, 'keys'>, statement: Statement, who: Member): Viewer => ({
  key: authorOf(ports, statement, speakerOf(who)).author,
  decides: roleMay(who.role, 'reviews.decide'),
})

/**
 * The round in which something is to be said, judged by the server's clock.
 * @returns the version that is read in it.
 * @throws Refusal `not-found` for a round of another statement, `round-closed` after its deadline or its close
 */
export async function mustBeOpenRound(
  q: Query,
  statement: string,
  round: string | undefined,
  now: number,
): Promise<{ round: string | null; version: string | null }> {
  if (round === undefined) return { round: null, version: null }
  const row = await store.roundById(q, round)
  if (row?.statement !== statement) refuse('not-found')
  if (row.closedAt !== null || now >= row.closesAt) refuse('round-closed')
  return { round, version: row.version }
}

/**
 * Judges a change of words that were said in a round: once it has ended they stay as they were said, for answers
 * and dispositions are about them.
 * @param saidAt milliseconds since 1970; what was said after the deadline is no part of the round, and stays one's own
 * @throws Refusal `round-closed`
 */
export async function mustNotHaveEnded(
  q: Query,
  round: string | null,
  saidAt: number,
  now: number,
): Promise<void> {
  const row = round === null ? undefined : await store.roundById(q, round)
  if (row === undefined) return
  const end = Math.min(row.closesAt, row.closedAt ?? row.closesAt)
  if (saidAt < end && now >= end) refuse('round-closed')
}

/** Whether a round was closed with a version: what was settled in it then stays so. */
export async function isClosed(q: Query, round: string | null): Promise<boolean> {
  if (round === null) return false
  return (await store.roundById(q, round))?.closedAt != null
}

/**
 * Judges the ids in what a thread is about. A block that is gone meanwhile is taken: whoever wrote had seen it, and
 * its words are in the quotation.
 * @throws Refusal `not-found` for an ask of another coalition or a suggestion of another statement
 */
export async function mustBeOfStatement(q: Query, statement: Statement, on: Anchor): Promise<void> {
  if (on.kind === 'ask') {
    const known = await heldRevisions(q, statement.coalition, [on.ask])
    if (!known.has(on.ask)) refuse('not-found')
  }
  if (on.kind === 'suggestion') {
    const suggestion = await store.suggestionById(q, on.suggestion)
    if (suggestion?.statement !== statement.id) refuse('not-found')
  }
}

/**
 * Judges who is named in a comment.
 * @returns each once.
 * @throws Refusal `not-found` for anybody outside the coalition
 */
export async function mustBelong(
  q: Query,
  coalition: string,
  mentions: readonly Mention[],
): Promise<Mention[]> {
  const once = [...new Map(mentions.map(mention => [`${mention.kind} ${mention.id}`, mention])).values()]
  const people = new Set(
    once.some(({ kind }) => kind === 'person')
      ? (await membersOf(q, coalition)).map(({ person }) => person)
      : [],
  )
  for (const { kind, id } of once) {
    const belongs = kind === 'person' ? people.has(id) : await organisationIn(q, coalition, id)
    if (!belongs) refuse('not-found')
  }
  return once
}
