/** Sign-ons, signatures, their links, and which organisation is accepted. What is personal is sealed here. */
import { and, desc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { Shown, Signature, SignatureState, StateName } from '../../shared/signature.ts'
import type { Eligible, Signon } from '../../shared/signon.ts'
import {
  isPublic,
  type ListGroup,
  type SignatoryKind,
  termsWish,
  withTerms,
} from '../../shared/signonTerms.ts'
import type { Keys, Query, Tx } from '../ports.ts'

type SignonRow = Query['t']['signons']['$inferSelect']
type SignatureRow = Query['t']['signatures']['$inferSelect']

export async function addSignon({ db, t }: Tx, signon: Signon): Promise<void> {
  await db.insert(t.signons).values(signonRow(signon))
}

/** Stores what a coordinator changed; list and page are drawn anew. */
export async function saveSignon({ db, t }: Tx, signon: Signon, now: number): Promise<void> {
  const row = { ...signonRow(signon), revision: signon.revision + 1, changedAt: now }
  await db.update(t.signons).set(row).where(eq(t.signons.id, signon.id))
}

/** Notes that the list of a sign-on became another one: whatever was drawn of it is drawn anew. */
export async function listChanged({ db, t }: Tx, signon: string, now: number): Promise<void> {
  const revision = sql`${t.signons.revision} + 1`
  await db.update(t.signons).set({ revision, changedAt: now }).where(eq(t.signons.id, signon))
}

export async function signonById({ db, t }: Query, id: string): Promise<Signon | undefined> {
  const [row] = await db.select().from(t.signons).where(eq(t.signons.id, id))
  return row && signonOf(row)
}

/** The sign-ons of a coalition, the newest first. */
export async function signonsOf({ db, t }: Query, coalition: string): Promise<Signon[]> {
  const rows = await db
    .select()
    .from(t.signons)
    .where(eq(t.signons.coalition, coalition))
    .orderBy(desc(t.signons.createdAt), desc(t.signons.id))
  return rows.map(signonOf)
}

export async function everySignon({ db, t }: Query): Promise<Signon[]> {
  const rows = await db.select().from(t.signons).orderBy(t.signons.id)
  return rows.map(signonOf)
}

/**
 * The sign-on whose page stands at an address: at its secret one always, at the one that can be read only while it is
 * public, for that one can be guessed [SAFE-2].
 */
export async function signonAt(q: Query, page: string, now: number): Promise<Signon | undefined> {
  const found = await addressedAs(q, page)
  return found.find(signon => signon.secret === page || isPublic(signon, now))
}

/** Whether an address is some sign-on's already, public or not. */
export const isTaken = async (q: Query, page: string): Promise<boolean> =>
  (await addressedAs(q, page)).length > 0

async function addressedAs({ db, t }: Query, page: string): Promise<Signon[]> {
  const rows = await db
    .select()
    .from(t.signons)
    .where(or(eq(t.signons.slug, page), eq(t.signons.secret, page)))
  return rows.map(signonOf)
}

/** What the counts of a sign-on are made of, with nothing sealed among it. */
export async function tallyOf({ db, t }: Query, signon: string) {
  const { id, kind, stateName, version, hash, withheld } = t.signatures
  const rows = await db
    .select({ id, kind, stateName, version, hash, withheld })
    .from(t.signatures)
    .where(eq(t.signatures.signon, signon))
  return rows.map(row => ({
    ...row,
    kind: row.kind as SignatoryKind,
    stateName: row.stateName as StateName,
    withheld: row.withheld === 1,
  }))
}

/** What the signers of accepted signatures on other texts than the one with this hash said to it, by signature. */
export async function responsesBeside(
  { db, t }: Query,
  keys: Keys,
  signon: string,
  hash: string,
): Promise<Map<string, Signature['response']>> {
  const accepted = and(eq(t.signatures.signon, signon), eq(t.signatures.stateName, 'accepted'))
  const rows = await db
    .select({ id: t.signatures.id, moreSealed: t.signatures.moreSealed })
    .from(t.signatures)
    .where(and(accepted, ne(t.signatures.hash, hash)))
  return new Map(rows.map(({ id, moreSealed }) => [id, moreOf(moreSealed, keys).response]))
}

export async function addSignature({ db, t }: Tx, keys: Keys, signature: Signature): Promise<void> {
  await db.insert(t.signatures).values(signatureRow(signature, keys))
}

export async function saveSignature({ db, t }: Tx, keys: Keys, signature: Signature): Promise<void> {
  await db.update(t.signatures).set(signatureRow(signature, keys)).where(eq(t.signatures.id, signature.id))
}

export async function signatureById(
  { db, t }: Query,
  keys: Keys,
  id: string,
): Promise<Signature | undefined> {
  const [row] = await db.select().from(t.signatures).where(eq(t.signatures.id, id))
  return row && signatureOf(row, keys)
}

/** How a signature stands, with nothing opened; undefined where there is none with this id. */
export async function stateNameOf({ db, t }: Query, id: string): Promise<StateName | undefined> {
  const [row] = await db
    .select({ of: t.signatures.stateName })
    .from(t.signatures)
    .where(eq(t.signatures.id, id))
  return row?.of as StateName | undefined
}

/** The signatures with these ids, in their order; what is none is left out. */
export async function signaturesOf(
  { db, t }: Query,
  keys: Keys,
  ids: readonly string[],
): Promise<Signature[]> {
  const rows = await db
    .select()
    .from(t.signatures)
    .where(inArray(t.signatures.id, [...ids]))
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(id => {
    const row = byId.get(id)
    return row ? [signatureOf(row, keys)] : []
  })
}

/** The signature that a link leads to; `tokenHash` is the hash of the link's token. */
export async function signatureByLink(
  { db, t }: Query,
  keys: Keys,
  tokenHash: string,
): Promise<Signature | undefined> {
  const [row] = await db
    .select({ signature: t.signatures })
    .from(t.signatureLinks)
    .innerJoin(t.signatures, eq(t.signatures.id, t.signatureLinks.signature))
    .where(eq(t.signatureLinks.tokenHash, tokenHash))
  return row && signatureOf(row.signature, keys)
}

/** The signatures of a sign-on in some states, or all of them, in the order they were made. */
export async function signaturesIn(
  { db, t }: Query,
  keys: Keys,
  signon: string,
  states?: readonly StateName[],
): Promise<Signature[]> {
  const inStates = states && inArray(t.signatures.stateName, [...states])
  const rows = await db
    .select()
    .from(t.signatures)
    .where(and(eq(t.signatures.signon, signon), inStates))
    .orderBy(t.signatures.createdAt, t.signatures.id)
  return rows.map(row => signatureOf(row, keys))
}

/** The signatures of a sign-on that were made with one address. */
export async function signaturesFrom(
  { db, t }: Query,
  keys: Keys,
  signon: string,
  address: string,
): Promise<Signature[]> {
  const rows = await db
    .select()
    .from(t.signatures)
    .where(and(eq(t.signatures.signon, signon), eq(t.signatures.addressLookup, addressLookup(keys, address))))
    .orderBy(t.signatures.createdAt, t.signatures.id)
  return rows.map(row => signatureOf(row, keys))
}

export async function addLink(
  { db, t }: Tx,
  link: { tokenHash: string; signature: string; createdAt: number },
): Promise<void> {
  await db.insert(t.signatureLinks).values(link)
}

/** Makes every link to a signer's own page lead nowhere. */
export async function dropAllLinks({ db, t }: Tx): Promise<void> {
  await db.delete(t.signatureLinks)
}

/** The signature by which an organisation of the register is accepted. */
export async function acceptanceOf(
  { db, t }: Query,
  signon: string,
  organisation: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ signature: t.acceptances.signature })
    .from(t.acceptances)
    .where(and(eq(t.acceptances.signon, signon), eq(t.acceptances.organisation, organisation)))
  return row?.signature
}

