/** The blocks of a letter as pieces of the page, as the typst template draws them. */
import { itemNumber } from '../../shared/formats/numbering.ts'
import { gridOf, type Place } from '../../shared/formats/tableGrid.ts'
import { textOfBlock } from '../../shared/statement/text.ts'
import type {
  AnyBlock,
  Footnote,
  Heading,
  ListItem,
  Paragraph,
  Signatories,
  Table,
} from '../../shared/statement/tree.ts'
import { type Lettering, languageOf, type Words, wordsOf } from './typstWords.ts'

/** A piece of the page. `lang`, `region` and `dir` are null where they are those of what stands around it. */
export type Piece =
  | ({ is: 'paragraph'; words: Words } & Tongue)
  | ({ is: 'heading'; level: number; look: number; words: Words } & Tongue)
  | { is: 'list'; markers: string[] | null; items: Piece[][] }
  | { is: 'quote'; body: Piece[] }
  | { is: 'table'; columns: number; header: number; cells: Cell[] }
  | { is: 'rule' }
  | { is: 'group'; words: Words }
  | { is: 'names'; names: Words[] }
  | { is: 'note'; number: number; words: Words }
type Cell = { x: number; y: number; columns: number; rows: number; header: boolean; body: Piece[] }
type Tongue = { lang: string | null; region: string | null; dir: 'ltr' | 'rtl' | null }

/** One letter while it is drawn. */
export type Drawing = {
  lettering: Lettering
  numbers: ReadonlyMap<string, number>
  notes: ReadonlyMap<string, Footnote>
  /** Notes that were drawn at a reference. */
  begun: Set<string>
  /** The level of the last heading in the outline: none is skipped, as PDF/UA wants. */
  level: number
}

/**
 * How deep pieces may be nested in one another, in steps of typst's own count, of which it has 64 and the words at
 * the bottom need some. What is nested deeper is drawn flat: every word is there, without the last frames around it.
 */
export const ROOM = 40
const STEPS = { list: 2, quote: 4, table: 5 } as const

/** Blocks that follow each other, where there is this much room to nest. */
export function piecesOf(blocks: readonly AnyBlock[], room: number, drawing: Drawing): Piece[] {
  return blocks.flatMap(block => piece(block, room, drawing))
}

function piece(block: AnyBlock, room: number, drawing: Drawing): Piece[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraph(block, drawing)]
    case 'heading':
      return [heading(block, drawing)]
    case 'bulletList':
    case 'orderedList':
      return list(block, room - STEPS.list, drawing)
    case 'blockquote': {
      const body = piecesOf(block.content ?? [], room - STEPS.quote, drawing)
      return room < STEPS.quote || body.length === 0 ? body : [{ is: 'quote', body }]
    }
    case 'table':
      return table(block, room - STEPS.table, drawing)
    case 'horizontalRule':
      return [{ is: 'rule' }]
    case 'signatories':
      return signatories(block, drawing)
    case 'signatoryGroup':
      return [{ is: 'group', words: wordsIn(block, drawing) }]
    case 'signatory':
      return [{ is: 'names', names: [wordsIn(block, drawing)] }]
    case 'listItem':
    case 'tableRow':
    case 'tableCell':
    case 'tableHeader':
      return piecesOf(block.content ?? [], room, drawing)
    case 'footnotes':
    case 'footnote':
      return []
  }
}

function paragraph(block: Paragraph, drawing: Drawing): Piece {
  return { is: 'paragraph', words: wordsIn(block, drawing), ...tongueOf(block) }
}

/** A heading's look is its own level; its place in the outline never skips one. An empty one is a gap. */
function heading(block: Heading, drawing: Drawing): Piece {
  const words = wordsIn(block, drawing)
  if (textOfBlock(block).trim() === '') return { is: 'paragraph', words, ...tongueOf(block) }
  drawing.level = Math.min(block.attrs.level, drawing.level + 1)
  return { is: 'heading', level: drawing.level, look: block.attrs.level, words, ...tongueOf(block) }
}

