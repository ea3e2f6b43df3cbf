/** The tables of a page. */
import { GRAMMAR } from '../statement/grammar.ts'
import { textOfBlock } from '../statement/text.ts'
import type { Block, Table, TableCell, TableRow } from '../statement/tree.ts'
import { holding, paragraph } from './build.ts'
import { blocksOf, inside, type Place, type Reading } from './htmlForeignBlocks.ts'
import { numberOf } from './htmlForeignLists.ts'
import { attribute, elementsOf, type HtmlElement, lineOf } from './htmlForeignTree.ts'
import { flattened } from './mergedCells.ts'

/**
 * A table. A letter's own may hold merged cells, but those of other programs stand for looks: they are made plain.
 * One that only arranges the page is read as the words in its cells.
 */
export function tableOf(element: HtmlElement, place: Place, reading: Reading): Block[] {
  if (attribute(element, 'role') === 'presentation')
    return cellsOf(element).flatMap(cell => blocksOf(cell.childNodes, inside(cell, place), reading))
  const caption = elementsOf(element).find(child => child.tagName === 'caption')
  const above = caption === undefined ? [] : blocksOf(caption.childNodes, inside(caption, place), reading)
  const rows = rowsOf(element).map((row): TableRow => {
    const cells = cellsOf(row).map(cell => cellOf(cell, inside(cell, place), reading))
    return { type: 'tableRow', attrs: { id: reading.newId() }, ...holding(cells) }
  })
  if (rows.length === 0) return above
  const table: Table = { type: 'table', attrs: { id: reading.newId() }, ...holding(rows) }
  const plain = flattened(table, reading.newId)
  for (const cell of plain.merged) {
    const text = textOfBlock(cell) || '(an empty cell)'
    reading.setAside.push({ text, line: lineOf(element), reason: 'merged-cells' })
  }
  return [...above, plain.table]
}

/** The rows of a table, in whichever part of it. */
export function rowsOf(table: HtmlElement): HtmlElement[] {
  return elementsOf(table).flatMap(child => {
    if (child.tagName === 'tr') return [child]
    return /^(?:thead|tbody|tfoot)$/.test(child.tagName) ? rowsOf(child) : []
  })
}

/** The cells of a row. */
export function cellsOf(parent: HtmlElement): HtmlElement[] {
  return elementsOf(parent).flatMap(child => {
    if (child.tagName === 'td' || child.tagName === 'th') return [child]
    return /^(?:tr|thead|tbody|tfoot)$/.test(child.tagName) ? cellsOf(child) : []
  })
}

function cellOf(element: HtmlElement, place: Place, reading: Reading): TableCell {
  const blocks = blocksOf(element.childNodes, place, reading)
  return tableCellOf(element, reading, blocks.length > 0 ? blocks : [paragraph(reading.newId(), [])])
}

/** A cell of these blocks, with the spans that its element says. */
export function tableCellOf(element: HtmlElement, { newId }: Reading, content: readonly Block[]): TableCell {
  const spans = GRAMMAR.tableCell.attributes
  const span = (name: 'colspan' | 'rowspan'): number => {
    const value = numberOf(element, name)
    return spans[name]?.fits(value) === true ? (value ?? 1) : 1
  }
  const attrs = { id: newId(), colspan: span('colspan'), rowspan: span('rowspan'), colwidth: null }
  return { type: element.tagName === 'th' ? 'tableHeader' : 'tableCell', attrs, ...holding(content) }
}
