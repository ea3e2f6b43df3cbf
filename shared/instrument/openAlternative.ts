/** Alternatives: `Alt 1`, `Option A`. */
import { type Alternative, alternativeOf } from './heads.ts'
import { RANKS } from './headWords.ts'
import { joinMarks, takeMarks } from './marks.ts'
import { closeAbove } from './openHead.ts'
import type { Provision } from './provision.ts'
import type { Headed } from './sift.ts'
import { push, type State, topOf } from './state.ts'
import { blank, type Open, opened } from './tree.ts'

/** Opens an alternative: beside the one before it, around the article below it, or in the last paragraph. */
export function openAlternative(state: State, line: Headed, alternative: Alternative, index: number): void {
  const { stack } = state
  const sibling = stack.findLastIndex(
    ({ provision }) => alternativeOf(provision.number)?.word === alternative.word,
  )
  const next = state.lines[index + 1]?.head
  let rank: number = RANKS.below
  if (sibling > 0) {
    rank = (stack[sibling] as Open).rank
    stack.length = sibling
  } else if (alternative.rest === '' && next?.level === 'article') {
    rank = RANKS.alternative
    closeAbove(state, rank, null, index)
  } else while (topOf(state).rank >= RANKS.below && isWhole(topOf(state).provision)) stack.pop()
  const provision = blank('alternative', alternative.number)
  const { text, marks } = takeMarks(alternative.rest, false)
  Object.assign(provision, { text, bracketed: alternative.bracketed, mark: joinMarks(null, marks) })
  provision.notes.push(...line.notes)
  push(state, opened(provision, rank, { untitled: text === '' && rank === RANKS.alternative }))
}

/** Points with words of their own, which an alternative that follows them does not belong to. */
const isWhole = ({ level, text }: Provision): boolean => level !== 'paragraph' && text !== ''
