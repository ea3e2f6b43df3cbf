/** A letter as the row of blocks that are compared, each with what surrounds it. */
import { cleanInline } from '../statement/inline.ts'
import { normalise } from '../statement/normalise.ts'
import { printedNumber } from '../statement/numbering.ts'
import { textOf } from '../statement/text.ts'
import type {
  AnyBlock,
  BulletList,
  Doc,
  Footnote,
  Inline,
  OrderedList,
  Table,
  TableCell,
} from '../statement/tree.ts'
import type { Container, Side } from './comparison.ts'
import { type TypedNumber, typedNumber } from './typedNumber.ts'

export type Unit = Side & {
  inline: Inline[]
  /** Two units with one key say the same; empty for a unit without words. */
  key: string
  level: number | null
  lang: string | null
  dir: string | null
  /** How the list around it prints its numbers; its start only on the unit that opens it. */
  numbering: string | null
  start: string | null
  /** The kind and the spans of the table cell around it. */
  cellForm: string | null
  /** The table row around it: the innermost, where a table stands in a table. */
  row: Row | null
  /**
   * Which blocks can be each other: those of one lane. 0 for what stands in no table; the others are set when the
   * rows of two letters are paired.
   */
  lane: number
  /** The number it begins with, typed as words, and its words without it; null where there is none. */
  number: TypedNumber | null
}

/** One object a row, so that its cells can be gathered by it. */
export type Row = { id: string | null }

/** An ask of a letter: the id of the block it sits on and the units that are in it. */
export type CarriedUnits = { ask: string; units: Unit[] }

export type Units = {
  body: Unit[]
  notes: Unit[]
  asks: CarriedUnits[]
  /** The printed number of each note that is referred to. */
  numbers: ReadonlyMap<string, number>
}

/**
 * The units of a letter. Its notes stand apart, those referred to by their numbers and the others after them,
 * so that a note is compared as content, wherever it is numbered.
 */
export function unitsOf(doc: Doc): Units {
  const { numbers } = normalise(doc)
  const walk: Walk = { body: [], asks: [], notes: [], open: [], tables: 0 }
  visitAll(doc.content ?? [], OUTERMOST, walk)
  const order = (note: Footnote) => numbers.get(note.attrs.id ?? '') ?? Number.POSITIVE_INFINITY
  const notes = walk.notes
    .sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)))
    .map((note, position) => noteUnit(note, walk.body.length + position, numbers))
  return { body: walk.body, notes, asks: walk.asks, numbers }
}

type Surroundings = {
  within: readonly Container[]
  numbering: string | null
  start: string | null
  cellForm: string | null
  cell: NonNullable<Side['cell']> | null
  row: Row | null
}
type Walk = {
  body: Unit[]
  notes: Footnote[]
  asks: CarriedUnits[]
  /** What the next unit opens: labels, demands and the starts of the lists it is the first of. */
  open: Opening[]
  /** How many tables were met. */
  tables: number
}
type Opening = { label?: string; ask?: string | null; concern?: boolean; start?: string }

const OUTERMOST: Surroundings = {
  within: [],
  numbering: null,
  start: null,
  cellForm: null,
  cell: null,
  row: null,
}

function visitAll(blocks: readonly AnyBlock[], around: Surroundings, walk: Walk): void {
  for (const block of blocks) visit(block, around, walk)
}

function visit(block: AnyBlock, around: Surroundings, walk: Walk): void {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'signatoryGroup':
    case 'signatory':
    case 'horizontalRule':
      addUnit(block, around, walk)
      break
    case 'bulletList':
    case 'orderedList':
      visitList(block, around, walk)
      break
    case 'table':
      visitTable(block, around, walk)
      break
    case 'blockquote':
      visitAll(block.content ?? [], inside(around, block.type), walk)
      break
    case 'listItem':
    case 'tableRow':
    case 'tableCell':
    case 'tableHeader':
      visitAll(block.content ?? [], around, walk) // Lists and tables walk these by themselves.
      break
    case 'signatories':
      if (block.attrs.signon !== null) addUnit(block, around, walk)
      else visitAll(block.content ?? [], inside(around, block.type), walk)
      break
    case 'footnotes':
      walk.notes.push(...(block.content ?? []))
      break
    case 'footnote':
      walk.notes.push(block)
  }
}

