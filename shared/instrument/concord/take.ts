/** Which links may stand beside those that are confirmed: a provision is in one link of each side at most. */
import type { Kind } from './proposal.ts'

/** A link by positions: those of the old draft, and those of the new one. */
export type Said = { kind: Kind; from: number[]; to: number[] }

/** What is known of a draft: the printed number of each provision, by position. */
type Printed = readonly { printed: string }[]

/**
 * A link as it is stored: positions in order, `kept` where the printed number stayed and `moved` where it did not.
 * @returns null where a position is named twice or not there, or where there are more or fewer than the kind has
 */
export function settled({ kind, from, to }: Said, old: Printed, now: Printed): Said | null {
  if (!isPart(from, old) || !isPart(to, now) || !FITS[kind](from.length, to.length)) return null
  return { kind: kindNow({ kind, from, to }, old, now), from: sorted(from), to: sorted(to) }
}

/** The kind of a link by the numbers that are printed now, for numbers are corrected. */
export function kindNow({ kind, from, to }: Said, old: Printed, now: Printed): Kind {
  if (kind !== 'kept' && kind !== 'moved') return kind
  return old[from[0]!]?.printed === now[to[0]!]?.printed ? 'kept' : 'moved'
}

const FITS: Readonly<Record<Kind, (from: number, to: number) => boolean>> = {
  kept: (from, to) => from === 1 && to === 1,
  moved: (from, to) => from === 1 && to === 1,
  merged: (from, to) => from > 1 && to === 1,
  split: (from, to) => from === 1 && to > 1,
  struck: (from, to) => from === 1 && to === 0,
  new: (from, to) => from === 0 && to === 1,
}

const isPart = (positions: readonly number[], all: Printed): boolean =>
  new Set(positions).size === positions.length && positions.every(at => all[at] !== undefined)

const sorted = (positions: readonly number[]): number[] => positions.toSorted((a, b) => a - b)

/**
 * Judges settled links one after another.
 * @param live the links that hold
 * @returns `taken`: new ones; `there`: those that hold already as they are; `left`: those that name a provision which
 *   another link names on the same side, one that holds or one that was wanted before it
 */
export function take(
  live: readonly Pick<Said, 'from' | 'to'>[],
  wanted: readonly Said[],
): { taken: Said[]; there: Said[]; left: Said[] } {
  const same = new Set(live.map(nameOf))
  const from = new Set(live.flatMap(link => link.from))
  const to = new Set(live.flatMap(link => link.to))
  const judged = { taken: [] as Said[], there: [] as Said[], left: [] as Said[] }
  for (const link of wanted) {
    if (same.has(nameOf(link))) judged.there.push(link)
    else if (link.from.some(at => from.has(at)) || link.to.some(at => to.has(at))) judged.left.push(link)
    else {
      judged.taken.push(link)
      same.add(nameOf(link))
      for (const at of link.from) from.add(at)
      for (const at of link.to) to.add(at)
    }
  }
  return judged
}

const nameOf = ({ from, to }: Pick<Said, 'from' | 'to'>): string => `${from.join(' ')}>${to.join(' ')}`
