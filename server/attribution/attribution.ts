/** Which organisation changed which words of a statement, for coordinators of coalitions that turned it on [SAFE-5]. */
import type { Hands } from '../../shared/attribution/hands.ts'
import type { Taken } from '../../shared/attribution/moments.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/statements.ts'
import { refuse } from '../../shared/refusals.ts'
import { coalitionById } from '../coalitions/coalitions.ts'
import type { Member } from '../http/who.ts'
import { organisationsOf } from '../organisations/register.ts'
import type { EditBy, Ports, Query } from '../ports.ts'
import { organisationsOfSuggestions } from '../reviews/authors.ts'
import { mustExist } from '../statements/statements.ts'
import { loadVersion } from '../statements/versions.ts'
import { organisationsInTime } from './organisations.ts'

/**
 * The blocks of two texts in which something changed from one to the other, and which organisations changed it.
 * Persons are never named, and words of the server are nobody's.
 * @throws Refusal `attribution-off`, `unattributed`, `not-found` for a version of another statement, `too-large`
 */
export async function seeAttribution(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.seeAttribution>,
): Promise<Given<typeof contracts.seeAttribution>> {
  const { statement } = input
  const known = await ports.storage.read(async q => {
    return {
      since: await mustShow(q, who.coalition, statement),
      between: { old: await taken(q, statement, input.old), new: await taken(q, statement, input.new) },
      register: await organisationsOf(q, who.coalition),
      persons: await organisationsInTime(q, who.coalition),
      suggestions: await organisationsOfSuggestions(q, statement),
    }
  })
  const { since, between, register, persons, suggestions } = known
  const entered = new Set(register.map(({ id }) => id))
  // Nobody is named for what they wrote while they were told that nobody would be.
  const byOf = (by: EditBy, at: number): string | null => {
    if (at < since) return null
    const organisation = typeof by === 'string' ? persons(by, at) : suggestions.get(by.suggestion)
    return organisation && entered.has(organisation) ? organisation : null
  }
  const hands = await ports.rooms.hands(statement, between, byOf)
  // What was turned off while the log was read is not shown.
  await ports.storage.read(q => mustShow(q, who.coalition, statement))
  const named = namedIn(hands)
  return {
    ...hands,
    organisations: register.filter(({ id }) => named.has(id)).map(({ id, name }) => ({ id, name })),
  }
}

/** Since when it is turned on, in milliseconds since 1970. @throws Refusal `unattributed`, `attribution-off` */
async function mustShow(q: Query, coalition: string, statement: string): Promise<number> {
  if ((await mustExist(q, statement)).unattributed === 1) refuse('unattributed')
  const row = await coalitionById(q, coalition)
  return row?.attributedSince ?? refuse('attribution-off')
}

/** A version of the statement as it was taken; null for the living text. @throws Refusal `not-found` */
async function taken(q: Query, statement: string, side: string): Promise<Taken | null> {
  if (side === 'live') return null
  const version = await loadVersion(q, side)
  if (version?.statement !== statement) refuse('not-found')
  return { body: version.body, at: version.frozenAt }
}

function namedIn(hands: Hands): Set<string> {
  const blocks = [...hands.old, ...hands.new]
  return new Set(
    blocks.flatMap(({ stretches, marked, shaped }) => [
      ...[...stretches, ...marked].map(({ by }) => by),
      ...shaped,
    ]),
  )
}
