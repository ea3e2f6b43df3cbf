/** The outbox, and what waits to be told of review with how each person wants it. */
import { and, asc, desc, eq, inArray, lte, min } from 'drizzle-orm'
import type { Digest } from '../../shared/contract/notices.ts'
import type { NoticeKindOfReview } from '../../shared/digest.ts'
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

/** How many mails wait to be sent. */
export async function countWaiting({ db, t }: Query): Promise<number> {
  return db.$count(t.outbox, eq(t.outbox.state, 'waiting' satisfies MailState))
}

export async function insertMails(
  { db, t }: Tx,
  mails: readonly (Omit<QueuedMail, 'tries'> & { about: string | null })[],
): Promise<void> {
  const rows = mails.map(mail => ({ ...mail, tries: 0, state: 'waiting' satisfies MailState }))
  for (const part of parts(rows, 100)) await db.insert(t.outbox).values(part)
}

/** The newest mail about each of some things, by its id. Of mails queued together, one that failed counts. */
export async function lastMailsAbout(
  { db, t }: Query,
  about: readonly string[],
): Promise<Map<string, { state: MailState; createdAt: number }>> {
  const last = new Map<string, { state: MailState; createdAt: number }>()
  for (const part of parts(about, AT_ONCE)) {
    const { about: thing, state, createdAt } = t.outbox
    const rows = await db
      .select({ thing, state, createdAt })
      .from(t.outbox)
      .where(inArray(thing, part))
      .orderBy(desc(createdAt), state)
    for (const row of rows)
      if (row.thing !== null && !last.has(row.thing))
        last.set(row.thing, { state: row.state as MailState, createdAt: row.createdAt })
  }
  return last
}

/** The waiting mail whose time came first, if its time has come. */
export async function nextDue({ db, t }: Query, now: number): Promise<QueuedMail | undefined> {
  const due = and(eq(t.outbox.state, 'waiting'), lte(t.outbox.nextAt, now))
  const rows = await db
    .select()
    .from(t.outbox)
    .where(due)
    .orderBy(asc(t.outbox.nextAt), asc(t.outbox.id))
    .limit(1)
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

/** What of the mails that wait says how old they are. */
export async function waitingMails({
  db,
  t,
}: Query): Promise<Pick<QueuedMail, 'id' | 'kind' | 'createdAt'>[]> {
  const { id, kind, createdAt, state } = t.outbox
  return db.select({ id, kind, createdAt }).from(t.outbox).where(eq(state, 'waiting'))
}

/** Gives every waiting mail up, and forgets to whom it would have gone. */
export async function giveUpWaiting({ db, t }: Tx): Promise<void> {
  const settled = { state: 'gave-up' satisfies MailState, mailSealed: '' }
  await db.update(t.outbox).set(settled).where(eq(t.outbox.state, 'waiting'))
}

export type NoticeRow = Query['t']['notices']['$inferSelect']

/** More ids than this are asked for in several queries: databases take only so many values in one. */
const AT_ONCE = 500

export async function addNotices({ db, t }: Tx, rows: readonly NoticeRow[]): Promise<void> {
  for (const part of parts(rows, 100)) await db.insert(t.notices).values(part)
}

/** What people have set; whoever has set nothing is left out. */
export async function digestsOf({ db, t }: Query, people: readonly string[]): Promise<Map<string, Digest>> {
  const digests = new Map<string, Digest>()
  for (const part of parts(people, AT_ONCE)) {
    const rows = await db.select().from(t.noticeSettings).where(inArray(t.noticeSettings.person, part))
    for (const { person, digest } of rows) digests.set(person, digest as Digest)
  }
  return digests
}

export async function setDigest({ db, t }: Tx, person: string, digest: Digest): Promise<void> {
  await db
    .insert(t.noticeSettings)
    .values({ person, digest })
    .onConflictDoUpdate({ target: t.noticeSettings.person, set: { digest } })
}

/** For whom notices wait, of which kinds, and since when. */
export async function waitingNotices({ db, t }: Query) {
  const { person, kind, at } = t.notices
  const rows = await db
    .select({ person, kind, since: min(at) })
    .from(t.notices)
    .groupBy(person, kind)
  return rows.map(row => ({
    person: row.person,
    kind: row.kind as NoticeKindOfReview,
    since: Number(row.since),
  }))
}

/** Takes everything that waits for a person out of the table. */
export async function takeNotices({ db, t }: Tx, person: string): Promise<NoticeRow[]> {
  const rows = await db.delete(t.notices).where(eq(t.notices.person, person)).returning()
  return rows.sort((a, b) => a.at - b.at)
}

/** The coalitions somebody belongs to. */
export async function coalitionsOf({ db, t }: Query, person: string): Promise<Set<string>> {
  const { coalition } = t.memberships
  const rows = await db.select({ coalition }).from(t.memberships).where(eq(t.memberships.person, person))
  return new Set(rows.map(row => row.coalition))
}

/** Somebody's sealed address, or undefined where there is no such person. */
export async function sealedAddressOf({ db, t }: Query, person: string): Promise<string | undefined> {
  const { addressSealed } = t.people
  return (await db.select({ addressSealed }).from(t.people).where(eq(t.people.id, person)))[0]?.addressSealed
}

function parts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  )
}
