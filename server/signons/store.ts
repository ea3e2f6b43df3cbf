/** Sign-ons, signatures, their links, and which organisation is accepted. What is personal is sealed here. */
import { and, desc, eq, inArray, or } from 'drizzle-orm'
import type { Shown, Signature, SignatureState, StateName } from '../../shared/signature.ts'
import type { Eligible, SignatoryKind, Signon } from '../../shared/signon.ts'
import type { Keys, Query, Tx } from '../ports.ts'

type SignonRow = Query['t']['signons']['$inferSelect']
type SignatureRow = Query['t']['signatures']['$inferSelect']

export async function addSignon({ db, t }: Tx, signon: Signon): Promise<void> {
  await db.insert(t.signons).values(signonRow(signon))
}

export async function saveSignon({ db, t }: Tx, signon: Signon): Promise<void> {
  await db.update(t.signons).set(signonRow(signon)).where(eq(t.signons.id, signon.id))
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

/** The sign-on whose page stands at an address, readable or secret. */
export async function signonAt({ db, t }: Query, page: string): Promise<Signon | undefined> {
  const rows = await db
    .select()
    .from(t.signons)
    .where(or(eq(t.signons.slug, page), eq(t.signons.secret, page)))
  const row = rows.find(({ slug }) => slug === page) ?? rows[0]
  return row && signonOf(row)
}

/** What the counts of a sign-on are made of, with nothing sealed among it. */
export async function tallyOf({ db, t }: Query, signon: string) {
  const { kind, stateName, version, hash } = t.signatures
  const rows = await db
    .select({ kind, stateName, version, hash })
    .from(t.signatures)
    .where(eq(t.signatures.signon, signon))
  return rows.map(row => ({ ...row, kind: row.kind as SignatoryKind, stateName: row.stateName as StateName }))
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
  groups: JSON.parse(row.groups),
  acceptAtOnce: row.acceptAtOnce === 1,
})

const signonRow = (signon: Signon): SignonRow => ({
  ...signon,
  groups: JSON.stringify(signon.groups),
  acceptAtOnce: signon.acceptAtOnce ? 1 : 0,
})

const addressLookup = (keys: Keys, address: string): string => keys.lookup(`signature\n${address}`)

function signatureOf(row: SignatureRow, keys: Keys): Signature {
  const { id, signon, organisation, country, mandate, consent, version, hash, createdAt } = row
  return {
    ...{ id, signon, organisation, country, mandate, consent, version, hash, createdAt },
    kind: row.kind as SignatoryKind,
    group: row.groupName,
    name: keys.open(row.nameSealed),
    signatory: keys.open(row.signatorySealed),
    role: keys.open(row.roleSealed),
    address: keys.open(row.addressSealed),
    shown: JSON.parse(row.shown) as Shown,
    state: stateOf(JSON.parse(row.state) as SignatureState, keys.open),
  }
}

/** A reason to decline can name people: it is stored sealed, like everything a signer typed. */
const stateOf = (state: SignatureState, turned: (reason: string) => string): SignatureState =>
  state.state === 'declined' ? { ...state, reason: turned(state.reason) } : state

function signatureRow(signature: Signature, keys: Keys): SignatureRow {
  const { name, signatory, role, address, group, shown, state, ...rest } = signature
  return {
    ...rest,
    groupName: group,
    nameSealed: keys.seal(name),
    signatorySealed: keys.seal(signatory),
    roleSealed: keys.seal(role),
    addressSealed: keys.seal(address),
    addressLookup: address === '' ? '' : addressLookup(keys, address),
    shown: JSON.stringify(shown),
    state: JSON.stringify(stateOf(state, keys.seal)),
    stateName: state.state,
  }
}
