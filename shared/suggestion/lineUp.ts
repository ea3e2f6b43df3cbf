/**
 * Lining two rows of keys up with as few left over as can be (Myers, 1986). A library does the same with an object
 * for every step; here anybody may send two texts of a million characters, so that the steps are numbers in one
 * array and there is a bound to them.
 */

/** Keys that stand in both rows, in order: from `was` and from `now` on, `length` of them. */
export type Kept = { was: number; now: number; length: number }

/**
 * The runs that two rows share, or undefined where more than `furthest` keys would be left over. Time and room grow
 * with the square of what is left over: at 1000, five milliseconds and two megabytes.
 */
export function lineUp(was: readonly string[], now: readonly string[], furthest: number): Kept[] | undefined {
  const numbers = new Map<string, number>()
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  }
  const numbered = (row: readonly string[]) => Int32Array.from(row, numberOf)
  const [a, b] = [numbered(was), numbered(now)]
  const reached = walk(a, b, Math.min(furthest, a.length + b.length))
  return reached && keptAlong(reached, a.length, b.length)
}

/**
 * For each number of keys left over, how far into `a` one gets on each diagonal: row `d` of the triangle begins at
 * `d(d+1)/2` and holds the diagonals from -d to d, every second one. Undefined where `most` do not do.
 */
function walk(a: Int32Array, b: Int32Array, most: number): { far: Int32Array; left: number } | undefined {
  let far = new Int32Array(1024)
  for (let left = 0; left <= most; left++) {
    const row = (left * (left + 1)) / 2
    if (far.length < row + left + 1) {
      const wider = new Int32Array(2 * far.length + left)
      wider.set(far)
      far = wider
    }
    for (let at = 0; at <= left; at++) {
      let x = left === 0 ? 0 : stepTo(far, left, at)
      let y = x - (2 * at - left)
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++
        y++
      }
      far[row + at] = x
      if (x >= a.length && y >= b.length) return { far, left }
    }
  }
  return undefined
}

/** Where one key more left over leads on a diagonal, before anything shared: one of `b`, or one of `a`. */
function stepTo(far: Int32Array, left: number, at: number): number {
  const before = ((left - 1) * left) / 2
  const down = at < left ? (far[before + at] ?? 0) : -1
  const right = at > 0 ? (far[before + at - 1] ?? 0) + 1 : -1
  return Math.max(down, right)
}

function keptAlong({ far, left }: { far: Int32Array; left: number }, was: number, now: number): Kept[] {
  const kept: Kept[] = []
  let x = was
  let at = (was - now + left) / 2
  for (let over = left; over >= 0; over--) {
    const start = over === 0 ? 0 : stepTo(far, over, at)
    const diagonal = 2 * at - over
    if (x > start) kept.push({ was: start, now: start - diagonal, length: x - start })
    if (over === 0) break
    const before = ((over - 1) * over) / 2
    const fromRight = at > 0 && (far[before + at - 1] ?? 0) + 1 === start
    const isRight = fromRight && !(at < over && (far[before + at] ?? 0) === start)
    x = isRight ? start - 1 : start
    at = isRight ? at - 1 : at
  }
  return kept.reverse()
}
