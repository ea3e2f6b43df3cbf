/** What went into a provision from elsewhere, and what left it, between two drafts. */

import { linkOf } from '../instrument/concord/confirmed.ts'
import type { Graph } from '../instrument/concord/graph.ts'
import type { Ref } from '../instrument/concord/proposal.ts'
import { linksOn, walk } from '../instrument/concord/walk.ts'
import { endOf } from '../instrument/stored.ts'
import type { Rows } from './words.ts'

/** Provisions of a draft, with all they hold. */
export type Stood = { draft: string; rows: Rows; positions: readonly number[] }

/**
 * @returns `beside`: positions in the old draft of what is in the new provisions now and was not in the old ones;
 * `moved`: positions in the new draft of what the old provisions held and is elsewhere now
 */
export function aroundOf(graph: Graph, old: Stood, now: Stood): { beside: number[]; moved: number[] } {
  return {
    beside: outside(wentTo(graph, now, old.draft, 'back'), old),
    moved: outside(wentTo(graph, old, now.draft, 'forward'), now),
  }
}

/** Where provisions and all they hold are in the other draft, as positions; in the next one by its links alone. */
function wentTo(graph: Graph, from: Stood, to: string, direction: 'forward' | 'back'): number[] {
  const held = from.positions.flatMap(at => from.rows.slice(at, endOf(from.rows, at)))
  const [older, newer] = direction === 'forward' ? [from.draft, to] : [to, from.draft]
  if (graph.parents.get(newer)?.some(({ id }) => id === older) === true) {
    const links = linksOn(graph, { id: from.draft }, { id: to }, direction)
    return held.flatMap(({ at }) => linkOf(links, at)?.to ?? []).map(({ at }) => at)
  }
  const refs: Ref[] = held.map(({ at, printed }) => ({ at, printed }))
  return (walk(graph, from.draft, refs, direction).get(to)?.to ?? []).map(({ at }) => at)
}

const outside = (found: readonly number[], { rows, positions }: Stood): number[] =>
  [...new Set(found)].filter(at => !positions.some(holder => holder <= at && at < endOf(rows, holder)))
