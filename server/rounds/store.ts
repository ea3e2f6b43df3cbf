/** Rounds, whom they asked, guests with what is personal sealed, answers, and when organisations looked. */
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Answer } from '../../shared/contract/rounds.ts'
import type { Keys, Query, Tx } from '../ports.ts'

export type Round = Query['t']['rounds']['$inferSelect']
type GuestRow = Query['t']['roundGuests']['$inferSelect']
export type Guest = Omit<GuestRow, 'nameSealed' | 'addressSealed' | 'addressLookup' | 'tokenHash'> & {
  name: string
  address: string
}
export type GivenAnswer = Omit<Query['t']['answers']['$inferSelect'], 'answer'> & { answer: Answer }
export type Asked = Query['t']['roundOrganisations']['$inferSelect']

/** The rounds of a statement, newest first. */
export async function roundsOf({ db, t }: Query, statement: string): Promise<Round[]> {
  return db
    .select()
    .from(t.rounds)
    .where(eq(t.rounds.statement, statement))
    .orderBy(desc(t.rounds.openedAt), desc(t.rounds.id))
}

/** The rounds of a coalition's statements that nobody has closed, those with the nearest deadline first. */
export async function unclosedIn({ db, t }: Query, coalition: string): Promise<Round[]> {
  const rows = await db
    .select({ round: t.rounds })
    .from(t.rounds)
    .innerJoin(t.statements, eq(t.statements.id, t.rounds.statement))
    .where(
      and(eq(t.statements.coalition, coalition), isNull(t.rounds.closedAt), isNull(t.statements.archivedAt)),
    )
    .orderBy(asc(t.rounds.closesAt), asc(t.rounds.id))
  return rows.map(({ round }) => round)
}

export async function roundById({ db, t }: Query, id: string): Promise<Round | undefined> {
  return (await db.select().from(t.rounds).where(eq(t.rounds.id, id)))[0]
}

/** The round of a statement that nobody has closed, past its deadline or not. */
export async function unclosedOf({ db, t }: Query, statement: string): Promise<Round | undefined> {
  const unclosed = and(eq(t.rounds.statement, statement), isNull(t.rounds.closedAt))
  return (await db.select().from(t.rounds).where(unclosed))[0]
}

export async function addRound({ db, t }: Tx, round: Round): Promise<void> {
  await db.insert(t.rounds).values(round)
}

export async function changeRound({ db, t }: Tx, id: string, change: Partial<Round>): Promise<void> {
  await db.update(t.rounds).set(change).where(eq(t.rounds.id, id))
}

/** Adds organisations to those that a round asks; one that is asked already stays as it is. */
export async function addAsked({ db, t }: Tx, round: string, organisations: Iterable<string>): Promise<void> {
  for (const organisation of new Set(organisations))
    await db
      .insert(t.roundOrganisations)
      .values({ round, organisation, remindedAt: null })
      .onConflictDoNothing()
}

export async function askedIn({ db, t }: Query, round: string): Promise<Asked[]> {
  return db.select().from(t.roundOrganisations).where(eq(t.roundOrganisations.round, round))
}

export async function noteReminded({ db, t }: Tx, { round, organisation }: Asked, at: number): Promise<void> {
  const one = and(eq(t.roundOrganisations.round, round), eq(t.roundOrganisations.organisation, organisation))
  await db.update(t.roundOrganisations).set({ remindedAt: at }).where(one)
}

/** How many organisations rounds of a statement asked, and how many of them answered, by round. */
export async function countsOf({ db, t }: Query, rounds: readonly string[]) {
  if (rounds.length === 0) return new Map<string, { asked: number; answered: number }>()
  const { round } = t.roundOrganisations
  const asked = await db
    .select({ round, count: sql<number>`count(*)` })
    .from(t.roundOrganisations)
    .where(inArray(round, [...rounds]))
    .groupBy(round)
  const answered = await db
    .select({ round: t.answers.round, count: sql<number>`count(distinct ${t.answers.organisation})` })
    .from(t.answers)
    .where(inArray(t.answers.round, [...rounds]))
    .groupBy(t.answers.round)
  const answeredIn = new Map(answered.map(row => [row.round, Number(row.count)]))
  return new Map(
    asked.map(row => [row.round, { asked: Number(row.count), answered: answeredIn.get(row.round) ?? 0 }]),
  )
}