type List = Extract<AnyBlock, { type: 'bulletList' | 'orderedList' }>

function list(block: List, room: number, drawing: Drawing): Piece[] {
  const all = block.content ?? []
  const markers = block.type === 'orderedList' ? all.map((_, index) => itemNumber(block, index)) : null
  if (room < 0) return all.flatMap((item, index) => flatItem(item, markers?.[index] ?? '•', room, drawing))
  const items = all.map(item => piecesOf(item.content ?? [], room, drawing))
  return items.length === 0 ? [] : [{ is: 'list', markers, items }]
}

/** An item without the frame of a list: its number stands before its first words. */
function flatItem(item: ListItem, marker: string, room: number, drawing: Drawing): Piece[] {
  const [first, ...more] = piecesOf(item.content ?? [], room, drawing)
  const lead: Words = [{ text: `${marker} ` }]
  if (first?.is === 'paragraph') return [{ ...first, words: [...lead, ...first.words] }, ...more]
  const alone: Piece = { is: 'paragraph', words: lead, lang: null, region: null, dir: null }
  return [alone, ...(first ? [first] : []), ...more]
}

function table(block: Table, room: number, drawing: Drawing): Piece[] {
  if (room < 0) return (block.content ?? []).flatMap(row => piece(row, room, drawing))
  const { columns, rows } = gridOf(block)
  const inside = { ...drawing.lettering, longest: Math.max(6, Math.floor(LINE / columns)) }
  const within: Drawing = { ...drawing, lettering: inside }
  const cells = rows.flatMap(({ places }, y) => {
    let x = 0
    return places.flatMap(place => {
      const cell = cellAt(place, x, y, room, within)
      x += place.columns
      return cell
    })
  })
  drawing.level = within.level
  if (cells.length === 0) return []
  const [first, second] = rows
  const header = first?.header && second && first.places.every(oneRowDeep) ? 1 : 0
  return [{ is: 'table', columns, header, cells }]
}

/** About so many letters stand in a line of a table. */
const LINE = 60

function cellAt(place: Place, x: number, y: number, room: number, drawing: Drawing): Cell[] {
  if (place.kind !== 'cell') return []
  const { cell, columns, rows } = place
  const body = piecesOf(cell.content ?? [], room, drawing)
  return [{ x, y, columns, rows, header: cell.type === 'tableHeader', body }]
}

const oneRowDeep = (place: Place): boolean =>
  place.kind === 'empty' || (place.kind === 'cell' && place.rows === 1)

/** Names that follow one another are one list. */
function signatories(block: Signatories, drawing: Drawing): Piece[] {
  const pieces: Piece[] = []
  for (const line of block.content ?? []) {
    const last = pieces.at(-1)
    if (line.type === 'signatory' && last?.is === 'names') last.names.push(wordsIn(line, drawing))
    else pieces.push(...piece(line, 0, drawing))
  }
  return pieces
}

type Worded = Extract<
  AnyBlock,
  { type: 'paragraph' | 'heading' | 'footnote' | 'signatoryGroup' | 'signatory' }
>

/** The words of a block. A note is drawn at its first reference; a later one points there. */
export function wordsIn(block: Worded, drawing: Drawing): Words {
  return wordsOf(block.content ?? [], drawing.lettering, id => {
    const number = drawing.numbers.get(id ?? '')
    const note = drawing.notes.get(id ?? '')
    if (id === null || number === undefined || note === undefined) return { text: '?', raised: true }
    if (drawing.begun.has(id)) return { again: number }
    drawing.begun.add(id)
    return { note: number, words: wordsIn(note, drawing) }
  })
}

function tongueOf({ attrs: { lang, dir } }: Paragraph | Heading): Tongue {
  return { ...languageOf(lang), dir }
}
