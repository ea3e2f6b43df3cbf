/** Where each row of a review stands: in the order of the old draft, what is new beside what it follows in the new one. */
import type { Level } from '../provision.ts'
import type { Laid, Loose, Row } from './review.ts'

/** @returns the rows in their order, each with the article (or chapter, preamble, annex) that it belongs to */
export function placed(old: readonly Laid[], now: readonly Laid[], rows: readonly Loose[]): Row[] {
  const [before, after] = [groupsIn(old), groupsIn(now)]
  const known = rows.filter(({ from }) => from.length > 0).sort((a, b) => a.from[0]! - b.from[0]!)
  const added = rows.filter(({ from }) => from.length === 0).sort((a, b) => a.to[0]! - b.to[0]!)
  const groups = new Chain<string>()
  const inGroup = new Map<string, Chain<Row>>()
  const rowAt = new Map<number, Row>()
  const put = (row: Row, behind: Row | null) => {
    const chain = inGroup.get(row.group) ?? new Chain<Row>()
    inGroup.set(row.group, chain)
    chain.add(row, behind)
    for (const at of row.to) rowAt.set(at, row)
  }
  for (const one of known) {
    const { group, depth } = before.of(one.from[0]!)
    const row: Row = { ...one, absent: false, group: `o${group}`, depth }
    if (!inGroup.has(row.group)) groups.add(row.group, null)
    put(row, null)
  }
  for (const one of added) {
    const at = one.to[0]!
    const { group, depth } = after.of(at)
    const about = group === at ? undefined : rowAt.get(group)
    const row: Row = { ...one, absent: false, group: about?.group ?? `n${group}`, depth }
    if (!inGroup.has(row.group)) groups.add(row.group, rowAt.get(at - 1)?.group ?? FIRST)
    put(row, lastOf(row.group, rowAt, group, at))
  }
  return groups.inOrder().flatMap(group => inGroup.get(group)?.inOrder() ?? [])
}

/** The row of the nearest provision before this one in the new draft that belongs to the same group. */
function lastOf(group: string, rowAt: ReadonlyMap<number, Row>, first: number, at: number): Row | null {
  for (let before = at - 1; before >= first; before--) {
    const row = rowAt.get(before)
    if (row?.group === group) return row
  }
  return null
}

/** Values in the order in which they were added, except those that were put right behind another one. */
class Chain<T> {
  readonly first: T[] = []
  readonly own: T[] = []
  readonly behind = new Map<T, T[]>()

  /** @param after null for the end, `FIRST` for before all others */
  add(value: T, after: T | typeof FIRST | null): void {
    if (after === null) this.own.push(value)
    else if (after === FIRST) this.first.push(value)
    else this.behind.set(after, [...(this.behind.get(after) ?? []), value])
  }

  inOrder(): T[] {
    const ordered: T[] = []
    const waiting = [...this.first, ...this.own].reverse()
    for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
      ordered.push(value)
      for (const next of (this.behind.get(value) ?? []).toReversed()) waiting.push(next)
    }
    return ordered
  }
}

const FIRST = Symbol('before all others')

/** The provision that each one is grouped under: its article, or what holds it where it is in none. */
function groupsIn(tree: readonly Laid[]) {
  const holds = new Set<number>()
  for (const { at, level, parent } of tree.toReversed()) {
    if (CONTAINERS.has(level)) holds.add(at)
    if (parent !== null && (level === 'article' || holds.has(at))) holds.add(parent)
  }
  const group = new Map<number, number>()
  const depth = new Map<number, number>()
  for (const { at, level, parent } of tree) {
    depth.set(at, parent === null ? 0 : (depth.get(parent) ?? 0) + 1)
    const ownGroup = parent === null || holds.has(at) || (holds.has(parent) && OWN.has(level))
    group.set(at, ownGroup ? at : (group.get(parent) ?? at))
  }
  const of = (at: number) => {
    const main = group.get(at) ?? at
    return { group: main, depth: (depth.get(at) ?? 0) - (depth.get(main) ?? 0) }
  }
  return { of }
}

const CONTAINERS: ReadonlySet<Level> = new Set(['preamble', 'annex', 'part', 'chapter', 'section', 'cluster'])
const OWN: ReadonlySet<Level> = new Set(['article', 'alternative'])
