/** The rows and columns of the matrix, from what the server and the register say. Pure. */
import type { AskRow } from '../../../shared/contract/asks.ts'
import type { MatrixRow, Place, seeMatrix } from '../../../shared/contract/outcomes.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { wasAt } from '../../../shared/following/say.ts'
import type { Outcome } from '../../../shared/outcome.ts'

export type Matrix = Reply<typeof seeMatrix>
export type MatrixDraft = Matrix['drafts'][number]

/** A cell as it is drawn: where the ask is, where it was before, and what became of it. */
export type CellSays = { draft: string; place: Place; was: string[]; outcome: Outcome | null }
export type Line = {
  key: string
  ask: AskRow
  /** A part of the ask; null for the ask as a whole. */
  part: { id: string; name: string } | null
  /** By the ids of drafts. */
  cells: ReadonlyMap<string, CellSays>
  /** Numbers of the asks with which it cannot be met, in any draft, and of those that took its place. */
  contradicts: number[]
  superseded: number[]
}

/**
 * A line for each ask and, below it, for each of its parts; asks by their numbers.
 * @param asks those about this instrument
 * @param register all of it, for the numbers of other asks
 */
export function linesOf(matrix: Matrix, asks: readonly AskRow[], register: readonly AskRow[]): Line[] {
  const rows = byAsk(matrix.rows)
  const shown = asks.filter(({ id }) => rows.has(id)).toSorted((one, other) => one.number - other.number)
  const numbers = new Map(register.map(({ id, number }) => [id, number]))
  return shown.flatMap(ask => linesOfAsk(ask, rows.get(ask.id) ?? [], matrix, numbers))
}

/** What belongs to one ask together, the ask as a whole before its parts; asks in the order in which each comes first. */
export function byAsk<T extends { ask: string; part: string | null }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const known = found.get(row.ask) ?? []
    if (row.part === null) known.unshift(row)
    else known.push(row)
    found.set(row.ask, known)
  }
  return found
}

function linesOfAsk(
  ask: AskRow,
  own: readonly MatrixRow[],
  matrix: Matrix,
  numbers: ReadonlyMap<string, number>,
): Line[] {
  const whole = own.find(({ part }) => part === null)
  const parts = ask.parts.flatMap(part => own.filter(row => row.part === part.id).map(row => ({ part, row })))
  const lines = [{ part: null, row: whole }, ...parts]
  return lines.map(({ part, row }) => ({
    key: `${ask.id} ${part?.id ?? ''}`,
    ask,
    part,
    cells: cellsOf(row),
    contradicts: part === null ? contradictionsOf(ask.id, matrix, numbers) : [],
    superseded: part === null ? supersededBy(ask, numbers) : [],
  }))
}

function cellsOf(row: MatrixRow | undefined): Map<string, CellSays> {
  const cells = row?.cells ?? []
  return new Map(
    cells.map(({ draft, place, judged }, at) => {
      const before = cells.slice(0, at).map(cell => cell.place)
      return [draft, { draft, place, was: wasAt(place, before), outcome: judged?.outcome ?? null }]
    }),
  )
}

function contradictionsOf(ask: string, matrix: Matrix, numbers: ReadonlyMap<string, number>): number[] {
  const others = matrix.contradictions
    .filter(({ asks }) => asks.includes(ask))
    .flatMap(({ asks }) => asks.filter(id => id !== ask))
  return known(others, numbers)
}

export type Contradiction = { asks: string[]; places: Omit<Matrix['contradictions'][number], 'asks'>[] }

/** The same asks that cannot both be met are said once, with every place at which they meet. */
export function contradictionsByAsks({ contradictions }: Matrix): Contradiction[] {
  const found = new Map<string, Contradiction>()
  for (const { asks, ...place } of contradictions) {
    const key = asks.toSorted().join(' ')
    const known = found.get(key) ?? { asks, places: [] }
    known.places.push(place)
    found.set(key, known)
  }
  return [...found.values()]
}

const supersededBy = (ask: AskRow, numbers: ReadonlyMap<string, number>): number[] =>
  known(
    ask.links.filter(({ kind, side }) => kind === 'supersedes' && side === 'from').map(link => link.ask),
    numbers,
  )

const known = (ids: readonly string[], numbers: ReadonlyMap<string, number>): number[] =>
  [...new Set(ids)].flatMap(id => numbers.get(id) ?? []).toSorted((a, b) => a - b)

/** A column of the matrix by sessions: the drafts that were before a session. */
export type SessionColumn = { id: string | null; name: string; drafts: MatrixDraft[] }

/**
 * Sessions that had a draft before them or a statement for them, in their order; last what belongs to none.
 * @param statementSessions the session of each statement that carries an ask
 */
export function sessionColumns(
  matrix: Matrix,
  sessions: readonly { id: string; name: string }[],
  statementSessions: ReadonlySet<string | null>,
  noSession: string,
): SessionColumn[] {
  const of = (session: string | null) => matrix.drafts.filter(draft => draft.session === session)
  const columns = [...sessions.map(({ id, name }) => ({ id, name })), { id: null, name: noSession }]
  return columns
    .map(column => ({ ...column, drafts: of(column.id) }))
    .filter(({ id, drafts }) => drafts.length > 0 || statementSessions.has(id))
}
