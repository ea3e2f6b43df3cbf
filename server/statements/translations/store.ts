/** Translations, and which of their blocks says which block of the source. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { BlockLink } from '../../../shared/translation/standings.ts'
import type { Query, Tx } from '../../ports.ts'

export type TranslationRecord = Query['t']['translations']['$inferSelect']

export async function addTranslation({ db, t }: Tx, row: TranslationRecord): Promise<void> {
  await db.insert(t.translations).values(row)
}

/** What a statement is a translation of; undefined where it is none. */
export async function translationOf(
  { db, t }: Query,
  statement: string,
): Promise<TranslationRecord | undefined> {
  return (await db.select().from(t.translations).where(eq(t.translations.statement, statement)))[0]
}

/** The translations of a statement, the oldest first. */
export async function translationsFrom({ db, t }: Query, source: string): Promise<TranslationRecord[]> {
  return db
    .select()
    .from(t.translations)
    .where(eq(t.translations.source, source))
    .orderBy(asc(t.translations.createdAt), asc(t.translations.statement))
}

export async function setSourceVersion(
  { db, t }: Tx,
  statement: string,
  sourceVersion: string,
): Promise<void> {
  await db.update(t.translations).set({ sourceVersion }).where(eq(t.translations.statement, statement))
}

export async function linksOf({ db, t }: Query, statement: string): Promise<BlockLink[]> {
  const { block, sourceBlock, sourceHash } = t.translationBlocks
  return db
    .select({ block, sourceBlock, sourceHash })
    .from(t.translationBlocks)
    .where(eq(t.translationBlocks.statement, statement))
}

/** Links blocks anew, whatever they were linked to. */
export async function putLinks(
  tx: Tx,
  statement: string,
  links: readonly BlockLink[],
  renewed: { renewedBy: string; renewedAt: number },
): Promise<void> {
  for (let from = 0; from < links.length; from += A_QUERY) {
    const rows = links.slice(from, from + A_QUERY).map(link => ({ statement, ...link, ...renewed }))
    const blocks = rows.map(({ block }) => block)
    await dropLinks(tx, statement, blocks)
    await tx.db.insert(tx.t.translationBlocks).values(rows)
  }
}

/** Rows of one query: each has six values, and SQLite takes 32,766 of them. */
const A_QUERY = 1000

export async function dropLinks({ db, t }: Tx, statement: string, blocks: readonly string[]): Promise<void> {
  const { translationBlocks } = t
  await db
    .delete(translationBlocks)
    .where(and(eq(translationBlocks.statement, statement), inArray(translationBlocks.block, [...blocks])))
}
