/** A letter from a file, told in the blocks of the letter it came from, so that its differences can be suggested. */
import type { BlockChange } from '../../../shared/compare/comparison.ts'
import { childrenOf, isTextBlock } from '../../../shared/statement/text.ts'
import type { AnyBlock, Doc, Inline } from '../../../shared/statement/tree.ts'

/**
 * The new letter in which each block has the id of the block of the old one that it was aligned with: first the
 * blocks of text, then what is around them, where the two are of one kind. What is new keeps its own id.
 * @param blocks of the comparison of exactly these two letters
 */
export function adopted(old: Doc, now: Doc, blocks: readonly BlockChange[]): Doc {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  const pair = (from: AnyBlock | undefined, to: AnyBlock | undefined) => {
    const [was, is] = [from?.attrs.id, to?.attrs.id]
    if (!was || !is || from?.type !== to?.type || ids.has(is) || taken.has(was)) return false
    ids.set(is, was)
    taken.add(was)
    return true
  }
  const [before, after] = [pathsOf(old), pathsOf(now)]
  for (const [was, is] of pairsIn(blocks)) {
    const [from, to] = [before.get(was) ?? [], after.get(is) ?? []]
    pair(from.at(-1), to.at(-1))
    for (let up = 2; up <= Math.min(from.length, to.length); up += 1) pair(from.at(-up), to.at(-up))
  }
  return { ...now, content: (now.content ?? []).map(block => renamed(block, ids)) } as Doc
}

function pairsIn(blocks: readonly BlockChange[]): [string, string][] {
  return blocks.flatMap(({ old, new: now }): [string, string][] => {
    const [was, is] = [old?.[0]?.id, now?.[0]?.id]
    return was && is ? [[was, is]] : []
  })
}

/** Each block of text by its id: the blocks from the outermost around it down to itself. */
function pathsOf(doc: Doc): Map<string, readonly AnyBlock[]> {
  const paths = new Map<string, readonly AnyBlock[]>()
  const visit = (block: AnyBlock, around: readonly AnyBlock[]): void => {
    const path = [...around, block]
    if (isTextBlock(block) || block.type === 'horizontalRule') paths.set(block.attrs.id ?? '', path)
    else for (const child of childrenOf(block)) visit(child, path)
  }
  for (const block of doc.content ?? []) visit(block, [])
  return paths
}

function renamed(block: AnyBlock, ids: ReadonlyMap<string, string>): AnyBlock {
  const attrs = { ...block.attrs, id: ids.get(block.attrs.id ?? '') ?? block.attrs.id }
  const content = isTextBlock(block)
    ? block.content && { content: block.content.map(inline => renamedNote(inline, ids)) }
    : childrenOf(block).length > 0 && { content: childrenOf(block).map(child => renamed(child, ids)) }
  // Only ids are written; the compiler cannot follow that each kind of block stays what it is.
  return { ...block, attrs, ...content } as AnyBlock
}

function renamedNote(inline: Inline, ids: ReadonlyMap<string, string>): Inline {
  if (inline.type !== 'footnoteRef') return inline
  return {
    ...inline,
    attrs: { ...inline.attrs, note: ids.get(inline.attrs.note ?? '') ?? inline.attrs.note },
  }
}
