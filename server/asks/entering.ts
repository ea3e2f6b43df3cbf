/** What writes in the register: a new ask, and what an ask says anew. */
import { type AskSays, askSaying } from '../../shared/ask.ts'
import { refuse } from '../../shared/refusals.ts'
import { appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import { draftIn } from '../instrument/instrument.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { processOf } from '../processes/sessions.ts'
import { mustBeHere, mustHold } from './judge.ts'
import { saysOf } from './rows.ts'
import * as store from './store.ts'

type Who = Pick<Member, 'coalition' | 'person'>

/**
 * Enters a new ask with its first revision, under the next number of the register. It is about the process of the
 * draft it is aimed at, else of the session of the statement it is made for, else of the draft that statement works on.
 * @param as its id where it has one already, and the process, the session or the draft where one is said
 * @returns its id.
 * @throws Refusal as `mustHold`
 */
export async function enterAsk(
  tx: Tx,
  ports: Ports,
  who: Who,
  says: AskSays,
  as: { id?: string; process?: string | null; session?: string | null; draft?: string | null } = {},
): Promise<string> {
  const { id = ports.ids.id(), session = null, draft = null } = as
  const { coalition, person } = who
  await mustBeHere(tx, coalition, as)
  const said = await mustHold(tx, coalition, { ask: id, process: as.process ?? null }, says)
  const worked = draft === null ? undefined : await draftIn(tx, coalition, draft)
  const process = said ?? (await processOf(tx, session)) ?? worked?.process ?? null
  const at = ports.clock.now()
  const number = (await store.highestNumber(tx, coalition)) + 1
  await store.addAsk(tx, { ...{ id, coalition, number, process }, createdBy: person, createdAt: at })
  const revision = { id: ports.ids.id(), ask: id, number: 1, statement: null, by: person, at }
  await store.addRevision(tx, { ...says, ...revision })
  await appendAudit(tx, ports, {
    ...{ coalition, act: 'ask.made', actor: person, subject: id },
    data: { number, verb: says.verb },
  })
  return id
}

/**
 * Changes what the register holds of an ask: a new revision, where it says something else.
 * @param seen the number of the revision that was seen; without it nothing is compared
 * @throws Refusal as `mustHold`; `ask-changed` where the register holds another revision by now
 */
export async function reviseHeld(
  tx: Tx,
  ports: Ports,
  who: Who,
  ask: string,
  says: AskSays,
  seen?: number,
): Promise<void> {
  const row = (await store.askIn(tx, who.coalition, ask)) ?? refuse('not-found')
  if (seen !== undefined && seen !== row.current) refuse('ask-changed')
  const revisions = await store.revisionsOf(tx, [ask])
  if (sameSays(revisions.find(({ number }) => number === row.current)!, says)) return
  const process = await mustHold(tx, who.coalition, { ask, process: row.process }, says)
  const revision = await addRevision(tx, ports, who, revisions, { ...says, statement: null })
  await store.changeAsk(tx, ask, { current: revision.number, process })
}

/** The next revision of an ask, whether the register holds it or only a statement says it. */
export async function addRevision(
  tx: Tx,
  ports: Ports,
  who: Who,
  before: readonly store.Revision[],
  says: AskSays & { statement: string | null },
): Promise<store.Revision> {
  const [newest] = before
  if (!newest) refuse('not-found')
  const revision = {
    ...{ ...says, id: ports.ids.id(), ask: newest.ask, number: newest.number + 1 },
    ...{ by: who.person, at: ports.clock.now() },
  }
  await store.addRevision(tx, revision)
  await appendAudit(tx, ports, {
    ...{ coalition: who.coalition, act: 'ask.revised', actor: who.person, subject: revision.ask },
    data: { revision: revision.number, statement: revision.statement },
  })
  return revision
}

/** The asks among `candidates` that the coalition's register has, each with the revision that it holds. */
export const heldRevisions = (
  q: Query,
  coalition: string,
  candidates: readonly string[],
): Promise<Map<string, store.Revision>> => store.heldRevisions(q, coalition, [...new Set(candidates)])

/** Both as the schema orders what an ask says, so that the order of fields says nothing. */
const sameSays = (held: store.Revision, says: AskSays) =>
  JSON.stringify(saysOf(held)) === JSON.stringify(askSaying(says))
