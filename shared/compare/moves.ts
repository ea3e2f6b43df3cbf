/** Which paired blocks moved: those that are not among the heaviest row of pairs that kept their order. */
import type { Pairing } from './pairing.ts'
import type { Unit } from './units.ts'

/**
 * For each new position the number of the move it belongs to, counted from 1, or 0 where it stayed. Of two
 * passages that changed places the shorter one (in characters) is the one that moved; neighbours that moved
 * together are one move.
 */
export function movesOf(old: readonly Unit[], pairing: Pairing): Int32Array {
  const moves = new Int32Array(pairing.toOld.length)
  const stayed = heaviestInOrder(old, pairing)
  let number = 0
  let before = -2
  for (let position = 0; position < moves.length; position++) {
    const from = pairing.toOld[position] ?? -1
    if (from === -1) continue
    if (stayed.has(position)) before = -2
    else {
      if (from !== before + 1) number++
      moves[position] = number
      before = from
    }
  }
  return moves
}

/** The new positions of the pairs whose order is the same on both sides and whose texts are longest in sum. */
function heaviestInOrder(old: readonly Unit[], { toNew, toOld }: Pairing): Set<number> {
  const best = new PrefixMaximum(toOld.length)
  const previous = new Int32Array(toOld.length).fill(-1)
  for (let position = 0; position < toNew.length; position++) {
    const partner = toNew[position] ?? -1
    if (partner === -1) continue
    const { sum, holder } = best.before(partner)
    previous[partner] = holder
    best.raise(partner, sum + 1 + (old[position]?.text.length ?? 0))
  }
  const stayed = new Set<number>()
  for (let at = best.before(toOld.length).holder; at !== -1; at = previous[at] ?? -1) stayed.add(at)
  return stayed
}

/** A Fenwick tree: the greatest sum so far at the positions before one, with the position that holds it. */
export class PrefixMaximum {
  readonly sums: Float64Array
  readonly holders: Int32Array

  constructor(length: number) {
    this.sums = new Float64Array(length + 1)
    this.holders = new Int32Array(length + 1).fill(-1)
  }

  before(position: number): { sum: number; holder: number } {
    let sum = 0
    let holder = -1
    for (let node = position; node > 0; node -= node & -node) {
      if ((this.sums[node] ?? 0) > sum) {
        sum = this.sums[node] ?? 0
        holder = this.holders[node] ?? -1
      }
    }
    return { sum, holder }
  }

  raise(position: number, sum: number): void {
    for (let node = position + 1; node < this.sums.length; node += node & -node) {
      if (sum > (this.sums[node] ?? 0)) {
        this.sums[node] = sum
        this.holders[node] = position
      }
    }
  }
}
