/**
 * A table as the full rectangle that office formats want: every place of every row is a cell, or reached into by
 * one from above or from the left. A letter may say less or more than fits, as HTML may; nothing is lost by it.
 */
import type { Table, TableCell } from '../statement/tree.ts'

/** A place in a row. A cell that spans rows is `starts` in its first row and `goes-on` in the others. */
export type Place =
  | { kind: 'cell'; cell: TableCell; columns: number; rows: number }
  | { kind: 'goes-on'; columns: number }
  | { kind: 'empty'; columns: 1 }

export type Grid = { columns: number; rows: { places: Place[]; header: boolean }[] }

/** Places of one row, from the left; none for a place that a cell further left covers. */
type Row = (Place | 'covered' | undefined)[]

/**
 * The grid of a table: spans are cut off where another cell already stands or the table ends, and short rows are
 * filled up with empty places. A row is a header where all its cells are, and all rows above it.
 */
export function gridOf(table: Table): Grid {
  const all = table.content ?? []
  const rows: Row[] = all.map(() => [])
  for (const [index, row] of all.entries()) {
    let column = 0
    for (const cell of row.content ?? []) {
      while (rows[index]?.[column] !== undefined) column += 1
      put(cell, index, column, rows)
    }
  }
  const columns = Math.max(1, ...rows.map(row => row.length))
  const headers = all.findIndex(row => !(row.content ?? []).every(cell => cell.type === 'tableHeader'))
  const headed = headers < 0 ? all.length : headers
  return {
    columns,
    rows: rows.map((row, index) => ({
      places: filled(row, columns),
      header: index < headed && row.length > 0,
    })),
  }
}

/** As many columns as the formats can hold; a letter with more has nothing left to show in them. */
const MOST_COLUMNS = 63

function put(cell: TableCell, index: number, column: number, rows: Row[]): void {
  const wanted = Math.min(cell.attrs.colspan ?? 1, MOST_COLUMNS)
  let columns = 1
  while (columns < wanted && rows[index]?.[column + columns] === undefined) columns += 1
  const deep = Math.min(cell.attrs.rowspan ?? 1, rows.length - index)
  let deepest = 0
  for (let down = 0; down < deep; down += 1) {
    const row = rows[index + down]
    if (row === undefined || taken(row, column, columns)) break
    for (let across = 1; across < columns; across += 1) row[column + across] = 'covered'
    row[column] = { kind: 'goes-on', columns }
    deepest += 1
  }
  const first = rows[index]
  if (first !== undefined) first[column] = { kind: 'cell', cell, columns, rows: deepest }
}

function taken(row: Row, column: number, columns: number): boolean {
  for (let across = 0; across < columns; across += 1) if (row[column + across] !== undefined) return true
  return false
}

function filled(row: Row, columns: number): Place[] {
  const places: Place[] = []
  for (let column = 0; column < columns; column += 1) {
    const place = row[column] ?? { kind: 'empty' as const, columns: 1 as const }
    if (place !== 'covered') places.push(place)
  }
  return places
}
