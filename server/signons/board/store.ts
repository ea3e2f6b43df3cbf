/** What the board of a sign-on is counted from, with as little opened as that needs. */
import { and, count, eq, inArray, max, sum } from 'drizzle-orm'
import type { SignatureState, StateName } from '../../../shared/signature.ts'
import type { SignatoryKind } from '../../../shared/signonTerms.ts'
import type { Keys, Query } from '../../ports.ts'
import { moreOf } from '../store.ts'

/** Every signature of a sign-on as the board counts it: nothing personal is opened. */
export async function countedIn({ db, t }: Query, signon: string) {
  const { kind, stateName, state, groupName, country, organisation } = t.signatures
  const rows = await db
    .select({ kind, stateName, state, groupName, country, organisation })
    .from(t.signatures)
    .where(eq(t.signatures.signon, signon))
  return rows.map(({ kind, stateName, state, groupName, ...rest }) => ({
    ...rest,
    kind: kind as SignatoryKind,
    stateName: stateName as StateName,
    group: groupName,
    ...timesOf(JSON.parse(state) as SignatureState),
  }))
}

/** When a signature was confirmed, or entered, and when it was accepted; null where it was not. */
function timesOf(state: SignatureState): { confirmedAt: number | null; acceptedAt: number | null } {
  if (state.state === 'accepted') return { confirmedAt: state.confirmedAt ?? state.at, acceptedAt: state.at }
  return { confirmedAt: state.state === 'confirmed' ? state.at : null, acceptedAt: null }
}

/** The languages in which the accepted signatures were read, and which of them were entered from a list. */
export async function readingsIn(
  { db, t }: Query,
  keys: Keys,
  signon: string,
): Promise<{ language: string; entered: boolean }[]> {
  const rows = await db
    .select({ moreSealed: t.signatures.moreSealed })
    .from(t.signatures)
    .where(and(eq(t.signatures.signon, signon), eq(t.signatures.stateName, 'accepted')))
  return rows.map(({ moreSealed }) => {
    const { language, entered } = moreOf(moreSealed, keys)
    return { language, entered: entered !== null }
  })
}

/** A signature as it is looked for and sorted: only its names are opened. */
export type NameLine = {
  id: string
  kind: SignatoryKind
  name: string
  affiliation: string
  organisation: string | null
  country: string
  listed: { name: string; sort: string }
  state: StateName
  at: number
}

/** The names of a sign-on's signatures in some states. */
export async function namesIn(
  { db, t }: Query,
  keys: Keys,
  signon: string,
  states: readonly StateName[],
): Promise<NameLine[]> {
  const { id, kind, nameSealed, moreSealed, organisation, country, state } = t.signatures
  const rows = await db
    .select({ id, kind, nameSealed, moreSealed, organisation, country, state })
    .from(t.signatures)
    .where(and(eq(t.signatures.signon, signon), inArray(t.signatures.stateName, [...states])))
  return rows.map(({ nameSealed, moreSealed, kind, state, ...rest }) => {
    const { listed, affiliation } = moreOf(moreSealed, keys)
    const { state: name, at } = JSON.parse(state) as SignatureState
    const said = { name: keys.open(nameSealed), listed, affiliation }
    return { ...rest, ...said, kind: kind as SignatoryKind, state: name, at }
  })
}

/** When reminders went out, the first first. */
export async function remindersIn(
  { db, t }: Query,
  signon: string,
): Promise<{ at: number; count: number }[]> {
  const { sentAt, count } = t.signonReminders
  return db
    .select({ at: sentAt, count })
    .from(t.signonReminders)
    .where(eq(t.signonReminders.signon, signon))
    .orderBy(sentAt)
}

/** Numbers of which at least one is another when the board shows something else. They come from indexes. */
export async function stampOf({ db, t }: Query, signon: string): Promise<(string | number | null)[]> {
  const on = await db
    .select({ revision: t.signons.revision, closedAt: t.signons.closedAt })
    .from(t.signons)
    .where(eq(t.signons.id, signon))
  const signed = await db
    .select({ state: t.signatures.stateName, count: count() })
    .from(t.signatures)
    .where(eq(t.signatures.signon, signon))
    .groupBy(t.signatures.stateName)
    .orderBy(t.signatures.stateName)
  const { answerName, createdAt, remindedAt, endedAt, signature } = t.signonInvitations
  const invited = await db
    .select({
      ...{ answer: answerName, all: count(), ended: count(endedAt), signed: count(signature) },
      ...{ newest: max(createdAt), reminded: max(remindedAt) },
    })
    .from(t.signonInvitations)
    .where(eq(t.signonInvitations.signon, signon))
    .groupBy(answerName)
    .orderBy(answerName)
  const moves = await db
    .select({ proposed: count(), settled: count(t.signonMoves.settledAt) })
    .from(t.signonMoves)
    .where(eq(t.signonMoves.signon, signon))
  const reminded = await db
    .select({ times: count(), all: sum(t.signonReminders.count) })
    .from(t.signonReminders)
    .where(eq(t.signonReminders.signon, signon))
  const said = await db
    .select({ messages: count() })
    .from(t.signonMessages)
    .where(eq(t.signonMessages.signon, signon))
  return [...on, ...signed, ...invited, ...moves, ...reminded, ...said].flatMap(row => Object.values(row))
}