/** Refuses with `already-there` a second one: the table has one row a sign-on and organisation [SIGN-2]. */
export async function addAcceptance(
  { db, t }: Tx,
  acceptance: { signon: string; organisation: string; signature: string },
): Promise<void> {
  await db.insert(t.acceptances).values(acceptance)
}

/** Makes room for another signature of the organisation that this one was accepted for, if it was. */
export async function dropAcceptance({ db, t }: Tx, signon: string, signature: string): Promise<void> {
  await db
    .delete(t.acceptances)
    .where(and(eq(t.acceptances.signon, signon), eq(t.acceptances.signature, signature)))
}

const signonOf = (row: SignonRow): Signon => ({
  ...row,
  eligible: row.eligible as Eligible,
  groups: (JSON.parse(row.groups) as (string | ListGroup)[]).map(groupOf),
  acceptAtOnce: row.acceptAtOnce === 1,
  terms: withTerms(termsWish.parse(JSON.parse(row.terms))),
})

/** Groups were labels only, of organisations, before those of individuals could be named. */
const groupOf = (group: string | ListGroup): ListGroup =>
  typeof group === 'string' ? { label: group, of: 'organisation' } : group

const signonRow = (signon: Signon): SignonRow => ({
  ...signon,
  groups: JSON.stringify(signon.groups),
  acceptAtOnce: signon.acceptAtOnce ? 1 : 0,
  terms: JSON.stringify(signon.terms),
})

