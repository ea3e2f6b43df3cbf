/** [ROUND-3] The table of comments and responses: on the screen, and as a file. */
import type * as contracts from '../../shared/contract/rounds.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { csvOf } from '../../shared/formats/csv.ts'
import { tableToDocx } from '../../shared/formats/docx/docxTable.ts'
import { tableOf } from '../../shared/review/table.ts'
import { tableWords } from '../../shared/words/rounds.en.ts'
import type { File } from '../http/bind.ts'
import type { Member } from '../http/who.ts'
import type { Ports } from '../ports.ts'
import { loadRound, type WholeRound } from './board.ts'

type TableRow = Given<typeof contracts.seeTable>['rows'][number]

/** Everything said in a round, once, in the order of the text. */
export async function seeTable(
  ports: Ports,
  who: Member,
  { round }: Input<typeof contracts.seeTable>,
): Promise<Given<typeof contracts.seeTable>> {
  return { rows: rowsOf(await ports.storage.read(q => loadRound(q, ports, who, round))) }
}

/** The table as a file; without the columns of names where the statement is unattributed [REV-5]. */
export async function exportTable(
  ports: Ports,
  who: Member,
  { round: id, format }: Input<typeof contracts.exportTable>,
): Promise<File> {
  const whole = await ports.storage.read(q => loadRound(q, ports, who, id))
  const { version, statement } = whole
  const columns = COLUMNS.filter(({ names }) => !names || statement.unattributed === 0)
  const headings = columns.map(({ heading }) => heading)
  const rows = rowsOf(whole).map((row, at) => columns.map(({ cell }) => cell(row, at + 1)))
  const name = tableWords.fileName(version.number)
  if (format === 'csv')
    return { name: `${name}.csv`, media: 'text/csv; charset=utf-8', content: csvOf([headings, ...rows]) }
  const { language, direction, title } = version
  const lead = [
    tableWords.lead(title, version.number, rows.length),
    ...(rows.length === 0 ? [tableWords.none] : []),
  ]
  const content = await tableToDocx({
    ...{ title: tableWords.title, lead: lead.join(' '), columns: headings, rows, language, direction },
  })
  return { name: `${name}.docx`, media: DOCX, content }
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const rowsOf = ({ version, said }: WholeRound): TableRow[] =>
  tableOf(version.body, said.threads, said.suggestions)

type Column = { heading: string; names?: true; cell: (row: TableRow, number: number) => string }

const { headings, kinds, dispositions, guest } = tableWords

const COLUMNS: readonly Column[] = [
  { heading: headings.number, cell: (_, number) => String(number) },
  { heading: headings.place, cell: row => row.place },
  { heading: headings.passage, cell: row => row.passage },
  { heading: headings.organisation, names: true, cell: ({ by }) => by?.organisation ?? '' },
  { heading: headings.name, names: true, cell: ({ by }) => (by?.guest ? guest(by.name) : (by?.name ?? '')) },
  { heading: headings.what, cell: row => kinds[row.what] },
  { heading: headings.says, cell: row => row.says },
  { heading: headings.disposition, cell: row => dispositions[row.disposition ?? 'none'] },
  { heading: headings.reason, cell: row => row.reason },
]
