/** What waits to be written into the journal file, and the names of this server and its journal. */
import { asc, eq, inArray } from 'drizzle-orm'
import type { Query, Tx } from '../ports.ts'

export type WaitingRow = Query['t']['journal']['$inferSelect']

export async function addEntry(
  { db, t }: Tx,
  { id, at, kind, what }: { id: string; at: number; kind: string; what: object },
): Promise<void> {
  await db.insert(t.journal).values({ id, at, kind, what: JSON.stringify(what) })
}

/** What waits, in the order in which it was done. */
export async function waitingEntries({ db, t }: Query, most: number): Promise<WaitingRow[]> {
  return db.select().from(t.journal).orderBy(asc(t.journal.at), asc(t.journal.id)).limit(most)
}

export async function dropEntries({ db, t }: Tx, ids: readonly string[]): Promise<void> {
  await db.delete(t.journal).where(inArray(t.journal.id, [...ids]))
}

/** What the server knows of itself under a name. */
export async function readFact({ db, t }: Query, name: string): Promise<string | undefined> {
  const [row] = await db.select().from(t.serverFacts).where(eq(t.serverFacts.name, name))
  return row?.value
}

export async function setFact({ db, t }: Tx, name: string, value: string): Promise<void> {
  const set = { value }
  await db
    .insert(t.serverFacts)
    .values({ name, value })
    .onConflictDoUpdate({ target: t.serverFacts.name, set })
}
