/** Which words two provisions share, as stretches a screen can mark. */
import type { Node, Weights } from './field.ts'
import type { Span } from './proposal.ts'

/**
 * The stretches of each provision's own text that stand in those of the other side too: two words or more in the same
 * sequence, or a single word that tells something.
 */
export function sharedWords(
  from: readonly Node[],
  to: readonly Node[],
  weights: Weights,
): { from: Span[][]; to: Span[][] } {
  return { from: from.map(marker(to, weights)), to: to.map(marker(from, weights)) }
}

function marker(others: readonly Node[], weights: Weights): (node: Node) => Span[] {
  const words = new Set(others.flatMap(({ ids }) => [...ids]))
  const pairs = new Set(
    others.flatMap(({ ids }) => [...ids].slice(1).map((word, at) => ids[at]! * PAIR + word)),
  )
  return ({ ids, words: placed }) => {
    const goesOn = (at: number) => at >= 0 && at + 1 < ids.length && pairs.has(ids[at]! * PAIR + ids[at + 1]!)
    const spans: Span[] = []
    for (const [at, word] of placed.entries()) {
      const lone = words.has(ids[at]!) && (weights[ids[at]!] ?? 0) >= TELLING_ALONE
      if (!lone && !goesOn(at) && !goesOn(at - 1)) continue
      const last = spans.at(-1)
      if (last !== undefined && goesOn(at - 1)) last.end = word.end
      else spans.push({ start: word.start, end: word.end })
    }
    return spans
  }
}

const PAIR = 2 ** 24
const TELLING_ALONE = 0.6
