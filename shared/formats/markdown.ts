/**
 * Markdown out and in. What is written here is read back as the same letter in canonical form: each block is
 * proved by reading it before it is kept, and stands as exact HTML where Markdown would have changed it.
 */
import { canonicalBody } from '../statement/canonical.ts'
import { cleanInline } from '../statement/inline.ts'
import { isTextBlock } from '../statement/text.ts'
import type { AnyBlock, Block, Footnote, Footnotes, StatementFile } from '../statement/tree.ts'
import { doc, type NewId, paragraph } from './build.ts'
import { type DrawList, drawSignatories } from './drawSignatories.ts'
import { blockHtml, type HtmlStyle } from './htmlWrite.ts'
import type { Imported, ImportOptions } from './imported.ts'
import { readForeign } from './markdownForeign.ts'
import { type MarkdownHead, readHead } from './markdownHead.ts'
import { readBody } from './markdownRead.ts'
import {
  between,
  blockNodes,
  exactStyle,
  type Flow,
  flowNodes,
  frontMatter,
  printNodes,
} from './markdownWrite.ts'

/**
 * A letter as Markdown; `fromMarkdown` gives the same letter in canonical form.
 * @param signatories the list of a sign-on, for files that people read; such a file no longer says that its list
 *   is bound
 */
export function toMarkdown(file: StatementFile, options: { signatories?: DrawList } = {}): string {
  const drawn = options.signatories === undefined ? file : drawSignatories(file, options.signatories)
  const blocks = (drawn.body.content ?? []).map(block => cleaned(block))
  const style = exactStyle({ body: doc(blocks) })
  const ways = [flowNodes, proved, allExact]
  for (const way of ways) {
    const written = printNodes(way(blocks, style))
    if (way === allExact || givesBack(written, blocks, style)) return frontMatter(drawn) + written
  }
  return frontMatter(drawn)
}

/**
 * Reads Markdown as a letter. A file of ours (its front matter says so) is read to the letter; in any other one
 * signatories, concerns and asks are looked for, and whatever a letter cannot hold is set aside with its words kept.
 */
export function fromMarkdown(source: string, options: ImportOptions): Imported {
  const { head, body, offset } = readHead(source.replace(/^\uFEFF/, ''))
  if (head?.ours !== true) return readForeign(body, head, offset, options)
  const { blocks, setAside } = readBody(body, options.newId, offset)
  const file: StatementFile = {
    format: 'undersigned-statement',
    formatVersion: 1,
    ...fileHead(head),
    body: doc(blocks),
  }
  return { file, setAside, offers: { asks: [], concerns: [], mends: [] }, titleBlock: null }
}

function fileHead({
  language,
  direction,
  title,
}: MarkdownHead): Pick<StatementFile, 'language' | 'direction' | 'title'> {
  return { language: language ?? 'en', direction: direction ?? 'ltr', title: title ?? '' }
}

/** The last resort, which always holds: every block as exact HTML. */
function allExact(blocks: readonly Block[], style: HtmlStyle): Flow[] {
  return blocks.flatMap(block => exactNodes(block, style))
}

/** Each block as Markdown where that gives the block back, else as exact HTML. */
function proved(blocks: readonly Block[], style: HtmlStyle): Flow[] {
  return blocks.flatMap((block, index): Flow[] => {
    if (block.type === 'footnotes') return noteNodes(block, style)
    const nodes = blockNodes(block, style, true)
    const kept = givesBack(printNodes([...nodes, ...standIns(block, style)]), [block], style)
    return [...between(blocks[index - 1], block), ...(kept ? nodes : exactNodes(block, style))]
  })
}

/** The container is written as the definitions of its notes, each proved below a reference to it. */
function noteNodes(block: Footnotes, style: HtmlStyle): Flow[] {
  return (block.content ?? []).flatMap(note => {
    const nodes = blockNodes({ ...block, content: [note] }, style, true)
    const reference = paragraph('reference', [{ type: 'footnoteRef', attrs: { note: note.attrs.id } }])
    const written = printNodes([...blockNodes(reference, style, true), ...nodes])
    const one: Footnotes = { ...block, content: [note] }
    return givesBack(written, [reference, one], style) ? nodes : [exactNote(note, style)]
  })
}

