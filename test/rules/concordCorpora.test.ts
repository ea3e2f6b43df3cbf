import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Proposal } from '../../shared/instrument/concord/proposal.ts'
import { propose } from '../../shared/instrument/concord/propose.ts'
import { chanceOf } from '../bench/compareLetters.ts'
import { isRight, truthOf } from './concordTruth.ts'
import { draftOf, flatPlans, furtherArticles, harbourTreaty, type Plan } from './harbourTreaty.ts'
import { flattened, lighthouseCharter } from './otherTreaties.ts'
import { edited, NOTHING_DONE, type Strength } from './treatyEdits.ts'

const MUCH: Strength = {
  ...NOTHING_DONE,
  words: 0.2,
  struck: 4,
  added: 4,
  twins: 2,
  copies: 1,
  moved: 5,
  swapped: 3,
  split: 3,
  merged: 3,
  raised: 3,
  retitled: 4,
  paragraphs: 4,
  chapters: 1,
  placeholders: 2,
}

function judged(treaty: Plan[], seed: number, how: Strength) {
  const now = edited(treaty, furtherArticles(), how, chanceOf(seed))
  const truth = truthOf(treaty, now)
  const proposals = propose(draftOf(treaty), draftOf(now))
  const sure = proposals.filter(one => one.sure)
  const right = new Set(
    sure.filter(one => isRight(one, truth)).flatMap(({ from }) => from.map(({ at }) => at)),
  )
  const light = truth.left.flatMap((left, at) => (left !== null && left >= 0.8 ? [at] : []))
  return {
    now,
    proposals,
    wrong: sure.filter(one => !isRight(one, truth)).map(({ kind, from, to }) => ({ kind, from, to })),
    placed: light.filter(at => right.has(at)).length / Math.max(1, light.length),
  }
}

describe('drafts whose concordance is known', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    '[CONC-8] a fifth of the words rewritten and much done besides (%i): none wrong, 95 % placed',
    seed => {
      const { wrong, placed } = judged(harbourTreaty(), seed * 77, MUCH)
      expect(wrong).toEqual([])
      expect(placed).toBeGreaterThan(0.95)
    },
  )

  it.each([1, 2, 3])('[CONC-8] the same where each article is one text (%i)', seed => {
    const { wrong, placed } = judged(flattened(harbourTreaty()), seed * 77, MUCH)
    expect(wrong).toEqual([])
    expect(placed).toBeGreaterThan(0.95)
  })

  it('[CONC-1] whatever was done, each provision is in one proposal, and the answer is always the same', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.double({ min: 0, max: 0.9, noNaN: true }), (seed, words) => {
        const old = lighthouseCharter()
        const { now, proposals } = judged(old, seed, { ...MUCH, words })
        expect(positions(proposals, 'from')).toEqual(flatPlans(old).map((_, at) => at))
        expect(positions(proposals, 'to')).toEqual(flatPlans(now).map((_, at) => at))
        expect(propose(draftOf(old), draftOf(now))).toEqual(proposals)
        for (const { kind, from, to, likeness } of proposals) {
          expect([kind, from.length, to.length]).toEqual([kind, ...sizes(kind, from.length, to.length)])
          expect(likeness >= 0 && likeness <= 1).toBe(true)
        }
      }),
      { numRuns: 12 },
    )
  })

  it('[CONC-9] two thousand provisions are laid beside two thousand', () => {
    const chance = chanceOf(3)
    const four = () => [0, 1, 2, 3].flatMap(() => harbourTreaty())
    const words = flatPlans(harbourTreaty()).flatMap(({ text }) => text.split(' '))
    const some = () => words[Math.floor(chance() * words.length)] ?? ''
    const worn = (plans: Plan[]) => {
      for (const one of flatPlans(plans))
        one.text = one.text.replace(/\p{L}+/gu, word => (chance() < 0.3 ? some() : word))
      return draftOf(plans)
    }
    const [old, now] = [worn(four()), worn(four())]
    expect(propose(old, now).length).toBeGreaterThan(2000)
  })
})

const positions = (proposals: readonly Proposal[], side: 'from' | 'to') =>
  proposals.flatMap(one => one[side].map(({ at }) => at)).sort((a, b) => a - b)

/** How many provisions a kind may have on each side. */
function sizes(kind: Proposal['kind'], from: number, to: number): [number, number] {
  if (kind === 'new') return [0, 1]
  if (kind === 'struck') return [1, 0]
  if (kind === 'split') return [1, Math.max(2, to)]
  return kind === 'merged' ? [Math.max(2, from), 1] : [1, 1]
}
