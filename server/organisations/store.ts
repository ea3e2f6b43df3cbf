/** The register of organisations. */
import { and, count, eq, max, sql, sum } from 'drizzle-orm'
import type { Organisation } from '../../shared/contract/coalitions.ts'
import type { Query, Tx } from '../ports.ts'

type Row = Query['t']['organisations']['$inferSelect']

export async function organisationsOf({ db, t }: Query, coalition: string): Promise<Organisation[]> {
  const rows = await db
    .select()
    .from(t.organisations)
    .where(eq(t.organisations.coalition, coalition))
    .orderBy(t.organisations.nameKey, t.organisations.id)
  return rows.map(read)
}

export async function organisationIn(
  { db, t }: Query,
  coalition: string,
  id: string,
): Promise<Organisation | undefined> {
  const [row] = await db
    .select()
    .from(t.organisations)
    .where(and(eq(t.organisations.coalition, coalition), eq(t.organisations.id, id)))
  return row && read(row)
}

export async function organisationById(
  { db, t }: Query,
  id: string,
): Promise<{ coalition: string; entry: Organisation } | undefined> {
  const [row] = await db.select().from(t.organisations).where(eq(t.organisations.id, id))
  return row && { coalition: row.coalition, entry: read(row) }
}

export async function addOrganisation(
  { db, t }: Tx,
  coalition: string,
  nameKey: string,
  entry: Organisation,
  now: number,
): Promise<void> {
  await db
    .insert(t.organisations)
    .values({ ...written(nameKey, entry), id: entry.id, coalition, createdAt: now, changedAt: now })
}

export async function changeOrganisation(
  { db, t }: Tx,
  nameKey: string,
  entry: Organisation,
  now: number,
): Promise<void> {
  const { id, changedAt } = t.organisations
  const [before] = await db.select({ changedAt }).from(t.organisations).where(eq(id, entry.id))
  // Later than any change before, also where the clock stands: the stamp is another one after every change.
  const row = { ...written(nameKey, entry), changedAt: Math.max(now, (before?.changedAt ?? 0) + 1) }
  await db.update(t.organisations).set(row).where(eq(id, entry.id))
}

/** What is another one after every change of a coalition's register, and when that was last. */
export async function registerStamp(
  { db, t }: Query,
  coalition: string,
): Promise<{ stamp: string; changedAt: number }> {
  const { createdAt, changedAt } = t.organisations
  const later = sql`${changedAt} - ${createdAt}`
  const [row] = await db
    .select({ entries: count(), later: sum(later), changedAt: max(changedAt) })
    .from(t.organisations)
    .where(eq(t.organisations.coalition, coalition))
  return { stamp: `${row?.entries} ${row?.later}`, changedAt: row?.changedAt ?? 0 }
}

const read = (row: Row): Organisation => ({
  id: row.id,
  name: row.name,
  otherNames: JSON.parse(row.otherNames),
  country: row.country,
  domains: JSON.parse(row.domains),
  accreditation: JSON.parse(row.accreditation),
})

const written = (nameKey: string, entry: Organisation) => ({
  name: entry.name,
  nameKey,
  otherNames: JSON.stringify(entry.otherNames),
  country: entry.country,
  domains: JSON.stringify(entry.domains),
  accreditation: JSON.stringify(entry.accreditation),
})
