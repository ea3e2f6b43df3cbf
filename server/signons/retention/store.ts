/** What is erased beside the signature itself: its links, the mails that wait, and who was invited. */
import { and, eq, isNull, min } from 'drizzle-orm'
import type { Query, Tx } from '../../ports.ts'

/** Makes every link to a signature's own page lead nowhere. */
export async function dropLinks({ db, t }: Tx, signature: string): Promise<void> {
  await db.delete(t.signatureLinks).where(eq(t.signatureLinks.signature, signature))
}

/** Takes a signer off the messages that went to them; one that is on nobody's page any more goes, words and all. */
export async function dropMessages({ db, t }: Tx, recipient: string): Promise<void> {
  const { signonMessages, signonMessageRecipients: to } = t
  const rows = await db.delete(to).where(eq(to.recipient, recipient)).returning({ message: to.message })
  for (const { message } of rows) {
    const others = await db.select({ message: to.message }).from(to).where(eq(to.message, message)).limit(1)
    if (others.length === 0) await db.delete(signonMessages).where(eq(signonMessages.id, message))
  }
}

/** Takes back what waits to be mailed about a signature or an invitation. */
export async function dropMails({ db, t }: Tx, about: string): Promise<void> {
  await db.delete(t.outbox).where(and(eq(t.outbox.about, about), eq(t.outbox.state, 'waiting')))
}

/** Forgets an invitation with its links. */
export async function dropInvitation({ db, t }: Tx, invitation: string): Promise<void> {
  await db.delete(t.signonInvitationLinks).where(eq(t.signonInvitationLinks.invitation, invitation))
  await db.delete(t.signonInvitations).where(eq(t.signonInvitations.id, invitation))
}

/** The invitations that led to a signature. */
export async function invitationsFor({ db, t }: Query, signature: string): Promise<string[]> {
  const { id } = t.signonInvitations
  const rows = await db
    .select({ id })
    .from(t.signonInvitations)
    .where(eq(t.signonInvitations.signature, signature))
  return rows.map(row => row.id)
}

/** Some of the invitations of a sign-on. */
export async function someInvitations({ db, t }: Query, signon: string, most: number): Promise<string[]> {
  const { id } = t.signonInvitations
  const rows = await db
    .select({ id })
    .from(t.signonInvitations)
    .where(eq(t.signonInvitations.signon, signon))
    .limit(most)
  return rows.map(row => row.id)
}

/** When a list was first handed over, by sign-on. */
export async function firstDeliveries({ db, t }: Query): Promise<{ signon: string; at: number }[]> {
  const rows = await db
    .select({ signon: t.deliveries.signon, at: min(t.deliveries.deliveredAt) })
    .from(t.deliveries)
    .groupBy(t.deliveries.signon)
  return rows.flatMap(({ signon, at }) => (at === null ? [] : [{ signon, at }]))
}

/** Some of the signatures of a sign-on that are not erased yet. */
export async function someToErase({ db, t }: Query, signon: string, most: number): Promise<string[]> {
  const { id, erasedAt } = t.signatures
  const rows = await db
    .select({ id })
    .from(t.signatures)
    .where(and(eq(t.signatures.signon, signon), isNull(erasedAt)))
    .limit(most)
  return rows.map(row => row.id)
}