export async function addGuest({ db, t }: Tx, keys: Keys, guest: Guest, tokenHash: string): Promise<void> {
  const { name, address, ...row } = guest
  await db.insert(t.roundGuests).values({
    ...row,
    tokenHash,
    nameSealed: keys.seal(name),
    addressSealed: keys.seal(address),
    addressLookup: keys.lookup(address),
  })
}

type GuestChange = Partial<
  Pick<GuestRow, 'tokenHash' | 'createdAt' | 'lookedAt' | 'remindedAt' | 'revokedAt'> & { name: string }
>

export async function changeGuest(
  { db, t }: Tx,
  keys: Keys,
  id: string,
  { name, ...change }: GuestChange,
): Promise<void> {
  const named = name === undefined ? {} : { nameSealed: keys.seal(name) }
  await db
    .update(t.roundGuests)
    .set({ ...change, ...named })
    .where(eq(t.roundGuests.id, id))
}

export async function guestByToken({ db, t }: Query, keys: Keys, hash: string): Promise<Guest | undefined> {
  const [row] = await db.select().from(t.roundGuests).where(eq(t.roundGuests.tokenHash, hash))
  return row && opened(row, keys)
}

/** The guests of a round, in the order in which they were invited. */
export async function guestsIn({ db, t }: Query, keys: Keys, round: string): Promise<Guest[]> {
  const rows = await db
    .select()
    .from(t.roundGuests)
    .where(eq(t.roundGuests.round, round))
    .orderBy(asc(t.roundGuests.createdAt), asc(t.roundGuests.id))
  return rows.map(row => opened(row, keys))
}

/** The guest of a round who has this address. */
export async function guestAt(
  { db, t }: Query,
  keys: Keys,
  round: string,
  address: string,
): Promise<Guest | undefined> {
  const { round: of, addressLookup } = t.roundGuests
  const [row] = await db
    .select()
    .from(t.roundGuests)
    .where(and(eq(of, round), eq(addressLookup, keys.lookup(address))))
  return row && opened(row, keys)
}

export async function guestById({ db, t }: Query, keys: Keys, id: string): Promise<Guest | undefined> {
  const [row] = await db.select().from(t.roundGuests).where(eq(t.roundGuests.id, id))
  return row && opened(row, keys)
}

/** Ends the links of all guests of all rounds. */
export async function revokeAllGuests({ db, t }: Tx, now: number): Promise<void> {
  await db.update(t.roundGuests).set({ revokedAt: now }).where(isNull(t.roundGuests.revokedAt))
}

export async function addAnswer({ db, t }: Tx, answer: GivenAnswer): Promise<void> {
  await db.insert(t.answers).values(answer)
}

/** The answers given in a round, newest first. @param organisation only its own */
export async function answersIn(
  { db, t }: Query,
  round: string,
  organisation?: string,
): Promise<GivenAnswer[]> {
  const own = organisation === undefined ? undefined : eq(t.answers.organisation, organisation)
  const rows = await db
    .select()
    .from(t.answers)
    .where(and(eq(t.answers.round, round), own))
    .orderBy(desc(t.answers.at), desc(t.answers.id))
  return rows.map(row => ({ ...row, answer: row.answer as Answer }))
}

/** When organisations last looked at a statement, and which version was the newest then. */
export async function looksAt({ db, t }: Query, statement: string) {
  return db.select().from(t.looks).where(eq(t.looks.statement, statement))
}

export async function noteLook(
  { db, t }: Tx,
  look: { statement: string; organisation: string; at: number; version: string | null },
): Promise<void> {
  const { at, version } = look
  await db
    .insert(t.looks)
    .values(look)
    .onConflictDoUpdate({ target: [t.looks.statement, t.looks.organisation], set: { at, version } })
}

function opened(row: GuestRow, keys: Keys): Guest {
  const { nameSealed, addressSealed, addressLookup: _, tokenHash: __, ...guest } = row
  return { ...guest, name: keys.open(nameSealed), address: keys.open(addressSealed) }
}
