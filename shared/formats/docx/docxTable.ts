/** A plain table as a Word file of its own, such as comments and the responses to them. */
import { Document, Packer, PageOrientation, Paragraph, Table, TableCell, TableRow } from 'docx'
import { fileWords } from '../../words/files.ts'
import { footOf } from './docxWrite.ts'
import { STYLE } from './docxWriteNames.ts'
import { plainRuns } from './docxWriteRuns.ts'
import { sealed } from './docxWriteSeal.ts'
import { PAGE, stylesFor } from './docxWriteStyles.ts'

/** The words of a cell; with a shade, the colour behind them in hexadecimal. */
export type Cell = string | { text: string; shade: string }

export type TableFile = {
  title: string
  /** Said between the title and the table; a line break begins a new paragraph. Empty for nothing. */
  lead: string
  /** The heads of the columns, repeated on each page. */
  columns: readonly string[]
  /** A row has a cell for each column; what it has more is not shown, what it lacks is empty. */
  rows: readonly (readonly Cell[])[]
  /** BCP 47. */
  language: string
  direction: 'ltr' | 'rtl'
  /** How wide each column is beside the others; without it by how much stands in it. */
  shares?: readonly number[]
  /** Pages stand upright; without it they lie on their side. */
  upright?: true
}

/** The table on pages that lie on their side unless it says otherwise, without author, history or time: the same table is the same file. */
export async function tableToDocx(table: TableFile): Promise<Uint8Array> {
  const { title, lead, language, direction } = table
  const rtl = direction === 'rtl'
  const { width, height, margin } = PAGE
  const margins = { top: 1134, right: margin, bottom: 1134, left: margin, header: 600, footer: 600 }
  const document = new Document({
    styles: stylesFor(language),
    sections: [
      {
        properties: {
          page: {
            size: {
              ...{ width, height },
              ...(table.upright ? {} : { orientation: PageOrientation.LANDSCAPE }),
            },
            margin: margins,
          },
        },
        footers: { default: footOf([], fileWords(language)) },
        children: [
          ...(title === '' ? [] : linesOf(title, STYLE.title.id, rtl)),
          ...(lead === '' ? [] : linesOf(lead, null, rtl)),
          tableOf(table, rtl),
          new Paragraph({ style: STYLE.spacer.id }),
        ],
      },
    ],
  })
  const packed = await Packer.pack(document, 'uint8array')
  return sealed(packed, { title, language, date: undefined, rtl })
}

function tableOf(table: TableFile, rtl: boolean): Table {
  const { columns, rows } = table
  const widths = widthsOf(table)
  const cell = (text: string, width: number, style: string, shade: string | null): TableCell =>
    new TableCell({
      children: linesOf(text, style, rtl),
      width: { size: width, type: 'dxa' },
      ...(shade === null ? {} : { shading: { type: 'clear', fill: shade } }),
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, at) => cell(column, widths[at]!, STYLE.headerCell.id, 'EFEDE8')),
  })
  const body = rows.map(
    row =>
      new TableRow({
        cantSplit: textOf(row).length < SHORT_ROW,
        children: columns.map((_, at) => {
          const { text, shade } = shadedOf(row[at])
          return cell(text, widths[at]!, STYLE.cell.id, shade)
        }),
      }),
  )
  return new Table({
    width: { size: 100, type: 'pct' },
    columnWidths: widths,
    visuallyRightToLeft: rtl,
    margins: { left: 90, right: 90 },
    rows: [head, ...body],
  })
}

/** A row of fewer characters is not torn apart between two pages. */
const SHORT_ROW = 600

const shadedOf = (cell: Cell = ''): { text: string; shade: string | null } =>
  typeof cell === 'string' ? { text: cell, shade: null } : cell

const textOf = (row: readonly Cell[]): string => row.map(cell => shadedOf(cell).text).join('')

/** In twentieths of a point; together they fill the page. */
function widthsOf({ columns, rows, shares, upright }: TableFile): number[] {
  const width = (upright ? PAGE.width : PAGE.height) - 2 * PAGE.margin
  const parts = columns.map((column, at) => shares?.[at] ?? shareOf(column, rows, at))
  const all = parts.reduce((sum, part) => sum + part, 0)
  return parts.map(part => Math.floor((width * part) / all))
}

/** A column of numbers is narrow and one of sentences wide. */
function shareOf(column: string, rows: TableFile['rows'], at: number): number {
  const longest = rows.reduce((most, row) => Math.max(most, longestLine(row[at])), column.length)
  return Math.min(LONG, Math.max(SHORT, longest))
}

const longestLine = (cell: Cell | undefined): number =>
  shadedOf(cell)
    .text.split('\n')
    .reduce((most, line) => Math.max(most, line.length), 0)

/** Characters: no column is narrower than for so many of them, and none wider for having more. */
const [SHORT, LONG] = [6, 40]

function linesOf(text: string, style: string | null, rtl: boolean): Paragraph[] {
  const around = { rtl, lang: null, refer: () => null }
  const direction = rtl ? { bidirectional: true } : {}
  return text.split(/\r\n|[\r\n]/).map(
    line =>
      new Paragraph({
        ...(style === null ? {} : { style }),
        ...direction,
        children: plainRuns(line, around),
      }),
  )
}
