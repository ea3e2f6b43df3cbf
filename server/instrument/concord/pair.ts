/** Two drafts between which links are confirmed. */
import type { Outline } from '../../../shared/instrument/concord/graph.ts'
import { type Said, settled } from '../../../shared/instrument/concord/take.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Member } from '../../http/who.ts'
import type { Ports, Query, Tx } from '../../ports.ts'
import { liveProcess } from '../../processes/processes.ts'
import { type Draft, draftIn } from '../instrument.ts'
import { outlineOf } from './graph.ts'
import * as store from './store.ts'

export type Pair = { old: Draft; now: Draft }

/** A draft and one that it names as what it goes back to. @throws Refusal `not-found` for any other two. */
export async function pairOf(
  q: Query,
  { coalition }: Pick<Member, 'coalition'>,
  { draft, old }: { draft: string; old: string },
): Promise<Pair> {
  const now = (await draftIn(q, coalition, draft)) ?? refuse('not-found')
  if (!now.parents.includes(old)) refuse('not-found')
  return { old: (await draftIn(q, coalition, old)) ?? refuse('not-found'), now }
}

/**
 * Two drafts of a process that was not archived.
 * @param named `seen` is the revision of the draft from which its positions were read
 * @throws Refusal `not-found`, `statement-archived`; `draft-changed` where the draft was changed since: as long as
 *   nothing hangs on it, a correction can give every position to another provision
 */
export async function livePairOf(
  tx: Tx,
  who: Pick<Member, 'coalition'>,
  named: { draft: string; old: string; seen?: number | undefined },
): Promise<Pair> {
  const pair = await pairOf(tx, who, named)
  await liveProcess(tx, pair.now.process)
  if (named.seen !== undefined && named.seen !== pair.now.revision) refuse('draft-changed')
  return pair
}

/** Links as they are stored. @throws Refusal `bad-input` for one that cannot be of these drafts or of its kind. */
export async function settledLinks(
  q: Query,
  ports: Ports,
  pair: Pair,
  said: readonly Said[],
): Promise<Said[]> {
  const { old, now } = await outlinesOf(q, ports, pair)
  return said.map(link => settled(link, old, now) ?? refuse('bad-input', NOT_THERE))
}

const NOT_THERE =
  'A link names a provision that is not in its draft, or more or fewer provisions than its kind has. Nothing was changed.'

/** The provisions of both drafts without their words. */
export async function outlinesOf(
  q: Query,
  ports: Ports,
  { old, now }: Pair,
): Promise<{ old: readonly Outline[]; now: readonly Outline[] }> {
  return { old: await outlineOf(q, ports, old), now: await outlineOf(q, ports, now) }
}

/** The concordance of two drafts, made at its first use. */
export async function concordanceFor(tx: Tx, ports: Ports, { old, now }: Pair): Promise<store.Concordance> {
  const there = await store.concordanceBetween(tx, old.id, now.id)
  if (there !== undefined) return there
  return store.beginConcordance(tx, {
    ...{ id: ports.ids.id(), process: now.process, old: old.id, now: now.id },
    ...{ revision: 0, createdAt: ports.clock.now() },
  })
}

/** Writes links as confirmed by this person, in this revision of the concordance. */
export async function addLinks(
  tx: Tx,
  ports: Ports,
  { person }: Pick<Member, 'person'>,
  { id: concordance, revision: changed }: Pick<store.Concordance, 'id' | 'revision'>,
  said: readonly Said[],
): Promise<store.Link[]> {
  const at = ports.clock.now()
  const links = said.map(link => ({
    ...{ ...link, id: ports.ids.id(), concordance, by: person, at },
    ...{ endedBy: null, endedAt: null, changed },
  }))
  await store.addLinks(tx, links)
  await store.setRevision(tx, concordance, changed)
  return links
}
