/** The blocks of a letter as OpenDocument paragraphs, headings, lists, sections and tables. */
import type {
  AnyBlock,
  Block,
  BulletList,
  Inline,
  ListItem,
  OrderedList,
  Table,
} from '../../statement/tree.ts'
import { gridOf, type Place } from '../tableGrid.ts'
import { xml } from '../xmlWrite.ts'
import { cellStyleFor, listStyleFor, paragraphStyleFor, tableStyleFor } from './odtWriteAutomatic.ts'
import { inlineXml, type Writing } from './odtWriteInline.ts'
import { STYLE } from './odtWriteStyles.ts'

/** Where a block stands: how many lists deep, and in which style its plain paragraphs are. */
export type Standing = { lists: number; plain: string }

export const AT_THE_TOP: Standing = { lists: 0, plain: STYLE.body }

/** One block with everything in it. Footnotes stand at their marks and give nothing here. */
export function blockXml(block: Block, standing: Standing, writing: Writing): string {
  switch (block.type) {
    case 'paragraph':
      return paragraphXml(block, standing.plain, writing)
    case 'heading':
      return headingXml(block, writing)
    case 'bulletList':
    case 'orderedList':
      return listXml(block, standing, writing)
    case 'blockquote':
      return blocksXml(block.content, { ...standing, plain: STYLE.quote }, writing)
    case 'table':
      return standing.lists > 0 ? rowsXml(block, standing, writing) : tableXml(block, writing)
    case 'horizontalRule':
      return xml('text:p', { 'text:style-name': 'Horizontal_20_Line' })
    case 'signatories':
      return (block.content ?? []).map(line => signatoryXml(line, writing)).join('')
    case 'footnotes':
      return ''
  }
}

export function blocksXml(
  blocks: readonly Block[] | undefined,
  standing: Standing,
  writing: Writing,
): string {
  return (blocks ?? []).map(block => blockXml(block, standing, writing)).join('')
}

type SignatoryLine = Extract<AnyBlock, { type: 'signatory' | 'signatoryGroup' | 'paragraph' }>

/** A name, a label or a closing line of the list of signatories. */
export function signatoryXml(line: SignatoryLine, writing: Writing): string {
  return paragraphXml(line, line.type === 'paragraph' ? STYLE.signatoryNote : STYLE[line.type], writing)
}

type Line = {
  attrs: { id?: string | null; lang?: string | null; dir?: 'ltr' | 'rtl' | null }
  content?: readonly Inline[] | undefined
}

export function paragraphXml(line: Line, style: string, writing: Writing): string {
  return xml('text:p', { 'text:style-name': styleOf(line, style, writing) }, inlineXml(line.content, writing))
}

function headingXml(block: Extract<Block, { type: 'heading' }>, writing: Writing): string {
  const { level } = block.attrs
  const style = styleOf(block, STYLE.headings[level - 1] ?? STYLE.headings[2], writing)
  return xml(
    'text:h',
    { 'text:style-name': style, 'text:outline-level': level },
    inlineXml(block.content, writing),
  )
}

function styleOf({ attrs }: Line, style: string, writing: Writing): string {
  const { lang = null, dir = null }: Line['attrs'] = attrs
  return paragraphStyleFor(style, lang, dir === null ? null : dir === 'rtl', writing.automatic)
}

function listXml(list: BulletList | OrderedList, standing: Standing, writing: Writing): string {
  const style = listStyleFor(list, standing.lists, writing.automatic)
  const inside = { lists: standing.lists + 1, plain: STYLE.listItem }
  const items = (list.content ?? []).map(item => itemXml(item, inside, writing))
  return xml('text:list', { 'text:style-name': style }, items.join(''))
}

/** The item's number stands at its first words. Where it begins with none, the number has a line of its own. */
function itemXml(item: ListItem, inside: Standing, writing: Writing): string {
  const opens = item.content?.[0]?.type === 'paragraph' || item.content?.[0]?.type === 'heading'
  const opening = opens ? '' : paragraphXml({ attrs: {} }, STYLE.listItem, writing)
  return xml('text:list-item', {}, opening + blocksXml(item.content, inside, writing))
}

/** No table can stand in a list here: what is in its cells follows in reading order. */
function rowsXml(table: Table, standing: Standing, writing: Writing): string {
  const cells = (table.content ?? []).flatMap(row => row.content ?? [])
  return cells.map(cell => blocksXml(cell.content, standing, writing)).join('')
}

/** A table without rows is none: no program takes one. */
function tableXml(table: Table, writing: Writing): string {
  if ((table.content ?? []).length === 0) return ''
  const grid = gridOf(table)
  const written = grid.rows.map(({ places, header }) => ({
    header,
    row: xml('table:table-row', {}, places.map(place => placeXml(place, writing)).join('')),
  }))
  const headers = written.filter(({ header }) => header).map(({ row }) => row)
  const rows = written.filter(({ header }) => !header).map(({ row }) => row)
  writing.tables += 1
  const named = {
    'table:name': `Table${writing.tables}`,
    'table:style-name': tableStyleFor(writing.rtl, writing.automatic),
  }
  const columns = xml('table:table-column', { 'table:number-columns-repeated': grid.columns })
  const head = headers.length > 0 ? xml('table:table-header-rows', {}, headers.join('')) : ''
  return xml('table:table', named, columns + head + rows.join(''))
}

function placeXml(place: Place, writing: Writing): string {
  const covered = (count: number): string =>
    count > 0
      ? xml('table:covered-table-cell', { 'table:number-columns-repeated': count === 1 ? undefined : count })
      : ''
  if (place.kind === 'goes-on') return covered(place.columns)
  const header = place.kind === 'cell' && place.cell.type === 'tableHeader'
  const plain = header ? STYLE.headerCell : STYLE.cell
  const content = place.kind === 'cell' ? blocksXml(place.cell.content, { lists: 0, plain }, writing) : ''
  const spans = {
    'table:style-name': cellStyleFor(header, writing.automatic),
    'office:value-type': 'string',
    'table:number-columns-spanned': place.kind === 'cell' && place.columns > 1 ? place.columns : undefined,
    'table:number-rows-spanned': place.kind === 'cell' && place.rows > 1 ? place.rows : undefined,
  }
  const words = content === '' ? paragraphXml({ attrs: {} }, plain, writing) : content
  return xml('table:table-cell', spans, words) + covered(place.columns - 1)
}
