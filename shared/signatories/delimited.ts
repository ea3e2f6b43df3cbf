/** Tables as text: values between commas, semicolons, tabs or bars, with or without quotation marks. */
import Papa from 'papaparse'
import { headingsIn } from './columns.ts'
import type { Row } from './units.ts'

/** What stands between the cells; undefined where the text is no table. */
export function delimiterOf(text: string, file: boolean): string | undefined {
  const head = text.slice(0, SAMPLE)
  if (DRAWN.test(head)) return undefined
  const ranked = DELIMITERS.map(delimiter => ({ delimiter, ...fitOf(head, delimiter) }))
    .filter(
      ({ headings, fit, delimiter }) =>
        (headings && (file || fit >= 0.5)) || (fit >= 0.6 && (file || delimiter !== ',')),
    )
    .sort((a, b) => Number(b.headings) - Number(a.headings) || b.fit - a.fit || b.width - a.width)
  return ranked[0]?.delimiter
}

/** The rows of a table as text; every cell without the blanks around it. */
export function rowsOf(text: string, delimiter: string): Row[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').replace(/^sep=.\r?\n/i, ''), {
    delimiter,
  })
  let line = /^\uFEFF?sep=./i.test(text) ? 2 : 1
  return data.map(cells => {
    const row = { cells: cells.map(cell => cell.trim()), line }
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
    return row
  })
}

/** A table drawn with bars and a row of dashes, as Markdown has it, is read as lines. */
const DRAWN = /^\s*\|?\s*:?-{2,}:?\s*\|[\s|:-]*$/m

const DELIMITERS = ['\t', ';', '|', ',']
const SAMPLE = 60_000

/** How many of the rows have the number of cells that most have; 0 where that is one. */
function fitOf(head: string, delimiter: string): { fit: number; width: number; headings: boolean } {
  const { data } = Papa.parse<string[]>(head, { delimiter, preview: 200, skipEmptyLines: 'greedy' })
  const counts = new Map<number, number>()
  for (const { length } of data) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [width = 0, rows = 0] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  const headings = data.slice(0, 15).some(cells => cells.length > 1 && headingsIn(cells) !== undefined)
  return { fit: width < 2 || rows < 2 ? 0 : rows / data.length, width, headings }
}
