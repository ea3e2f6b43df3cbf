/** A letter as plain text. */
import { childrenOf, isTextBlock, textOf } from '../statement/text.ts'
import type { AnyBlock, Block, Doc, ListItem, StatementFile, TextBlock } from '../statement/tree.ts'
import { itemNumber } from './numbering.ts'

/**
 * The text blocks of a letter that have words, in reading order; notes come where their container stands.
 * Where the list of signatories is drawn from a sign-on, the names behind it are nobody's to read and left out.
 * @returns each with its words, in which a line break is one `\n` and never an empty line
 */
export function textBlocks(doc: Doc): { block: TextBlock; text: string }[] {
  const found: { block: TextBlock; text: string }[] = []
  const visit = (node: AnyBlock | Doc): void => {
    if (isTextBlock(node)) {
      const text = textOf(node.content).replace(/\s*\n\s*/g, '\n')
      if (text.trim() !== '') found.push({ block: node, text })
    }
    if (node.type === 'signatories' && node.attrs.signon !== null) return
    for (const child of childrenOf(node)) visit(child)
  }
  visit(doc)
  return found
}

/**
 * The words of a letter: its text blocks joined by an empty line, nothing added. Offsets of citations are
 * UTF-16 units in exactly this text.
 */
export function toText(file: Pick<StatementFile, 'body'>): string {
  return textBlocks(file.body)
    .map(entry => entry.text)
    .join('\n\n')
}

/** A letter as text for people: with bullets, numbers and marks of notes, `[1]` here and at the note. */
export function toReadableText(file: Pick<StatementFile, 'body'>): string {
  const notes = noteNumbers(file.body)
  const lines = (file.body.content ?? []).flatMap(block => readable(block, '', notes))
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

/** The printed number of each note: by first reference, then, for notes without one, by place. */
export function noteNumbers(doc: Doc): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  const count = (id: string | null): void => {
    if (id !== null && !numbers.has(id)) numbers.set(id, numbers.size + 1)
  }
  const visit = (node: AnyBlock | Doc): void => {
    if (isTextBlock(node)) {
      for (const inline of node.content ?? []) if (inline.type === 'footnoteRef') count(inline.attrs.note)
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(doc)
  for (const block of doc.content ?? []) {
    if (block.type === 'footnotes') for (const note of block.content ?? []) count(note.attrs.id)
  }
  return numbers
}

type Numbers = ReadonlyMap<string, number>

function readable(block: AnyBlock, indent: string, notes: Numbers): string[] {
  if (isTextBlock(block)) {
    const lead = block.type === 'footnote' ? `[${notes.get(block.attrs.id ?? '') ?? '?'}] ` : ''
    const lines = (lead + wordsWithMarks(block, notes)).split('\n')
    return [...lines.map(line => indent + line), '']
  }
  if (block.type === 'horizontalRule') return [`${indent}---`, '']
  if (block.type === 'bulletList') return items(block.content ?? [], () => '- ', indent, notes)
  if (block.type === 'orderedList') {
    return items(block.content ?? [], index => `${itemNumber(block, index)} `, indent, notes)
  }
  if (block.type === 'signatories' && block.attrs.signon !== null) return []
  return childrenOf(block).flatMap(child => readable(child, indent, notes))
}

function wordsWithMarks(block: TextBlock, notes: Numbers): string {
  const marked = (block.content ?? []).map(inline =>
    inline.type === 'footnoteRef' ? `[${notes.get(inline.attrs.note ?? '') ?? '?'}]` : textOf([inline]),
  )
  return marked.join('').replace(/\s*\n\s*/g, '\n')
}

function items(
  all: readonly ListItem[],
  marker: (index: number) => string,
  indent: string,
  notes: Numbers,
): string[] {
  return all.flatMap((item, index) => {
    const lead = marker(index)
    const inner = `${indent}${' '.repeat(lead.length)}`
    const lines = (item.content ?? []).flatMap((block: Block) => readable(block, inner, notes))
    if (lines.length === 0) return [indent + lead.trimEnd(), '']
    return [indent + lead + (lines[0] ?? '').slice(inner.length), ...lines.slice(1)]
  })
}
