/** Asks, their revisions, and what carries them. */
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Target, Verb } from '../../shared/ask.ts'
import type { Query, Tx } from '../ports.ts'

export type Revision = {
  id: string
  ask: string
  number: number
  verb: Verb
  targets: Target[]
  wording: string
  by: string
  at: number
}

export async function addAsk(
  { db, t }: Tx,
  row: { id: string; coalition: string; createdBy: string; createdAt: number },
): Promise<void> {
  await db.insert(t.asks).values(row)
}

export async function addRevision({ db, t }: Tx, revision: Revision): Promise<void> {
  await db.insert(t.askRevisions).values({ ...revision, targets: JSON.stringify(revision.targets) })
}

/** The asks of a coalition, oldest first. */
export async function asksOf({ db, t }: Query, coalition: string) {
  return db.select().from(t.asks).where(eq(t.asks.coalition, coalition)).orderBy(t.asks.createdAt, t.asks.id)
}

/** Every revision of some asks, newest first. */
export async function revisionsOf({ db, t }: Query, asks: readonly string[]): Promise<Revision[]> {
  if (asks.length === 0) return []
  const rows = await db
    .select()
    .from(t.askRevisions)
    .where(inArray(t.askRevisions.ask, [...asks]))
    .orderBy(desc(t.askRevisions.number))
  return rows.map(row => ({ ...row, verb: row.verb as Verb, targets: JSON.parse(row.targets) as Target[] }))
}

/** The living statements that carry some asks. */
export async function placesOf({ db, t }: Query, asks: readonly string[]) {
  if (asks.length === 0) return []
  return db
    .select({
      ask: t.askPlaces.ask,
      id: t.statements.id,
      title: t.statements.title,
      block: t.askPlaces.block,
    })
    .from(t.askPlaces)
    .innerJoin(t.statements, eq(t.statements.id, t.askPlaces.statement))
    .where(inArray(t.askPlaces.ask, [...asks]))
}

/** The frozen versions that carry some asks, with the number of the revision each carries. */
export async function carriersOf({ db, t }: Query, asks: readonly string[]) {
  if (asks.length === 0) return []
  return db
    .select({
      ask: t.askCarriers.ask,
      id: t.versions.id,
      statement: t.versions.statement,
      title: t.versions.title,
      number: t.versions.number,
      block: t.askCarriers.block,
      revision: t.askRevisions.number,
    })
    .from(t.askCarriers)
    .innerJoin(t.versions, eq(t.versions.id, t.askCarriers.version))
    .innerJoin(t.askRevisions, eq(t.askRevisions.id, t.askCarriers.revision))
    .where(inArray(t.askCarriers.ask, [...asks]))
    .orderBy(t.versions.frozenAt)
}

/** The asks that a frozen version carries, as they were then. */
export async function carriedBy({ db, t }: Query, version: string) {
  return db
    .select({
      ask: t.askCarriers.ask,
      block: t.askCarriers.block,
      verb: t.askRevisions.verb,
      wording: t.askRevisions.wording,
      revision: t.askRevisions.number,
      revisionId: t.askRevisions.id,
    })
    .from(t.askCarriers)
    .innerJoin(t.askRevisions, eq(t.askRevisions.id, t.askCarriers.revision))
    .where(eq(t.askCarriers.version, version))
}

export async function addCarrier(
  { db, t }: Tx,
  row: { ask: string; version: string; revision: string; block: string },
): Promise<void> {
  await db.insert(t.askCarriers).values(row)
}

/** Which block of a living statement carries which ask now. */
export async function placesIn({ db, t }: Query, statement: string) {
  return db.select().from(t.askPlaces).where(eq(t.askPlaces.statement, statement))
}

export async function addPlace(
  { db, t }: Tx,
  row: { ask: string; statement: string; block: string },
): Promise<void> {
  await db.insert(t.askPlaces).values(row)
}

export async function dropPlace({ db, t }: Tx, ask: string, statement: string): Promise<void> {
  await db.delete(t.askPlaces).where(and(eq(t.askPlaces.ask, ask), eq(t.askPlaces.statement, statement)))
}

/** Asks that any version of a statement has carried. */
export async function everCarriedBy({ db, t }: Query, statement: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ ask: t.askCarriers.ask })
    .from(t.askCarriers)
    .innerJoin(t.versions, eq(t.versions.id, t.askCarriers.version))
    .where(eq(t.versions.statement, statement))
  return rows.map(row => row.ask)
}
