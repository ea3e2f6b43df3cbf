/** Corrections of what was confirmed between two drafts. */

import type * as contracts from '../../../shared/contract/concordances.ts'
import type { Input } from '../../../shared/contract/route.ts'
import { type Graph, graphFrom } from '../../../shared/instrument/concord/graph.ts'
import { take } from '../../../shared/instrument/concord/take.ts'
import { refuse } from '../../../shared/refusals.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Member } from '../../http/who.ts'
import type { Ports, Tx } from '../../ports.ts'
import { concordanceOf, graphOf } from './graph.ts'
import { addLinks, livePairOf, type Pair, settledLinks } from './pair.ts'
import * as store from './store.ts'

/** The graph of the process as it was and as it is, to see what a correction placed anew. */
export type Corrected = { revision: number; process: string; before: Graph; after: Graph }

/**
 * Ends links that do not hold, and confirms others in their place: all of it or nothing. What ended stays stored.
 * @throws Refusal as `livePairOf`; `link-changed` where one of the ends is no link that holds, or where a provision of a new link is
 *   named by another one; `bad-input`
 */
export async function correctLinks(
  tx: Tx,
  ports: Ports,
  who: Member,
  { ends, links: said, ...named }: Input<typeof contracts.correctLinks>,
): Promise<Corrected> {
  const pair = await livePairOf(tx, who, named)
  const wanted = await settledLinks(tx, ports, pair, said)
  const concordance = await store.concordanceBetween(tx, pair.old.id, pair.now.id)
  if (concordance === undefined) refuse('link-changed')
  const live = await store.liveLinks(tx, concordance.id)
  const ending = new Set(ends)
  const staying = live.filter(({ id }) => !ending.has(id))
  if (staying.length + ending.size !== live.length) refuse('link-changed')
  const { taken, left } = take(staying, wanted)
  if (left.length > 0) refuse('link-changed')

  const before = await graphOf(tx, ports, pair.now.process)
  const revision = concordance.revision + 1
  const end = { endedBy: who.person, endedAt: ports.clock.now(), changed: revision }
  await store.endLinks(tx, [...ending], end)
  const added = await addLinks(tx, ports, who, { id: concordance.id, revision }, taken)
  await appendAudit(tx, ports, {
    ...{ coalition: who.coalition, act: 'concordance.corrected', actor: who.person, subject: concordance.id },
    data: { old: pair.old.id, now: pair.now.id, ended: ending.size, links: taken.length },
  })
  const after = withLinks(before, pair, [...staying, ...added])
  return { revision, process: pair.now.process, before, after }
}

function withLinks(graph: Graph, { old, now }: Pair, links: readonly store.Link[]): Graph {
  const others = [...graph.concordances.values()]
    .flatMap(byNow => [...byNow.values()])
    .filter(one => one.old !== old.id || one.now !== now.id)
  const corrected = concordanceOf(links, graph.byId.get(old.id)!, graph.byId.get(now.id)!)
  return graphFrom(graph.drafts, [...others, corrected])
}
