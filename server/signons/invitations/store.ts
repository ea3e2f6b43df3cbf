/** Invitations to sign, their links, and when reminders went out. What is personal is sealed here. */
import { and, desc, eq, gt, inArray, isNotNull, isNull, lte } from 'drizzle-orm'
import type { SignatureState } from '../../../shared/signature.ts'
import type { Answer, Bounce, Invitation } from '../../../shared/signonInvitation.ts'
import type { Keys, Query, Tx } from '../../ports.ts'
import { addressLookup } from '../store.ts'

type Row = Query['t']['signonInvitations']['$inferSelect']

/** More values than this are asked for in several queries, and more rows written in several. */
const AT_ONCE = 100

export async function addInvitations({ db, t }: Tx, keys: Keys, all: readonly Invitation[]): Promise<void> {
  for (const part of parts(all))
    await db.insert(t.signonInvitations).values(part.map(invitation => rowOf(invitation, keys)))
}

/** Stores an invitation of whose address only the lookup is known. */
export async function addUnknown(
  { db, t }: Tx,
  keys: Keys,
  invitation: Invitation,
  addressLookup: string,
): Promise<void> {
  await db.insert(t.signonInvitations).values({ ...rowOf(invitation, keys), addressLookup })
}

export async function saveInvitation({ db, t }: Tx, keys: Keys, invitation: Invitation): Promise<void> {
  await db
    .update(t.signonInvitations)
    .set(rowOf(invitation, keys))
    .where(eq(t.signonInvitations.id, invitation.id))
}

export async function invitationById(
  { db, t }: Query,
  keys: Keys,
  id: string,
): Promise<Invitation | undefined> {
  const [row] = await db.select().from(t.signonInvitations).where(eq(t.signonInvitations.id, id))
  return row && invitationOf(row, keys)
}

/** The invitation that a link leads to; `tokenHash` is the hash of the link's token. */
export async function invitationByLink(
  { db, t }: Query,
  keys: Keys,
  tokenHash: string,
): Promise<Invitation | undefined> {
  const [row] = await db
    .select({ invitation: t.signonInvitations })
    .from(t.signonInvitationLinks)
    .innerJoin(t.signonInvitations, eq(t.signonInvitations.id, t.signonInvitationLinks.invitation))
    .where(eq(t.signonInvitationLinks.tokenHash, tokenHash))
  return row && invitationOf(row.invitation, keys)
}

/** The invitations of a sign-on, in the order they were made. */
export async function invitationsIn({ db, t }: Query, keys: Keys, signon: string): Promise<Invitation[]> {
  const rows = await db
    .select()
    .from(t.signonInvitations)
    .where(eq(t.signonInvitations.signon, signon))
    .orderBy(t.signonInvitations.createdAt, t.signonInvitations.id)
  return rows.map(row => invitationOf(row, keys))
}

/** The invitations of a sign-on to some addresses, by the lookup of the address. */
export async function invitationsTo(
  { db, t }: Query,
  keys: Keys,
  signon: string,
  addresses: readonly string[],
): Promise<Map<string, Invitation>> {
  const found = new Map<string, Invitation>()
  for (const lookups of parts(addresses.map(address => addressLookup(keys, address)))) {
    const rows = await db
      .select()
      .from(t.signonInvitations)
      .where(and(eq(t.signonInvitations.signon, signon), inArray(t.signonInvitations.addressLookup, lookups)))
    for (const row of rows) found.set(row.addressLookup, invitationOf(row, keys))
  }
  return found
}

/** Those of some addresses, by lookup, whose owner wanted no more mails of this coalition about signing. */
export async function wantNoMails(
  { db, t }: Query,
  keys: Keys,
  coalition: string,
  addresses: readonly string[],
): Promise<Set<string>> {
  const wanting = new Set<string>()
  const signons = await db
    .select({ id: t.signons.id })
    .from(t.signons)
    .where(eq(t.signons.coalition, coalition))
  const ids = signons.map(({ id }) => id)
  for (const lookups of parts(addresses.map(address => addressLookup(keys, address))))
    for (const some of parts(ids)) {
      const rows = await db
        .select()
        .from(t.signonInvitations)
        .where(
          and(
            inArray(t.signonInvitations.signon, some),
            inArray(t.signonInvitations.addressLookup, lookups),
            isNotNull(t.signonInvitations.endedAt),
          ),
        )
      for (const row of rows) if (saidIn(row).endedBy === 'owner') wanting.add(row.addressLookup)
    }
  return wanting
}

export async function addInvitationLinks(
  { db, t }: Tx,
  links: readonly { tokenHash: string; invitation: string; createdAt: number }[],
): Promise<void> {
  for (const part of parts(links)) await db.insert(t.signonInvitationLinks).values(part)
}

/** Ends every invitation that was not ended, as coordinators do: its pages lead nowhere but to the end of mails. */
export async function endAllInvitations({ db, t }: Tx, now: number): Promise<void> {
  await db.update(t.signonInvitations).set({ endedAt: now }).where(isNull(t.signonInvitations.endedAt))
}

