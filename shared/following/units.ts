/** What is shown as one change: an article with all it holds, and by itself what came from or went to another one. */
import { isNamed } from '../instrument/printed.ts'
import { endOf } from '../instrument/stored.ts'
import type { Rows } from './words.ts'

/** One side of a comparison: the draft, and for each position those of the other side that it is linked with. */
export type Side = { rows: Rows; links: ReadonlyMap<number, readonly number[]> }

/** By position: the provision in whose change this one is shown; itself where it has a change of its own. */
export type Owners = readonly number[]

/**
 * Articles are shown with what they hold. Chapters, and whatever else holds articles, are shown without it. A paragraph
 * that came from another article, or went to one, is shown by itself.
 */
export function ownersOf(side: Side, other: Side): Owners {
  const { rows, links } = side
  const holds = holdersIn(rows)
  const owners: number[] = []
  for (const { at, parent } of rows) {
    const above = parent === null || holds.has(parent) ? at : owners[parent]!
    owners.push(
      above === at || goesAlong(links.get(at) ?? [], links.get(above) ?? [], other.rows) ? above : at,
    )
  }
  return owners
}

/** Provisions that hold articles, or stand above them. */
export function holdersIn(rows: Rows): ReadonlySet<number> {
  const holds = new Set<number>()
  for (const { at, level, parent } of rows) {
    if (isNamed(level) && level !== 'article') holds.add(at)
    if (isNamed(level) && parent !== null) holds.add(parent)
  }
  return holds
}

function goesAlong(linked: readonly number[], with_: readonly number[], rows: Rows): boolean {
  return linked.every(at => with_.some(holder => holder <= at && at < endOf(rows, holder)))
}

/** Positions of both sides that belong to one change. */
export type Group = { old: number[]; now: number[] }

/** Owners that are linked with each other, each in exactly one group. Those in `apart` stand in none. */
export function groupsOf(
  old: Side & { owners: Owners },
  now: Side & { owners: Owners },
  apart: ReadonlySet<number>,
): Group[] {
  const groups = new Map<string, Group>()
  const own = (key: string, group: Group) => groups.set(key, group).get(key)!
  const at = (side: 'old' | 'now', owner: number): Group =>
    groups.get(`${side}${owner}`) ?? own(`${side}${owner}`, { old: [], now: [], [side]: [owner] })
  const join = (one: Group, other: Group): void => {
    if (one === other) return
    one.old.push(...other.old)
    one.now.push(...other.now)
    for (const owner of other.old) groups.set(`old${owner}`, one)
    for (const owner of other.now) groups.set(`now${owner}`, one)
  }
  for (const owner of now.owners) at('now', owner)
  for (const owner of old.owners) if (!apart.has(owner)) at('old', owner)
  for (const [from, linked] of old.links)
    for (const to of linked) {
      const heads = [old.owners[from]!, now.owners[to]!] as const
      if (heads[0] === from || heads[1] === to) join(at('now', heads[1]), at('old', heads[0]))
    }
  return [...new Set(groups.values())].map(group => ({
    old: group.old.sort(byPosition),
    now: group.now.sort(byPosition),
  }))
}

const byPosition = (a: number, b: number): number => a - b
