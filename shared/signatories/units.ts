/** A text or a letter as lines and tables, each with its place, before anything is taken for a name. */

import { setFurnitureAside } from '../formats/plainFurniture.ts'
import { bareWords } from '../formats/plainInline.ts'
import { type Fabric, fabricOf, joinLines, type Line as RawLine, readLines } from '../formats/plainLines.ts'
import { cutPieces, type Piece } from '../formats/plainPieces.ts'
import { childrenOf, isTextBlock, textOf, textOfBlock } from '../statement/text.ts'
import type { AnyBlock, Inline, StatementFile } from '../statement/tree.ts'
import { withoutMarker } from './cleaned.ts'

export type ListLine = {
  is: 'line'
  /** Without marks; its bullet or number still stands in it. */
  text: string
  asRead: string
  /** From 1: the line of a text, the paragraph of a letter. */
  line: number
  /** `label`: known to be a label; `closing`: known to be no name. */
  look: 'plain' | 'item' | 'bold' | 'heading' | 'label' | 'closing'
  /** Whether it stands right below the line before, in one paragraph. */
  below: boolean
}

/** Cells as they stood; a cell with several lines has `\n` between them. */
export type Row = { cells: string[]; line: number }
export type Unit = ListLine | { is: 'table'; rows: Row[] }

/** The lines and tables of plain text or of Markdown. */
export function unitsOfText(source: string): Unit[] {
  const { kept, setAside } = setFurnitureAside(readLines(source.replace(FRONT_MATTER, blankLines)))
  const fabric = fabricOf(source)
  const pieces = cutPieces(kept, fabric)
  const width = widthOf(pieces)
  const units = pieces.flatMap(piece => unitsOfPiece(piece, width, fabric))
  const aside = setAside.map(({ text, line }) => lineOf(text, { line, look: 'closing' }))
  return aside.length === 0 ? units : [...units, ...aside].sort((a, b) => placeOf(a) - placeOf(b))
}

/** The lines and tables of a letter; `line` counts its paragraphs. */
export function unitsOfLetter(file: Pick<StatementFile, 'body'>): Unit[] {
  const units: Unit[] = []
  const count = { line: 0 }
  for (const block of file.body.content ?? []) addBlock(block, units, count)
  return units
}

const FRONT_MATTER = /^\uFEFF?---\r?\n[\s\S]{0,5000}?\r?\n---\r?\n/
const blankLines = (head: string): string => head.replace(/[^\r\n]/g, '')
const placeOf = (unit: Unit): number => (unit.is === 'line' ? unit.line : (unit.rows[0]?.line ?? 0))

function lineOf(text: string, rest: Partial<ListLine> & { line: number }): ListLine {
  return { is: 'line', text, asRead: text, look: 'plain', below: false, ...rest }
}

function unitsOfPiece(piece: Piece, width: number, fabric: Fabric): Unit[] {
  const { kind, lines, line } = piece
  if (kind === 'table') return [{ is: 'table', rows: lines.flatMap(rowOf) }]
  const raws = lines.map(raw => raw.text.trim()).filter(Boolean)
  if (kind === 'rule') return raws.map(text => lineOf(text, { line, look: 'closing' }))
  if (kind === 'item') return itemLines(lines, fabric)
  if (kind === 'heading')
    return [lineOf(bareWords(piece.text), { asRead: raws.join(' '), line, look: 'heading' })]
  return unwrapped(lines, width, fabric).map((one, at) => lineOfPara(one, at))
}

function lineOfPara({ text, line }: { text: string; line: number }, at: number): ListLine {
  const bare = text.replace(/^>\s?/, '')
  const words = wordsIn(bare)
  const note = /^(?:<sup>|\[\^?\d{1,3}\]:?\s)/.test(bare)
  const bold = /^(?:\*\*[^*]+\*\*|__[^_]+__):?$/.test(bare)
  return lineOf(words, {
    asRead: words.trim(),
    line,
    look: note ? 'closing' : bold ? 'bold' : 'plain',
    below: at > 0,
  })
}

/** The lines of an item: what is set in below its sign goes on, what has a sign of its own does not. */
function itemLines(raws: readonly RawLine[], fabric: Fabric): ListLine[] {
  const found: ListLine[] = []
  const [first] = raws
  for (const raw of raws) {
    const text = wordsIn(raw.text.trim())
    const above = found.at(-1)
    const { marker } = withoutMarker(text)
    const isSetIn = indentOf(raw.text) > indentOf(first?.text ?? '')
    if (above !== undefined && marker === '' && isSetIn) {
      above.text = joinLines([above.text, text], fabric).replaceAll('\n', ' ')
      above.asRead = above.text
    } else if (text !== '')
      found.push(
        lineOf(text, { line: raw.line, look: marker === '' ? 'plain' : 'item', below: found.length > 0 }),
      )
  }
  return found
}

