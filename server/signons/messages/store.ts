/** Messages to signers and to whom they went. The words are sealed. */
import { and, count, desc, eq, inArray } from 'drizzle-orm'
import type { Whom } from '../../../shared/contract/signonMessages.ts'
import type { Keys, Query, Tx } from '../../ports.ts'

export type Message = { id: string; signon: string; whom: Whom; text: string; by: string; at: number }

/** More values than this are asked for in several queries, and more rows written in several. */
const AT_ONCE = 200

/** Refuses with `already-there` an id that is taken. */
export async function addMessage({ db, t }: Tx, keys: Keys, message: Message): Promise<void> {
  const { whom, text, ...row } = message
  await db
    .insert(t.signonMessages)
    .values({ ...row, whom: JSON.stringify(whom), textSealed: keys.seal(text) })
}

/** Notes to whom it went: signatures and invitations, by id, each once. */
export async function addRecipients(
  { db, t }: Tx,
  message: string,
  recipients: readonly string[],
): Promise<void> {
  for (const part of parts(recipients))
    await db.insert(t.signonMessageRecipients).values(part.map(recipient => ({ message, recipient })))
}

export async function messageById({ db, t }: Query, keys: Keys, id: string): Promise<Message | undefined> {
  const [row] = await db.select().from(t.signonMessages).where(eq(t.signonMessages.id, id))
  return row && messageOf(row, keys)
}

/** The messages of a sign-on, the newest first. */
export async function messagesIn({ db, t }: Query, keys: Keys, signon: string): Promise<Message[]> {
  const rows = await db
    .select()
    .from(t.signonMessages)
    .where(eq(t.signonMessages.signon, signon))
    .orderBy(desc(t.signonMessages.at), desc(t.signonMessages.id))
  return rows.map(row => messageOf(row, keys))
}

/** To how many each of some messages went, by its id. */
export async function recipientCounts(
  { db, t }: Query,
  messages: readonly string[],
): Promise<Map<string, number>> {
  const { message } = t.signonMessageRecipients
  const counts = new Map<string, number>()
  for (const part of parts(messages)) {
    const rows = await db
      .select({ message, of: count() })
      .from(t.signonMessageRecipients)
      .where(inArray(message, part))
      .groupBy(message)
    for (const row of rows) counts.set(row.message, Number(row.of))
  }
  return counts
}

/** The messages that went to one of some recipients, each once, the newest first. */
export async function messagesTo(
  { db, t }: Query,
  keys: Keys,
  recipients: readonly string[],
): Promise<Message[]> {
  if (recipients.length === 0) return []
  const rows = await db
    .selectDistinct({ message: t.signonMessages })
    .from(t.signonMessages)
    .innerJoin(
      t.signonMessageRecipients,
      and(
        eq(t.signonMessageRecipients.message, t.signonMessages.id),
        inArray(t.signonMessageRecipients.recipient, [...recipients]),
      ),
    )
    .orderBy(desc(t.signonMessages.at), desc(t.signonMessages.id))
  return rows.map(({ message }) => messageOf(message, keys))
}

function messageOf(row: Query['t']['signonMessages']['$inferSelect'], keys: Keys): Message {
  const { id, signon, by, at } = row
  return { id, signon, by, at, whom: JSON.parse(row.whom) as Whom, text: keys.open(row.textSealed) }
}

function parts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at) =>
    all.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  )
}
