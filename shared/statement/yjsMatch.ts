/**
 * Which child in Yjs is which child of the wished node. A child is never matched by its position: an element keeps
 * its Yjs item for as long as its block lives, so that what a colleague types into it at the same time stays in it.
 */

/** What tells one child from another. Two children with equal keys are the same block; null is no key. */
export type Keys<Y, P> = {
  /** The node this Yjs child was last seen as, if it was seen. */
  seenAs: (y: Y) => P | undefined
  keyOfY: (y: Y) => string | null
  keyOfP: (p: P) => string | null
}

export type Pair = { y: number; p: number }

/**
 * The longest run of pairs that keeps the order on both sides, as indices into `ys` and `ps`, in order.
 * The same node object wins over an equal key; children without a key are paired in order between two pairs
 * when their kind is the same.
 */
export function matchChildren<Y, P>(
  ys: readonly Y[],
  ps: readonly P[],
  keys: Keys<Y, P>,
  kindOf: { y: (y: Y) => string; p: (p: P) => string },
): Pair[] {
  return withKeyless(ys, ps, keys, kindOf, longestRising(candidates(ys, ps, keys)))
}

/**
 * How many children at the beginning and at the end are the very nodes they were last seen as: nearly all of them
 * after a keystroke, and nothing is to be done for those.
 */
export function unchangedEnds<Y, P>(
  ys: readonly Y[],
  ps: readonly P[],
  seenAs: (y: Y) => P | undefined,
): { left: number; right: number } {
  const most = Math.min(ys.length, ps.length)
  let left = 0
  while (left < most && seenAs(ys[left]!) === ps[left]) left++
  let right = 0
  while (right < most - left && seenAs(ys[ys.length - 1 - right]!) === ps[ps.length - 1 - right]) right++
  return { left, right }
}

/** For each wished child, in order, the Yjs child it is: the same object, else the first unused equal key. */
function candidates<Y, P>(ys: readonly Y[], ps: readonly P[], keys: Keys<Y, P>): Pair[] {
  const bySeen = new Map<P, number>()
  const byKey = new Map<string, number[]>()
  ys.forEach((y, i) => {
    const seen = keys.seenAs(y)
    if (seen !== undefined && !bySeen.has(seen)) bySeen.set(seen, i)
    const key = keys.keyOfY(y)
    if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), i])
  })
  const used = new Set<number>()
  const found = ps.map(p => {
    const at = bySeen.get(p)
    bySeen.delete(p)
    if (at !== undefined) used.add(at)
    return at
  })
  return ps.flatMap((p, index) => {
    let at = found[index]
    if (at === undefined) {
      at = byKey.get(keys.keyOfP(p) ?? '')?.find(i => !used.has(i))
      if (at !== undefined) used.add(at)
    }
    return at === undefined ? [] : [{ y: at, p: index }]
  })
}

/** The longest part of `pairs` (which rise in `p`) that also rises in `y`; patience sorting, n log n. */
function longestRising(pairs: Pair[]): Pair[] {
  const tails: number[] = []
  const before: number[] = []
  pairs.forEach((pair, index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[tails[middle]!]!.y < pair.y) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? tails[low - 1]! : -1
    tails[low] = index
  })
  const out: Pair[] = []
  for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at]!) out.push(pairs[at]!)
  return out.reverse()
}

/** Adds pairs of children that have no key on either side, between two pairs and in order. */
function withKeyless<Y, P>(
  ys: readonly Y[],
  ps: readonly P[],
  keys: Keys<Y, P>,
  kindOf: { y: (y: Y) => string; p: (p: P) => string },
  pairs: Pair[],
): Pair[] {
  const all: Pair[] = []
  let y = 0
  let p = 0
  for (const pair of [...pairs, { y: ys.length, p: ps.length }]) {
    for (; p < pair.p; p++) {
      if (keys.keyOfP(ps[p]!) !== null) continue
      const kind = kindOf.p(ps[p]!)
      let at = y
      while (at < pair.y && (keys.keyOfY(ys[at]!) !== null || kindOf.y(ys[at]!) !== kind)) at++
      if (at === pair.y) continue
      all.push({ y: at, p })
      y = at + 1
    }
    if (pair.y < ys.length || pair.p < ps.length) all.push(pair)
    y = pair.y + 1
    p = pair.p + 1
  }
  return all
}
