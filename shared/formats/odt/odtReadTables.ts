/** The tables of an OpenDocument text. */
import { textOfBlock } from '../../statement/text.ts'
import type { Table, TableCell, TableRow } from '../../statement/tree.ts'
import { arrangeCell, type Flow } from '../arrange.ts'
import { setAside } from '../aside.ts'
import { holding, paragraph } from '../build.ts'
import { flattened } from '../mergedCells.ts'
import { elementsIn, wordsBelow, type XmlElement } from '../xml.ts'
import { odtFlowsIn } from './odtReadBlocks.ts'
import type { Reading } from './odtReading.ts'

/** A table as one block; none where this reading leaves it out. */
export function tableFlow(element: XmlElement, reading: Reading): Flow[] {
  if (reading.inserted.size > 0) {
    setAside(reading, 'inserted-change', wordsBelow(element))
    return []
  }
  const content = rowsIn(element, false, reading)
  if (content.length === 0) return []
  const table: Table = { type: 'table', attrs: { id: reading.ids(element) }, ...holding(content) }
  const plain = reading.ours
    ? { table, merged: [] }
    : flattened(table, (cell, place) => reading.ids(element, `${cell.attrs.id} ${place}`))
  for (const cell of plain.merged) setAside(reading, 'merged-cells', textOfBlock(cell) || '(an empty cell)')
  return [{ block: plain.table, list: null, quote: false, signing: null, indent: 0, within: 0 }]
}

function rowsIn(container: XmlElement, header: boolean, reading: Reading): TableRow[] {
  return elementsIn(container).flatMap(child => {
    if (child.name === 'table:table-row') return [rowOf(child, header, reading)]
    if (child.name === 'table:table-header-rows') return rowsIn(child, true, reading)
    return /^table:table-row(?:s|-group)$/.test(child.name) ? rowsIn(child, header, reading) : []
  })
}

function rowOf(row: XmlElement, header: boolean, reading: Reading): TableRow {
  const cells = elementsIn(row).flatMap(cell => {
    if (cell.name === 'table:table-cell') return cellsOf(cell, header, reading)
    if (cell.name === 'table:covered-table-cell') setAside(reading, 'hidden', wordsBelow(cell))
    return []
  })
  return { type: 'tableRow', attrs: { id: reading.ids(row) }, ...holding(cells) }
}

/** A cell may say that it stands there several times; a file can say so of millions of empty ones. */
const MOST_TIMES = 64

function cellsOf(element: XmlElement, header: boolean, reading: Reading): TableCell[] {
  const number = (name: string): number => Math.max(1, Number(element.attributes[name] ?? 1) || 1)
  const times = Math.min(MOST_TIMES, number('table:number-columns-repeated'))
  return Array.from({ length: times }, (_, index) => {
    const id = reading.ids(element, `cell ${index}`)
    const attrs = {
      id,
      colspan: Math.min(1000, number('table:number-columns-spanned')),
      rowspan: Math.min(1000, number('table:number-rows-spanned')),
      colwidth: null,
    }
    const blocks = index === 0 ? arrangeCell(odtFlowsIn(element, reading), reading.ours) : []
    const content = blocks.length > 0 ? blocks : [paragraph(reading.ids(element, `empty ${index}`), [])]
    return { type: header ? 'tableHeader' : 'tableCell', attrs, content }
  })
}
