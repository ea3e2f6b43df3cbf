/** How asks hang together, and which suggested ones were dropped. */
import { and, eq, inArray } from 'drizzle-orm'
import type { AskLinkKind } from '../../shared/ask.ts'
import type { Query, Tx } from '../ports.ts'

export type Link = Omit<Query['t']['askLinks']['$inferSelect'], 'kind'> & { kind: AskLinkKind }

/** Every link between asks of the coalition, the oldest first. */
export async function linksOf({ db, t }: Query, coalition: string): Promise<Link[]> {
  const { at, id } = t.askLinks
  const rows = await db.select().from(t.askLinks).where(eq(t.askLinks.coalition, coalition)).orderBy(at, id)
  return rows.map(row => ({ ...row, kind: row.kind as AskLinkKind }))
}

/** @throws Refusal `already-there` for a link that is there */
export async function addLink({ db, t }: Tx, link: Link): Promise<void> {
  await db.insert(t.askLinks).values(link)
}

export async function removeLink({ db, t }: Tx, id: string): Promise<void> {
  await db.delete(t.askLinks).where(eq(t.askLinks.id, id))
}

/** The hashes of the wordings that were dropped, in their own order. */
export async function droppedOf({ db, t }: Query, coalition: string): Promise<string[]> {
  const { wordingHash } = t.droppedAsks
  const rows = await db
    .select({ wordingHash })
    .from(t.droppedAsks)
    .where(eq(t.droppedAsks.coalition, coalition))
    .orderBy(wordingHash)
  return rows.map(row => row.wordingHash)
}

export async function addDropped(
  { db, t }: Tx,
  wordings: readonly string[],
  row: { coalition: string; by: string; at: number },
): Promise<void> {
  if (wordings.length > 0)
    await db.insert(t.droppedAsks).values(wordings.map(wordingHash => ({ ...row, wordingHash })))
}

export async function removeDropped(
  { db, t }: Tx,
  coalition: string,
  wordings: readonly string[],
): Promise<void> {
  const { wordingHash } = t.droppedAsks
  if (wordings.length > 0)
    await db
      .delete(t.droppedAsks)
      .where(and(eq(t.droppedAsks.coalition, coalition), inArray(wordingHash, [...wordings])))
}