function exactNodes(block: Block, style: HtmlStyle): Flow[] {
  if (block.type === 'footnotes') return (block.content ?? []).map(note => exactNote(note, style))
  return [{ type: 'html', value: blockHtml(block, style) }]
}

function exactNote(note: Footnote, style: HtmlStyle): Flow {
  const number = String(style.noteNumber(note.attrs.id))
  const value = blockHtml(paragraph('note', note.content ?? []), style)
  return {
    type: 'footnoteDefinition',
    identifier: number,
    label: number,
    children: [{ type: 'html', value }],
  }
}

/** Markdown knows a reference only where its note is defined. */
function standIns(block: AnyBlock, style: HtmlStyle): Flow[] {
  return [...new Set(notesOf(block))].map(note => ({
    type: 'footnoteDefinition' as const,
    identifier: String(style.noteNumber(note)),
    children: [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value: 'x' }] }],
  }))
}

function notesOf(block: AnyBlock): string[] {
  if (isTextBlock(block)) {
    const inline = block.content ?? []
    return inline.flatMap(node =>
      node.type === 'footnoteRef' && node.attrs.note !== null ? [node.attrs.note] : [],
    )
  }
  return 'content' in block ? (block.content ?? []).flatMap(notesOf) : []
}

/** Whether Markdown, read, gives these blocks; notes that only stand in are left out of the comparison. */
function givesBack(markdown: string, blocks: readonly Block[], style: HtmlStyle): boolean {
  const { blocks: read, numbers } = readBody(markdown, counter(), 0)
  const hasNotes = blocks.some(block => block.type === 'footnotes')
  const compared = hasNotes ? read : read.filter(block => block.type !== 'footnotes')
  const notes = new Map(blocks.flatMap(notesOf).map(id => [id, style.noteNumber(id)]))
  for (const block of blocks) {
    if (block.type === 'footnotes')
      for (const note of block.content ?? []) notes.set(note.attrs.id ?? '', style.noteNumber(note.attrs.id))
  }
  return shape(compared, numbers) === shape(notesLast(blocks), notes)
}

/** Definitions have no place of their own in Markdown: the notes stand at the end, as in the canonical form. */
function notesLast(blocks: readonly Block[]): Block[] {
  const isNotes = (block: Block): boolean => block.type === 'footnotes'
  return [...blocks.filter(block => !isNotes(block)), ...blocks.filter(isNotes)]
}

/** The canonical form of blocks, with the ids of asks, which it leaves out. */
function shape(blocks: readonly Block[], numbers: ReadonlyMap<string, number>): string {
  const body = canonicalBody({ doc: doc(blocks), numbers, left: [], refusals: [] })
  return JSON.stringify([body, blocks.flatMap(asksOf)])
}

function asksOf(block: AnyBlock): string[] {
  const own = 'ask' in block.attrs && block.attrs.ask !== null ? [block.attrs.ask] : []
  if (isTextBlock(block) || !('content' in block)) return own
  return [...own, ...(block.content ?? []).flatMap(asksOf)]
}

function counter(): NewId {
  let count = 0
  return () => {
    count += 1
    return `block${String(count).padStart(4, '0')}`
  }
}

/** The block with its inline content in the one normal form, without names behind the list of a sign-on. */
function cleaned<Kind extends AnyBlock>(block: Kind): Kind {
  if (!('content' in block) || block.content === undefined) return block
  if (block.type === 'signatories' && block.attrs.signon !== null) return { ...block, content: [] }
  const content = isTextBlock(block)
    ? cleanInline(block.content)
    : (block.content as readonly AnyBlock[]).map(child => cleaned(child))
  return { ...block, content }
}
