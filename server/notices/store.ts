import { and, asc, eq, lte } from 'drizzle-orm'
import type { Query, Tx } from '../ports.ts'

/** `waiting` mails are sent when `nextAt` has come; the other states are final. */
export type MailState = 'waiting' | 'sent' | 'refused' | 'gave-up'

export type QueuedMail = {
  id: string
  kind: string
  /** Recipient and link, sealed; empty once the mail reached a final state. */
  mailSealed: string
  createdAt: number
  nextAt: number
  /** How often sending was begun. */
  tries: number
}

export async function insertMail({ db, t }: Tx, mail: Omit<QueuedMail, 'tries'>): Promise<void> {
  await db.insert(t.outbox).values({ ...mail, tries: 0, state: 'waiting' satisfies MailState })
}

/** The waiting mail whose time came first, if its time has come. */
export async function nextDue({ db, t }: Query, now: number): Promise<QueuedMail | undefined> {
  const due = and(eq(t.outbox.state, 'waiting'), lte(t.outbox.nextAt, now))
  const rows = await db.select().from(t.outbox).where(due).orderBy(asc(t.outbox.nextAt)).limit(1)
  return rows[0]
}

/** When the next waiting mail is due. */
export async function nextTime({ db, t }: Query): Promise<number | undefined> {
  const { nextAt, state } = t.outbox
  const rows = await db
    .select({ nextAt })
    .from(t.outbox)
    .where(eq(state, 'waiting'))
    .orderBy(asc(nextAt))
    .limit(1)
  return rows[0]?.nextAt
}

export async function noteTry({ db, t }: Tx, id: string, tries: number, nextAt: number): Promise<void> {
  await db.update(t.outbox).set({ tries, nextAt }).where(eq(t.outbox.id, id))
}

/** Settles a mail for good and forgets to whom it went. */
export async function settleMail(
  { db, t }: Tx,
  id: string,
  state: Exclude<MailState, 'waiting'>,
): Promise<void> {
  await db.update(t.outbox).set({ state, mailSealed: '' }).where(eq(t.outbox.id, id))
}
