/** Tables whose cells span rows and columns, made plain: one cell for each place. */
import type { Table, TableCell, TableRow } from '../statement/tree.ts'
import { type NewId, paragraph } from './build.ts'
import { gridOf } from './tableGrid.ts'

/**
 * The table with no merged cells: the words stay in the first place of each, the others are empty.
 * @returns the same table where nothing is merged; `merged` are the cells that were
 */
export function flattened(
  table: Table,
  emptyId: (cell: TableCell, place: number) => string,
): { table: Table; merged: TableCell[] } {
  const rows = table.content ?? []
  const merged = rows.flatMap(row => (row.content ?? []).filter(isMerged))
  if (merged.length === 0) return { table, merged }
  const grid = gridOf(table)
  const covering = new Map<number, { cell: TableCell; count: number }>()
  const content = rows.map((row, index): TableRow => {
    let column = 0
    const cells = (grid.rows[index]?.places ?? []).flatMap((place): TableCell[] => {
      const at = column
      column += place.columns
      if (place.kind === 'cell') covering.set(at, { cell: place.cell, count: 0 })
      const over = covering.get(at)
      const of = place.kind === 'cell' ? place.cell : over?.cell
      const first = place.kind === 'cell' ? [{ ...place.cell, attrs: plain(place.cell) }] : []
      const empty = Array.from({ length: place.columns - first.length }, () => {
        if (over !== undefined) over.count += 1
        return of === undefined ? null : emptyCell(of, over?.count ?? 0, emptyId)
      })
      return [...first, ...empty.filter(cell => cell !== null)]
    })
    return { ...row, content: cells }
  })
  return { table: { ...table, content }, merged }
}

const isMerged = ({ attrs }: TableCell): boolean => (attrs.colspan ?? 1) > 1 || (attrs.rowspan ?? 1) > 1

const plain = ({ attrs }: TableCell): TableCell['attrs'] => ({ ...attrs, colspan: 1, rowspan: 1 })

function emptyCell(
  of: TableCell,
  place: number,
  emptyId: (cell: TableCell, place: number) => string,
): TableCell {
  const inside: NewId = () => emptyId(of, -place)
  return {
    type: of.type,
    attrs: { ...plain(of), id: emptyId(of, place), colwidth: null },
    content: [paragraph(inside(), [])],
  }
}
