/** The right concordance of a treaty and an edited copy, and how proposals stand beside it. */
import type { Proposal } from '../../shared/instrument/concord/proposal.ts'
import { flatPlans, type Plan } from './harbourTreaty.ts'

export type Truth = {
  /** The new positions made of each old provision, and the old positions each new one was made of. */
  to: number[][]
  from: number[][]
  /** The share of its words that is still there, for each old provision that became exactly one. */
  left: (number | null)[]
}

export function truthOf(old: readonly Plan[], now: readonly Plan[]): Truth {
  const [were, are] = [flatPlans(old), flatPlans(now)]
  const to: number[][] = were.map(() => [])
  for (const [at, one] of are.entries()) for (const from of one.from) to[from]?.push(at)
  const left = to.map((places, at) => {
    const [place] = places
    const one = place === undefined ? undefined : are[place]
    return places.length !== 1 || one?.from.length !== 1 ? null : wordsLeft(were[at]!.text, one.text)
  })
  return { to, from: are.map(one => one.from), left }
}

function wordsLeft(old: string, now: string): number {
  const there = new Map<string, number>()
  for (const word of now.split(' ')) there.set(word, (there.get(word) ?? 0) + 1)
  const words = old.split(' ')
  const kept = words.filter(word => {
    const count = there.get(word) ?? 0
    there.set(word, count - 1)
    return count > 0
  })
  return kept.length / Math.max(words.length, now.split(' ').length)
}

/** Whether a proposal says exactly what happened. */
export function isRight({ kind, from, to }: Pick<Proposal, 'kind' | 'from' | 'to'>, truth: Truth): boolean {
  const same = (refs: readonly { at: number }[], positions: readonly number[] | undefined) =>
    refs
      .map(({ at }) => at)
      .sort((a, b) => a - b)
      .join() === [...(positions ?? [])].sort((a, b) => a - b).join()
  if (kind === 'new') return same([], truth.from[to[0]!.at])
  const reached = [...new Set(from.flatMap(({ at }) => truth.to[at] ?? []))]
  const sources = [...new Set(to.flatMap(({ at }) => truth.from[at] ?? []))]
  return same(to, reached) && (kind === 'struck' || same(from, sources))
}
