/** The lines of a document that may open or continue a provision, in reading order. */
import { itemNumber } from '../formats/numbering.ts'
import { childrenOf, isTextBlock, textOf, textOfBlock } from '../statement/text.ts'
import type { AnyBlock, Doc, ListItem, OrderedList, TextBlock } from '../statement/tree.ts'
import { LIST_TYPE } from '../statement/tree.ts'
import { type Enumerator, readingsOf } from './enumerators.ts'
import type { NotUnderstood } from './provision.ts'

export type Line = {
  /** Blanks drawn together. */
  text: string
  /** The footnotes that hang on it. */
  notes: string[]
  /** Counted from 1 among the blocks that have words. */
  block: number
  /** The level of a heading of the document, null for other lines. */
  heading: 1 | 2 | 3 | null
  /** Whether all its words are bold, or in capitals: set off like a heading. */
  setOff: boolean
  /** The number that a list of the document prints before it. */
  listed: Enumerator | null
  /** The item that this line opens, and the list it is of. */
  item: ListItem | null
  list: object | null
  /** The innermost item around it, without the one it opens. */
  within: ListItem | null
  /** Whether it follows a line break in the same block. */
  broken: boolean
  /** Whether a running line of a page stood before it, inside a sentence or between two. */
  afterGap: boolean
}

/** The lines of a document; tables, and notes that nothing refers to, are not understood. */
export function linesOf(doc: Doc): { lines: Line[]; notUnderstood: NotUnderstood[] } {
  const reading: Reading = { lines: [], notUnderstood: [], notes: notesOf(doc), used: new Set(), block: 0 }
  for (const block of doc.content ?? []) visit(block, OUTSIDE, reading)
  for (const [id, text] of reading.notes) {
    if (!reading.used.has(id) && text !== '')
      reading.notUnderstood.push({ text, place: 'the footnotes', why: 'note-without-mark' })
  }
  return { lines: reading.lines, notUnderstood: reading.notUnderstood }
}

type Reading = {
  lines: Line[]
  notUnderstood: NotUnderstood[]
  notes: ReadonlyMap<string, string>
  used: Set<string>
  block: number
}
type Place = Pick<Line, 'listed' | 'item' | 'list' | 'within'>
const OUTSIDE: Place = { listed: null, item: null, list: null, within: null }

function notesOf(doc: Doc): ReadonlyMap<string, string> {
  const containers = (doc.content ?? []).filter(block => block.type === 'footnotes')
  const notes = containers.flatMap(container => container.content ?? [])
  return new Map(notes.map(note => [note.attrs.id ?? '', clean(textOf(note.content))]))
}

/** Blanks of every kind drawn together. */
export const clean = (text: string): string => text.replace(/\s+/gu, ' ').trim()

function visit(block: AnyBlock, place: Place, reading: Reading): void {
  if (block.type === 'footnotes' || block.type === 'horizontalRule') return
  if (isTextBlock(block)) addLines(block, place, reading)
  else if (block.type === 'table' && (block.content ?? []).some(row => (row.content ?? []).length > 1)) {
    const text = clean(textOfBlock(block))
    if (text === '') return
    reading.block += 1
    reading.notUnderstood.push({ text, place: placeOf(reading.block), why: 'table' })
  } else if (block.type === 'bulletList' || block.type === 'orderedList') {
    for (const [index, item] of (block.content ?? []).entries()) {
      const listed = block.type === 'orderedList' ? listedNumber(block, index) : BULLET
      visitItem(item, { listed, item, list: block, within: place.item ?? place.within }, reading)
    }
  } else for (const child of childrenOf(block)) visit(child, place, reading)
}

export const placeOf = (block: number): string => `block ${block}`

const BULLET: Enumerator = {
  number: '',
  bracketed: false,
  readings: [{ alphabet: '-', look: '•', value: 0 }],
  rest: '',
}

