/** The text blocks of a letter as an editor has them, with their words and places. */
import type { Node as PMNode } from '@tiptap/pm/model'
import { LINE_BREAK, type Line, REFERENCE } from './followWords.ts'

/** `pos`: the position in front of the block. */
export type PlacedLine = Line & { pos: number }

export function linesOf(doc: PMNode): PlacedLine[] {
  const lines: PlacedLine[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) lines.push({ block: node.attrs.id ?? null, words: wordsOf(node), pos })
    return !node.isTextblock
  })
  return lines
}

/** One sign for each position in the block. */
export const wordsOf = (block: PMNode): string =>
  block.textBetween(0, block.content.size, '', ({ type }) =>
    type.name === 'hardBreak' ? LINE_BREAK : REFERENCE,
  )
