import { and, eq } from 'drizzle-orm'
import type { Tx } from '../ports.ts'

export type Lease = { name: string; holder: string }

/**
 * Takes or prolongs a job's lease, so that of several servers on one storage only one runs the job.
 * @param now and `until` in milliseconds since 1970.
 * @returns undefined once it is ours until `until`; else the time at which another holder's ends.
 */
export async function takeLease(
  { db, t }: Tx,
  { name, holder }: Lease,
  now: number,
  until: number,
): Promise<number | undefined> {
  const [held] = await db.select().from(t.leases).where(eq(t.leases.name, name))
  if (held && held.holder !== holder && held.until > now) return held.until
  const ours = { holder, until }
  await db
    .insert(t.leases)
    .values({ name, ...ours })
    .onConflictDoUpdate({ target: t.leases.name, set: ours })
  return undefined
}

/** Gives a lease back where it is ours. */
export async function releaseLease({ db, t }: Tx, { name, holder }: Lease): Promise<void> {
  await db.delete(t.leases).where(and(eq(t.leases.name, name), eq(t.leases.holder, holder)))
}
