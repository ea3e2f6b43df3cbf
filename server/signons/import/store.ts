/** What stands in a sign-on already, looked up once for a whole part of a list. */
import { eq, inArray } from 'drizzle-orm'
import type { Query } from '../../ports.ts'

/** Of these ids those that are signatures already, with the sign-on that each is in. */
export async function knownAmong({ db, t }: Query, ids: readonly string[]): Promise<Map<string, string>> {
  const { id, signon } = t.signatures
  const rows = await db
    .select({ id, signon })
    .from(t.signatures)
    .where(inArray(id, [...ids]))
  return new Map(rows.map(({ id, signon }) => [id, signon]))
}

/** The organisations of the register that are accepted in a sign-on. */
export async function acceptedIn({ db, t }: Query, signon: string): Promise<Set<string>> {
  const { organisation } = t.acceptances
  const rows = await db.select({ organisation }).from(t.acceptances).where(eq(t.acceptances.signon, signon))
  return new Set(rows.map(({ organisation }) => organisation))
}
