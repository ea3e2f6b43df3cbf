/** A correction between two drafts, with the asks that it places anew. */
import type { AskSays } from '../../../shared/ask.ts'
import type * as contracts from '../../../shared/contract/concordances.ts'
import type { Place } from '../../../shared/contract/outcomes.ts'
import type { Given, Input } from '../../../shared/contract/route.ts'
import { type Followed, standingsOf } from '../../../shared/following/places.ts'
import { ancestorsOf, type Graph } from '../../../shared/instrument/concord/graph.ts'
import type { Member } from '../../http/who.ts'
import { type Corrected, correctLinks } from '../../instrument/concord/correct.ts'
import { pausing } from '../../pausing.ts'
import type { Ports } from '../../ports.ts'
import * as store from '../store.ts'

type Replaced = Given<typeof contracts.correctLinks>['replaced'][number]
type Ask = Pick<AskSays, 'wording' | 'targets'> & { id: string; number: number }

/**
 * Corrects links, and says of each ask of the coalition that is aimed into this process where it was and where it is
 * now, in the corrected draft and in each later one: those that moved, by number and in the order of the drafts.
 */
export async function correctAndPlace(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.correctLinks>,
): Promise<Given<typeof contracts.correctLinks>> {
  const { corrected, asks } = await ports.storage.write(async tx => {
    const done = await correctLinks(tx, ports, who, input)
    const rows = await store.asksOf(tx, who.coalition)
    const held = await store.heldRevisions(tx, who.coalition)
    return {
      corrected: done,
      asks: rows.map(({ id, number }): Ask => ({ id, number, ...saidIn(held.get(id)!) })),
    }
  })
  return { revision: corrected.revision, replaced: await placedAnew(corrected, asks, input) }
}

const saidIn = ({ wording, targets }: store.Revision) => ({ wording, targets })

async function placedAnew(
  { before, after }: Corrected,
  asks: readonly Ask[],
  { draft, old }: { draft: string; old: string },
): Promise<Replaced[]> {
  const pause = pausing()
  const [earlier, later] = [earlierThan(after, old), laterThan(after, draft)]
  const known: Followed = new Map()
  const knownNow: Followed = new Map()
  const replaced: Replaced[] = []
  for (const { id: ask, number, wording, targets } of asks) {
    if (!targets.some(({ aim }) => aim !== null && earlier.has(aim.draft))) continue
    await pause()
    const was = standingsOf(before, targets, known)
    const is = standingsOf(after, targets, knownNow)
    for (const in_ of later) {
      const [then, now] = [was.get(in_)!.place, is.get(in_)!.place]
      if (sameAs(then) === sameAs(now)) continue
      const at = { was: printedOf(then), is: printedOf(now), place: now.kind }
      replaced.push({ ask, number, wording, draft: in_, ...at })
    }
  }
  return replaced
}

const earlierThan = (graph: Graph, draft: string) => new Set([draft, ...ancestorsOf(graph, draft)])

const laterThan = (graph: Graph, draft: string): string[] =>
  graph.drafts.map(({ id }) => id).filter(id => id === draft || ancestorsOf(graph, id).includes(draft))

const sameAs = (place: Place): string =>
  `${place.kind} ${place.kind === 'placed' ? place.in.map(({ at }) => at) : ''}`

const printedOf = (place: Place): string[] =>
  place.kind === 'placed' ? place.in.map(({ printed }) => printed) : []
