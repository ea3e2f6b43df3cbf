/** What the board of a sign-on shows of its signatures: how they came over time, and from where. */
import { regionOf } from './regions.ts'

export type CurvePoint = {
  /** Milliseconds since 1970. */
  at: number
  /** How many had come by then. */
  count: number
}

/**
 * How many things had happened at evenly spaced times.
 * @param moments when each happened, in any order, milliseconds since 1970; what came before `from` counts from the
 *   first point on, what comes after `to` does not count
 * @param buckets how many steps there are between `from` and `to`, at least 1
 * @returns one point more than there are steps, the first at `from` and the last at `to`; one where these are the same
 */
export function curveOf(moments: readonly number[], from: number, to: number, buckets: number): CurvePoint[] {
  if (to <= from) return [{ at: from, count: moments.filter(moment => moment <= from).length }]
  const sorted = moments.toSorted((a, b) => a - b)
  let count = 0
  return Array.from({ length: buckets + 1 }, (_, step) => {
    const at = step === buckets ? to : from + Math.round(((to - from) * step) / buckets)
    while (count < sorted.length && sorted[count]! <= at) count += 1
    return { at, count }
  })
}

export type Count = { key: string; count: number }

/** How many there are of each key, the most first, and those of as many in the order of their keys. */
export function countsBy<T>(things: readonly T[], keyOf: (thing: T) => string): Count[] {
  const counts = new Map<string, number>()
  for (const thing of things) {
    const key = keyOf(thing)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, count]) => ({ key, count })).sort(mostFirst)
}

export type RegionCount = Count & { within: Count[] }

/**
 * Counts of countries as counts of regions, each with the smaller ones in it; what lies in no region is left out.
 * @param countries how many there are of each country, by ISO 3166-1 alpha-2
 */
export function regionsOf(countries: readonly Count[]): RegionCount[] {
  const regions = new Map<string, Map<string, number>>()
  for (const { key, count } of countries) {
    const lies = regionOf(key)
    if (lies === undefined) continue
    const smaller = regions.get(lies.within) ?? new Map<string, number>()
    regions.set(lies.within, smaller.set(lies.region, (smaller.get(lies.region) ?? 0) + count))
  }
  return [...regions]
    .map(([key, smaller]) => {
      const within = [...smaller].map(([key, count]) => ({ key, count })).sort(mostFirst)
      return { key, within, count: within.reduce((sum, { count }) => sum + count, 0) }
    })
    .sort(mostFirst)
}

const mostFirst = (a: Count, b: Count): number => b.count - a.count || (a.key < b.key ? -1 : 1)

/**
 * Round values for an axis from 0 to at least `most`: whole numbers, at most five steps.
 * @param most the greatest value to be drawn, not negative
 */
export function roundSteps(most: number): number[] {
  const rough = Math.max(most, 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map(times => times * power).find(size => size >= rough)!)
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, at) => at * step)
}
