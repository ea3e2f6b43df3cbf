import { and, asc, desc, eq, gt, inArray, lt } from 'drizzle-orm'
import { type AuditEntry, type AuditHead, NO_ENTRY } from '../../shared/audit.ts'
import type { Keys, Query, Tx } from '../ports.ts'

/** Salt and value of a field that an entry commits to. */
export type SealedSecret = { seq: number; field: string; saltSealed: string; valueSealed: string }

/** Where the coalition's chain ends now. */
export async function readHead({ db, t }: Query, coalition: string): Promise<AuditHead> {
  const rows = await db
    .select({ seq: t.audit.seq, hash: t.audit.hash })
    .from(t.audit)
    .where(eq(t.audit.coalition, coalition))
    .orderBy(desc(t.audit.seq))
    .limit(1)
  return rows[0] ?? NO_ENTRY
}

export async function insertEntry({ db, t }: Tx, entry: AuditEntry): Promise<void> {
  await db.insert(t.audit).values(entry)
}

export async function insertSecrets(
  { db, t }: Tx,
  { coalition, seq }: AuditEntry,
  secrets: readonly { field: string; salt: string; value: string }[],
  keys: Keys,
): Promise<void> {
  if (secrets.length === 0) return
  const rows = secrets.map(({ field, salt, value }) => {
    const sealed = { saltSealed: keys.seal(salt), valueSealed: keys.seal(value) }
    return { coalition, seq, field, ...sealed }
  })
  await db.insert(t.auditSecrets).values(rows)
}

/** Deletes the secrets of every entry about `subject`; returns how many there were. */
export async function deleteSecrets({ db, t }: Tx, coalition: string, subject: string): Promise<number> {
  const about = db
    .select({ seq: t.audit.seq })
    .from(t.audit)
    .where(and(eq(t.audit.coalition, coalition), eq(t.audit.subject, subject)))
  const gone = await db
    .delete(t.auditSecrets)
    .where(and(eq(t.auditSecrets.coalition, coalition), inArray(t.auditSecrets.seq, about)))
    .returning({ seq: t.auditSecrets.seq })
  return gone.length
}

/** Up to `limit` entries that come after number `after`, oldest first. */
export async function entriesAfter(
  { db, t }: Query,
  coalition: string,
  after: number,
  limit: number,
): Promise<AuditEntry[]> {
  return await db
    .select()
    .from(t.audit)
    .where(and(eq(t.audit.coalition, coalition), gt(t.audit.seq, after)))
    .orderBy(asc(t.audit.seq))
    .limit(limit)
}

/** What was done of one kind in a coalition, oldest first. */
export async function entriesOf(
  { db, t }: Query,
  coalition: string,
  act: string,
): Promise<Pick<AuditEntry, 'at' | 'subject' | 'data'>[]> {
  return await db
    .select({ at: t.audit.at, subject: t.audit.subject, data: t.audit.data })
    .from(t.audit)
    .where(and(eq(t.audit.coalition, coalition), eq(t.audit.act, act)))
    .orderBy(asc(t.audit.seq))
}

/** What was done of some kinds to one thing, newest first. */
export async function entriesAbout(
  { db, t }: Query,
  coalition: string,
  subject: string,
  acts: readonly string[],
): Promise<AuditEntry[]> {
  return await db
    .select()
    .from(t.audit)
    .where(
      and(eq(t.audit.coalition, coalition), eq(t.audit.subject, subject), inArray(t.audit.act, [...acts])),
    )
    .orderBy(desc(t.audit.seq))
}

/** Up to `limit` entries that come before number `before`, newest first; the newest of all without it. */
export async function entriesBefore(
  { db, t }: Query,
  coalition: string,
  before: number | undefined,
  limit: number,
): Promise<AuditEntry[]> {
  const older = before === undefined ? undefined : lt(t.audit.seq, before)
  return await db
    .select()
    .from(t.audit)
    .where(and(eq(t.audit.coalition, coalition), older))
    .orderBy(desc(t.audit.seq))
    .limit(limit)
}

/**
 * What the subjects of entries are called now: people, organisations, statements, versions and sign-ons. Signers
 * are not among them: of them the log only keeps that something was done.
 */
export async function calledNow({ db, t }: Query, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const wanted = [...new Set(ids)]
  const { people, organisations, statements, versions, signons } = t
  const versionOf = { title: versions.title, number: versions.number }
  const named = [
    ...(await db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, wanted))),
    ...(await db
      .select({ id: organisations.id, name: organisations.name })
      .from(organisations)
      .where(inArray(organisations.id, wanted))),
    ...(await db
      .select({ id: statements.id, name: statements.title })
      .from(statements)
      .where(inArray(statements.id, wanted))),
  ]
  const numbered = [
    ...(await db
      .select({ id: versions.id, ...versionOf })
      .from(versions)
      .where(inArray(versions.id, wanted))),
    ...(await db
      .select({ id: signons.id, ...versionOf })
      .from(signons)
      .innerJoin(versions, eq(versions.id, signons.version))
      .where(inArray(signons.id, wanted))),
  ]
  return new Map([
    ...named.map(({ id, name }) => [id, name] as const),
    ...numbered.map(({ id, title, number }) => [id, `${title} (${number})`] as const),
  ])
}

/** The secrets of these entries that were not erased, still sealed. */
export async function readSecrets(
  { db, t }: Query,
  coalition: string,
  seqs: readonly number[],
): Promise<SealedSecret[]> {
  if (seqs.length === 0) return []
  const { seq, field, saltSealed, valueSealed } = t.auditSecrets
  return await db
    .select({ seq, field, saltSealed, valueSealed })
    .from(t.auditSecrets)
    .where(and(eq(t.auditSecrets.coalition, coalition), inArray(seq, [...seqs])))
}

/** The fields of these entries whose secrets were not erased, without opening them. */
export async function secretFields(
  { db, t }: Query,
  coalition: string,
  seqs: readonly number[],
): Promise<{ seq: number; field: string }[]> {
  if (seqs.length === 0) return []
  return await db
    .select({ seq: t.auditSecrets.seq, field: t.auditSecrets.field })
    .from(t.auditSecrets)
    .where(and(eq(t.auditSecrets.coalition, coalition), inArray(t.auditSecrets.seq, [...seqs])))
}
