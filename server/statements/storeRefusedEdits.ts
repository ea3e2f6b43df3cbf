/** That edits could not be shared: one row for a statement, a person and a reason. */
import { and, desc, eq } from 'drizzle-orm'
import type { Query, Tx } from '../ports.ts'

export type RefusedEdits = Query['t']['refusedEdits']['$inferSelect']

/** The latest first. */
export async function refusedEditsOf({ db, t }: Query, statement: string): Promise<RefusedEdits[]> {
  return db
    .select()
    .from(t.refusedEdits)
    .where(eq(t.refusedEdits.statement, statement))
    .orderBy(desc(t.refusedEdits.lastAt), desc(t.refusedEdits.id))
}

/** Counts further refusals into the row of the same statement, person and reason; the first makes the row. */
export async function countRefusedEdits({ db, t }: Tx, row: RefusedEdits): Promise<void> {
  const { statement, person, why, lastAt } = row
  const same = and(
    eq(t.refusedEdits.statement, statement),
    eq(t.refusedEdits.person, person),
    eq(t.refusedEdits.why, why),
  )
  const [before] = await db.select().from(t.refusedEdits).where(same)
  if (!before) await db.insert(t.refusedEdits).values(row)
  else
    await db
      .update(t.refusedEdits)
      .set({ lastAt, count: before.count + row.count })
      .where(same)
}
