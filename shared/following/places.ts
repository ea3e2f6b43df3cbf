/** [ASK-1] Where asks are in the drafts of their process: worked out from what is confirmed, never stored. */
import type { Target } from '../ask.ts'
import type { Place } from '../contract/outcomes.ts'
import { type Found, type Graph, placesOf, type Shown } from '../instrument/concord/graph.ts'

/** An ask as far as its places and outcomes are concerned. */
export type Aiming = { id: string; targets: readonly Target[]; parts: readonly { id: string }[] }

/**
 * A line of the matrix: an ask as a whole (`part` null), or a part of it, with its targets. The whole is on everything
 * that the ask is aimed at. `own` are the targets that belong to this line and to no other one.
 */
export type Line = { ask: string; part: string | null; targets: readonly Target[]; own: readonly Target[] }

/** Where a line is in one draft, and how many of the provisions it was on were struck on the way there. */
export type Standing = { place: Place; gone: 'all' | 'some' | 'none' }

/** By the ids of the drafts. */
export type Standings = ReadonlyMap<string, Standing>

/** The ask as a whole, then its parts in their order. */
export function linesOf({ id, targets, parts }: Aiming): Line[] {
  const of = (part: string | null) => targets.filter(target => target.part === part)
  return [
    { ask: id, part: null, targets, own: of(null) },
    ...parts.map(part => ({ ask: id, part: part.id, targets: of(part.id), own: of(part.id) })),
  ]
}

/** Where each target of a list is in every draft; the same aim is followed once. */
export function standingsOf(
  graph: Graph,
  targets: readonly Target[],
  known: Followed = new Map(),
): Standings {
  const ways = targets.map(target => foundOf(graph, target, known))
  return new Map(graph.drafts.map(({ id }) => [id, standingOf(ways.map(way => way(id)))]))
}

/** What was followed before, by aim: pass the same one for all asks of a process. */
export type Followed = Map<string, ReadonlyMap<string, Found>>

/** Where one target is: where the graph says, or why it cannot say. */
type Where = Found | { kind: 'by-hand' } | { kind: 'not-aimed' }

/** These are about no provision that is there: a person judges. */
const BY_HAND: ReadonlySet<Target['kind']> = new Set(['whole', 'new', 'floor', 'other'])

function foundOf(graph: Graph, { kind, aim }: Target, known: Followed): (draft: string) => Where {
  if (BY_HAND.has(kind)) return () => ({ kind: 'by-hand' })
  if (aim === null || !graph.byId.has(aim.draft)) return () => ({ kind: 'not-aimed' })
  const key = `${aim.draft} ${aim.at} ${aim.to ?? ''}`
  const found = known.get(key) ?? placesOf(graph, aim)
  known.set(key, found)
  return draft => found.get(draft) ?? { kind: 'before' }
}

/**
 * Several targets are placed where any of them is, and gone only where all are. What nobody has confirmed comes before
 * what cannot be known, so that nothing looks settled that is not.
 */
function standingOf(all: readonly Where[]): Standing {
  const gone = all.flatMap(one => (one.kind === 'gone' ? [one] : []))
  const placed = all.flatMap(one => (one.kind === 'placed' ? one.in : []))
  if (placed.length > 0)
    return { place: { kind: 'placed', in: once(placed) }, gone: gone.length > 0 ? 'some' : 'none' }
  return { place: unplaced(all, gone), gone: isGone(all, gone) ? 'all' : 'none' }
}

type Gone = Extract<Found, { kind: 'gone' }>

function unplaced(all: readonly Where[], gone: readonly Gone[]): Place {
  const has = (kind: Where['kind']) => all.some(one => one.kind === kind)
  if (has('unplaced')) return { kind: 'unplaced', why: 'not-confirmed' }
  if (has('elsewhere')) return { kind: 'elsewhere' }
  if (has('by-hand')) return { kind: 'by-hand' }
  if (has('not-aimed') || all.length === 0) return { kind: 'unplaced', why: 'not-aimed' }
  if (!isGone(all, gone)) return { kind: 'before' }
  const latest = gone.at(-1)!.in
  return {
    kind: 'gone',
    in: latest,
    last: once(gone.filter(one => one.in === latest).flatMap(one => one.last)),
  }
}

/** What was aimed at in a later draft has no say in this one. */
const isGone = (all: readonly Where[], gone: readonly Gone[]): boolean =>
  gone.length > 0 && all.every(({ kind }) => kind === 'gone' || kind === 'before')

/** Each provision once, in the order of the draft. */
const once = (shown: readonly Shown[]): Shown[] =>
  [...new Map(shown.map(one => [one.at, one])).values()].sort((a, b) => a.at - b.at)
