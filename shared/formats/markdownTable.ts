/** The pipe tables of Markdown, as they stand in converted text. */
import type { Block, Inline, TableCell } from '../statement/tree.ts'
import { holding, type NewId, paragraph } from './build.ts'

/**
 * Reads lines of `| a | b |` as a table. A second line of dashes makes the first row a heading row; lines that
 * are no table are refused by the caller, not here.
 */
export function readTable(
  lines: readonly string[],
  toInline: (words: string) => Inline[],
  newId: NewId,
): Block[] {
  const rows = lines.map(cellsOf)
  const isRule = (row: readonly string[] | undefined): boolean =>
    row?.every(cell => /^:?-{2,}:?$/.test(cell.trim())) === true
  const headed = isRule(rows[1])
  const tableId = newId()
  const content = rows
    .filter((row, index) => !(index === 1 && isRule(row)))
    .map((row, index) => {
      const type: TableCell['type'] = headed && index === 0 ? 'tableHeader' : 'tableCell'
      const rowId = newId()
      const cells = row.map((cell): TableCell => {
        const attrs = { id: newId(), colspan: 1, rowspan: 1, colwidth: null }
        return { type, attrs, content: [paragraph(newId(), toInline(cell.trim()))] }
      })
      return { type: 'tableRow' as const, attrs: { id: rowId }, ...holding(cells) }
    })
  return [{ type: 'table', attrs: { id: tableId }, content }]
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map(cell => cell.replaceAll('\\|', '|'))
}
