/** The frozen translations of a sign-on's text that can be read in their own language. */
import { and, asc, eq } from 'drizzle-orm'
import type { Query, Tx } from '../../ports.ts'

export type LanguageRecord = Query['t']['signonLanguages']['$inferSelect']

export async function languagesIn({ db, t }: Query, signon: string): Promise<LanguageRecord[]> {
  const { signonLanguages } = t
  return db
    .select()
    .from(signonLanguages)
    .where(eq(signonLanguages.signon, signon))
    .orderBy(asc(signonLanguages.addedAt), asc(signonLanguages.language))
}

export async function putLanguage(tx: Tx, row: LanguageRecord): Promise<void> {
  await dropLanguage(tx, row.signon, row.language)
  await tx.db.insert(tx.t.signonLanguages).values(row)
}

/** @returns whether it was there. */
export async function dropLanguage({ db, t }: Tx, signon: string, language: string): Promise<boolean> {
  const { signonLanguages } = t
  const gone = await db
    .delete(signonLanguages)
    .where(and(eq(signonLanguages.signon, signon), eq(signonLanguages.language, language)))
    .returning({ language: signonLanguages.language })
  return gone.length > 0
}