function visitList(list: BulletList | OrderedList, around: Surroundings, walk: Walk): void {
  const ordered = list.type === 'orderedList' ? list.attrs : null
  const first = ordered?.start ?? 1
  const numbering = ordered === null ? null : (ordered.type ?? '1.')
  for (const [position, item] of (list.content ?? []).entries()) {
    const label = numbering === null ? '•' : printedNumber(numbering, first + position)
    walk.open.push({ label, ask: item.attrs.ask, concern: item.attrs.concern === true })
    if (position === 0 && numbering !== null) walk.open.push({ start: String(first) })
    const before = walk.body.length
    visitAll(item.content ?? [], { ...inside(around, list.type), numbering }, walk)
    if (walk.body.length === before) walk.open.length = 0
    if (item.attrs.ask !== null) addAsk(item.attrs.ask, walk.body.slice(before), walk)
  }
}

function visitTable(block: Table, around: Surroundings, walk: Walk): void {
  const table = walk.tables++
  for (const [row, { attrs, content }] of (block.content ?? []).entries()) {
    const held: Row = { id: attrs.id }
    for (const [column, cell] of (content ?? []).entries()) {
      const place = { cell: { table, row, column }, cellForm: cellOf(cell), row: held }
      visitAll(cell.content ?? [], { ...inside(around, 'table'), ...place }, walk)
    }
  }
}

type Leaf = Extract<
  AnyBlock,
  { type: 'paragraph' | 'heading' | 'signatoryGroup' | 'signatory' | 'horizontalRule' | 'signatories' }
>

function addUnit(block: Leaf, around: Surroundings, walk: Walk): void {
  const opened = walk.open.splice(0)
  const own = block.type === 'paragraph' || block.type === 'heading' ? block.attrs : null
  const ask = own?.ask ?? opened.find(opening => opening.ask)?.ask ?? null
  const label = opened.flatMap(opening => opening.label ?? []).join(' ')
  const unit: Unit = {
    ...plain(block, walk.body.length),
    ...(label !== '' && { label }),
    within: [...around.within],
    ask,
    concern: own?.concern === true || opened.some(opening => opening.concern),
    level: block.type === 'heading' ? block.attrs.level : null,
    lang: own?.lang ?? null,
    dir: own?.dir ?? null,
    numbering: around.numbering,
    start: opened.flatMap(opening => opening.start ?? []).join(' ') || null,
    ...placeOf(around),
  }
  walk.body.push(unit)
  if (own?.ask != null) addAsk(own.ask, [unit], walk)
}

function placeOf({ cell, cellForm, row }: Surroundings) {
  return { ...(cell === null ? {} : { cell }), cellForm, row, lane: 0 }
}

function plain(block: Leaf | Footnote, index: number) {
  const lines = block.type === 'horizontalRule' || block.type === 'signatories' ? [] : block.content
  const inline = cleanInline(lines)
  const text = textOf(inline)
  const key = keyOf(block.type, text)
  return {
    index,
    id: block.attrs.id,
    type: block.type,
    text,
    inline,
    key,
    number: typedNumber(block.type, key),
  }
}

/** Rules and bound lists have no words to go by: they are equal to their own kind. */
function keyOf(type: Unit['type'], text: string): string {
  if (type === 'horizontalRule' || type === 'signatories') return `\u0000${type}`
  return text.replace(/\s+/g, ' ').trim()
}

function noteUnit(note: Footnote, index: number, numbers: ReadonlyMap<string, number>): Unit {
  const number = numbers.get(note.attrs.id ?? '')
  return {
    ...plain(note, index),
    ...(number !== undefined && { label: String(number) }),
    within: [],
    numbering: null,
    start: null,
    ...placeOf(OUTERMOST),
    ask: null,
    concern: false,
    level: null,
    lang: null,
    dir: null,
  }
}

function addAsk(ask: string, units: Unit[], walk: Walk): void {
  if (units.length > 0 && !walk.asks.some(carried => carried.ask === ask)) walk.asks.push({ ask, units })
}

function inside(around: Surroundings, container: Container): Surroundings {
  return { ...around, within: [...around.within, container] }
}

function cellOf(cell: TableCell): string {
  const { colspan, rowspan } = cell.attrs
  const kind = cell.type === 'tableHeader' ? 'header' : 'cell'
  return `${kind} ${colspan ?? 1}×${rowspan ?? 1}`
}
