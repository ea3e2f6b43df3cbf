/** Processes, their sessions, and what is due for each. */
import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import type { Query, Tx } from '../ports.ts'

type ProcessRecord = Query['t']['processes']['$inferSelect']
export type Process = Omit<ProcessRecord, 'labels'> & { labels: string[] }
export type Session = Query['t']['processSessions']['$inferSelect']
export type Due = Omit<Query['t']['sessionDues']['$inferSelect'], 'kind'> & { kind: 'deadline' | 'document' }

/** The processes of a coalition, the newest first. */
export async function processesOf({ db, t }: Query, coalition: string): Promise<Process[]> {
  const { createdAt, id } = t.processes
  const rows = await db
    .select()
    .from(t.processes)
    .where(eq(t.processes.coalition, coalition))
    .orderBy(desc(createdAt), desc(id))
  return rows.map(read)
}

export async function processById({ db, t }: Query, id: string): Promise<Process | undefined> {
  const [row] = await db.select().from(t.processes).where(eq(t.processes.id, id))
  return row && read(row)
}

export async function addProcess({ db, t }: Tx, process: Process): Promise<void> {
  await db.insert(t.processes).values({ ...process, labels: JSON.stringify(process.labels) })
}

export async function changeProcess({ db, t }: Tx, { id, labels, ...rest }: Process): Promise<void> {
  await db
    .update(t.processes)
    .set({ ...rest, labels: JSON.stringify(labels) })
    .where(eq(t.processes.id, id))
}

/** The sessions of some processes, the earliest first. */
export async function sessionsOf({ db, t }: Query, processes: readonly string[]): Promise<Session[]> {
  if (processes.length === 0) return []
  const { process, firstDay, createdAt, id } = t.processSessions
  return db
    .select()
    .from(t.processSessions)
    .where(inArray(process, [...processes]))
    .orderBy(asc(firstDay), asc(createdAt), asc(id))
}

export async function sessionById({ db, t }: Query, id: string): Promise<Session | undefined> {
  return (await db.select().from(t.processSessions).where(eq(t.processSessions.id, id)))[0]
}

/** A session, where it belongs to a process of this coalition. */
export async function sessionIn(
  { db, t }: Query,
  coalition: string,
  id: string,
): Promise<Session | undefined> {
  const [row] = await db
    .select({ session: t.processSessions })
    .from(t.processSessions)
    .innerJoin(t.processes, eq(t.processes.id, t.processSessions.process))
    .where(and(eq(t.processSessions.id, id), eq(t.processes.coalition, coalition)))
  return row?.session
}

export async function addSession({ db, t }: Tx, session: Session): Promise<void> {
  await db.insert(t.processSessions).values(session)
}

export async function changeSession({ db, t }: Tx, { id, ...rest }: Session): Promise<void> {
  await db.update(t.processSessions).set(rest).where(eq(t.processSessions.id, id))
}

/** Removes a session with everything that is due for it. */
export async function removeSession({ db, t }: Tx, id: string): Promise<void> {
  await db.delete(t.sessionDues).where(eq(t.sessionDues.session, id))
  await db.delete(t.processSessions).where(eq(t.processSessions.id, id))
}

/** How many statements are for a session. */
export async function statementsFor({ db, t }: Query, session: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(t.statements).where(eq(t.statements.session, session))
  return Number(row?.n ?? 0)
}

/** How many drafts of the instrument were before a session. */
export async function draftsBefore({ db, t }: Query, session: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(t.drafts).where(eq(t.drafts.session, session))
  return Number(row?.n ?? 0)
}

/** What is due for some sessions, the soonest first. */
export async function duesOf({ db, t }: Query, sessions: readonly string[]): Promise<Due[]> {
  if (sessions.length === 0) return []
  const { session, dueAt, id } = t.sessionDues
  const rows = await db
    .select()
    .from(t.sessionDues)
    .where(inArray(session, [...sessions]))
    .orderBy(asc(dueAt), asc(id))
  return rows.map(row => ({ ...row, kind: row.kind as Due['kind'] }))
}

/** Makes these everything that is due for a session. */
export async function putDues({ db, t }: Tx, session: string, dues: readonly Due[]): Promise<void> {
  await db.delete(t.sessionDues).where(eq(t.sessionDues.session, session))
  if (dues.length > 0) await db.insert(t.sessionDues).values([...dues])
}

export async function markDone({ db, t }: Tx, id: string, doneAt: number | null): Promise<void> {
  await db.update(t.sessionDues).set({ doneAt }).where(eq(t.sessionDues.id, id))
}

const read = (row: ProcessRecord): Process => ({ ...row, labels: JSON.parse(row.labels) as string[] })
