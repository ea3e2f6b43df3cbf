/** The words of inline content and of whole blocks, for everything that reads a letter without drawing it. */
import type { AnyBlock, Doc, Inline } from './tree.ts'

/**
 * The words of inline content. A line break is `\n`; a footnote reference has no words, because its number
 * follows from its place and changes without anybody writing.
 */
export function textOf(content: readonly Inline[] | undefined): string {
  let text = ''
  for (const node of content ?? []) {
    if (node.type === 'text') text += node.text
    else if (node.type === 'hardBreak') text += '\n'
  }
  return text
}

/** The words of a block with everything nested in it, a line for each text block that has any. */
export function textOfBlock(block: AnyBlock): string {
  if (isTextBlock(block)) return textOf(block.content)
  return childrenOf(block).map(textOfBlock).filter(Boolean).join('\n')
}

/** The blocks directly inside a block or a letter; none for a text block and a rule. */
export function childrenOf(node: AnyBlock | Doc): readonly AnyBlock[] {
  if (node.type === 'horizontalRule' || isTextBlock(node)) return []
  return node.content ?? []
}

/** Whether a block's children are inline: the unit in which a letter is read, compared and cited. */
export function isTextBlock(
  node: AnyBlock | Doc,
): node is Extract<
  AnyBlock,
  { type: 'paragraph' | 'heading' | 'footnote' | 'signatoryGroup' | 'signatory' }
> {
  return TEXT_BLOCKS.has(node.type)
}

const TEXT_BLOCKS: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'footnote',
  'signatoryGroup',
  'signatory',
])
