/** Looking into a Word or OpenDocument file: its parts, and the words in them as any other program would read them. */
import { strFromU8, unzipSync } from 'fflate'
import { type SaxesAttributeNS, SaxesParser } from 'saxes'
import { textBlocks } from '../../shared/formats/text.ts'
import { holdable } from '../../shared/formats/xmlWrite.ts'
import { isTextBlock } from '../../shared/statement/text.ts'
import type { AnyBlock, Doc, Inline, StatementFile } from '../../shared/statement/tree.ts'

/** The parts of a package as text, by name. */
export function partsOf(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

/** Throws where a part of XML is not well-formed. */
export function mustBeXml(source: string): void {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', error => {
    throw error
  })
  parser.write(source).close()
}

/**
 * The words in elements of these names, in order, without blanks: a blank is written in several ways.
 * @param skip names of elements whose words do not count
 */
export function wordsIn(source: string, names: readonly string[], skip: readonly string[] = []): string {
  const parser = new SaxesParser<{ xmlns: true }>({ xmlns: true })
  let inside = 0
  let skipped = 0
  let words = ''
  const step = (name: string, by: number): void => {
    if (names.includes(name)) inside += by
    if (skip.includes(name)) skipped += by
  }
  parser.on('opentag', (tag: { name: string; attributes: Record<string, SaxesAttributeNS> }) =>
    step(tag.name, 1),
  )
  parser.on('closetag', tag => step(tag.name, -1))
  parser.on('text', text => {
    if (inside > 0 && skipped === 0) words += text
  })
  parser.write(source).close()
  return words.replace(/\s/gu, '')
}

/** The letter with the words that stand for each reference, which are no words of its own. */
export function withMarks(file: StatementFile, shown: (note: string | null) => string): StatementFile {
  const mark = (inline: Inline): Inline =>
    inline.type === 'footnoteRef' ? { type: 'text', text: shown(inline.attrs.note) } : inline
  const said = <Kind extends AnyBlock | Doc>(node: Kind): Kind => {
    if (!('content' in node) || node.content === undefined) return node
    const content = isTextBlock(node) ? node.content?.map(mark) : (node.content as AnyBlock[]).map(said)
    return { ...node, content }
  }
  return { ...file, body: said(file.body) }
}

/** The letter without references. */
export const withoutMarks = (file: StatementFile): StatementFile => withMarks(file, () => '')

/** The words of a letter in order without its notes, as the formats hold them and without blanks. */
export function wordsOf({ body }: StatementFile): string {
  const notes = (body.content ?? []).flatMap(block =>
    block.type === 'footnotes' ? (block.content ?? []) : [],
  )
  const told = textBlocks(body).filter(({ block }) => !notes.some(note => note === block))
  return told.map(({ text }) => holdable(text).replace(/\s/gu, '')).join('')
}
