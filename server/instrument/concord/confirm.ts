/** What people confirm between a draft and one that it goes back to. */

import type * as contracts from '../../../shared/contract/concordances.ts'
import type { LinkRow } from '../../../shared/contract/concordances.ts'
import type { Given, Input } from '../../../shared/contract/route.ts'
import { kindNow, take } from '../../../shared/instrument/concord/take.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Member } from '../../http/who.ts'
import { namesOf } from '../../people/accounts.ts'
import type { Ports, Query } from '../../ports.ts'
import { addLinks, concordanceFor, livePairOf, outlinesOf, type Pair, pairOf, settledLinks } from './pair.ts'
import * as store from './store.ts'

/** The links that hold; with a revision that was seen, those that were confirmed or ended since. */
export async function seeConcordance(
  ports: Ports,
  who: Member,
  { since, ...named }: Input<typeof contracts.seeConcordance>,
): Promise<Given<typeof contracts.seeConcordance>> {
  return ports.storage.read(async q => {
    const pair = await pairOf(q, who, named)
    const concordance = await store.concordanceBetween(q, pair.old.id, pair.now.id)
    if (concordance === undefined) return { revision: 0, links: [] }
    const { id, revision } = concordance
    const links = since === 0 ? await store.liveLinks(q, id) : await store.linksSince(q, id, since)
    return { revision, links: await linkRows(q, ports, pair, links) }
  })
}

async function linkRows(
  q: Query,
  ports: Ports,
  pair: Pair,
  links: readonly store.Link[],
): Promise<LinkRow[]> {
  if (links.length === 0) return []
  const { old, now } = await outlinesOf(q, ports, pair)
  const names = await namesOf(
    q,
    links.map(link => link.by),
  )
  return links.map(link => ({
    ...{ id: link.id, from: link.from, to: link.to, at: link.at, endedAt: link.endedAt },
    kind: kindNow(link, old, now),
    by: { id: link.by, name: names.get(link.by) ?? '' },
  }))
}

/**
 * Confirms links. One that holds already as it is counts as confirmed; one that names a provision of which another link
 * says otherwise comes back in `left`, and the others are confirmed all the same.
 */
export async function confirmLinks(
  ports: Ports,
  who: Member,
  { links: said, ...named }: Input<typeof contracts.confirmLinks>,
): Promise<Given<typeof contracts.confirmLinks>> {
  return ports.storage.write(async tx => {
    const pair = await livePairOf(tx, who, named)
    const wanted = await settledLinks(tx, ports, pair, said)
    const { id, revision } = await concordanceFor(tx, ports, pair)
    const { taken, there, left } = take(await store.liveLinks(tx, id), wanted)
    const confirmed = taken.length + there.length
    if (taken.length === 0) return { revision, confirmed, left }
    await addLinks(tx, ports, who, { id, revision: revision + 1 }, taken)
    await appendAudit(tx, ports, {
      ...{ coalition: who.coalition, act: 'concordance.confirmed', actor: who.person, subject: id },
      data: { old: pair.old.id, now: pair.now.id, links: taken.length },
    })
    return { revision: revision + 1, confirmed, left }
  })
}
