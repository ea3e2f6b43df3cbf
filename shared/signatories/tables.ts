/** The rows of a table read as names in their groups. */
import { mendsOf } from '../formats/nameMends.ts'
import { listDoubts } from '../words/listRead.en.ts'
import { tidied, withoutMarker } from './cleaned.ts'
import { type Column, columnsByContent, headingsIn } from './columns.ts'
import { isGroupLabel, isPageLine, isProse, isTotal, labelText } from './furniture.ts'
import { hasOrganisationWord } from './kinds.ts'
import { partsOfLines, takenApart } from './lines.ts'
import type { Part } from './preview.ts'
import { countryReader, entryOfRow, type ReadsCountry } from './rows.ts'
import type { ListLine, Row } from './units.ts'

/**
 * The names of a table, in the order of its rows; where a page was set in columns, column by column.
 * @param group the label that stands above the table
 */
export function partsOfTable(all: readonly Row[], group: string): Part[] {
  const rows = all.filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  const inCells = linesInCells(rows)
  if (inCells !== undefined) return partsOfLines(inCells, group)
  const head = rows.slice(0, HEAD).findIndex(({ cells }) => headingsIn(cells) !== undefined)
  const columns = head < 0 ? undefined : headingsIn(rows[head]!.cells)!
  const above = rows.slice(0, Math.max(head, 0)).map(aboveHead)
  const below = rows.slice(head + 1).flatMap(zipped)
  const label = above.findLast(part => part.is === 'group')?.name ?? group
  const known =
    columns ?? columnsByContent(below.filter(row => filledIn(row).length > 1).map(({ cells }) => cells))
  const slices = slicesOf(known.length > 0 ? known : ['name'])
  const read = slices.flatMap((slice): Part[] => {
    const part = below.map(row => ({ ...row, cells: row.cells.slice(slice.from, slice.to) }))
    const alone = slice.columns.every(
      column => column === 'name' || column === 'number' || column === 'other',
    )
    if (columns === undefined && alone) return asLines(part, slice, label, slices.length > 1)
    const said =
      head < 0 ? '' : filledIn({ cells: rows[head]!.cells.slice(slice.from, slice.to) }).join(' | ')
    return rowsRead(part, slice.columns, { group: label, head: said })
  })
  return [...above, ...read]
}

/** A table says what its columns are within so many rows. */
const HEAD = 15

/** Whether the head of a table names columns of a list. */
export const isListTable = (rows: readonly Row[]): boolean =>
  rows.slice(0, HEAD).some(({ cells }) => cells.length > 1 && headingsIn(cells) !== undefined)

const filledIn = ({ cells }: Pick<Row, 'cells'>): string[] => [
  ...new Set(cells.map(cell => tidied(cell)).filter(Boolean)),
]

function aboveHead(row: Row): Part {
  const words = filledIn(row).join(' | ')
  return isGroupLabel(words) ? { is: 'group', name: labelText(words) } : { is: 'aside', text: words }
}

/** A page set in columns by a table of one or two rows: every cell is a list of its own. */
function linesInCells(rows: readonly Row[]): ListLine[] | undefined {
  const counts = rows.flatMap(({ cells }) => cells.filter(Boolean).map(cell => cell.split('\n').length))
  const isLayout =
    counts.some(count => count >= 6) && rows.length <= 3 && rows.every(row => zipped(row).length === 1)
  if (!isLayout) return undefined
  return rows.flatMap(({ cells, line }) =>
    cells.flatMap(cell =>
      cell
        .split('\n')
        .filter(Boolean)
        .map((text, at) => lineOf(text, line, at > 0)),
    ),
  )
}

const lineOf = (text: string, line: number, below = false): ListLine => ({
  ...{ is: 'line', text, asRead: tidied(text), line, look: 'plain', below },
})

/** A row whose cells hold equally many lines is as many rows. */
function zipped(row: Row): Row[] {
  const cells = row.cells.map(cell => cell.split('\n').map(line => line.trim()))
  const counts = new Set(cells.filter(lines => lines.join('') !== '').map(lines => lines.length))
  const [count = 1] = counts
  const filled = cells.filter(lines => lines.join('') !== '').length
  if (counts.size !== 1 || count < 3 || filled < 2) return [row]
  return Array.from({ length: count }, (_, at) => ({
    line: row.line,
    cells: cells.map(lines => lines[at] ?? ''),
  }))
}

type Slice = { columns: Column[]; from: number; to: number }

