/** People, their sessions, one-time links and API tokens. */
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Query, Tx } from '../ports.ts'

export type PersonRow = {
  id: string
  addressSealed: string
  addressLookup: string
  name: string
  operator: number
  createdAt: number
}
export type LinkRow = {
  id: string
  tokenHash: string
  kind: string
  person: string | null
  about: string | null
  createdAt: number
  expiresAt: number
  usedAt: number | null
}

export async function personById({ db, t }: Query, id: string): Promise<PersonRow | undefined> {
  return (await db.select().from(t.people).where(eq(t.people.id, id)))[0]
}

export async function personByAddress({ db, t }: Query, lookup: string): Promise<PersonRow | undefined> {
  return (await db.select().from(t.people).where(eq(t.people.addressLookup, lookup)))[0]
}

/** Whether anyone has become the operator yet. */
export async function hasOperator({ db, t }: Query): Promise<boolean> {
  return (
    (await db.select({ id: t.people.id }).from(t.people).where(eq(t.people.operator, 1)).limit(1)).length > 0
  )
}

export async function addPerson({ db, t }: Tx, row: PersonRow): Promise<void> {
  await db.insert(t.people).values(row)
}

export async function makeOperator({ db, t }: Tx, id: string): Promise<void> {
  await db.update(t.people).set({ operator: 1 }).where(eq(t.people.id, id))
}

export async function renamePerson({ db, t }: Tx, id: string, name: string): Promise<void> {
  await db.update(t.people).set({ name }).where(eq(t.people.id, id))
}

export async function addLink({ db, t }: Tx, row: Omit<LinkRow, 'usedAt'>): Promise<void> {
  await db.insert(t.links).values(row)
}

export async function linkByHash({ db, t }: Query, tokenHash: string): Promise<LinkRow | undefined> {
  return (await db.select().from(t.links).where(eq(t.links.tokenHash, tokenHash)))[0]
}

/** Marks a link as used. True for exactly one caller, however many ask at once. */
export async function spendLink({ db, t }: Tx, id: string, now: number): Promise<boolean> {
  const spent = await db
    .update(t.links)
    .set({ usedAt: now })
    .where(and(eq(t.links.id, id), isNull(t.links.usedAt)))
    .returning({ id: t.links.id })
  return spent.length === 1
}

/** Takes back a person's unused sign-in links: a newer one replaces them, a removal ends them. */
export async function dropLinks({ db, t }: Tx, kind: string, person: string | null): Promise<void> {
  const whose = person === null ? isNull(t.links.person) : eq(t.links.person, person)
  await db.delete(t.links).where(and(eq(t.links.kind, kind), whose, isNull(t.links.usedAt)))
}

export async function addSession(
  { db, t }: Tx,
  row: {
    id: string
    tokenHash: string
    person: string
    device: string
    createdAt: number
    expiresAt: number
  },
): Promise<void> {
  await db.insert(t.sessions).values({ ...row, seenAt: row.createdAt })
}

export async function sessionsOf({ db, t }: Query, person: string, now: number) {
  return db
    .select()
    .from(t.sessions)
    .where(and(eq(t.sessions.person, person), gt(t.sessions.expiresAt, now)))
}

/** Ends one session of a person, or all of them where none is named. Gives back the ids of those that ended. */
export async function endSessions({ db, t }: Tx, person: string, session?: string): Promise<string[]> {
  const own = eq(t.sessions.person, person)
  const ended = await db
    .delete(t.sessions)
    .where(session === undefined ? own : and(own, eq(t.sessions.id, session)))
    .returning({ id: t.sessions.id })
  return ended.map(row => row.id)
}

export async function addToken(
  { db, t }: Tx,
  row: { id: string; tokenHash: string; person: string; createdAt: number },
): Promise<void> {
  await db.insert(t.tokens).values(row)
}

export async function tokensOf({ db, t }: Query, person: string) {
  return db
    .select()
    .from(t.tokens)
    .where(and(eq(t.tokens.person, person), isNull(t.tokens.revokedAt)))
}

export async function revokeToken(
  { db, t }: Tx,
  person: string,
  token: string,
  now: number,
): Promise<number> {
  const revoked = await db
    .update(t.tokens)
    .set({ revokedAt: now })
    .where(and(eq(t.tokens.person, person), eq(t.tokens.id, token), isNull(t.tokens.revokedAt)))
    .returning({ id: t.tokens.id })
  return revoked.length
}

/** The coalitions a person belongs to, with organisation and role, by name. */
export async function membershipsOf({ db, t }: Query, person: string) {
  return db
    .select({
      coalition: t.coalitions.id,
      slug: t.coalitions.slug,
      name: t.coalitions.name,
      sample: t.coalitions.sample,
      organisation: t.organisations.id,
      organisationName: t.organisations.name,
      role: t.memberships.role,
    })
    .from(t.memberships)
    .innerJoin(t.coalitions, eq(t.coalitions.id, t.memberships.coalition))
    .innerJoin(t.organisations, eq(t.organisations.id, t.memberships.organisation))
    .where(eq(t.memberships.person, person))
    .orderBy(t.coalitions.name, t.coalitions.id)
}

export async function tokenById({ db, t }: Query, id: string) {
  return (await db.select().from(t.tokens).where(eq(t.tokens.id, id)))[0]
}

/** Takes back every link that was not used, of whatever kind. */
export async function dropAllLinks({ db, t }: Tx): Promise<void> {
  await db.delete(t.links).where(isNull(t.links.usedAt))
}

export async function revokeAllTokens({ db, t }: Tx, now: number): Promise<void> {
  await db.update(t.tokens).set({ revokedAt: now }).where(isNull(t.tokens.revokedAt))
}