/** By which what was made with an address is found again. */
export const addressLookup = (keys: Keys, address: string): string => keys.lookup(`signature\n${address}`)

function signatureOf(row: SignatureRow, keys: Keys): Signature {
  const { id, signon, organisation, country, mandate, consent, version, hash, createdAt, erasedAt } = row
  return {
    ...{ id, signon, organisation, country, mandate, consent, version, hash, createdAt, erasedAt },
    kind: row.kind as SignatoryKind,
    group: row.groupName,
    name: keys.open(row.nameSealed),
    signatory: keys.open(row.signatorySealed),
    role: keys.open(row.roleSealed),
    address: keys.open(row.addressSealed),
    withheld: row.withheld === 1,
    ...moreOf(row.moreSealed, keys),
    shown: { ...NOT_SHOWN, ...(JSON.parse(row.shown) as Partial<Shown>) },
    state: stateOf(JSON.parse(row.state) as SignatureState, keys.open),
  }
}

/** A reason to decline can name people: it is stored sealed, like everything a signer typed. */
const stateOf = (state: SignatureState, turned: (reason: string) => string): SignatureState =>
  state.state === 'declined' ? { ...state, reason: turned(state.reason) } : state

const NOT_SHOWN: Shown = {
  ...{ signatory: false, role: false, country: false, affiliation: false, notJoined: false },
}

/** What is kept sealed in one piece, for nothing is looked for by it. */
type More = Pick<
  Signature,
  | 'decision'
  | 'affiliation'
  | 'answers'
  | 'notJoined'
  | 'read'
  | 'language'
  | 'invitation'
  | 'authority'
  | 'entered'
  | 'response'
  | 'listed'
>

const NO_MORE: More = {
  decision: { what: '', date: '' },
  ...{ affiliation: '', answers: {}, notJoined: [], read: null, language: '', invitation: null },
  ...{ authority: null, entered: null, response: null, listed: { name: '', sort: '' } },
}

/** Opens what is sealed in one piece. */
export const moreOf = (sealed: string, keys: Keys): More =>
  sealed === '' ? NO_MORE : { ...NO_MORE, ...(JSON.parse(keys.open(sealed)) as Partial<More>) }

function signatureRow(signature: Signature, keys: Keys): SignatureRow {
  const { id, signon, kind, organisation, country, mandate, consent, version, hash, createdAt, erasedAt } =
    signature
  const { name, signatory, role, address, group, shown, state, withheld } = signature
  return {
    ...{ id, signon, kind, organisation, country, mandate, consent, version, hash, createdAt, erasedAt },
    groupName: group,
    nameSealed: keys.seal(name),
    signatorySealed: keys.seal(signatory),
    roleSealed: keys.seal(role),
    addressSealed: keys.seal(address),
    addressLookup: address === '' ? '' : addressLookup(keys, address),
    shown: JSON.stringify(shown),
    state: JSON.stringify(stateOf(state, keys.seal)),
    stateName: state.state,
    withheld: withheld ? 1 : 0,
    moreSealed: keys.seal(JSON.stringify(picked(signature))),
  }
}

function picked(signature: Signature): More {
  const { decision, affiliation, answers, notJoined, read, language, invitation } = signature
  const { authority, entered, response, listed } = signature
  return {
    ...{ decision, affiliation, answers, notJoined, read, language, invitation },
    ...{ authority, entered, response, listed },
  }
}
