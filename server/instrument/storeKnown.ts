/** The instruments that a coalition cites beside the common ones. */
import { asc, eq } from 'drizzle-orm'
import type { Query, Tx } from '../ports.ts'

type Record = Query['t']['knownInstruments']['$inferSelect']
export type KnownRow = Omit<Record, 'names'> & { names: string[] }

export async function knownInstrumentsOf({ db, t }: Query, coalition: string): Promise<KnownRow[]> {
  const rows = await db
    .select()
    .from(t.knownInstruments)
    .where(eq(t.knownInstruments.coalition, coalition))
    .orderBy(asc(t.knownInstruments.name), asc(t.knownInstruments.id))
  return rows.map(row => ({ ...row, names: JSON.parse(row.names) as string[] }))
}

export async function addInstrument({ db, t }: Tx, row: KnownRow): Promise<void> {
  await db.insert(t.knownInstruments).values({ ...row, names: JSON.stringify(row.names) })
}

export async function changeInstrument({ db, t }: Tx, { id, names, ...row }: KnownRow): Promise<void> {
  await db
    .update(t.knownInstruments)
    .set({ ...row, names: JSON.stringify(names) })
    .where(eq(t.knownInstruments.id, id))
}

export async function removeInstrument({ db, t }: Tx, id: string): Promise<void> {
  await db.delete(t.knownInstruments).where(eq(t.knownInstruments.id, id))
}
