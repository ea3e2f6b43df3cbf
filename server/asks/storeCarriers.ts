/** What carries asks: living statements, and frozen versions with the revision of each. */
import { and, eq, inArray } from 'drizzle-orm'
import type { Query, Tx } from '../ports.ts'

/** The living statements that carry asks of a coalition: all of them, or those named. */
export async function placesOf({ db, t }: Query, coalition: string, only?: readonly string[]) {
  if (only?.length === 0) return []
  return db
    .select({
      ask: t.askPlaces.ask,
      id: t.statements.id,
      title: t.statements.title,
      session: t.statements.session,
      block: t.askPlaces.block,
      wording: t.askPlaces.wording,
      kept: t.askPlaces.kept,
    })
    .from(t.askPlaces)
    .innerJoin(t.statements, eq(t.statements.id, t.askPlaces.statement))
    .innerJoin(t.asks, eq(t.asks.id, t.askPlaces.ask))
    .where(and(eq(t.asks.coalition, coalition), only && inArray(t.asks.id, [...only])))
}

/** The frozen versions that carry asks of a coalition, all or those named, with the number of the revision of each. */
export async function carriersOf({ db, t }: Query, coalition: string, only?: readonly string[]) {
  if (only?.length === 0) return []
  return db
    .select({
      ask: t.askCarriers.ask,
      id: t.versions.id,
      statement: t.versions.statement,
      title: t.versions.title,
      number: t.versions.number,
      frozenAt: t.versions.frozenAt,
      block: t.askCarriers.block,
      revision: t.askRevisions.number,
    })
    .from(t.askCarriers)
    .innerJoin(t.versions, eq(t.versions.id, t.askCarriers.version))
    .innerJoin(t.askRevisions, eq(t.askRevisions.id, t.askCarriers.revision))
    .innerJoin(t.asks, eq(t.asks.id, t.askCarriers.ask))
    .where(and(eq(t.asks.coalition, coalition), only && inArray(t.asks.id, [...only])))
    .orderBy(t.versions.frozenAt, t.versions.number, t.versions.id)
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

export type Place = { ask: string; statement: string; block: string; wording: string; kept: string }

/** Which block of a living statement carries which ask now, and in which words. */
export async function placesIn({ db, t }: Query, statement: string): Promise<Place[]> {
  return db.select().from(t.askPlaces).where(eq(t.askPlaces.statement, statement))
}

export async function addPlace({ db, t }: Tx, row: Omit<Place, 'kept'>): Promise<void> {
  await db.insert(t.askPlaces).values(row)
}

export async function changePlace(
  { db, t }: Tx,
  { ask, statement }: Pick<Place, 'ask' | 'statement'>,
  change: Partial<Pick<Place, 'block' | 'wording' | 'kept'>>,
): Promise<void> {
  await db
    .update(t.askPlaces)
    .set(change)
    .where(and(eq(t.askPlaces.ask, ask), eq(t.askPlaces.statement, statement)))
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

/** The session that a statement is for, and when it was archived; undefined where there is none. */
export async function letterOf({ db, t }: Query, statement: string) {
  const { id, session, draft, archivedAt } = t.statements
  const [row] = await db.select({ session, draft, archivedAt }).from(t.statements).where(eq(id, statement))
  return row
}

/** The titles of some statements, by their ids. */
export async function titlesOf(
  { db, t }: Query,
  statements: readonly string[],
): Promise<Map<string, string>> {
  if (statements.length === 0) return new Map()
  const { id, title } = t.statements
  const rows = await db
    .select({ id, title })
    .from(t.statements)
    .where(inArray(id, [...statements]))
  return new Map(rows.map(row => [row.id, row.title]))
}
