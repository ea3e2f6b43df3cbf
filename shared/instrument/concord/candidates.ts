/**
 * Which provisions are worth comparing at all: those that share words, or words side by side, that few provisions
 * hold. The work grows with the drafts and not with their product.
 */
import { type Field, mainOf, type Node } from './field.ts'

export type Candidates = {
  /** Positions in the other draft, the most promising first; never more than a few. */
  ofOld: number[][]
  ofNow: number[][]
}

/** Candidates for single provisions by their own words. */
export function unitCandidates(field: Field): Candidates {
  return bothWays(field, field.old.nodes, field.now.nodes, node => node)
}

/** Candidates for whole articles (and what stands in their place), by all the words in them and by their titles. */
export function mainCandidates(field: Field): Candidates {
  return bothWays(field, field.old.mains, field.now.mains, holderOf)
}

function holderOf(node: Node): Node | null {
  const main = mainOf(node)
  return main.container ? null : main
}

function bothWays(
  field: Field,
  old: readonly Node[],
  now: readonly Node[],
  holder: (node: Node) => Node | null,
): Candidates {
  const scores = new Map<number, Map<number, number>>()
  const add = (from: number, to: number, worth: number) => {
    const row = scores.get(from) ?? new Map<number, number>()
    if (row.size === 0) scores.set(from, row)
    row.set(to, (row.get(to) ?? 0) + worth)
  }
  const index = indexOf(field.now.nodes)
  for (const node of field.old.nodes) {
    const from = holder(node)
    if (from === null) continue
    for (const feature of featuresOf(node)) {
      const places = index.get(feature)
      if (places === undefined || places.length > COMMON) continue
      for (const place of places) {
        const to = holder(field.now.nodes[place]!)
        if (to !== null) add(from.at, to.at, 1 / places.length)
      }
    }
  }
  addTitles(old, now, add)
  return best(scores, field.old.nodes.length, field.now.nodes.length)
}

/** A feature that more provisions hold than this tells nothing. */
const COMMON = 16
/** How many are looked at more closely. */
const MOST = 8

function indexOf(nodes: readonly Node[]): Map<number, number[]> {
  const index = new Map<number, number[]>()
  for (const node of nodes) {
    for (const feature of featuresOf(node)) {
      const places = index.get(feature)
      if (places === undefined) index.set(feature, [node.at])
      else if (places.length <= COMMON && places.at(-1) !== node.at) places.push(node.at)
    }
  }
  return index
}

/** Words, and pairs of words side by side, as numbers. */
function* featuresOf({ ids }: Node): Generator<number> {
  for (let at = 0; at < ids.length; at++) {
    yield ids[at]!
    if (at > 0) yield (ids[at - 1]! + 1) * PAIR + ids[at]!
  }
}

const PAIR = 2 ** 24

/** Provisions with exactly the same title, where only a few have it. */
function addTitles(
  old: readonly Node[],
  now: readonly Node[],
  add: (from: number, to: number, worth: number) => void,
): void {
  const named = new Map<string, Node[]>()
  for (const node of now)
    named.set(titleKey(node), [...(named.get(titleKey(node)) ?? []).slice(0, MOST), node])
  for (const node of old) {
    if (node.title.words.length === 0) continue
    const like = named.get(titleKey(node)) ?? []
    if (like.length <= MOST) for (const other of like) add(node.at, other.at, 3)
  }
}

export const titleKey = (node: Node): string => node.title.words.join(' ')

function best(
  scores: ReadonlyMap<number, ReadonlyMap<number, number>>,
  old: number,
  now: number,
): Candidates {
  const rows: [at: number, worth: number][][] = Array.from({ length: old }, () => [])
  const columns: [at: number, worth: number][][] = Array.from({ length: now }, () => [])
  for (const [from, row] of scores) {
    for (const [to, worth] of row) {
      rows[from]!.push([to, worth])
      columns[to]!.push([from, worth])
    }
  }
  return { ofOld: rows.map(highest), ofNow: columns.map(highest) }
}

function highest(scored: [at: number, worth: number][]): number[] {
  return scored
    .sort(([at, worth], [otherAt, other]) => other - worth || at - otherAt)
    .slice(0, MOST)
    .map(([at]) => at)
}
