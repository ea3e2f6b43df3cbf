/** How the outcome of an ask is said where nobody has judged it. */
import { describe, expect, it } from 'vitest'
import { outcomeIn } from '../../shared/following/say.ts'
import { following } from '../../shared/words/en/following.ts'

const target = (draft: string | null, part: string | null) => ({
  ...{ asWritten: 'Article 6', kind: 'provision' as const, words: null, part },
  aim: draft === null ? null : { draft, at: 3, to: null },
})
const ask = { targets: [target('draft-one', null), target('draft-two', 'a'), target(null, 'b')] }

describe('the outcome of an ask in a draft', () => {
  it.each([
    ['is what somebody judged', 'weakened', 'draft-one', null, following.outcomes.weakened],
    ['is none in the draft it was written on', null, 'draft-one', null, following.askedHere],
    ['is open in another draft', null, 'draft-three', null, following.notJudged],
    ['goes by the targets of the part', null, 'draft-two', 'a', following.askedHere],
    ['and by no other part’s', null, 'draft-one', 'a', following.notJudged],
    ['is open where nobody said what is meant', null, 'draft-one', 'b', following.notJudged],
  ] as const)('[OUTC-1] %s', (_, outcome, draft, part, said) => {
    expect(outcomeIn(outcome, draft, ask, part)).toBe(said)
  })
})