const indentOf = (text: string): number => /^\s*/.exec(text)?.[0].length ?? 0

/** Words without marks; the gaps between columns stay. */
const wordsIn = (text: string): string =>
  text
    .split(/(\t+|\s{2,})/u)
    .map(part => (part.trim() === '' ? part : bareWords(part)))
    .join('')

/** A row of a table drawn with bars; the row of dashes below its head is none. */
function rowOf({ text, line }: RawLine): Row[] {
  if (/^[\s|:+-]+$/.test(text)) return []
  const cells = text
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
  return [{ cells: cells.map(cell => bareWords(cell.trim().replaceAll('<br>', '\n'))), line }]
}

/** Where sentences show how wide the page is, a line that could not take the next word goes on in the next one. */
function unwrapped(
  lines: readonly RawLine[],
  width: number,
  fabric: Fabric,
): { text: string; line: number }[] {
  const found: { text: string; line: number; last: string }[] = []
  for (const raw of lines) {
    const text = raw.text.replace(/^\s{0,9}/, '').trimEnd()
    const before = found.at(-1)
    const first = text.split(/\s/)[0] ?? ''
    if (before !== undefined && before.last.length + 1 + first.length > width) {
      before.text = joinLines([before.text, text], fabric).replaceAll('\n', ' ')
      before.last = text
    } else if (text.trim() !== '') found.push({ text, line: raw.line, last: text })
  }
  return found
}

function widthOf(pieces: readonly Piece[]): number {
  const prose = pieces.filter(
    ({ kind, lines }) => kind === 'para' && lines.length > 1 && /[.!?:]["”’)]?\s*$/.test(lines.at(-1)!.text),
  )
  const longest = Math.max(0, ...prose.flatMap(({ lines }) => lines.map(line => line.text.trim().length)))
  return longest < 50 || longest > 120 ? Number.POSITIVE_INFINITY : longest
}

function addBlock(block: AnyBlock, units: Unit[], count: { line: number }): void {
  if (block.type === 'signatories') {
    for (const line of block.content ?? []) {
      count.line += 1
      const found = linesOfBlock(line, count.line)
      units.push(...(line.type === 'paragraph' ? found.map(one => ({ ...one, look: CLOSING })) : found))
    }
    return
  }
  if (block.type === 'table') {
    const rows = (block.content ?? []).map(row => {
      count.line += 1
      return { cells: (row.content ?? []).map(cell => textOfBlock(cell).trim()), line: count.line }
    })
    units.push({ is: 'table', rows })
    return
  }
  if (!isTextBlock(block)) {
    const from = units.length
    for (const inner of childrenOf(block)) addBlock(inner, units, count)
    if (block.type === 'listItem') units.splice(from, units.length, ...asItem(units.slice(from)))
    return
  }
  count.line += 1
  units.push(...linesOfBlock(block, count.line))
}

/** A name in a list may be set on two lines. */
function asItem(inner: readonly Unit[]): Unit[] {
  const [first, ...more] = inner
  if (first?.is !== 'line') return [...inner]
  const end = more.findIndex(unit => unit.is !== 'line' || !unit.below)
  const lines = more
    .slice(0, end < 0 ? more.length : end)
    .flatMap(unit => (unit.is === 'line' ? unit.text : []))
  const text = [first.text, ...lines].join(' ')
  return [{ ...first, text, asRead: text, look: 'item' }, ...more.slice(lines.length)]
}

const CLOSING = 'closing' as const
const LOOKS: Readonly<Record<string, ListLine['look']>> = {
  signatoryGroup: 'label',
  heading: 'heading',
  footnote: 'closing',
}

function linesOfBlock(block: Extract<AnyBlock, { content?: Inline[] }>, line: number): ListLine[] {
  const look = LOOKS[block.type] ?? (isBold(block.content ?? []) ? 'bold' : 'plain')
  return textOf(block.content)
    .split('\n')
    .filter(text => text.trim() !== '')
    .map((text, at) => lineOf(text, { asRead: text.trim(), line, look, below: at > 0 }))
}

const isBold = (content: readonly Inline[]): boolean =>
  content.length > 0 &&
  content.every(
    node =>
      node.type !== 'text' || node.text.trim() === '' || node.marks?.some(({ type }) => type === 'bold'),
  )
