/** What is confirmed between drafts, and as much of their provisions as that needs. */
import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Outline } from '../../../shared/instrument/concord/graph.ts'
import type { Kind } from '../../../shared/instrument/concord/proposal.ts'
import type { Query, Tx } from '../../ports.ts'
import { batches } from '../batches.ts'

export type Concordance = Query['t']['concordances']['$inferSelect']
type LinkRecord = Query['t']['concordanceLinks']['$inferSelect']
export type Link = Omit<LinkRecord, 'kind' | 'from' | 'to'> & { kind: Kind; from: number[]; to: number[] }

export async function concordanceBetween(
  { db, t }: Query,
  old: string,
  now: string,
): Promise<Concordance | undefined> {
  const { concordances } = t
  const between = and(eq(concordances.old, old), eq(concordances.now, now))
  return (await db.select().from(concordances).where(between))[0]
}

export async function concordancesIn({ db, t }: Query, process: string): Promise<Concordance[]> {
  const { concordances } = t
  return db.select().from(concordances).where(eq(concordances.process, process)).orderBy(asc(concordances.id))
}

/** Makes a concordance where there is none between the two drafts yet. @returns the one that is there now. */
export async function beginConcordance(tx: Tx, row: Concordance): Promise<Concordance> {
  await tx.db.insert(tx.t.concordances).values(row).onConflictDoNothing()
  return (await concordanceBetween(tx, row.old, row.now))!
}

export async function setRevision({ db, t }: Tx, id: string, revision: number): Promise<void> {
  await db.update(t.concordances).set({ revision }).where(eq(t.concordances.id, id))
}

/** The links that hold, in the order in which they were confirmed. */
export async function liveLinks({ db, t }: Query, concordance: string): Promise<Link[]> {
  const { concordance: of, endedAt, changed, id } = t.concordanceLinks
  const rows = await db
    .select()
    .from(t.concordanceLinks)
    .where(and(eq(of, concordance), isNull(endedAt)))
    .orderBy(asc(changed), asc(id))
  return rows.map(read)
}

/** The links that were confirmed or ended after a revision, in that order. */
export async function linksSince({ db, t }: Query, concordance: string, revision: number): Promise<Link[]> {
  const { concordance: of, changed, id } = t.concordanceLinks
  const rows = await db
    .select()
    .from(t.concordanceLinks)
    .where(and(eq(of, concordance), gt(changed, revision)))
    .orderBy(asc(changed), asc(id))
  return rows.map(read)
}

export async function addLinks({ db, t }: Tx, links: readonly Link[]): Promise<void> {
  for (const some of batches(links)) {
    const rows = some.map(link => ({
      ...link,
      from: JSON.stringify(link.from),
      to: JSON.stringify(link.to),
    }))
    await db.insert(t.concordanceLinks).values(rows)
  }
}

export async function endLinks(
  { db, t }: Tx,
  ids: readonly string[],
  end: Pick<Link, 'endedBy' | 'endedAt' | 'changed'>,
): Promise<void> {
  for (const some of batches(ids))
    await db.update(t.concordanceLinks).set(end).where(inArray(t.concordanceLinks.id, some))
}

/** The provisions of a draft in its order, without their words. */
export async function outlineOf({ db, t }: Query, draft: string): Promise<Outline[]> {
  const { draft: of, at, printed, title, level, parent } = t.provisions
  const rows = await db
    .select({ printed, title, level, parent })
    .from(t.provisions)
    .where(eq(of, draft))
    .orderBy(asc(at))
  return rows.map(row => ({ ...row, level: row.level as Outline['level'] }))
}

const read = (row: LinkRecord): Link => ({
  ...row,
  kind: row.kind as Kind,
  from: JSON.parse(row.from) as number[],
  to: JSON.parse(row.to) as number[],
})
