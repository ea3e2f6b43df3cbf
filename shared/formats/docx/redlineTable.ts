/** Tables: rows that came and went as such, and cells compared where both letters have the row. */
import { xml } from '../xmlWrite.ts'
import { longestInOrder } from './redlineAnchors.ts'
import { type Cell, paragraphsIn, type Row, type TableBlock } from './redlineBlocks.ts'
import { type Context, mergedBlocks } from './redlineSequence.ts'

/** A table of one letter: every row of it is taken out, or put in. */
export function oneSidedTable(table: TableBlock, side: 'old' | 'now', context: Context): string {
  return xml('w:tbl', {}, table.head + table.rows.map(row => oneSidedRow(row, side, context)).join(''))
}

/** A table of both letters, in the new one's shape. */
export function mergedTable(old: TableBlock, now: TableBlock, context: Context): string {
  const inside = { ...context, moves: false }
  let oldAt = 0
  let newAt = 0
  let rows = ''
  const upTo = (oldEnd: number, newEnd: number) => {
    rows += old.rows
      .slice(oldAt, oldEnd)
      .map(row => oneSidedRow(row, 'old', context))
      .join('')
    rows += now.rows
      .slice(newAt, newEnd)
      .map(row => oneSidedRow(row, 'now', context))
      .join('')
  }
  for (const { old: was, now: is } of rowAnchors(old, now)) {
    upTo(was.from, is.from)
    const [one, other] = [old.rows[was.from], now.rows[is.from]]
    if (one !== undefined && other !== undefined) rows += mergedRow(one, other, inside)
    oldAt = was.to
    newAt = is.to
  }
  upTo(old.rows.length, now.rows.length)
  return xml('w:tbl', {}, now.head + rows)
}

function rowAnchors(old: TableBlock, now: TableBlock) {
  const place = new Map(
    old.rows.flatMap((row, at) =>
      row.cells.flatMap(cell => paragraphsIn(cell.blocks).map(block => [block, at] as const)),
    ),
  )
  const anchors = now.rows.flatMap((row, at) => {
    const votes = new Map<number, number>()
    for (const block of row.cells.flatMap(cell => paragraphsIn(cell.blocks))) {
      const from = place.get(block.group?.old[0] ?? block)
      if (from !== undefined) votes.set(from, (votes.get(from) ?? 0) + 1)
    }
    const [best] = [...votes].sort((a, b) => b[1] - a[1])
    const from = best?.[0]
    if (from === undefined || shapeOf(old.rows[from]) !== shapeOf(row)) return []
    return [{ old: { from, to: from + 1 }, now: { from: at, to: at + 1 } }]
  })
  return longestInOrder(anchors)
}

/** Everything about a row but its words and the widths of its cells: Word tracks no change of it. */
function shapeOf(row: Row | undefined): string {
  const cells = (row?.cells ?? []).map(cell => cell.properties.replace(/<w:tcW\b[^>]*\/>/g, ''))
  return JSON.stringify([row?.properties, cells])
}

function mergedRow(old: Row, now: Row, context: Context): string {
  const cells = now.cells.map((cell, at) =>
    cellXml(cell, mergedBlocks(old.cells[at]?.blocks ?? [], cell.blocks, context)),
  )
  return rowXml(now.properties, cells)
}

function oneSidedRow(row: Row, side: 'old' | 'now', context: Context): string {
  const inside = { ...context, moves: false }
  const cells = row.cells.map(cell =>
    cellXml(
      cell,
      side === 'old' ? mergedBlocks(cell.blocks, [], inside) : mergedBlocks([], cell.blocks, inside),
    ),
  )
  const change = context.tracker.change(side === 'old' ? 'del' : 'ins')
  return rowXml(row.properties + change, cells)
}

const rowXml = (properties: string, cells: readonly string[]) =>
  xml('w:tr', {}, (properties === '' ? '' : xml('w:trPr', {}, properties)) + cells.join(''))

const cellXml = (cell: Cell, content: string) =>
  xml('w:tc', {}, (cell.properties === '' ? '' : xml('w:tcPr', {}, cell.properties)) + content)
