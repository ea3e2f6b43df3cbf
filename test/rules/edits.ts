/** Edits by chance of a letter's outermost blocks, as people make them. */
import type { Block, Doc, Inline } from '../../shared/statement/tree.ts'
import { doc, h, p, quote, text } from './build.ts'

/** One edit: a block leaves, moves, doubles, is split, joined, reworded, or becomes something else. */
export function editedLetter(letter: Doc, edit: number): Doc {
  const blocks = [...(letter.content ?? [])]
  const at = edit % Math.max(1, blocks.length)
  const block = blocks[at]
  if (block === undefined || block.type === 'footnotes') return letter
  const kind = Math.floor(edit / 7) % 7
  if (kind === 0) blocks.splice(at, 1)
  else if (kind === 1) blocks.push(...blocks.splice(at, 1))
  else if (kind === 2) blocks.unshift(...blocks.splice(at, 1))
  else if (kind === 3) blocks.splice(at + 1, 0, p('A new paragraph stands here.'))
  else if (block.type === 'paragraph') blocks.splice(at, 1, ...editedParagraph(block.content ?? [], kind))
  else if (block.type === 'table' || block.type === 'bulletList' || block.type === 'orderedList')
    blocks.splice(at, 1, withoutOne(block))
  return doc(...blocks)
}

function editedParagraph(content: readonly Inline[], kind: number): Block[] {
  const half = Math.ceil(content.length / 2)
  if (kind === 4) return [p(content.slice(0, half)), p(content.slice(half))]
  if (kind === 5) return [h(2, [...content])]
  return [quote(p([text('Then '), ...content.slice(1)]))]
}

function withoutOne<Kind extends Extract<Block, { type: 'table' | 'bulletList' | 'orderedList' }>>(
  block: Kind,
): Kind {
  const content = block.content?.slice(1) ?? []
  const { content: _, ...rest } = block
  // The compiler cannot see that rows of a table are rows again when one of them is left out.
  return { ...rest, ...(content.length > 0 && { content }) } as Kind
}
