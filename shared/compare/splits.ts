/** Blocks that were divided, or put together: a pair whose missing words stand in a free neighbour. */
import { wordsOf } from './likeness.ts'
import { isFree, type Pairing } from './pairing.ts'
import type { Unit } from './units.ts'

/**
 * For the position of each whole, the positions of its parts on the other side, in order and without a gap.
 * @param toParts the partner of each whole (its main part); `toWholes` the other way round
 */
export function splitsOf(
  wholes: readonly Unit[],
  parts: readonly Unit[],
  toParts: Pairing['toNew'],
  toWholes: Pairing['toOld'],
): Map<number, number[]> {
  const splits = new Map<number, number[]>()
  const taken = new Set<number>()
  for (let position = 0; position < wholes.length; position++) {
    const main = toParts[position] ?? -1
    const whole = wholes[position]
    if (whole === undefined || main === -1 || whole.key === parts[main]?.key) continue
    if (!isFree(toWholes, main - 1) && !isFree(toWholes, main + 1)) continue
    const group = partsOf(whole, main, parts, at => isFree(toWholes, at) && !taken.has(at))
    if (group.length < 2) continue
    for (const at of group) taken.add(at)
    splits.set(position, group)
  }
  return splits
}

/** The main part with the free neighbours whose words the whole had and the parts so far do not have. */
function partsOf(whole: Unit, main: number, parts: readonly Unit[], free: (at: number) => boolean): number[] {
  const left = counted(wordsOf(whole.text))
  take(left, parts[main])
  const group = [main]
  for (let at = main + 1; free(at) && isPart(parts[at], whole, left); at++) {
    take(left, parts[at])
    group.push(at)
  }
  for (let at = main - 1; free(at) && isPart(parts[at], whole, left); at--) {
    take(left, parts[at])
    group.unshift(at)
  }
  return group
}

function isPart(part: Unit | undefined, whole: Unit, left: ReadonlyMap<string, number>): boolean {
  if (part === undefined || part.type === 'horizontalRule') return false
  const words = counted(wordsOf(part.text))
  let all = 0
  let found = 0
  for (const [word, times] of words) {
    all += times
    found += Math.min(times, left.get(word) ?? 0)
  }
  if (all === 0) return false
  if (all < FEW_WORDS) return found === all && whole.key.includes(part.key)
  return found >= all * MOSTLY
}

/** Few words are found anywhere: they are a part only where they stood in the whole exactly so. */
const FEW_WORDS = 4
const MOSTLY = 0.7

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function take(left: Map<string, number>, part: Unit | undefined): void {
  for (const word of wordsOf(part?.text ?? '')) left.set(word, (left.get(word) ?? 0) - 1)
}
