/**
 * The rules of processes: days, what is due, and which limit a statement has. Screens use them too, so that nothing
 * here needs a library of time.
 */
import type { ProcessRow, SessionRow } from './contract/processes.ts'
import { refuse } from './refusals.ts'

type Limited = { wordLimit: number | null; countsNotes: boolean }
export type Limit = { words: number; countsNotes: boolean; from: 'statement' | 'session' }

/**
 * [PROC-3] The limit that counts for a statement: its own, else that of the session it is for. With the limit goes
 * whether footnotes count: who set the one set the other.
 */
export function limitOf(statement: Limited, session: Limited | null): Limit | null {
  const { wordLimit: own, countsNotes } = statement
  if (own !== null) return { words: own, countsNotes, from: 'statement' }
  if (session === null || session.wordLimit === null) return null
  return { words: session.wordLimit, countsNotes: session.countsNotes, from: 'session' }
}

/** Refuses with `bad-input` days that are in no calendar, and a last day before the first. */
export function mustBeDays(firstDay: string, lastDay: string): void {
  for (const day of [firstDay, lastDay])
    if (!isDay(day)) refuse('bad-input', `There is no day “${day}”. Nothing was changed.`)
  if (lastDay < firstDay) refuse('bad-input', 'The last day is before the first. Nothing was changed.')
}

/** Whether a day such as `2027-03-01` is one of the calendar: a month or a day too high gives none, or another one. */
export function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}

/** Whether a session is still to come, goes on, or is over, by the calendar at its place. */
export function standingOf(
  { firstDay, lastDay, zone }: Pick<SessionRow, 'firstDay' | 'lastDay' | 'zone'>,
  now: number,
): 'ahead' | 'on' | 'over' {
  const today = dayIn(zone, now)
  if (today < firstDay) return 'ahead'
  return today > lastDay ? 'over' : 'on'
}

/** The day that the calendar shows in a zone, such as `2027-03-01`. */
function dayIn(zone: string, at: number): string {
  const form = { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const parts = new Intl.DateTimeFormat('en', form).formatToParts(at)
  const of = (type: string) => parts.find(part => part.type === type)?.value ?? ''
  return `${of('year')}-${of('month')}-${of('day')}`
}

export type Due = {
  id: string
  kind: 'deadline' | 'document'
  what: string
  dueAt: number
  zone: string
  overdue: boolean
  /** The name of the organisation that is responsible for a document. */
  organisation: string | null
  session: { id: string; name: string }
  process: { id: string; name: string }
}

/**
 * [PROC-4] What is due in the processes that are not archived: deadlines ahead, and documents that are not done, also
 * when their time has passed. The soonest first, so that what is overdue stands before everything.
 */
export function dueIn(processes: readonly ProcessRow[], now: number): Due[] {
  const living = processes.filter(({ archivedAt }) => archivedAt === null)
  return living
    .flatMap(process => process.sessions.flatMap(session => dueFor(process, session, now)))
    .sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
}

function dueFor(process: ProcessRow, session: SessionRow, now: number): Due[] {
  const of = {
    session: { id: session.id, name: session.name },
    process: { id: process.id, name: process.shortName || process.name },
  }
  const deadlines = session.deadlines
    .filter(({ dueAt }) => dueAt >= now)
    .map(({ id, what, dueAt, zone }) => ({
      ...{ id, kind: 'deadline' as const, what, dueAt, zone, ...of },
      ...{ overdue: false, organisation: null },
    }))
  const documents = session.documents
    .filter(({ doneAt }) => doneAt === null)
    .map(({ id, what, dueAt, zone, organisation }) => ({
      ...{ id, kind: 'document' as const, what, dueAt, zone, ...of },
      ...{ overdue: dueAt < now, organisation: organisation?.name ?? null },
    }))
  return [...deadlines, ...documents]
}

export type SessionGroup<S> = { session: { of: ProcessRow; row: SessionRow } | null; statements: S[] }

/**
 * [PROC-3] Statements by the session they are for: those of sessions that go on or are ahead, the nearest first; then
 * those without one; then those of sessions that are over, the latest first. Their order in a group stays.
 */
export function bySession<S extends { session: string | null }>(
  statements: readonly S[],
  processes: readonly ProcessRow[],
  now: number,
): SessionGroup<S>[] {
  const sessions = processes
    .flatMap(of => of.sessions.map(row => ({ of, row })))
    .sort((a, b) => (a.row.firstDay < b.row.firstDay ? -1 : 1))
  const known = new Set(sessions.map(({ row }) => row.id))
  const group = (session: (typeof sessions)[number]) => ({
    session,
    statements: statements.filter(statement => statement.session === session.row.id),
  })
  const without = statements.filter(({ session }) => session === null || !known.has(session))
  const isOver = ({ row }: (typeof sessions)[number]) => standingOf(row, now) === 'over'
  const groups: SessionGroup<S>[] = [
    ...sessions.filter(session => !isOver(session)).map(group),
    { session: null, statements: without },
    ...sessions.filter(isOver).reverse().map(group),
  ]
  return groups.filter(({ statements: [first] }) => first !== undefined)
}
