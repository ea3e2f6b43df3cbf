import { childrenOf, textOf } from './text.ts'
import type { AnyBlock, Doc } from './tree.ts'

export type OutlineEntry = { id: string | null; level: 1 | 2 | 3; text: string }

/**
 * The headings of a letter in reading order, wherever they stand, with the block id to go to.
 * A line break inside a heading is a space here; a heading without words is left out, since there is nothing
 * to press.
 */
export function outline(doc: Doc): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  const visit = (node: AnyBlock | Doc): void => {
    if (node.type === 'heading') {
      const text = textOf(node.content).replace(/\s+/g, ' ').trim()
      if (text !== '') entries.push({ id: node.attrs.id, level: node.attrs.level, text })
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(doc)
  return entries
}
