/** Which provision of the old draft is which of the new one: pairs that only grow. Who is paired is not yet sure. */
import type { Field, Node } from './field.ts'
import { blended, type Measure } from './measure.ts'

export type Pairing = {
  /** The position of each provision's partner in the other draft, or -1. */
  toNow: Int32Array
  toOld: Int32Array
}

export const emptyPairing = ({ old, now }: Field): Pairing => ({
  toNow: new Int32Array(old.nodes.length).fill(-1),
  toOld: new Int32Array(now.nodes.length).fill(-1),
})

/** Provisions of one rank in order: all articles, or the paragraphs of two articles that are each other. */
export type Rows = {
  olds: readonly Node[]
  nows: readonly Node[]
  /** Those of `nows` that are worth comparing with one of `olds`. */
  candidates: (old: Node) => readonly Node[]
}

/**
 * Pairs what is alike: first what has one partner far better than any other, then, with those as landmarks, what is
 * alike and stands between the same neighbours, and last what is the only one left between them.
 */
export function pairRows(pairing: Pairing, rows: Rows, measure: Measure): void {
  for (const { floor, margin } of ROUNDS) pairRound(pairing, rows, measure, floor, margin)
  pairLeft(pairing, rows, measure)
}

const ROUNDS = [
  { floor: 0.5, margin: 0.2 },
  { floor: 0.5, margin: 0.02 },
  { floor: 0.5, margin: 0 },
  { floor: 0.38, margin: 0 },
  { floor: 0.27, margin: 0 },
]

function pairRound(pairing: Pairing, rows: Rows, measure: Measure, floor: number, margin: number): void {
  const scored = scoredPairs(pairing, rows, measure, floor)
  const bestOfOld = twoBest(scored, pair => pair.old.at)
  const bestOfNow = twoBest(scored, pair => pair.now.at)
  for (const pair of scored) {
    if (!isFree(pairing, pair)) continue
    const [rivalOfOld, rivalOfNow] = [
      rival(bestOfOld, pair.old.at, pair),
      rival(bestOfNow, pair.now.at, pair),
    ]
    if (pair.score - Math.max(rivalOfOld, rivalOfNow) < margin) continue
    setPair(pairing, pair.old, pair.now)
  }
}

type Scored = { old: Node; now: Node; score: number; near: number }

function scoredPairs(pairing: Pairing, rows: Rows, measure: Measure, floor: number): Scored[] {
  const neighbours = neighboursOf(pairing, rows)
  const places = placesOf(rows)
  const scored: Scored[] = []
  for (const old of rows.olds) {
    if (pairing.toNow[old.at] !== -1) continue
    for (const now of rows.candidates(old)) {
      if (pairing.toOld[now.at] !== -1) continue
      const measured = measure(old, now)
      const { likeness, title } = measured
      if (likeness < floor || old.placeholder !== now.placeholder) continue
      const score =
        blended(measured) +
        0.075 * neighbours.agree(old, now) +
        (sameNumber(old, now) ? 0.04 : 0) +
        TITLES[title ?? 'none']
      scored.push({ old, now, score, near: -Math.abs(places.share(old) - places.share(now)) })
    }
  }
  return scored.sort(
    (a, b) => b.score - a.score || b.near - a.near || a.old.at - b.old.at || a.now.at - b.now.at,
  )
}

const TITLES = { same: 0.15, alike: 0.05, none: 0, other: -0.05 }

export const sameNumber = (old: Node, now: Node): boolean =>
  old.provision.number !== '' && old.provision.number.toLowerCase() === now.provision.number.toLowerCase()

/** How far down its rows a provision stands, 0 to 1: only to decide between equals. */
function placesOf({ olds, nows }: Rows) {
  const share = new Map<Node, number>()
  for (const side of [olds, nows]) for (const [at, node] of side.entries()) share.set(node, at / side.length)
  return { share: (node: Node) => share.get(node) ?? 0 }
}

/** The best two scores of each provision. */
function twoBest(scored: readonly Scored[], of: (pair: Scored) => number): Map<number, Scored[]> {
  const best = new Map<number, Scored[]>()
  for (const pair of scored) {
    const known = best.get(of(pair))
    if (known === undefined) best.set(of(pair), [pair])
    else if (known.length < 2) known.push(pair)
  }
  return best
}

function rival(best: ReadonlyMap<number, Scored[]>, at: number, pair: Scored): number {
  return best.get(at)?.find(other => other !== pair)?.score ?? 0
}

const isFree = (pairing: Pairing, { old, now }: { old: Node; now: Node }): boolean =>
  pairing.toNow[old.at] === -1 && pairing.toOld[now.at] === -1

export function setPair(pairing: Pairing, old: Node, now: Node): void {
  pairing.toNow[old.at] = now.at
  pairing.toOld[now.at] = old.at
}

/** Whether the nearest paired provisions before and after two provisions are each other: 0, 1 or 2 sides. */
export function neighboursOf(pairing: Pairing, { olds, nows }: Pick<Rows, 'olds' | 'nows'>) {
  const ofOld = (at: number) => pairing.toNow[at]!
  const ofNow = (at: number) => (pairing.toOld[at] === -1 ? -1 : at)
  const before = [landmarks(olds, ofOld), landmarks(nows, ofNow)] as const
  const after = [landmarks(olds.toReversed(), ofOld), landmarks(nows.toReversed(), ofNow)] as const
  const meets = ([olds, nows]: typeof before, old: Node, now: Node) =>
    olds.get(old.at) === nows.get(now.at) ? 1 : 0
  return { agree: (old: Node, now: Node): number => meets(before, old, now) + meets(after, old, now) }
}

/** The new position of the nearest paired provision before each one; the edge counts as paired. */
function landmarks(nodes: readonly Node[], newPlace: (at: number) => number): Map<number, number> {
  const found = new Map<number, number>()
  let last = EDGE
  for (const { at } of nodes) {
    found.set(at, last)
    if (newPlace(at) !== -1) last = newPlace(at)
  }
  return found
}

const EDGE = -2

/** What is alone on both sides between the same landmarks is a guess worth a person's look, if anything speaks for it. */
function pairLeft(pairing: Pairing, rows: Rows, measure: Measure): void {
  const oldGaps = gapsOf(rows.olds, at => pairing.toNow[at]!)
  const nowGaps = gapsOf(rows.nows, at => (pairing.toOld[at] === -1 ? -1 : at))
  for (const [between, olds] of oldGaps) {
    const nows = nowGaps.get(between) ?? []
    const [old, now] = [olds[0], nows[0]]
    if (olds.length !== 1 || nows.length !== 1 || old === undefined || now === undefined) continue
    if (old.placeholder !== now.placeholder) continue
    const { likeness, title } = measure(old, now)
    if (likeness >= ALONE || title === 'same' || title === 'alike') setPair(pairing, old, now)
  }
}

const ALONE = 0.15

/** The unpaired provisions between each two landmarks, by the new positions of these. */
function gapsOf(nodes: readonly Node[], newPlace: (at: number) => number): Map<string, Node[]> {
  const gaps = new Map<string, Node[]>()
  let before = EDGE
  let gap: Node[] = []
  for (const node of nodes) {
    const place = newPlace(node.at)
    if (place === -1) gap.push(node)
    else {
      if (gap.length > 0) gaps.set(`${before} ${place}`, gap)
      before = place
      gap = []
    }
  }
  if (gap.length > 0) gaps.set(`${before} ${EDGE}`, gap)
  return gaps
}
