/** The instrument as a map: how many asks are on each provision. */
import type { seeMap } from '../contract/outcomes.ts'
import type { Reply } from '../contract/route.ts'
import type { Outline } from '../instrument/concord/graph.ts'
import { isNamed } from '../instrument/printed.ts'

export type Weighed = Reply<typeof seeMap>['provisions'][number]
type Asked = Weighed['asks'][number]

/**
 * Every article and whatever stands above it, and what is smaller where an ask is on it. An ask on a provision counts
 * for all that hold it, once for each.
 * @param on where each ask, or part of one, is in the draft
 */
export function weightOn(
  provisions: readonly Outline[],
  on: readonly (Asked & { at: readonly number[] })[],
): Weighed[] {
  const asks = new Map<number, Asked[]>()
  for (const { at, ...asked } of on)
    for (const place of new Set(at.flatMap(one => [one, ...holdersOf(provisions, one)])))
      asks.set(place, [...(asks.get(place) ?? []), asked])
  return provisions.flatMap(({ printed, title, level }, at) => {
    const here = asks.get(at) ?? []
    return isNamed(level) || here.length > 0 ? [{ at, printed, title, level, asks: here }] : []
  })
}

function holdersOf(provisions: readonly Outline[], at: number): number[] {
  const parent = provisions[at]?.parent ?? null
  return parent === null ? [] : [parent, ...holdersOf(provisions, parent)]
}
