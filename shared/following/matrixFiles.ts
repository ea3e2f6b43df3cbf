/** The matrix as data, and as the table that is handed to delegations. */

import { csvOf } from '../formats/csv.ts'
import { type TableFile, tableToDocx } from '../formats/docx/docxTable.ts'
import { common } from '../words/en/common.ts'
import { followedWords } from '../words/followed.en.ts'
import { askSaid, type MatrixView, type ViewRow } from './matrixView.ts'
import { daySaid, SHADES } from './say.ts'

const words = followedWords.matrix

/** A row for each ask and part, and for each draft three columns: place, outcome, and the note of who judged it. */
export function matrixCsv({ drafts, rows }: MatrixView): string {
  const { number, part, verb, wording, targets } = words.headings
  const heads = drafts.flatMap(({ said }) => [words.place(said), words.outcome(said), words.note(said)])
  return csvOf([
    [number, part, verb, wording, targets, ...heads],
    ...rows.map(row => [
      ...[row.number, row.part ?? '', common.verbOf(row.verb), row.wording, row.targets.join('; ')],
      ...row.cells.flatMap(({ place, said, note }) => [place, said, note]),
    ]),
  ])
}

/** So many drafts stand beside each other on a page that lies on its side. */
export const MOST_DRAFTS = 6

/**
 * The table for delegations: what is asked, and in each draft what became of it in words and shading, and where it
 * stands. Notes and names of who judged stay in the coalition. Of many drafts it has the latest.
 */
export function matrixDocx(view: MatrixView): Promise<Uint8Array> {
  const shown = view.drafts.slice(-MOST_DRAFTS)
  const from = view.drafts.length - shown.length
  const asks = view.rows.filter(({ part }) => part === null).length
  const lead = [
    words.lead(view.name, asks, view.drafts.length),
    ...(from > 0 ? [words.latest(shown.length, view.drafts.length)] : []),
    ...(asks === 0 ? [words.none] : []),
    ...(shown.length === 0 ? [words.noDrafts] : []),
    followedWords.asOf(daySaid(view.asOf)),
  ]
  return tableToDocx({
    ...{ title: words.title, lead: lead.join(' '), language: followedWords.language, direction: 'ltr' },
    columns: [
      words.headings.number,
      words.headings.ask,
      words.headings.targets,
      ...shown.map(({ said }) => said),
    ],
    shares: [6, 30, 14, ...shown.map(() => 16)],
    rows: view.rows.map(row => docxRow(row, from)),
  })
}

const docxRow = (row: ViewRow, from: number): TableFile['rows'][number] => [
  String(row.number),
  row.part === null
    ? [askSaid(row), row.remark].filter(line => line !== '').join('\n')
    : `${words.headings.part}: ${row.part}`,
  row.targets.join('; '),
  ...row.cells.slice(from).map(({ outcome, said, place }) => ({
    text: `${said}\n${place}`,
    shade: SHADES[outcome ?? 'open'],
  })),
]
