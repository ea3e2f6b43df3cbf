/** Words that somebody types at the moment in which a colleague changes the same ones. Pure. */
import { isTextBlock } from '../../shared/statement/text.ts'
import type { Doc, Inline } from '../../shared/statement/tree.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { languageIn } from '../../shared/suggestion/draw.ts'
import { letterOf } from '../../shared/suggestion/letter.ts'
import { type Hunk, hunksOf, inlineOf, tokensOf } from '../../shared/suggestion/line.ts'
import { mergeWords } from '../../shared/suggestion/merge.ts'

/**
 * The change as it would replace what stands there now: the author's words where both changed the same ones, the
 * colleague's everywhere else. Null where that cannot be said, because the block is gone or it is not about words.
 */
export function typedOver(change: Change, letter: Doc): Change | null {
  if (change.kind !== 'words') return null
  const { block, was, says } = change
  const there = letterOf(letter).entries.get(block)?.block
  if (!there || !isTextBlock(there)) return null
  const now = there.content ?? []
  const language = languageIn(letter, block)
  const merged = mergeWords(was, withoutMet(was, now, says, language), says, language)
  return merged && { ...change, was: now, says: merged }
}

/** What the colleague made of the words, apart from those that the author changed too. */
function withoutMet(
  was: readonly Inline[],
  now: readonly Inline[],
  says: readonly Inline[],
  language: string,
): Inline[] {
  const [before, after] = [tokensOf(was, language), tokensOf(now, language)]
  const own = hunksOf(before, tokensOf(says, language))
  const kept: typeof before = []
  let at = 0
  for (const hunk of hunksOf(before, after)) {
    kept.push(...after.slice(at, hunk.nowFrom))
    kept.push(
      ...(own.some(one => touch(one, hunk))
        ? before.slice(hunk.from, hunk.to)
        : after.slice(hunk.nowFrom, hunk.nowTo)),
    )
    at = hunk.nowTo
  }
  return inlineOf([...kept, ...after.slice(at)])
}

const touch = (one: Hunk, other: Hunk): boolean => one.from <= other.to && other.from <= one.to
