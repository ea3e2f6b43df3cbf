/** Pairs to compare side by side. */
import type { SignatureRow } from '../../../../shared/contract/signons.ts'

/** A signature that waits, and what it may be: another signature, or an entry of the register. */
export type Pair = { signature: string; other: { signature: string } | { organisation: string } }

/** Each pair once, the likeliest of each signature first; two signatures that both wait are one pair. */
export function pairsOf(signatures: readonly SignatureRow[]): Pair[] {
  const seen = new Set<string>()
  const pairs: Pair[] = []
  for (const { id, alike, near } of signatures) {
    for (const other of alike) {
      const key = [id, other.id].toSorted().join(' ')
      if (!seen.has(key)) pairs.push({ signature: id, other: { signature: other.id } })
      seen.add(key)
    }
    for (const entry of near) pairs.push({ signature: id, other: { organisation: entry.id } })
  }
  return pairs
}