/** The invitation of a sign-on to the address with a lookup. */
export async function invitationAt(
  { db, t }: Query,
  keys: Keys,
  signon: string,
  lookup: string,
): Promise<Invitation | undefined> {
  const { signon: of, addressLookup } = t.signonInvitations
  const [row] = await db
    .select()
    .from(t.signonInvitations)
    .where(and(eq(of, signon), eq(addressLookup, lookup)))
  return row && invitationOf(row, keys)
}

export type Made = {
  id: string
  address: string
  organisation: string | null
  withheld: boolean
  state: SignatureState
}

/** How every signature of a sign-on stands, with nothing unsealed; `address` is the lookup of its address. */
export async function statesIn({ db, t }: Query, signon: string): Promise<Made[]> {
  const { id, addressLookup, organisation, withheld, state } = t.signatures
  const rows = await db
    .select({ id, address: addressLookup, organisation, withheld, state })
    .from(t.signatures)
    .where(eq(t.signatures.signon, signon))
  return rows.map(row => ({
    ...row,
    withheld: row.withheld === 1,
    state: JSON.parse(row.state) as SignatureState,
  }))
}

/** Notes that reminders went out about some invitations. */
export async function noteReminded(
  { db, t }: Tx,
  all: readonly Pick<Invitation, 'id' | 'reminders'>[],
  now: number,
): Promise<void> {
  for (const reminders of new Set(all.map(one => one.reminders)))
    for (const part of parts(all.filter(one => one.reminders === reminders)))
      await db
        .update(t.signonInvitations)
        .set({ remindedAt: now, reminders: reminders + 1 })
        .where(
          inArray(
            t.signonInvitations.id,
            part.map(({ id }) => id),
          ),
        )
}

export type Reminder = {
  id: string
  signon: string
  /** `by-hand`, or the days before the deadline. */
  cause: string
  sentBy: string | null
  sentAt: number
  count: number
}

/** Refuses with `already-there` a scheduled one that was sent: it has one row. */
export async function addReminder({ db, t }: Tx, reminder: Reminder): Promise<void> {
  await db.insert(t.signonReminders).values(reminder)
}

/** The reminders of a sign-on, the newest first. */
export async function remindersOf({ db, t }: Query, signon: string): Promise<Reminder[]> {
  return db
    .select()
    .from(t.signonReminders)
    .where(eq(t.signonReminders.signon, signon))
    .orderBy(desc(t.signonReminders.sentAt), desc(t.signonReminders.id))
}

/** The ids of the sign-ons in which one can sign now. */
export async function openSignons({ db, t }: Query, now: number): Promise<string[]> {
  const { id, opensAt, closesAt, closedAt } = t.signons
  const rows = await db
    .select({ id })
    .from(t.signons)
    .where(and(isNull(closedAt), lte(opensAt, now), gt(closesAt, now)))
  return rows.map(row => row.id)
}

export { addressLookup }

/** The answer and who ended it stand in one column; a note can name people, so it is sealed. */
type Said = { answer: Answer; endedBy?: 'coordinators' | 'owner' }

const saidIn = (row: Pick<Row, 'answer'>): Said => JSON.parse(row.answer) as Said

const turned = (answer: Answer, turn: (note: string) => string): Answer =>
  answer.answer === 'none' ? answer : { ...answer, note: turn(answer.note) }

function rowOf(invitation: Invitation, keys: Keys): Row {
  const { id, signon, organisation, language, invitedBy, createdAt, signature, remindedAt, reminders } =
    invitation
  const { address, name, organisationName, answer, bounce, ended } = invitation
  const said: Said = { answer: turned(answer, keys.seal), ...(ended && { endedBy: ended.by }) }
  return {
    ...{ id, signon, organisation, language, invitedBy, createdAt, signature, remindedAt, reminders },
    addressSealed: keys.seal(address),
    addressLookup: addressLookup(keys, address),
    nameSealed: keys.seal(JSON.stringify({ name, organisationName })),
    answer: JSON.stringify(said),
    answerName: answer.answer,
    bounce: bounce === null ? '' : JSON.stringify(bounce),
    endedAt: ended === null ? null : ended.at,
  }
}

function invitationOf(row: Row, keys: Keys): Invitation {
  const { id, signon, organisation, language, invitedBy, createdAt, signature, remindedAt, reminders } = row
  const { answer, endedBy = 'coordinators' } = saidIn(row)
  return {
    ...{ id, signon, organisation, language, invitedBy, createdAt, signature, remindedAt, reminders },
    ...(JSON.parse(keys.open(row.nameSealed)) as Pick<Invitation, 'name' | 'organisationName'>),
    address: keys.open(row.addressSealed),
    answer: turned(answer, keys.open),
    bounce: row.bounce === '' ? null : (JSON.parse(row.bounce) as Bounce),
    ended: row.endedAt === null ? null : { by: endedBy, at: row.endedAt },
  }
}

function parts<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at) =>
    all.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  )
}
