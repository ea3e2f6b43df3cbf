import { cleanInline } from '../statement/inline.ts'
import { textOf } from '../statement/text.ts'
import type { Inline } from '../statement/tree.ts'

/**
 * A note of a file as the one paragraph that a letter's note is: what stood in several is kept apart by line breaks.
 * @param exact false where the one blank that word processors put between a note's mark and its words goes
 */
export function noteLine(paragraphs: readonly Inline[][], exact: boolean): Inline[] {
  const told = paragraphs.filter(content => textOf(content).trim() !== '')
  const [first, ...rest] = cleanInline(
    told.flatMap((content, index): Inline[] => (index === 0 ? content : [{ type: 'hardBreak' }, ...content])),
  )
  if (first?.type !== 'text' || exact) return first === undefined ? [] : [first, ...rest]
  return cleanInline([{ ...first, text: first.text.replace(/^[ \t\u00a0]/, '') }, ...rest])
}
