/** Copies of blocks of a source: under ids of their own, each text linked to the one it is a copy of. */
import { everyBlock } from '../statement/carried.ts'
import { FOOTNOTES_ID } from '../statement/grammar.ts'
import { isTextBlock } from '../statement/text.ts'
import type { AnyBlock, FootnoteRef } from '../statement/tree.ts'
import type { BlockLink } from './standings.ts'

/** The id of a copy, made from the id of what it is a copy of: the same each time, and never what it was given. */
export type IdFrom = (id: string) => string

/** What copies are made into: the texts that are said, the links that were made, and the ids that are taken. */
export type Copying = {
  said: Map<string, string>
  made: BlockLink[]
  taken: Set<string>
  idFrom: IdFrom
}

/** A copy of a block of the source under ids of its own; what it says is said from now on. */
export function copyOf({ said, made, taken, idFrom }: Copying, block: AnyBlock): AnyBlock {
  const copy = structuredClone(block)
  const blocks = [copy, ...everyBlock(copy)]
  const links = linksOf(blocks, rename(blocks, idFrom, taken))
  made.push(...links)
  for (const link of links) said.set(link.sourceBlock, link.block)
  return copy
}

/** The references to notes that a block has. */
export const refsIn = (block: AnyBlock): FootnoteRef[] =>
  isTextBlock(block) ? (block.content ?? []).filter(inline => inline.type === 'footnoteRef') : []

export function pointTo(block: AnyBlock, notes: ReadonlyMap<string, string>): void {
  for (const { attrs } of refsIn(block))
    attrs.note = attrs.note === null ? null : (notes.get(attrs.note) ?? attrs.note)
}

/** Gives copies ids of their own; the container of notes keeps its fixed one. @returns the new ids by the old ones. */
export function rename(copies: readonly AnyBlock[], idFrom: IdFrom, taken: Set<string>): Map<string, string> {
  const renamed = new Map<string, string>()
  for (const block of copies) {
    const was = block.attrs.id
    block.attrs.id = block.type === 'footnotes' ? FOOTNOTES_ID : freshId(was, idFrom, taken)
    if (was !== null) renamed.set(was, block.attrs.id)
  }
  return renamed
}

export function freshId(of: string | null, idFrom: IdFrom, taken: Set<string>): string {
  let id = idFrom(of ?? '')
  while (taken.has(id)) id = idFrom(id)
  taken.add(id)
  return id
}

/** The links of the text blocks among some copies. */
export function linksOf(copies: readonly AnyBlock[], renamed: ReadonlyMap<string, string>): BlockLink[] {
  const texts = new Set(copies.filter(isTextBlock).map(({ attrs }) => attrs.id))
  return [...renamed]
    .filter(([, block]) => texts.has(block))
    .map(([sourceBlock, block]) => ({ block, sourceBlock, sourceHash: '' }))
}
