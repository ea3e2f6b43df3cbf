/** Which provisions of the text before belong beside which of the text now, where an ask is on several. Pure. */
import { wordsOf } from '../../../shared/compare/likeness.ts'
import type { Evidence } from '../../../shared/contract/outcomes.ts'

export type Beside = { old: Evidence[]; now: Evidence[] }

/**
 * One against several stand together, as what was split or merged. Several against several are told apart by their
 * titles and words; what is like nothing on the other side stands alone. In the order of the text now.
 */
export function pairsOf(old: readonly Evidence[], now: readonly Evidence[]): Beside[] {
  if (old.length <= 1 || now.length <= 1) return [{ old: [...old], now: [...now] }]
  const found = new Map<Evidence, Evidence>()
  const taken = new Set<Evidence>()
  for (const { one, other } of likeliest(old, now)) {
    if (found.has(other) || taken.has(one)) continue
    found.set(other, one)
    taken.add(one)
  }
  const pairs = now.map(other => {
    const one = found.get(other)
    return { old: one ? [one] : [], now: [other] }
  })
  return [...pairs, ...old.filter(one => !taken.has(one)).map(one => ({ old: [one], now: [] }))]
}

/** Less alike than this are two provisions, not one that was rewritten. */
const LEAST = 0.4

function likeliest(old: readonly Evidence[], now: readonly Evidence[]) {
  return old
    .flatMap(one => now.map(other => ({ one, other, like: likeness(one, other) })))
    .filter(({ like }) => like >= LEAST)
    .sort((a, b) => b.like - a.like)
}

/** The share of words that both have (Sørensen–Dice); the same title counts as much as all of them. */
function likeness(one: Evidence, other: Evidence): number {
  const [mine, theirs] = [new Set(wordsOf(one.text)), new Set(wordsOf(other.text))]
  const shared = [...mine].filter(word => theirs.has(word)).length
  const both = mine.size + theirs.size
  const titled = one.title !== null && one.title === other.title ? 1 : 0
  return titled + (both === 0 ? 0 : (2 * shared) / both)
}
