/** Numbers of asks as people write them in a list: `1–6, 9`. */

/** Runs of three or more are written as ranges. */
export function writeNumbers(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const runs: number[][] = []
  for (const number of sorted) {
    const run = runs.at(-1)
    if (run && run.at(-1) === number - 1) run.push(number)
    else runs.push([number])
  }
  return runs.flatMap(run => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run.map(String))).join(', ')
}

/** The longest range that is taken for one. */
const LONGEST = 500

/**
 * Reads such a list. What is between the numbers does not matter; a dash makes a range.
 * @returns numbers in order, each once
 */
export function readNumbers(typed: string): number[] {
  const found = [...typed.matchAll(/(\d{1,6})(?:\s*[-–—]\s*(\d{1,6}))?/gu)].flatMap(([, from, to]) => {
    const [first, last] = [Number(from), Number(to ?? from)]
    const length = last - first + 1
    return length < 1 || length > LONGEST ? [first, last] : Array.from({ length }, (_, at) => first + at)
  })
  return [...new Set(found)].sort((a, b) => a - b)
}
