/** Coalitions, memberships and invitations. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Role } from '../../shared/roles.ts'
import type { Query, Tx } from '../ports.ts'

export type InvitationRow = Query['t']['invitations']['$inferSelect']

export async function addCoalition(
  { db, t }: Tx,
  row: { id: string; slug: string; name: string; sample: number; createdAt: number },
): Promise<void> {
  await db.insert(t.coalitions).values(row)
}

export async function coalitionById({ db, t }: Query, id: string) {
  return (await db.select().from(t.coalitions).where(eq(t.coalitions.id, id)))[0]
}

export async function coalitionBySlug({ db, t }: Query, slug: string) {
  return (await db.select().from(t.coalitions).where(eq(t.coalitions.slug, slug)))[0]
}

export async function renameCoalition({ db, t }: Tx, id: string, name: string): Promise<void> {
  await db.update(t.coalitions).set({ name }).where(eq(t.coalitions.id, id))
}

/** @param since milliseconds since 1970; null where nobody is to see it any more */
export async function setAttribution({ db, t }: Tx, id: string, since: number | null): Promise<void> {
  await db.update(t.coalitions).set({ attributedSince: since }).where(eq(t.coalitions.id, id))
}

export async function addMembership(
  { db, t }: Tx,
  row: { id: string; coalition: string; person: string; organisation: string; role: Role; createdAt: number },
): Promise<void> {
  await db.insert(t.memberships).values(row)
}

/** The members of a coalition with their organisations, by name. */
export async function membersOf({ db, t }: Query, coalition: string) {
  return db
    .select({
      membership: t.memberships.id,
      person: t.people.id,
      name: t.people.name,
      addressSealed: t.people.addressSealed,
      addressLookup: t.people.addressLookup,
      role: t.memberships.role,
      organisation: t.organisations.id,
      organisationName: t.organisations.name,
      since: t.memberships.createdAt,
    })
    .from(t.memberships)
    .innerJoin(t.people, eq(t.people.id, t.memberships.person))
    .innerJoin(t.organisations, eq(t.organisations.id, t.memberships.organisation))
    .where(eq(t.memberships.coalition, coalition))
    .orderBy(t.people.name, t.people.id)
}

export async function setRole({ db, t }: Tx, membership: string, role: Role): Promise<void> {
  await db.update(t.memberships).set({ role }).where(eq(t.memberships.id, membership))
}

export async function setMembership(
  { db, t }: Tx,
  membership: string,
  organisation: string,
  role: Role,
): Promise<void> {
  await db.update(t.memberships).set({ role, organisation }).where(eq(t.memberships.id, membership))
}

export async function dropMembership({ db, t }: Tx, membership: string): Promise<void> {
  await db.delete(t.memberships).where(eq(t.memberships.id, membership))
}

export async function addInvitation(
  { db, t }: Tx,
  row: Omit<InvitationRow, 'acceptedAt' | 'revokedAt'>,
): Promise<void> {
  await db.insert(t.invitations).values(row)
}

/** Invitations that were neither accepted nor taken back. */
export async function openInvitations({ db, t }: Query, coalition: string): Promise<InvitationRow[]> {
  return db
    .select()
    .from(t.invitations)
    .where(
      and(
        eq(t.invitations.coalition, coalition),
        isNull(t.invitations.acceptedAt),
        isNull(t.invitations.revokedAt),
      ),
    )
    .orderBy(t.invitations.createdAt, t.invitations.id)
}

export async function invitationById({ db, t }: Query, id: string): Promise<InvitationRow | undefined> {
  return (await db.select().from(t.invitations).where(eq(t.invitations.id, id)))[0]
}

export async function endInvitation(
  { db, t }: Tx,
  id: string,
  end: { acceptedAt: number } | { revokedAt: number },
): Promise<void> {
  await db.update(t.invitations).set(end).where(eq(t.invitations.id, id))
}

export async function membershipById({ db, t }: Query, id: string) {
  return (await db.select().from(t.memberships).where(eq(t.memberships.id, id)))[0]
}

export async function everyCoalition({ db, t }: Query): Promise<string[]> {
  const rows = await db.select({ id: t.coalitions.id }).from(t.coalitions).orderBy(t.coalitions.id)
  return rows.map(({ id }) => id)
}

export async function endAllInvitations({ db, t }: Tx, now: number): Promise<void> {
  const open = and(isNull(t.invitations.acceptedAt), isNull(t.invitations.revokedAt))
  await db.update(t.invitations).set({ revokedAt: now }).where(open)
}