function listedNumber(list: OrderedList, index: number): Enumerator {
  const [, open = '', first = '1', close = '.'] = LIST_TYPE.exec(list.attrs.type ?? '1.') ?? []
  const printed = itemNumber(list, index)
  const number = printed.slice(open.length, printed.length - close.length)
  const readings = readingsOf(number, open, close).filter(({ alphabet }) => alphabet === first)
  return { number, bracketed: false, readings, rest: '' }
}

/** An item without words of its own still prints its number. */
function visitItem(item: ListItem, place: Place, reading: Reading): void {
  const [first] = item.content ?? []
  const inside = { ...OUTSIDE, within: item }
  const opens = first !== undefined && isTextBlock(first) && clean(textOf(first.content)) !== ''
  if (!opens && (item.content ?? []).length > 0) reading.lines.push(emptyLine(place, reading.block + 1))
  for (const [index, block] of (item.content ?? []).entries()) {
    visit(block, opens && index === 0 ? place : inside, reading)
  }
}

const emptyLine = (place: Place, block: number): Line => ({
  ...place,
  ...{ text: '', notes: [], block, heading: null, setOff: false, broken: false, afterGap: false },
})

function addLines(block: TextBlock, place: Place, reading: Reading): void {
  const rows = rowsOf(block, reading)
  if (rows.every(row => row.text === '')) return
  reading.block += 1
  let first = true
  for (const { refs, ...row } of rows.filter(({ text }) => text !== '')) {
    for (const id of refs) reading.used.add(id)
    const here = first ? place : { ...OUTSIDE, within: place.item ?? place.within }
    reading.lines.push({
      ...here,
      ...{ text: row.text, notes: row.notes, block: reading.block },
      heading: block.type === 'heading' ? block.attrs.level : null,
      setOff: row.bold || isCapitals(row.text),
      broken: !first,
      afterGap: false,
    })
    first = false
  }
}

type Row = { text: string; notes: string[]; refs: string[]; bold: boolean }
const emptyRow = (): Row => ({ text: '', notes: [], refs: [], bold: true })

/** The rows of a block, cut at its line breaks, with the notes of each. */
function rowsOf(block: TextBlock, reading: Reading): Row[] {
  const rows: Row[] = []
  let row = emptyRow()
  for (const node of block.content ?? []) {
    if (node.type === 'hardBreak') {
      rows.push(row)
      row = emptyRow()
    } else if (node.type === 'footnoteRef') {
      row.refs.push(node.attrs.note ?? '')
      const note = reading.notes.get(node.attrs.note ?? '')
      if (note !== undefined && note !== '') row.notes.push(note)
    } else {
      row.text += node.text
      row.bold &&= node.text.trim() === '' || (node.marks ?? []).some(mark => mark.type === 'bold')
    }
  }
  return [...rows, row].flatMap(one => runInPoints({ ...one, text: clean(one.text) }))
}

/** Where a point or a dash may begin inside a line: behind a colon or a semicolon. */
const INSIDE =
  /(?<=[:;]\]?(?:\s(?:and|or|and\/or|y|o|et|ou))?\s)(?=\[?\(?(?:[a-z]{1,2}|[ivx]{2,5})\)\s|[–—]\s)/gu

/** Points that run on in one line, each in a row of its own; the notes hang on the first. One alone is a sentence. */
function runInPoints(row: Row): Row[] {
  const cuts = [...row.text.matchAll(INSIDE)].map(match => match.index)
  const dash = cuts.some(cut => /[–—]/.test(row.text.charAt(cut)))
  if (cuts.length < 2 && !dash) return [row]
  const texts = [0, ...cuts].map((from, index) => row.text.slice(from, cuts[index]).trim())
  return texts.map((text, index) =>
    index === 0 ? { ...row, text } : { ...emptyRow(), text, bold: row.bold },
  )
}

/** At least three letters, and none of them small. */
const isCapitals = (text: string): boolean => /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
