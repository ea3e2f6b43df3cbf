/** The places of a comparison that one goes to: each changed block, in the order of the letter. */
import type { BlockChange, Change, Comparison, Side } from '../../../shared/compare/comparison.ts'

export type Place = {
  /** The position of its block in the comparison; -1 is the title. */
  position: number
  /** The element id that its drawing has. */
  anchor: string
  change: Change
  /** The beginning of its words, to recognise it by. */
  says: string
}

/** Every change a reader steps through: the title, then each block that is not the same. */
export function placesOf(comparison: Comparison): Place[] {
  const title: Place[] = comparison.title
    ? [{ position: -1, anchor: anchorOf(-1), change: 'changed', says: comparison.title.new }]
    : []
  const blocks = comparison.blocks.flatMap((block, position): Place[] =>
    isSame(block)
      ? []
      : [{ position, anchor: anchorOf(position), change: block.change, says: beginning(block) }],
  )
  return [...title, ...blocks]
}

/** The element id of a block's drawing. */
export const anchorOf = (position: number): string => `change-${position}`

/** Whether nothing about a block is different: words, marks, form and place. */
export const isSame = (block: BlockChange): boolean =>
  block.change === 'same' && block.words === undefined && block.form === undefined

/** The words of one side, each block on its own line. */
export const textOfSide = (sides: readonly Side[] | undefined): string =>
  (sides ?? []).map(side => side.text).join('\n')

function beginning(block: BlockChange): string {
  const text = textOfSide(block.new) || textOfSide(block.old)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
