/** Pairs the provisions of two drafts: articles first, then what is in those that are each other, then the rest. */
import { type Candidates, mainCandidates, unitCandidates } from './candidates.ts'
import type { Field, Node } from './field.ts'
import { type Measure, measureOf } from './measure.ts'
import { emptyPairing, type Pairing, pairRows, setPair } from './pairing.ts'

export type Paired = {
  field: Field
  pairing: Pairing
  measure: Measure
  /** Candidates for articles by all they hold, and for any provision by its own words. */
  mains: Candidates
  units: Candidates
}

export function pairAll(field: Field): Paired {
  const pairing = emptyPairing(field)
  const measure = measureOf(field)
  const paired = { field, pairing, measure, mains: mainCandidates(field), units: unitCandidates(field) }
  pairPlaceholders(paired)
  pairMains(paired)
  for (const old of field.old.mains) pairBelow(paired, old)
  pairElsewhere(paired)
  return paired
}

/** Numbers left standing empty in both drafts have nothing but their number. */
function pairPlaceholders({ field: { old, now }, pairing }: Paired): void {
  const there = new Map(now.nodes.filter(isPlaceholder).map(node => [node.provision.printed, node]))
  for (const node of old.nodes.filter(isPlaceholder)) {
    const other = there.get(node.provision.printed)
    if (other !== undefined) setPair(pairing, node, other)
  }
}

const isPlaceholder = (node: Node): boolean => node.placeholder

/** Pairs the articles that have no partner yet. */
export function pairMains({ field, pairing, measure, mains }: Paired): void {
  const candidates = (old: Node) => at(field.now.nodes, mains.ofOld[old.at])
  pairRows(pairing, { olds: field.old.mains, nows: field.now.mains, candidates }, measure)
}

const at = (nodes: readonly Node[], positions: readonly number[] = []): Node[] =>
  positions.map(position => nodes[position]!)

/** Pairs what is in a pair, at every depth. */
function pairBelow(paired: Paired, old: Node): void {
  const { field, pairing, measure, units } = paired
  const partner = pairing.toNow[old.at]!
  if (partner === -1) return
  const [olds, nows] = [old.children, field.now.nodes[partner]!.children]
  if (olds.length === 0 || nows.length === 0) return
  const few = olds.length * nows.length <= ALL_PAIRS
  const candidates = (one: Node) =>
    few ? nows : nearOnes(one, olds, nows, at(field.now.nodes, units.ofOld[one.at]))
  pairRows(pairing, { olds, nows, candidates }, measure)
  for (const child of olds) if (pairing.toNow[child.at] !== -1) pairBelow(paired, child)
}

/** Up to so many pairs are all compared. */
const ALL_PAIRS = 2500

/** In very long rows: those that share rare words, and those that stand at about the same place. */
function nearOnes(one: Node, olds: readonly Node[], nows: readonly Node[], sharing: readonly Node[]): Node[] {
  const place = Math.round(
    ((one.at - olds[0]!.at) / Math.max(1, olds.at(-1)!.end - olds[0]!.at)) * nows.length,
  )
  const parent = nows[0]!.parent
  return [
    ...new Set([
      ...nows.slice(Math.max(0, place - 5), place + 5),
      ...sharing.filter(node => node.parent === parent),
    ]),
  ]
}

/** What found no partner among its like is looked for everywhere, a paragraph also among the articles. */
export function pairElsewhere(paired: Paired): void {
  const { field, pairing, measure, units, mains } = paired
  const found: { old: Node; now: Node; likeness: number }[] = []
  for (const old of field.old.nodes) {
    if (pairing.toNow[old.at] !== -1 || old.telling < TELLING_ENOUGH || holds(old)) continue
    const around = new Set([...(units.ofOld[old.at] ?? []), ...(mains.ofOld[old.at] ?? [])])
    for (const now of at(field.now.nodes, [...around])) {
      if (pairing.toOld[now.at] !== -1 || holds(now)) continue
      const { likeness, plain } = measure(old, now)
      if (likeness >= ELSEWHERE || (likeness >= ELSEWHERE - 0.13 && plain >= 0.6))
        found.push({ old, now, likeness })
    }
  }
  found.sort((a, b) => b.likeness - a.likeness || a.old.at - b.old.at || a.now.at - b.now.at)
  for (const { old, now } of found) {
    if (pairing.toNow[old.at] !== -1 || pairing.toOld[now.at] !== -1) continue
    setPair(pairing, old, now)
    pairBelow(paired, old)
  }
}

const holds = (node: Node): boolean => node.container

/** Words worth this much that few provisions hold: less could be anybody's. */
const TELLING_ENOUGH = 1.2
const ELSEWHERE = 0.55
