/** The places of a comparison that one goes to: each changed block, in the order of the letter. */
import type { BlockChange, Change, Comparison, Side, Word } from '../../../shared/compare/comparison.ts'

export type Place = {
  /** The position of its block in the comparison; -1 is the title. */
  position: number
  /** The element id that its drawing has. */
  anchor: string
  change: Change
  kinds: readonly Kind[]
  /** The beginning of its words, to recognise it by. */
  says: string
  /** What was taken out and put in, stretch by stretch. */
  stretches: readonly Stretch[]
}
export type Stretch = { op: '-' | '+'; text: string }

/** What one may look at alone. */
export const KINDS = ['changed', 'inserted', 'deleted', 'moved', 'shape', 'ask', 'note'] as const
export type Kind = (typeof KINDS)[number]
export const isKind = (name: string): name is Kind => (KINDS as readonly string[]).includes(name)

/** Every change a reader steps through: the title, then each block that is not the same. */
export function placesOf(comparison: Comparison): Place[] {
  const { title } = comparison
  const titles: Place[] = title
    ? [
        {
          ...{ position: -1, anchor: anchorOf(-1), change: 'changed', kinds: ['changed'], says: title.new },
          stretches: stretchesOf(title.words),
        },
      ]
    : []
  const blocks = comparison.blocks.flatMap((block, position): Place[] =>
    isSame(block) ? [] : [placeOf(block, position)],
  )
  return [...titles, ...blocks]
}

/** The element id of a block's drawing. */
export const anchorOf = (position: number): string => `change-${position}`

/** Whether nothing about a block is different: words, marks, form and place. */
export const isSame = (block: BlockChange): boolean =>
  block.change === 'same' && block.words === undefined && block.form === undefined

/** The words of one side, each block on its own line. */
export const textOfSide = (sides: readonly Side[] | undefined): string =>
  (sides ?? []).map(side => side.text).join('\n')

/** Where a block is the same but for its marks or form, it is called changed. */
function placeOf(block: BlockChange, position: number): Place {
  const change = block.change === 'same' ? 'changed' : block.change
  return {
    ...{
      position,
      anchor: anchorOf(position),
      change,
      kinds: kindsOf(block, change),
      says: beginning(block),
    },
    stretches: block.words ? stretchesOf(block.words) : wholeOf(block),
  }
}

function kindsOf(block: BlockChange, change: Change): Kind[] {
  const own: Kind[] =
    change === 'moved-and-changed'
      ? ['moved', 'changed']
      : change === 'split' || change === 'merged'
        ? ['shape']
        : isKind(change)
          ? [change]
          : []
  const sides = [...(block.old ?? []), ...(block.new ?? [])]
  if (sides.some(({ ask }) => ask !== null)) own.push('ask')
  if (sides.some(({ type }) => type === 'footnote')) own.push('note')
  return own
}

function beginning(block: BlockChange): string {
  const text = textOfSide(block.new) || textOfSide(block.old)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

function wholeOf({ change, old, new: now }: BlockChange): Stretch[] {
  if (change === 'deleted') return [{ op: '-', text: textOfSide(old) }]
  return change === 'inserted' ? [{ op: '+', text: textOfSide(now) }] : []
}

/** Neighbours of one kind as one, whatever their marks. */
function stretchesOf(words: readonly Word[]): Stretch[] {
  const stretches: Stretch[] = []
  let before: Word['op'] = '='
  for (const { op, text } of words) {
    const last = stretches.at(-1)
    if (op !== '=' && op === before && last) last.text += text
    else if (op !== '=') stretches.push({ op, text })
    before = op
  }
  return stretches.filter(({ text }) => text.trim() !== '')
}
