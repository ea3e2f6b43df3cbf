/** The tables of a Word file. */

import { textOfBlock } from '../../statement/text.ts'
import type { Block, Table, TableCell, TableRow } from '../../statement/tree.ts'
import { arrangeCell, type Flow } from '../arrange.ts'
import { setAside } from '../aside.ts'
import { holding, paragraph } from '../build.ts'
import { flattened } from '../mergedCells.ts'
import { elementIn, elementsBelow, elementsIn, wordsBelow, type XmlElement } from '../xml.ts'
import { flowsIn } from './docxReadBlocks.ts'
import { chosen, type Reading } from './docxReading.ts'
import { plainFlow } from './docxReadParagraph.ts'
import { isOn } from './docxReadStyles.ts'

/** A table as one block; none where this reading leaves all its rows out. */
export function tableFlow(element: XmlElement, reading: Reading): Flow[] {
  const rows = rowsIn(element).filter(row => keeps(row, reading))
  if (rows.length === 0) return []
  const table = tableOf(element, rows, reading)
  if (reading.ours) return [plainFlow(table)]
  const plain = flattened(table, (cell, place) => reading.ids(element, `${cell.attrs.id} ${place}`))
  for (const cell of plain.merged) setAside(reading, 'merged-cells', textOfBlock(cell) || '(an empty cell)')
  return [plainFlow(plain.table)]
}

function rowsIn(container: XmlElement): XmlElement[] {
  return elementsIn(container).flatMap(child => {
    if (child.name === 'w:tr') return [child]
    if (child.name === 'mc:AlternateContent') return rowsIn(chosen(child) ?? child)
    return HOLDERS.has(child.name) ? rowsIn(child) : []
  })
}

function cellsIn(row: XmlElement): XmlElement[] {
  return elementsIn(row).flatMap(child => {
    if (child.name === 'w:tc') return [child]
    return HOLDERS.has(child.name) ? cellsIn(child) : []
  })
}

const HOLDERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:del'])

/** Whether a row or cell is in this reading; the words of one that is not are named. */
function keeps(part: XmlElement, reading: Reading): boolean {
  const isRow = part.name === 'w:tr'
  const properties = elementIn(part, isRow ? 'w:trPr' : 'w:tcPr')
  const gone = reading.view === 'accepted' ? ['w:del', 'w:cellDel'] : ['w:ins', 'w:cellIns']
  if (!gone.some(name => elementIn(properties, name) !== undefined)) return true
  const reason = reading.view === 'accepted' ? 'deleted-change' : 'inserted-change'
  for (const line of elementsBelow(part, 'w:p')) {
    reading.place = reading.places.get(line) ?? reading.place
    const words = [...elementsBelow(line, 'w:t'), ...elementsBelow(line, 'w:delText')].map(wordsBelow)
    setAside(reading, reason, words.join(''))
  }
  return false
}

/** The cells that reach down, by the column they begin in. */
type Reaching = Map<number, { cell: TableCell; columns: number }>

function tableOf(element: XmlElement, rows: readonly XmlElement[], reading: Reading): Table {
  const reaching: Reaching = new Map()
  const content = rows.map((row): TableRow => {
    const cells = cellsOf(row, reaching, reading)
    return { type: 'tableRow', attrs: { id: reading.ids(row) }, ...holding(cells) }
  })
  return { type: 'table', attrs: { id: reading.ids(element) }, ...holding(content) }
}

function cellsOf(row: XmlElement, reaching: Reaching, reading: Reading): TableCell[] {
  const header = elementIn(elementIn(row, 'w:trPr'), 'w:tblHeader')
  const type = header !== undefined && isOn(header.attributes['w:val'] ?? 'on') ? 'tableHeader' : 'tableCell'
  const cells: TableCell[] = []
  let column = 0
  for (const element of cellsIn(row)) {
    if (!keeps(element, reading)) continue
    const properties = elementIn(element, 'w:tcPr')
    const columns = Math.min(1000, Math.max(1, Number(settingOf(properties, 'w:gridSpan')) || 1))
    const above = reaching.get(column)
    const sideways = elementIn(properties, 'w:hMerge')
    const blocks = blocksIn(element, reading)
    const beside = cells.at(-1)
    if (goesOnDown(properties) && above !== undefined) {
      above.cell.attrs.rowspan = (above.cell.attrs.rowspan ?? 1) + 1
      addWords(above.cell, blocks)
    } else if (sideways !== undefined && sideways.attributes['w:val'] !== 'restart' && beside !== undefined) {
      beside.attrs.colspan = (beside.attrs.colspan ?? 1) + columns
      addWords(beside, blocks)
    } else {
      const cell = cellOf(element, type, columns, blocks, reading)
      cells.push(cell)
      if (settingOf(properties, 'w:vMerge') === 'restart') reaching.set(column, { cell, columns })
      else reaching.delete(column)
    }
    column += columns
  }
  return cells
}

const settingOf = (properties: XmlElement | undefined, name: string): string | undefined =>
  elementIn(properties, name)?.attributes['w:val']

function goesOnDown(properties: XmlElement | undefined): boolean {
  const merge = elementIn(properties, 'w:vMerge')
  return merge !== undefined && merge.attributes['w:val'] !== 'restart'
}

function blocksIn(element: XmlElement, reading: Reading): Block[] {
  return arrangeCell(flowsIn(element, reading), reading.ours)
}

function cellOf(
  element: XmlElement,
  type: TableCell['type'],
  colspan: number,
  blocks: readonly Block[],
  reading: Reading,
): TableCell {
  const attrs = { id: reading.ids(element), colspan, rowspan: 1, colwidth: null }
  const content = blocks.length > 0 ? [...blocks] : [paragraph(reading.ids(element, 'empty'), [])]
  return { type, attrs, content }
}

/** Words in a place that another cell covers are not shown by Word, and kept all the same. */
function addWords(cell: TableCell, blocks: readonly Block[]): void {
  const told = blocks.filter(block => textOfBlock(block).trim() !== '')
  if (told.length > 0) cell.content = [...(cell.content ?? []), ...told]
}