/** "Name, country, name, country" are two tables side by side. */
function slicesOf(columns: readonly Column[]): Slice[] {
  const kind = columns.includes('organisation') ? 'organisation' : 'name'
  const starts = columns.flatMap((column, at) => {
    if (column !== kind) return []
    return [columns[at - 1] === 'number' ? at - 1 : at]
  })
  if (starts.length < 2) return [{ columns: [...columns], from: 0, to: Number.POSITIVE_INFINITY }]
  return starts.map((start, at) => {
    const [from, to] = [at === 0 ? 0 : start, starts[at + 1] ?? Number.POSITIVE_INFINITY]
    return { columns: columns.slice(from, to), from, to }
  })
}

/** A column of nothing but names is a list like any other. */
function asLines(rows: readonly Row[], { columns }: Slice, group: string, several: boolean): Part[] {
  const at = columns.indexOf('name')
  const lines = rows.flatMap(({ cells, line }) => {
    const text = cells[at]?.replaceAll('\n', ' ').trim() ?? ''
    const rest = cells.filter((cell, column) => column !== at && cell.trim() !== '')
    if (text === '') return rest.map(cell => ({ ...lineOf(cell, line), look: 'closing' as const }))
    return [{ ...lineOf(text, line), asRead: [text, ...rest].join(' | ') }]
  })
  const parts = partsOfLines(lines, group)
  const told = lines.filter(({ text }) => hasOrganisationWord(text)).length * 4 > lines.length
  return several && !told ? parts.map(takenApart) : parts
}

/** A row with too many cells, whose name holds what separates cells: "Quay; Dock & Mole". */
function withoutOverflow(
  row: Row,
  columns: readonly Column[],
  countryOf: ReadsCountry,
): Row & { overflown?: true } {
  const extra = row.cells.length - columns.length
  const named = columns.includes('organisation') ? columns.indexOf('organisation') : columns.indexOf('name')
  if (extra <= 0 || named < 0 || row.cells.slice(columns.length).join('').trim() === '') return row
  const name = row.cells.slice(named, named + extra + 1).join(', ')
  const cells = [...row.cells.slice(0, named), name, ...row.cells.slice(named + extra + 1)]
  const country = columns.indexOf('country')
  const fits =
    country < 0 || cells[country] === '' || countryOf(tidied(cells[country] ?? '')).is === 'country'
  return fits ? { cells, line: row.line, overflown: true } : row
}

function rowsRead(
  rows: readonly Row[],
  columns: readonly Column[],
  { group, head }: { group: string; head: string },
): Part[] {
  const parts: Part[] = []
  const countryOf = countryReader()
  let current = { group, country: '' }
  for (const raw of rows) {
    const row = withoutOverflow(raw, columns, countryOf)
    const filled = filledIn(row)
    if (filled.length === 0) continue
    const words = filled.join(' | ')
    const [only] = filled.length === 1 ? filled : []
    const label = only === undefined ? undefined : labelIn(only, row, columns, countryOf)
    if (words === head || isAside(words, filled)) parts.push({ is: 'aside', text: words })
    else if (label !== undefined) {
      current =
        label.country === '' ? { group: label.name, country: '' } : { ...current, country: label.country }
      parts.push({ is: 'group', name: label.name })
    } else if (only === undefined || !goesOn(parts, only))
      parts.push(...entryOfRow(row, columns, { ...current, countryOf }))
  }
  return parts
}

const isAside = (words: string, filled: readonly string[]): boolean =>
  isTotal(words.replaceAll(' | ', ' ')) || isPageLine(words) || (filled.length === 1 && isProse(words))

/** A row with one cell may be a label of the rows below it, such as a kind of signatory or a country. */
function labelIn(
  only: string,
  row: Row,
  columns: readonly Column[],
  countryOf: ReadsCountry,
): { name: string; country: string } | undefined {
  const { text, marker } = withoutMarker(only)
  if (marker === '' && isGroupLabel(text)) return { name: labelText(text), country: '' }
  const inPlace = row.cells.findIndex(cell => cell.trim() !== '')
  const read = countryOf(labelText(only))
  const isLabel = read.is === 'country' && read.how !== 'misspelt' && columns[inPlace] !== 'country'
  return isLabel ? { name: labelText(only), country: read.code } : undefined
}

/** A row with nothing but the end of the name above it. */
function goesOn(parts: Part[], only: string): boolean {
  const last = parts.at(-1)
  if (last?.is !== 'entry' || withoutMarker(only).marker !== '') return false
  const { entry } = last
  const [mend] = mendsOf([entry.name, only].map(words => ({ words, line: entry.line })))
  if (mend?.reason !== 'name-over-two-lines') return false
  const doubt = [entry.doubt, listDoubts.continued].filter(Boolean).join(' ')
  const whole = { ...entry, name: mend.proposed[0]!, asRead: `${entry.asRead} / ${only}`, doubt }
  parts[parts.length - 1] = { ...last, entry: whole }
  return true
}
