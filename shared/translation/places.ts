/** Where things stand in a text: finding what answers a block of the source in a translation, and putting a copy beside it. */
import { GRAMMAR } from '../statement/grammar.ts'
import { childrenOf, isTextBlock } from '../statement/text.ts'
import type { AnyBlock, Doc } from '../statement/tree.ts'

export type Parent = AnyBlock | Doc

/** A text with its blocks by id, and what each stands in. */
export type Indexed = { doc: Doc; byId: Map<string, AnyBlock>; parents: Map<AnyBlock, Parent> }

export function indexed(doc: Doc): Indexed {
  const index: Indexed = { doc, byId: new Map(), parents: new Map() }
  for (const child of childrenOf(doc)) enter(index, child, doc)
  return index
}

function enter(index: Indexed, block: AnyBlock, parent: Parent): void {
  index.parents.set(block, parent)
  if (block.attrs.id !== null && !index.byId.has(block.attrs.id)) index.byId.set(block.attrs.id, block)
  for (const child of childrenOf(block)) enter(index, child, block)
}

/** The text blocks of a block, itself among them, by id in reading order. */
export function textsIn(block: AnyBlock): string[] {
  if (isTextBlock(block)) return block.attrs.id === null ? [] : [block.attrs.id]
  return childrenOf(block).flatMap(textsIn)
}

/**
 * What answers a block of the source: the text that says it; of what holds texts, the block of the same type that
 * holds what says the first of them, as deep in such blocks as it is there. Undefined where there is none.
 */
export function answerTo(
  block: AnyBlock,
  source: Indexed,
  here: Indexed,
  said: ReadonlyMap<string, string>,
): AnyBlock | undefined {
  for (const id of textsIn(block)) {
    const text = here.byId.get(said.get(id) ?? '')
    if (!text || isTextBlock(block)) {
      if (text) return text
      continue
    }
    const alike = chain(text, here).filter(({ type }) => type === block.type)
    const below = chain(source.byId.get(id)!, source)
    const found = alike[below.slice(0, below.indexOf(block)).filter(({ type }) => type === block.type).length]
    if (found) return found
  }
  return undefined
}

/** A block and what it stands in, from the inside. */
function chain(block: AnyBlock, { parents }: Indexed): AnyBlock[] {
  const blocks: AnyBlock[] = []
  for (let at: Parent | undefined = block; at && at.type !== 'doc'; at = parents.get(at)) blocks.push(at)
  return blocks
}

/**
 * Puts a block in beside another one of a text. Where its surroundings cannot hold it, it stands beside what they
 * stand in.
 * @param shaped the block as something can hold it, or undefined where it cannot
 */
export function putBeside(
  index: Indexed,
  shaped: (parent: Parent) => AnyBlock | undefined,
  side: 'before' | 'behind',
  beside: AnyBlock,
): void {
  for (const neighbour of chain(beside, index)) {
    const parent = index.parents.get(neighbour)!
    const block = shaped(parent)
    if (!block) continue
    const at = childrenOf(parent).indexOf(neighbour)
    putAt(index, parent, block, side === 'before' ? at : at + 1)
    return
  }
}

/** Puts a block at a place among the children of another one, or of the text. */
export function putAt(index: Indexed, parent: Parent, block: AnyBlock, at: number): void {
  Object.assign(parent, { content: childrenOf(parent).toSpliced(at, 0, block) })
  enter(index, block, parent)
}

export const mayHold = (parent: Parent, block: AnyBlock): boolean =>
  GRAMMAR[parent.type].children.includes(block.type)

/** Where the text ends: before the list of signatories and the notes that stand behind it. */
export function endOfText({ content = [] }: Doc): number {
  const tail = content.findLastIndex(({ type }) => type !== 'footnotes' && type !== 'signatories')
  return tail + 1
}
