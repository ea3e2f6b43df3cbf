/** What a database says of itself after a backup was put back into it. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Query, Tx } from '../../ports.ts'

/** The fact that stands while a restore is not finished: nobody may use what is there. */
export const UNFINISHED = 'restore-unfinished'
const RESTORED = 'restored-at'

export async function isUnfinished({ db, t }: Query): Promise<boolean> {
  return (await db.select().from(t.serverFacts).where(eq(t.serverFacts.name, UNFINISHED))).length > 0
}

/** When a backup was put back last, in milliseconds since 1970; null where none was. */
export async function restoredAt({ db, t }: Query): Promise<number | null> {
  const [found] = await db.select().from(t.serverFacts).where(eq(t.serverFacts.name, RESTORED))
  return found === undefined ? null : Number(found.value)
}

/** @param at milliseconds since 1970, by which the epochs were raised */
export async function noteRestored({ db, t }: Tx, at: number): Promise<void> {
  const value = String(at)
  await db.delete(t.serverFacts).where(eq(t.serverFacts.name, UNFINISHED))
  await db
    .insert(t.serverFacts)
    .values({ name: RESTORED, value })
    .onConflictDoUpdate({ target: t.serverFacts.name, set: { value } })
}

/** Whoever held a link for signing in asks for another one. */
export async function endSignInLinks({ db, t }: Tx, now: number): Promise<void> {
  await db
    .update(t.links)
    .set({ usedAt: now })
    .where(and(eq(t.links.kind, 'sign-in'), isNull(t.links.usedAt)))
}
