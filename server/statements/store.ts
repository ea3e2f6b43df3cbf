/** Statements and their frozen versions. */
import { desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Query, Tx } from '../ports.ts'
import { prepared } from '../prepared.ts'

export type StatementRecord = Query['t']['statements']['$inferSelect']
export type VersionRecord = Query['t']['versions']['$inferSelect']

/** The statements of a coalition, newest first. */
export async function statementsOf({ db, t }: Query, coalition: string): Promise<StatementRecord[]> {
  return db
    .select()
    .from(t.statements)
    .where(eq(t.statements.coalition, coalition))
    .orderBy(desc(t.statements.createdAt), desc(t.statements.id))
}

export async function statementById({ db, t }: Query, id: string): Promise<StatementRecord | undefined> {
  return (await db.select().from(t.statements).where(eq(t.statements.id, id)))[0]
}

/** What its door asks of a statement each time that somebody opens a socket. */
export async function doorOf(q: Query, id: string) {
  const [door] = await doors(q, { id })
  return door
}

const doors = prepared(({ db, t }) => {
  const { id, coalition, archivedAt, unattributed } = t.statements
  const door = db.select({ coalition, archivedAt, unattributed }).from(t.statements)
  return door.where(eq(id, sql.placeholder('id'))).prepare()
})

export async function addStatement({ db, t }: Tx, row: StatementRecord): Promise<void> {
  await db.insert(t.statements).values(row)
}

export async function changeStatement(
  { db, t }: Tx,
  id: string,
  change: Partial<
    Pick<
      StatementRecord,
      | 'title'
      | 'language'
      | 'direction'
      | 'addressee'
      | 'archivedAt'
      | 'wordLimit'
      | 'countsNotes'
      | 'session'
      | 'draft'
    >
  >,
): Promise<void> {
  await db.update(t.statements).set(change).where(eq(t.statements.id, id))
}

export type VersionHead = Omit<VersionRecord, 'canonical' | 'body'>

/** The versions of some statements without their texts, newest first. */
export async function versionsOf({ db, t }: Query, statements: readonly string[]): Promise<VersionHead[]> {
  if (statements.length === 0) return []
  const { canonical: _, body: __, ...head } = getTableColumns(t.versions)
  return db
    .select(head)
    .from(t.versions)
    .where(inArray(t.versions.statement, [...statements]))
    .orderBy(desc(t.versions.number))
}

export async function versionById({ db, t }: Query, id: string): Promise<VersionRecord | undefined> {
  return (await db.select().from(t.versions).where(eq(t.versions.id, id)))[0]
}

export async function addVersion({ db, t }: Tx, row: VersionRecord): Promise<void> {
  await db.insert(t.versions).values(row)
}
