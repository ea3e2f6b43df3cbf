/**
 * Characters a reader cannot see: they are text like any other (they are hashed, never removed), but they can
 * make a sentence read differently from what it holds, so a person is shown each of them before a freeze.
 */
import { childrenOf, isTextBlock, textOf } from './text.ts'
import type { AnyBlock, Doc } from './tree.ts'

export type UnseenCharacter = {
  /** The block it stands in; null for the title, or a block that has no id. */
  block: string | null
  where: 'title' | 'text'
  /** UTF-16 offset in the block's words as `textOf` gives them. */
  offset: number
  /** Such as `U+202E`. */
  codePoint: string
  kind: 'direction' | 'zero-width' | 'control'
  /** Up to 20 characters before and after it, so that a person finds the place. */
  before: string
  after: string
}

/**
 * Every direction control, zero-width character and control character of a letter, in reading order.
 * Some are needed (the zero-width non-joiner in Persian, the joiner inside an emoji): they are shown, not judged.
 * @param title the statement's title, which is hashed too
 */
export function unseenCharacters(doc: Doc, title = ''): UnseenCharacter[] {
  const found = inText(title, null, 'title')
  const visit = (node: AnyBlock | Doc): void => {
    if (isTextBlock(node)) found.push(...inText(textOf(node.content), node.attrs.id, 'text'))
    for (const child of childrenOf(node)) visit(child)
  }
  visit(doc)
  return found
}

function inText(text: string, block: string | null, where: 'title' | 'text'): UnseenCharacter[] {
  const found: UnseenCharacter[] = []
  for (const match of text.matchAll(UNSEEN)) {
    const code = match[0].codePointAt(0) ?? 0
    found.push({
      block,
      where,
      offset: match.index,
      codePoint: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
      kind: kindOf(match[0]),
      before: text.slice(Math.max(0, match.index - 20), match.index),
      after: text.slice(match.index + match[0].length, match.index + match[0].length + 20),
    })
  }
  return found
}

function kindOf(character: string): UnseenCharacter['kind'] {
  if (DIRECTION.test(character)) return 'direction'
  return /\p{Cc}/u.test(character) ? 'control' : 'zero-width'
}

const DIRECTION = /^[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]$/

/**
 * Format and control characters (a line break is ordinary text), the separators that look like a break or
 * a space, the joiner and fillers that Unicode files under letters and marks, and the tag characters.
 */
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}]|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0|(?!\n)\p{Cc}/gu
