/**
 * The drafts of a process as a graph: each names those that it goes back to. Two documents may be open at once and be
 * merged later, and a draft may hold only some chapters. All that is confirmed between them places a provision of one
 * draft in the others ([ASK-1]), also through drafts that nobody asked about.
 */
import type { Level } from '../provision.ts'
import type { Concordance, Way } from './confirmed.ts'
import type { Ref } from './proposal.ts'
import { walk } from './walk.ts'

/** What the graph knows of a provision. `parent` is the position of the one that holds it. */
export type Outline = { printed: string; title: string | null; level: Level; parent: number | null }

export type GraphDraft = {
  id: string
  /** The drafts that it goes back to; those that the graph does not hold are passed over. */
  parents: readonly string[]
  /** Holds only some chapters: what is not in it is not struck, but elsewhere. */
  partial: boolean
  /** By position. */
  provisions: readonly Outline[]
}

/** Made once by `graphFrom` and asked often; nothing in it is changed afterwards. */
export type Graph = {
  /** Each after those that it goes back to, otherwise in the order in which they were given. */
  drafts: readonly GraphDraft[]
  byId: ReadonlyMap<string, GraphDraft>
  parents: ReadonlyMap<string, readonly GraphDraft[]>
  children: ReadonlyMap<string, readonly GraphDraft[]>
  /** By the old draft, then by the new one. */
  concordances: ReadonlyMap<string, ReadonlyMap<string, Concordance>>
}

/** A provision of a draft for which something was written, or with `to` a range that ends there. */
export type Aimed = { draft: string; at: number; to?: number | null }

/** A provision as it is shown. */
export type Shown = Ref & { title: string | null }

/**
 * Where an aim is in a draft:
 * - `placed`: in these provisions, sorted by position. Where it was split, some of its parts may be gone or open
 * - `gone`: it was struck on every line of drafts that leads here; `last` is where it last stood, in draft `in`
 * - `unplaced`: nobody has confirmed what became of it
 * - `before`: the draft does not go back to the one it was aimed at
 * - `elsewhere`: the draft holds only other chapters
 */
export type Found =
  | { kind: 'placed'; in: Shown[] }
  | { kind: 'gone'; in: string; last: Shown[] }
  | { kind: 'unplaced'; why: 'not-confirmed' }
  | { kind: 'before' }
  | { kind: 'elsewhere' }

/**
 * @param drafts of one process; a draft that goes back to itself is left out
 * @param concordances with links that hold, at most one for each two drafts; those between drafts of which neither
 *   names the other are passed over
 */
export function graphFrom(drafts: readonly GraphDraft[], concordances: readonly Concordance[]): Graph {
  const ordered = inOrder(drafts)
  const byId = new Map(ordered.map(draft => [draft.id, draft]))
  const parents = new Map(
    ordered.map(({ id, parents: named }) => [id, [...new Set(named)].flatMap(one => byId.get(one) ?? [])]),
  )
  const children = new Map(ordered.map(({ id }): [string, GraphDraft[]] => [id, []]))
  for (const draft of ordered) for (const { id } of parents.get(draft.id)!) children.get(id)!.push(draft)
  const pairs = new Map<string, Map<string, Concordance>>()
  for (const one of concordances) pairs.set(one.old, (pairs.get(one.old) ?? new Map()).set(one.now, one))
  return { drafts: ordered, byId, parents, children, concordances: pairs }
}

function inOrder(drafts: readonly GraphDraft[]): GraphDraft[] {
  const waiting = new Map(drafts.map(draft => [draft.id, draft]))
  const ordered: GraphDraft[] = []
  for (;;) {
    const next = [...waiting.values()].find(({ parents }) => !parents.some(parent => waiting.has(parent)))
    if (next === undefined) return ordered
    waiting.delete(next.id)
    ordered.push(next)
  }
}

/** Where an aim is in each draft of the graph, by the draft's id. */
export function placesOf(graph: Graph, aim: Aimed): Map<string, Found> {
  const refs = refsOf(graph, aim)
  const ways = walk(graph, aim.draft, refs)
  return new Map(graph.drafts.map(draft => [draft.id, foundOf(graph, draft, ways.get(draft.id), refs)]))
}

/**
 * The provisions that are meant: of a range all that are of the level of its first one, from there to its end, and not
 * inside another one of them. None where the draft has no such provision.
 */
export function refsOf({ byId }: Graph, { draft, at, to }: Aimed): Ref[] {
  const provisions = byId.get(draft)?.provisions ?? []
  const first = provisions[at]
  if (first === undefined) return []
  const last = Math.min(Math.max(to ?? at, at), provisions.length - 1)
  const taken = new Set([at])
  for (let place = at + 1; place <= last; place++)
    if (provisions[place]!.level === first.level && !isInside(provisions, place, taken)) taken.add(place)
  return [...taken].map(place => ({ at: place, printed: provisions[place]!.printed }))
}

function isInside(provisions: readonly Outline[], at: number, taken: ReadonlySet<number>): boolean {
  for (let above = provisions[at]!.parent; above !== null; above = provisions[above]!.parent)
    if (taken.has(above)) return true
  return false
}

function foundOf(graph: Graph, draft: GraphDraft, way: Way | undefined, refs: readonly Ref[]): Found {
  if (way === undefined) return { kind: 'before' }
  if (way.to.length > 0) return { kind: 'placed', in: way.to.map(shownIn(draft)) }
  if (way.open.length > 0 || refs.length === 0) return { kind: 'unplaced', why: 'not-confirmed' }
  if (way.gone.length === 0)
    return draft.partial ? { kind: 'elsewhere' } : { kind: 'unplaced', why: 'not-confirmed' }
  const last = graph.drafts.findLast(({ id }) => way.gone.some(end => end.draft === id))!
  const struck = way.gone.filter(end => end.draft === last.id).map(({ ref }) => ref)
  return { kind: 'gone', in: last.id, last: struck.sort((a, b) => a.at - b.at).map(shownIn(last)) }
}

const shownIn =
  ({ provisions }: GraphDraft) =>
  ({ at, printed }: Ref): Shown => ({ at, printed, title: provisions[at]?.title ?? null })

/** Every draft that a draft goes back to, through others too; the nearest first. */
export function ancestorsOf({ drafts, parents }: Graph, draft: string): string[] {
  const found = new Set([draft])
  for (const { id } of drafts.toReversed())
    if (found.has(id)) for (const parent of parents.get(id)!) found.add(parent.id)
  return drafts
    .toReversed()
    .map(({ id }) => id)
    .filter(id => id !== draft && found.has(id))
}
