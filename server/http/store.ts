/** The door's SQL: who a session or token belongs to, which coalition a thing is in, how often was tried. */
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { Scope } from '../../shared/contract/route.ts'
import type { Role } from '../../shared/roles.ts'
import type { Query, Tx } from '../ports.ts'
import { prepared } from '../prepared.ts'

export type Account = { person: string; name: string; operator: boolean }

/** The account behind a session's token hash, or undefined when there is none or it has ended. */
export async function accountBySession(q: Query, tokenHash: string, now: number) {
  const [row] = await bySession(q, { tokenHash, now })
  return row && { ...row, operator: row.operator === 1 }
}

const bySession = prepared(({ db, t }) =>
  db
    .select({
      session: t.sessions.id,
      seenAt: t.sessions.seenAt,
      person: t.people.id,
      name: t.people.name,
      operator: t.people.operator,
    })
    .from(t.sessions)
    .innerJoin(t.people, eq(t.people.id, t.sessions.person))
    .where(
      and(
        eq(t.sessions.tokenHash, sql.placeholder('tokenHash')),
        gt(t.sessions.expiresAt, sql.placeholder('now')),
      ),
    )
    .prepare(),
)

/** Notes that a session was used. */
export async function sessionSeen({ db, t }: Tx, session: string, now: number): Promise<void> {
  await db.update(t.sessions).set({ seenAt: now }).where(eq(t.sessions.id, session))
}

/** The account behind an API token's hash, or undefined when there is none or it was revoked. */
export async function accountByToken(q: Query, tokenHash: string): Promise<Account | undefined> {
  const [row] = await byToken(q, { tokenHash })
  return row && { ...row, operator: row.operator === 1 }
}

const byToken = prepared(({ db, t }) =>
  db
    .select({ person: t.people.id, name: t.people.name, operator: t.people.operator })
    .from(t.tokens)
    .innerJoin(t.people, eq(t.people.id, t.tokens.person))
    .where(and(eq(t.tokens.tokenHash, sql.placeholder('tokenHash')), isNull(t.tokens.revokedAt)))
    .prepare(),
)

/** A person's membership in a coalition, or undefined where there is none. */
export async function membershipIn(q: Query, person: string, coalition: string) {
  const [row] = await memberships(q, { person, coalition })
  return (
    row && {
      membership: row.membership,
      coalition,
      organisation: { id: row.organisation, name: row.organisationName },
      role: row.role as Role,
    }
  )
}

const memberships = prepared(({ db, t }) =>
  db
    .select({
      membership: t.memberships.id,
      role: t.memberships.role,
      organisation: t.organisations.id,
      organisationName: t.organisations.name,
    })
    .from(t.memberships)
    .innerJoin(t.organisations, eq(t.organisations.id, t.memberships.organisation))
    .where(
      and(
        eq(t.memberships.person, sql.placeholder('person')),
        eq(t.memberships.coalition, sql.placeholder('coalition')),
      ),
    )
    .prepare(),
)

/** The coalition that a thing belongs to, or undefined where there is no such thing. */
export async function coalitionOf(q: Query, scope: Exclude<Scope, 'server'>, id: string) {
  const [row] = await belonging[scope](q, id)
  return row?.coalition
}

const belonging = {
  coalition: ({ db, t }, id) =>
    db.select({ coalition: t.coalitions.id }).from(t.coalitions).where(eq(t.coalitions.id, id)),
  process: ({ db, t }, id) =>
    db.select({ coalition: t.processes.coalition }).from(t.processes).where(eq(t.processes.id, id)),
  session: ({ db, t }, id) =>
    db
      .select({ coalition: t.processes.coalition })
      .from(t.processSessions)
      .innerJoin(t.processes, eq(t.processes.id, t.processSessions.process))
      .where(eq(t.processSessions.id, id)),
  draft: ({ db, t }, id) =>
    db
      .select({ coalition: t.processes.coalition })
      .from(t.drafts)
      .innerJoin(t.processes, eq(t.processes.id, t.drafts.process))
      .where(eq(t.drafts.id, id)),
  statement: ({ db, t }, id) =>
    db.select({ coalition: t.statements.coalition }).from(t.statements).where(eq(t.statements.id, id)),
  version: ({ db, t }, id) =>
    db
      .select({ coalition: t.statements.coalition })
      .from(t.versions)
      .innerJoin(t.statements, eq(t.statements.id, t.versions.statement))
      .where(eq(t.versions.id, id)),
  ask: ({ db, t }, id) => db.select({ coalition: t.asks.coalition }).from(t.asks).where(eq(t.asks.id, id)),
  thread: ({ db, t }, id) =>
    db
      .select({ coalition: t.statements.coalition })
      .from(t.threads)
      .innerJoin(t.statements, eq(t.statements.id, t.threads.statement))
      .where(eq(t.threads.id, id)),
  comment: ({ db, t }, id) =>
    db
      .select({ coalition: t.statements.coalition })
      .from(t.comments)
      .innerJoin(t.threads, eq(t.threads.id, t.comments.thread))
      .innerJoin(t.statements, eq(t.statements.id, t.threads.statement))
      .where(eq(t.comments.id, id)),
  suggestion: ({ db, t }, id) =>
    db
      .select({ coalition: t.statements.coalition })
      .from(t.suggestions)
      .innerJoin(t.statements, eq(t.statements.id, t.suggestions.statement))
      .where(eq(t.suggestions.id, id)),
  round: ({ db, t }, id) =>
    db
      .select({ coalition: t.statements.coalition })
      .from(t.rounds)
      .innerJoin(t.statements, eq(t.statements.id, t.rounds.statement))
      .where(eq(t.rounds.id, id)),
  signon: ({ db, t }, id) =>
    db.select({ coalition: t.signons.coalition }).from(t.signons).where(eq(t.signons.id, id)),
  signature: ({ db, t }, id) =>
    db
      .select({ coalition: t.signons.coalition })
      .from(t.signatures)
      .innerJoin(t.signons, eq(t.signons.id, t.signatures.signon))
      .where(eq(t.signatures.id, id)),
} satisfies Record<
  Exclude<Scope, 'server'>,
  (q: Query, id: string) => Promise<{ coalition: string }[]> | PromiseLike<{ coalition: string }[]>
>

/** No limit looks back further than this, in milliseconds; older tries are forgotten. */
const LONGEST_WINDOW = 24 * 60 * 60_000

/**
 * Counts one try of `key` in a window of `windowMs` that began with its first try, in one statement: signing counts
 * two of them. Of the keys that are new, one in 64 has the old ones forgotten; they are keyed hashes, so any will do.
 * @returns how many tries that window has seen, this one included.
 */
export async function countTry({ db, t }: Tx, key: string, now: number, windowMs: number): Promise<number> {
  const { attempts } = t
  const isOver = sql`${attempts.since} <= ${now - windowMs}`
  const rows = await db
    .insert(attempts)
    .values({ key, since: now, count: 1 })
    .onConflictDoUpdate({
      target: attempts.key,
      set: {
        count: sql`CASE WHEN ${isOver} THEN 1 ELSE ${attempts.count} + 1 END`,
        since: sql`CASE WHEN ${isOver} THEN ${now} ELSE ${attempts.since} END`,
      },
    })
    .returning({ count: attempts.count })
  const count = rows[0]!.count
  if (count === 1 && key.startsWith('A'))
    await db.delete(attempts).where(lt(attempts.since, now - LONGEST_WINDOW))
  return count
}
