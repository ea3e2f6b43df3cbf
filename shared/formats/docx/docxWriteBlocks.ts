/** The blocks of a letter as Word's paragraphs and tables. */
import { type IParagraphOptions, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx'
import type {
  AnyBlock,
  Block,
  BulletList,
  Inline,
  Table as LetterTable,
  ListItem,
  OrderedList,
  StatementFile,
} from '../../statement/tree.ts'
import { gridOf, type Place } from '../tableGrid.ts'
import { type ItemNumber, type Lists, newLists, numberingFor } from './docxWriteLists.ts'
import { STYLE } from './docxWriteNames.ts'
import { type Notes, newNotes, refer } from './docxWriteNotes.ts'
import { type Around, runsOf } from './docxWriteRuns.ts'
import { INDENT, languageOf, PAGE } from './docxWriteStyles.ts'

/** One document while it is written. */
export type Writing = { rtl: boolean; lists: Lists; notes: Notes }

export const newWriting = (file: StatementFile): Writing => ({
  rtl: file.direction === 'rtl',
  lists: newLists(),
  notes: newNotes(file.body),
})

/** Where a block stands: how many lists and quotations deep, in which style its plain paragraphs are, as whose first. */
export type Standing = { lists: number; quotes: number; plain: string | null; item: ItemNumber | null }

export const AT_THE_TOP: Standing = { lists: 0, quotes: 0, plain: null, item: null }

type Written = Paragraph | Table

/** One block with everything in it. Footnotes stand at their marks and give nothing here; nor does a table without rows. */
export function blockOf(block: Block, standing: Standing, writing: Writing): Written[] {
  switch (block.type) {
    case 'paragraph':
      return [paragraphOf(block, standing.plain, standing, writing)]
    case 'heading':
      return [paragraphOf(block, STYLE.headings[block.attrs.level - 1]?.id ?? null, standing, writing)]
    case 'bulletList':
    case 'orderedList':
      return listOf(block, standing, writing)
    case 'blockquote':
      return blocksOf(block.content, quoted(standing), writing)
    case 'table':
      return (block.content ?? []).length === 0 ? [] : [tableOf(block, standing, writing), spacer()]
    case 'horizontalRule':
      return [new Paragraph({ style: STYLE.rule.id, ...indentOf(standing) })]
    case 'signatories':
      return (block.content ?? []).map(line => signatoryLine(line, writing))
    case 'footnotes':
      return []
  }
}

/** Blocks that follow each other. */
export function blocksOf(
  blocks: readonly Block[] | undefined,
  standing: Standing,
  writing: Writing,
): Written[] {
  return (blocks ?? []).flatMap(block => blockOf(block, standing, writing))
}

/** A paragraph that is no part of the text: two tables would be one to Word, and a cell must end with one. */
export const spacer = (): Paragraph => new Paragraph({ style: STYLE.spacer.id })

/** A name, a label or a closing line of the list of signatories. */
export function signatoryLine(
  line: Extract<AnyBlock, { type: 'signatory' | 'signatoryGroup' | 'paragraph' }>,
  writing: Writing,
): Paragraph {
  const style = line.type === 'paragraph' ? STYLE.signatoryNote : STYLE[line.type]
  return paragraphOf(line, style.id, AT_THE_TOP, writing)
}

type Line = {
  attrs: { id?: string | null; lang?: string | null; dir?: 'ltr' | 'rtl' | null }
  content?: readonly Inline[] | undefined
}

/** One paragraph in a style of ours, with the language and direction of its block. */
export function paragraphOf(
  line: Line,
  style: string | null,
  standing: Standing,
  writing: Writing,
): Paragraph {
  const { lang = null, dir = null }: Line['attrs'] = line.attrs
  const rtl = dir === null ? writing.rtl : dir === 'rtl'
  const around: Around = { rtl, lang, refer: note => refer(note, writing.notes, writing.rtl) }
  return new Paragraph({
    ...(style === null ? {} : { style }),
    ...(standing.item === null ? indentOf(standing) : { numbering: standing.item }),
    ...(rtl ? { bidirectional: true } : {}),
    ...(lang === null ? {} : { run: { language: languageOf(lang) } }),
    children: runsOf(line.content, around),
  })
}

const quoted = (standing: Standing): Standing => ({
  ...standing,
  quotes: standing.quotes + 1,
  plain: STYLE.quote.id,
})

/** What the style alone does not say: a quotation in a list, a heading in an item, depths beyond the last style. */
function indentOf({ lists, quotes }: Standing): Pick<IParagraphOptions, 'indent'> {
  const steps = lists + quotes
  if (steps === 0 || (lists === 0 && quotes === 1)) return {}
  return { indent: { left: steps * INDENT, ...(quotes > 0 ? { right: quotes * INDENT } : {}) } }
}

function listOf(list: BulletList | OrderedList, standing: Standing, writing: Writing): Written[] {
  const number = numberingFor(list, standing.lists, writing.lists)
  const more = STYLE.listMore[Math.min(standing.lists, STYLE.listMore.length - 1)] ?? STYLE.listMore[0]
  const inside = { ...standing, lists: standing.lists + 1, plain: more.id }
  return (list.content ?? []).flatMap(item => itemOf(item, number, inside, writing))
}

/** The item's number stands at its first words. Where it begins with none, the number has a line of its own. */
function itemOf(item: ListItem, number: ItemNumber, inside: Standing, writing: Writing): Written[] {
  const [first, ...more] = item.content ?? []
  const opens = first?.type === 'paragraph' || first?.type === 'heading'
  const line = opens ? first : { attrs: {} }
  const style = first?.type === 'heading' ? STYLE.headings[first.attrs.level - 1]?.id : STYLE.listItem.id
  const opening = paragraphOf(line, style ?? null, { ...inside, item: number }, writing)
  return [opening, ...blocksOf(opens ? more : item.content, inside, writing)]
}

function tableOf(table: LetterTable, { lists, quotes }: Standing, writing: Writing): Table {
  const grid = gridOf(table)
  const indent = (lists + quotes) * INDENT
  const width = Math.floor(Math.max(PAGE.text - indent, PAGE.text / 2) / grid.columns)
  return new Table({
    width: { size: width * grid.columns, type: 'dxa' },
    ...(indent > 0 ? { indent: { size: indent, type: 'dxa' } } : {}),
    columnWidths: Array.from({ length: grid.columns }, () => width),
    visuallyRightToLeft: writing.rtl,
    margins: { left: 90, right: 90 },
    rows: grid.rows.map(
      ({ places, header }) =>
        new TableRow({
          tableHeader: header,
          cantSplit: true,
          children: places.map(place => cellOf(place, writing)),
        }),
    ),
  })
}

function cellOf(place: Place, writing: Writing): TableCell {
  const columns = place.columns > 1 ? { columnSpan: place.columns } : {}
  if (place.kind !== 'cell') {
    const merged = place.kind === 'goes-on' ? { verticalMerge: VerticalMergeType.CONTINUE } : {}
    return new TableCell({ ...columns, ...merged, children: [new Paragraph({ style: STYLE.cell.id })] })
  }
  const isHeader = place.cell.type === 'tableHeader'
  const style = isHeader ? STYLE.headerCell.id : STYLE.cell.id
  const merged = place.rows > 1 ? { verticalMerge: VerticalMergeType.RESTART } : {}
  const content = blocksOf(place.cell.content, { ...AT_THE_TOP, plain: style }, writing)
  if (content.length === 0) content.push(new Paragraph({ style }))
  const shading = isHeader ? { shading: { type: 'clear', fill: 'EFEDE8' } as const } : {}
  return new TableCell({ ...columns, ...merged, ...shading, children: content })
}
