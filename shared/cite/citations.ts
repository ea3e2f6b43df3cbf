/** The citations of a letter, block by block. */
import { textBlocks } from '../formats/text.ts'
import type { Doc, TextBlock } from '../statement/tree.ts'
import { citationsOfBlock, contextAfter } from './blockCitations.ts'
import type { CiteContext, Found } from './found.ts'
import type { KnownInstrument } from './instrumentTable.ts'

/** A citation of a letter: offsets are UTF-16 units in `toText` of the letter. */
export type Citation = Found & {
  /** The index of the text block among those that have words. */
  block: number
}

/**
 * Every citation of a letter in reading order. Nothing inside the list of signatories is one: ARTICLE 19 is an
 * organisation.
 * @param more instruments the coalition knows beside the common ones
 */
export function citationsIn(doc: Doc, more?: readonly KnownInstrument[]): Citation[] {
  const signatures = signatoryBlocks(doc)
  const citations: Citation[] = []
  let context: CiteContext = more === undefined ? {} : { more }
  let offset = 0
  for (const [index, { block, text }] of textBlocks(doc).entries()) {
    if (!signatures.has(block)) {
      const found = citationsOfBlock(text, context)
      for (const one of found) {
        citations.push({ ...one, start: one.start + offset, end: one.end + offset, block: index })
      }
      context = contextAfter(text, found, context)
    }
    offset += text.length + 2
  }
  return citations
}

/** The citations of one stretch of text that stands alone, offsets within it. */
export function citationsInText(text: string, more?: readonly KnownInstrument[]): Found[] {
  return citationsOfBlock(text, more === undefined ? {} : { more })
}

function signatoryBlocks(doc: Doc): ReadonlySet<TextBlock> {
  const lists = (doc.content ?? []).filter(block => block.type === 'signatories')
  return new Set(lists.flatMap(list => list.content ?? []))
}
