/**
 * The matrix as a table: a row for each ask and part, a column for each draft or session. It scrolls in its own box;
 * the asks and the names of the columns stay in sight. Arrow keys move among the cells.
 */
import { type CSSProperties, memo, type ReactNode, useDeferredValue, useMemo } from 'react'
import type { ProcessRow } from '../../../shared/contract/processes.ts'
import { listStatements } from '../../../shared/contract/statements.ts'
import { useAnswer } from '../../data.ts'
import { useKeys } from '../../parts/Keys.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { DraftCell, SessionCell } from './MatrixCell.tsx'
import { DraftHead, LineHead } from './MatrixHeads.tsx'
import type { MatrixAddress, Opened } from './matrixAddress.ts'
import {
  type CellSays,
  type Line,
  type Matrix,
  type MatrixDraft,
  type SessionColumn,
  sessionColumns,
} from './rows.ts'
import { useCellKeys } from './useCellKeys.ts'

const says = words.following

type Props = {
  here: Here
  process: ProcessRow
  matrix: Matrix
  lines: readonly Line[]
  columns: MatrixAddress['columns']
  onOpen: (cell: Opened) => void
}

/** So many rows are there at once; the others follow as soon as these are seen. */
const FIRST = 40

export function MatrixTable({ here, process, matrix, lines: all, columns, onOpen }: Props) {
  const lines = useDeferredValue(all, all.slice(0, FIRST))
  useKeys([
    { key: '← ↑ → ↓', says: says.matrix.keysMove },
    { key: 'Enter', says: says.matrix.keysOpen },
  ])
  return (
    <section className="matrix-box" aria-label={says.matrix.of(process.name)}>
      {columns === 'drafts' ? (
        <ByDraft {...{ here, process, matrix, lines, onOpen }} />
      ) : (
        <BySession {...{ here, process, matrix, lines, onOpen }} />
      )}
    </section>
  )
}

type TableProps = { title: string; columns: number; wide?: boolean; head: ReactNode; children: ReactNode }

/** @param wide a column holds more than one draft */
function CellTable({ title, columns, wide = false, head, children }: TableProps) {
  const keys = useCellKeys()
  return (
    <table
      className={wide ? 'matrix wide' : 'matrix'}
      style={{ '--columns': columns } as CSSProperties}
      {...keys}
    >
      <caption className="unseen">
        {title}. {says.matrix.hintKeys}
      </caption>
      <thead>
        <tr>
          <th scope="col">{says.matrix.ask}</th>
          {head}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

type BodyProps = Omit<Props, 'columns'>

function ByDraft({ here, process, matrix: { drafts }, lines, onOpen }: BodyProps) {
  return (
    <CellTable
      title={says.matrix.of(process.name)}
      columns={drafts.length}
      head={drafts.map(draft => <DraftHead key={draft.id} draft={draft} />)}
    >
      {lines.map(line => (
        <DraftLine key={line.key} {...{ here, drafts, line, onOpen }} />
      ))}
    </CellTable>
  )
}

type LineProps = { here: Here; drafts: readonly MatrixDraft[]; line: Line; onOpen: (cell: Opened) => void }

/** Drawn anew only where it says something else: there are thousands of cells. */
const DraftLine = memo(
  function DraftLine({ here, drafts, line, onOpen }: LineProps) {
    return (
      <tr className={line.part ? 'part' : undefined}>
        <LineHead here={here} line={line} />
        {drafts.map(draft => (
          <td key={draft.id} className={toneOf(line.cells.get(draft.id))}>
            <DraftCell line={line} draft={draft} onOpen={onOpen} />
          </td>
        ))}
      </tr>
    )
  },
  (before, now) => before.line === now.line && before.drafts === now.drafts,
)

/** The colour stands in the whole cell, however tall its row is. */
const toneOf = (cell: CellSays | undefined): string | undefined => cell?.outcome ?? undefined

type SessionOf = ReadonlyMap<string, string | null>

function BySession({ here, process, matrix, lines, onOpen }: BodyProps) {
  const statements = useAnswer(listStatements, { coalition: here.id }).data?.statements
  const sessionOf: SessionOf = useMemo(
    () => new Map((statements ?? []).map(({ id, session }) => [id, session])),
    [statements],
  )
  const columns = useMemo(() => {
    const carriers = lines.flatMap(({ ask }) => [
      ...ask.statements.map(({ id }) => id),
      ...ask.versions.map(({ statement }) => statement),
    ])
    const sessions = new Set(carriers.map(id => sessionOf.get(id) ?? null))
    return sessionColumns(matrix, process.sessions, sessions, says.matrix.noSession)
  }, [lines, matrix, process, sessionOf])
  return (
    <CellTable
      title={says.matrix.of(process.name)}
      columns={columns.length}
      wide
      head={columns.map(({ id, name }) => (
        <th key={id ?? ''} scope="col">
          <bdi className="column-name">{name}</bdi>
        </th>
      ))}
    >
      {lines.map(line => (
        <SessionLine key={line.key} {...{ here, line, columns, sessionOf, onOpen }} />
      ))}
    </CellTable>
  )
}

type SessionLineProps = Omit<LineProps, 'drafts'> & {
  columns: readonly SessionColumn[]
  sessionOf: SessionOf
}

const SessionLine = memo(
  function SessionLine({ here, line, columns, sessionOf, onOpen }: SessionLineProps) {
    return (
      <tr className={line.part ? 'part' : undefined}>
        <LineHead here={here} line={line} />
        {columns.map(column => (
          <td key={column.id ?? ''}>
            <SessionCell {...{ line, column, onOpen }} statements={carriedIn(line, column, sessionOf)} />
          </td>
        ))}
      </tr>
    )
  },
  (before, now) =>
    before.line === now.line && before.columns === now.columns && before.sessionOf === now.sessionOf,
)

/** The statements of a session that carry the ask now, or carried it in a version. */
function carriedIn(
  { ask, part }: Line,
  { id: session }: SessionColumn,
  sessionOf: SessionOf,
): { id: string; title: string; now: boolean }[] {
  if (part !== null) return []
  const found = new Map(ask.versions.map(({ statement, title }) => [statement, { title, now: false }]))
  for (const { id, title } of ask.statements) found.set(id, { title, now: true })
  return [...found]
    .filter(([id]) => (sessionOf.get(id) ?? null) === session)
    .map(([id, { title, now }]) => ({ id, title, now }))
}
