/**
 * A list of signatories that came another way (a spreadsheet, a pasted table, a Word table, a letter with its list),
 * read for a person to look through. Nothing of the list is lost: what is in no entry is set aside [IN-1].
 */
import type { StatementFile } from '../statement/tree.ts'
import { tidied, withoutMarker } from './cleaned.ts'
import { delimiterOf, rowsOf } from './delimited.ts'
import { endsList, isGroupLabel, isListLabel, isProse } from './furniture.ts'
import { partsOfLines, runIn } from './lines.ts'
import { type Part, previewOf, type SignatoryPreview } from './preview.ts'
import { isListTable, partsOfTable } from './tables.ts'
import { type ListLine, type Unit, unitsOfLetter, unitsOfText } from './units.ts'

export type ListInput =
  /** Words that were pasted, or a text file; Markdown too. A table in it is found by its signs. */
  | { is: 'text'; text: string }
  /** A file of values between commas, semicolons or tabs. */
  | { is: 'values'; text: string }
  /** A letter as a reader of Word, OpenDocument, HTML or JSON gives it, with its names as they stood. */
  | { is: 'letter'; file: Pick<StatementFile, 'body'> }

/**
 * The names of a list, group by group, in the order of the file. In a letter the list begins at its label
 * ("Signatories"), else at a table that says what its columns are; what stands above it is not repeated.
 */
export function readSignatories(input: ListInput): SignatoryPreview {
  return previewOf(partsIn(unitsOf(input)))
}

function unitsOf(input: ListInput): Unit[] {
  if (input.is === 'letter') return unitsOfLetter(input.file).flatMap(apart)
  const { text, is } = input
  const delimiter = delimiterOf(text, is === 'values')
  if (delimiter !== undefined) return [{ is: 'table', rows: rowsOf(text, delimiter) }]
  return unitsOfText(text).flatMap(apart)
}

const apart = (unit: Unit): Unit[] => (unit.is === 'line' ? runIn(unit) : [unit])

function partsIn(units: readonly Unit[]): Part[] {
  const { from, to } = listIn(units)
  const parts: Part[] = []
  for (let at = from; at < to; at += 1) {
    const unit = units[at]!
    const group = parts.findLast(part => part.is === 'group')?.name ?? ''
    if (unit.is === 'table') {
      parts.push(...partsOfTable(unit.rows, group))
      continue
    }
    const lines = linesFrom(units, at, to)
    parts.push(...partsInColumns(lines, group))
    at += lines.length - 1
  }
  return [...parts, ...units.slice(to).flatMap(asideOf)]
}

/** Where the list is among the units; `to` is exclusive. */
function listIn(units: readonly Unit[]): { from: number; to: number } {
  const from = beginningOf(units)
  if (from < 0) return { from: units.length, to: units.length }
  const end = units.findIndex(
    (unit, at) => at > from && unit.is === 'line' && endsList(unit.text) && unit.look !== 'label',
  )
  return { from, to: end < 0 ? units.length : end }
}

function beginningOf(units: readonly Unit[]): number {
  const label = units.findIndex(
    (unit, at) => unit.is === 'line' && opensList(unit, units.slice(at + 1, at + 7)),
  )
  if (label >= 0) return label
  const table = units.findIndex(unit => unit.is === 'table' && isListTable(unit.rows))
  if (table >= 0) return labelsAbove(units, table)
  return isMostlyNames(units) ? 0 : afterRegards(units)
}

/** A file that is a list and nothing else: few sentences, and little of its text in them. */
function isMostlyNames(units: readonly Unit[]): boolean {
  const lines = units.filter(unit => unit.is === 'line')
  const sentences = lines.filter(line => isSentence(line))
  const sizeOf = (some: readonly ListLine[]) => some.reduce((sum, { text }) => sum + text.length, 0)
  return sentences.length * 4 <= lines.length && sizeOf(sentences) * 2 <= sizeOf(lines)
}

/** In a letter without a label, names stand below its regards. */
function afterRegards(units: readonly Unit[]): number {
  const regards = units.findLastIndex(unit => unit.is === 'line' && REGARDS.test(unit.text.trim()))
  return regards < 0 || regards === units.length - 1 ? -1 : regards + 1
}

const REGARDS =
  /^(?:(?:yours )?(?:sincerely|respectfully|faithfully|truly)(?: yours)?|(?:with )?(?:kind|best|warm)(?:est)? regards|atentamente|cordialmente|respetuosamente|cordialement|respectueusement|(?:مع خالص|وتفضلوا بقبول).*)[\s,.،]*$/iu

function opensList(line: ListLine, next: readonly Unit[]): boolean {
  if (line.look === 'label') return true
  if (!isListLabel(line.text)) return false
  const [first] = next
  if (first === undefined) return false
  if (first.is === 'table') return true
  return next.filter(unit => unit.is === 'table' || !isSentence(unit)).length >= Math.min(2, next.length)
}

function labelsAbove(units: readonly Unit[], table: number): number {
  let from = table
  for (let at = table - 1; at >= 0; at -= 1) {
    const unit = units[at]!
    if (unit.is !== 'line' || isSentence(unit) || table - at > 3) break
    if (unit.look === 'heading' || unit.look === 'bold' || isGroupLabel(unit.text)) from = at
  }
  return from
}

const isSentence = (unit: Unit): boolean =>
  unit.is === 'line' && unit.look !== 'closing' && isProse(withoutMarker(tidied(unit.text)).text)

function linesFrom(units: readonly Unit[], from: number, to: number): ListLine[] {
  const lines: ListLine[] = []
  for (const unit of units.slice(from, to)) {
    if (unit.is !== 'line') break
    lines.push(unit)
  }
  return lines
}

/** Lines with a gap in the middle are rows of a page set in columns. */
function partsInColumns(lines: readonly ListLine[], group: string): Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < lines.length) {
    const gaps = lines.slice(at).findIndex(line => !hasGap(line))
    const end = gaps < 0 ? lines.length : at + gaps
    const label = parts.findLast(part => part.is === 'group')?.name ?? group
    if (end - at >= 3) {
      const rows = lines.slice(at, end).map(({ text, line }) => ({ cells: cellsIn(text), line }))
      parts.push(...partsOfTable(rows, label))
      at = end
      continue
    }
    const next = nextColumns(lines, end)
    parts.push(...partsOfLines(lines.slice(at, next), label))
    at = next
  }
  return parts
}

const GAP = /(?<=\S)(?:\t+|\s{2,})(?=\S)/u
const hasGap = ({ text, look }: ListLine): boolean =>
  (look === 'plain' || look === 'item') && (GAP.test(text) || /^\s{8,}\S/.test(text))

/** A line that begins far to the right has nothing in its first column. */
const cellsIn = (text: string): string[] => (/^\s{8,}\S/.test(text) ? ['', text.trim()] : text.split(GAP))

function nextColumns(lines: readonly ListLine[], from: number): number {
  for (let at = from; at + 2 < lines.length; at += 1) if (lines.slice(at, at + 3).every(hasGap)) return at
  return lines.length
}

function asideOf(unit: Unit): Part[] {
  if (unit.is === 'line') return [{ is: 'aside', text: tidied(unit.asRead) }]
  return unit.rows.map(({ cells }) => ({ is: 'aside', text: cells.map(tidied).filter(Boolean).join(' | ') }))
}
