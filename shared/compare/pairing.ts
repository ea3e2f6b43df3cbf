/** Which old unit is which new one: a pairing that only grows. */
export type Pairing = {
  /** The new position of each old unit, or -1; and the other way round. */
  toNew: Int32Array
  toOld: Int32Array
}

/** A stretch of free units on each side that lie between the same pairs. */
export type Gap = { old: number[]; now: number[] }

export function emptyPairing(old: number, now: number): Pairing {
  return { toNew: new Int32Array(old).fill(-1), toOld: new Int32Array(now).fill(-1) }
}

/** Makes a pair, unless one of the two has a partner already. */
export function pair(pairing: Pairing, old: number, now: number): void {
  if (!isFree(pairing.toNew, old) || !isFree(pairing.toOld, now)) return
  pairing.toNew[old] = now
  pairing.toOld[now] = old
}

/** Whether there is a unit at this position, and it has no partner. */
export function isFree(side: Int32Array, position: number): boolean {
  return position >= 0 && position < side.length && side[position] === -1
}

export function freeOf(side: Int32Array): number[] {
  const free: number[] = []
  for (let position = 0; position < side.length; position++) if (side[position] === -1) free.push(position)
  return free
}

/**
 * The gaps: each run of free old units with the free new units that follow the partner of the unit before the
 * run, and with those that come before the partner of the unit after it. Both are the same where nothing moved;
 * at the edges of a moved passage they are two, so a passage that was edited on its way is found in its new place.
 */
export function* gapsOf(pairing: Pairing): Generator<Gap> {
  const { toNew, toOld } = pairing
  for (let from = 0; from < toNew.length; from++) {
    if (toNew[from] !== -1) continue
    let to = from
    while (to + 1 < toNew.length && toNew[to + 1] === -1) to++
    const after = from === 0 ? 0 : (toNew[from - 1] ?? 0) + 1
    const before = to === toNew.length - 1 ? toOld.length - 1 : (toNew[to + 1] ?? 0) - 1
    for (const now of runs(toOld, after, before)) {
      const old = range(from, to).filter(position => toNew[position] === -1)
      const free = now.filter(position => toOld[position] === -1)
      if (old.length > 0 && free.length > 0) yield { old, now: free }
    }
    from = to
  }
}

function runs(toOld: Int32Array, after: number, before: number): number[][] {
  const forward: number[] = []
  for (let at = after; isFree(toOld, at); at++) forward.push(at)
  if (forward.at(-1) === before) return [forward]
  const backward: number[] = []
  for (let at = before; isFree(toOld, at); at--) backward.push(at)
  return [forward, backward.reverse()]
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, step) => from + step)
}
