/** Accepting and declining what signers confirmed. */
import type { Organisation } from '../../shared/contract/coalitions.ts'
import type { Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signons.ts'
import type { SignatureRow } from '../../shared/contract/signons.ts'
import { findExact } from '../../shared/names.ts'
import { Refusal, refuse } from '../../shared/refusals.ts'
import { type Authority, inDomains, type Signature } from '../../shared/signature.ts'
import { accept, decline, giveWay, lacking } from '../../shared/signatureDecisions.ts'
import { appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import { queueMail } from '../notices/outbox.ts'
import { enterOrganisation, organisationIn, organisationsOf } from '../organisations/register.ts'
import type { Ports, Tx } from '../ports.ts'
import { type Current, currentOf } from './current.ts'
import { linkTo } from './links.ts'
import { isAccepted, linkSame, mustBeFirst } from './names/same.ts'
import { signatureRows } from './signatureRows.ts'
import * as store from './store.ts'

/**
 * Accepts a confirmed signature. An organisation is accepted once a sign-on, whatever the race [SIGN-2].
 * Refuses with `already-accepted`, `link-organisation-first`, `authority-needed`, `not-accredited`, or `wrong-state`.
 */
export async function acceptSignature(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.acceptSignature>,
): Promise<SignatureRow> {
  const accepting = ports.storage.write(async tx => {
    const accepted = await acceptIn(tx, ports, who, await mustHave(tx, ports, input.signature), input)
    return rowOf(tx, ports, who, accepted)
  })
  const row = await accepting.catch(fault => {
    throw fault instanceof Refusal && fault.code === 'already-there' && input.organisation !== 'new'
      ? new Refusal('already-accepted')
      : fault
  })
  ports.mailsQueued()
  return row
}

type Wish = Pick<Input<typeof contracts.acceptSignature>, 'organisation' | 'authority'>

/** As `acceptSignature`, inside a write. Where it refuses, it has written nothing but a new entry of the register. */
export async function acceptIn(
  tx: Tx,
  ports: Ports,
  who: Member,
  before: Signature,
  wish: Wish,
): Promise<Signature> {
  const organisation = await organisationFor(tx, ports, who, before, wish.organisation)
  const entry = organisation === null ? undefined : await organisationIn(tx, who.coalition, organisation)
  const signon = (await store.signonById(tx, before.signon)) ?? refuse('not-found')
  const authority = authorityOf(before, entry, wish.authority, who.person, ports.clock.now())
  const accepted = accept(before, organisation, authority, who.person, ports.clock.now())
  const lacks = entry ? lacking(signon.terms, entry) : []
  if (lacks.length > 0)
    refuse(
      'not-accredited',
      `This organisation has none of these accreditations approved: ${lacks.join(', ')}.`,
    )
  await mustBeFirst(tx, ports, who.coalition, accepted)
  await takePlace(tx, ports, who.coalition, accepted, who.person)
  await linkSame(tx, ports, who.coalition, accepted)
  await tell(tx, ports, accepted, 'signature-accepted')
  return accepted
}

/** Declines a confirmed signature; the reason is for coordinators. */
export async function declineSignature(
  ports: Ports,
  who: Member,
  { signature: id, reason }: Input<typeof contracts.declineSignature>,
): Promise<SignatureRow> {
  const row = await ports.storage.write(async tx => {
    const declined = decline(await mustHave(tx, ports, id), who.person, reason, ports.clock.now())
    await store.saveSignature(tx, ports.keys, declined)
    await appendAudit(tx, ports, {
      ...{ coalition: who.coalition, act: 'signature.declined', actor: who.person, subject: id },
      data: { signon: declined.signon },
      secret: { reason },
    })
    await tell(tx, ports, declined, 'signature-declined')
    return rowOf(tx, ports, who, declined)
  })
  ports.mailsQueued()
  return row
}

/**
 * Writes an accepted signature, with the one place its organisation has in the sign-on.
 * Refuses with `already-accepted` where that is taken.
 * @param by the coordinator, or empty where the mail domain decided
 */
export async function takePlace(
  tx: Tx,
  ports: Ports,
  coalition: string,
  accepted: Signature,
  by: string,
): Promise<void> {
  const { id, signon, organisation, version, hash } = accepted
  if (organisation !== null) {
    await makeRoom(tx, ports, coalition, { signon, organisation }, by)
    await store.addAcceptance(tx, { signon, organisation, signature: id })
  }
  await store.saveSignature(tx, ports.keys, accepted)
  await store.listChanged(tx, signon, ports.clock.now())
  await appendAudit(tx, ports, {
    ...{ coalition, act: 'signature.accepted', actor: by, subject: id },
    data: { signon, organisation, version, hash, authority: accepted.authority?.how ?? '' },
  })
}

/**
 * A line that a coordinator entered from a list gives way to the signature of the organisation itself; any other keeps
 * its place. Refuses with `already-accepted`.
 */
async function makeRoom(
  tx: Tx,
  ports: Ports,
  coalition: string,
  { signon, organisation }: { signon: string; organisation: string },
  by: string,
): Promise<void> {
  const standing = await store.acceptanceOf(tx, signon, organisation)
  if (standing === undefined) return
  const given = giveWay(await mustHave(tx, ports, standing), ports.clock.now())
  await store.saveSignature(tx, ports.keys, given)
  await store.dropAcceptance(tx, signon, given.id)
  await appendAudit(tx, ports, {
    ...{ coalition, act: 'signature.given-up', actor: by, subject: given.id },
    data: { signon, version: given.version, hash: given.hash },
  })
}

/**
 * Accepts at once a signature that was just confirmed, where the sign-on does so: only an organisation linked by its
 * exact name, from an address in its mail domain, with the accreditation asked for, that is not accepted yet, nor was
 * judged to be one that is.
 */
export async function acceptAtOnce(
  tx: Tx,
  ports: Ports,
  { signon }: Current,
  signature: Signature,
): Promise<void> {
  const { organisation, address } = signature
  if (!signon.acceptAtOnce || organisation === null) return
  const entry = await organisationIn(tx, signon.coalition, organisation)
  if (!entry || !inDomains(address, entry.domains) || lacking(signon.terms, entry).length > 0) return
  if ((await store.acceptanceOf(tx, signon.id, organisation)) !== undefined) return
  if (await isAccepted(tx, ports, signon.coalition, signature)) return
  const accepted = accept(signature, organisation, { how: 'domain' }, null, ports.clock.now())
  await takePlace(tx, ports, signon.coalition, accepted, '')
}

/** Refuses with `not-found`. */
export async function mustHave(tx: Tx, ports: Ports, id: string): Promise<Signature> {
  return (await store.signatureById(tx, ports.keys, id)) ?? refuse('not-found')
}

/** The entry of the register that the coordinator named, else the one linked already, else the exact match. */
async function organisationFor(
  tx: Tx,
  ports: Ports,
  who: Member,
  signature: Signature,
  wish: Wish['organisation'],
): Promise<string | null> {
  if (signature.kind === 'individual') return wish === undefined ? null : refuse('bad-input')
  if (signature.state.state !== 'confirmed') refuse('wrong-state')
  const { coalition } = who
  if (wish === 'new')
    return (await enterOrganisation(tx, ports, coalition, newEntry(signature), who.person)).id
  if (wish) return (await organisationIn(tx, coalition, wish.id))?.id ?? refuse('not-found')
  if (signature.organisation !== null) return signature.organisation
  return findExact(signature.name, await organisationsOf(tx, coalition))?.id ?? null
}

/** How it is known that the signer may sign: as the coordinator says, else by the mail domain, else not at all. */
function authorityOf(
  { address }: Pick<Signature, 'address'>,
  entry: Organisation | undefined,
  said: Wish['authority'],
  by: string,
  at: number,
): Authority | null {
  if (said) return { ...said, by, at }
  return entry && inDomains(address, entry.domains) ? { how: 'domain' } : null
}

const newEntry = ({ name, country }: Signature) => ({ name, country: country === '' ? null : country })

async function tell(
  tx: Tx,
  ports: Ports,
  { id, address }: Signature,
  kind: 'signature-accepted' | 'signature-declined',
): Promise<void> {
  if (address === '') return
  await queueMail(tx, ports, { kind, to: address, link: await linkTo(tx, ports, id) }, id)
}

/** A signature as coordinators see it after an act. */
export async function rowOf(tx: Tx, ports: Ports, who: Member, signature: Signature): Promise<SignatureRow> {
  const current = await currentOf(tx, signature.signon)
  const register = await organisationsOf(tx, who.coalition)
  const undecided = signature.state.state === 'confirmed'
  const all = undecided
    ? await store.signaturesIn(tx, ports.keys, signature.signon, ['confirmed', 'accepted'])
    : []
  const [row] = await signatureRows(tx, ports, current, register, [signature], all)
  return row!
}
