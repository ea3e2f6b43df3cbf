/** The words of a letter's blocks with their marks and notes, for those a comparison says nothing about. */
import { noteNumbers } from '../../../shared/formats/text.ts'
import { childrenOf, isTextBlock } from '../../../shared/statement/text.ts'
import type { AnyBlock, Doc, Inline } from '../../../shared/statement/tree.ts'

export type Contents = {
  byId: ReadonlyMap<string, readonly Inline[]>
  numbers: ReadonlyMap<string, number>
}

/** Every text block of a letter by its id. */
export function contentsOf(doc: Doc): Contents {
  const byId = new Map<string, readonly Inline[]>()
  const visit = (node: AnyBlock | Doc): void => {
    if (isTextBlock(node) && node.attrs.id !== null) byId.set(node.attrs.id, node.content ?? [])
    for (const child of childrenOf(node)) visit(child)
  }
  visit(doc)
  return { byId, numbers: noteNumbers(doc) }
}
