/** Where the provisions of a draft are in newer ones, for whoever cites them. Only what is confirmed counts [ASK-1]. */
import type { Places, seePlaces as seePlacesContract } from '../../../shared/contract/citations.ts'
import type { Input } from '../../../shared/contract/route.ts'
import { partBetween } from '../../../shared/instrument/concord/between.ts'
import type { Way } from '../../../shared/instrument/concord/confirmed.ts'
import type { Graph } from '../../../shared/instrument/concord/graph.ts'
import { walk } from '../../../shared/instrument/concord/walk.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Member } from '../../http/who.ts'
import { pausing } from '../../pausing.ts'
import type { Ports, Query } from '../../ports.ts'
import { type Draft, draftIn, draftsOf } from '../instrument.ts'
import { graphOf } from './graph.ts'
import * as store from './store.ts'

/**
 * The newest draft that goes back to this one and in which anything of it was followed: placed, or struck.
 * @returns with a stamp that differs as soon as a draft or a link of the process does; null where there is none
 */
export async function newestFollowed(
  q: Query,
  ports: Pick<Ports, 'storage'>,
  { id, process }: Pick<Draft, 'id' | 'process'>,
): Promise<{ draft: Draft; stamp: string } | null> {
  const concordances = await store.concordancesIn(q, process)
  if (concordances.length === 0) return null
  const graph = await graphOf(q, ports, process)
  const ways = walk(graph, id, refsOf(graph, id))
  const newest = graph.drafts.findLast(draft => draft.id !== id && isFollowed(draft.id, ways.get(draft.id)))
  const drafts = await draftsOf(q, process)
  const draft = drafts.find(one => one.id === newest?.id)
  if (draft === undefined) return null
  // Revisions only ever grow.
  const sum = (of: readonly { revision: number }[]) =>
    of.reduce((before, { revision }) => before + revision, 0)
  return { draft, stamp: [drafts.length, sum(drafts), sum(concordances)].join('.') }
}

/** What was struck before is gone from every later draft: that says nothing about this one. */
const isFollowed = (draft: string, way: Way | undefined): boolean =>
  way !== undefined && (way.to.length > 0 || way.gone.some(({ next }) => next === draft))

const refsOf = ({ byId }: Graph, draft: string) =>
  (byId.get(draft)?.provisions ?? []).map(({ printed }, at) => ({ at, printed }))

/** Where each provision of an older draft is. Refuses with `not-found` a draft that this one does not go back to. */
export async function seePlaces(
  ports: Ports,
  who: Member,
  { draft: id, old }: Input<typeof seePlacesContract>,
): Promise<Places> {
  const graph = await ports.storage.read(async q => {
    const draft = (await draftIn(q, who.coalition, id)) ?? refuse('not-found')
    return graphOf(q, ports, draft.process)
  })
  return placesIn(partBetween(graph, old, id) ?? refuse('not-found'), old, id)
}

async function placesIn(graph: Graph, old: string, now: string): Promise<Places> {
  const pause = pausing()
  const { partial } = graph.byId.get(now)!
  const found: Places = { places: [], elsewhere: [] }
  for (const ref of refsOf(graph, old)) {
    await pause()
    const { to, gone, open } = walk(graph, old, [ref]).get(now)!
    const { at } = ref
    if (to.length > 0) found.places.push({ at, to: to.map(one => one.at), open: open.length > 0 })
    else if (open.length > 0) continue
    else if (gone.length > 0) found.places.push({ at, to: [], open: false })
    else if (partial) found.elsewhere.push(at)
  }
  return found
}
