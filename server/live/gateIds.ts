/** Clocks: their bounds, and finding one among many. */

/** Clocks beyond this are nobody's: a lifetime of typing is 2^27. */
export const LAST_CLOCK = 2 ** 31
export const LAST_EDITOR = 2 ** 32 - 1

/** How many of some, which stand in the order of the clocks where they begin, begin at or before one. */
export function countUpTo<T>(all: readonly T[], begins: (one: T) => number, clock: number): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (begins(all[middle]!) <= clock) low = middle + 1
    else high = middle
  }
  return low
}
