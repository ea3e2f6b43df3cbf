/** What a suggestion says, as plain text: for lists and tables, where it is not drawn over the letter. */
import { textOf, textOfBlock } from '../statement/text.ts'
import type { Inline } from '../statement/tree.ts'
import { suggestionWords } from '../words/suggestions.en.ts'
import type { Change } from './change.ts'
import { hunksOf, inlineOf, type Token, tokensOf } from './line.ts'

/**
 * What stood there and what should, a line for each change: of changed words the stretch that changed with a few
 * words around it, of other changes what they do. Either is empty where there is nothing.
 */
export function saysOf(changes: readonly Change[]): { was: string; says: string } {
  const both = changes.map(saysOfChange)
  const lines = (side: 'was' | 'says') =>
    both
      .map(said => said[side])
      .filter(Boolean)
      .join('\n')
  return { was: lines('was'), says: lines('says') }
}

function saysOfChange(change: Change): { was: string; says: string } {
  switch (change.kind) {
    case 'words':
      return spanOf(change.was, change.says)
    case 'form':
      return { was: suggestionWords.form(change.was), says: suggestionWords.form(change.says) }
    case 'insert':
      return { was: '', says: change.blocks.map(textOfBlock).join('\n') || suggestionWords.emptyBlock }
    case 'delete':
      return { was: textOfBlock(change.was) || suggestionWords.emptyBlock, says: '' }
    case 'move':
      return { was: '', says: suggestionWords.moved }
  }
}

/** From the first change to the last one. Where only marks or references change, the whole block. */
function spanOf(was: readonly Inline[], says: readonly Inline[]): { was: string; says: string } {
  const [before, after] = [tokensOf(was, 'und'), tokensOf(says, 'und')]
  const hunks = hunksOf(before, after)
  const [first, last] = [hunks[0], hunks.at(-1)]
  if (first === undefined || last === undefined) return { was: textOf(was), says: textOf(says) }
  return {
    was: excerpt(before, first.from, last.to),
    says: excerpt(after, first.nowFrom, last.nowTo),
  }
}

/**
 * Each stretch of words that changed, without those around it. Where only marks or references change, the whole
 * block is one stretch.
 */
export function stretchesOf(
  was: readonly Inline[],
  says: readonly Inline[],
): { was: string; says: string }[] {
  const [before, after] = [tokensOf(was, 'und'), tokensOf(says, 'und')]
  const hunks = hunksOf(before, after)
  if (hunks.length === 0) return [{ was: textOf(was), says: textOf(says) }]
  return hunks.map(({ from, to, nowFrom, nowTo }) => ({
    was: textOf(inlineOf(before.slice(from, to))),
    says: textOf(inlineOf(after.slice(nowFrom, nowTo))),
  }))
}

/** The words of `now` in parts: those that also stand in `was`, and those that differ. */
export function partsAgainst(
  was: readonly Inline[],
  now: readonly Inline[],
  language: string,
): { text: string; differs: boolean }[] {
  const [before, after] = [tokensOf(was, language), tokensOf(now, language)]
  const parts: { text: string; differs: boolean }[] = []
  const push = (from: number, to: number, differs: boolean) => {
    if (to > from) parts.push({ text: textOf(inlineOf(after.slice(from, to))), differs })
  }
  let at = 0
  for (const { nowFrom, nowTo } of hunksOf(before, after)) {
    push(at, nowFrom, false)
    push(nowFrom, nowTo, true)
    at = nowTo
  }
  push(at, after.length, false)
  return parts
}

/** Tokens with up to four words on either side, and a sign where the block goes on. */
function excerpt(tokens: readonly Token[], from: number, to: number): string {
  const start = Math.max(0, from - AROUND)
  const end = Math.min(tokens.length, to + AROUND)
  const text = textOf(inlineOf(tokens.slice(start, end))).trim()
  return `${start > 0 ? '… ' : ''}${text}${end < tokens.length ? ' …' : ''}`
}

/** A word and the blank behind it are two tokens. */
const AROUND = 8
