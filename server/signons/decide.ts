/** Accepting and declining what signers confirmed. */
import type { Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/signons.ts'
import type { SignatureRow } from '../../shared/contract/signons.ts'
import { findExact } from '../../shared/names.ts'
import { Refusal, refuse } from '../../shared/refusals.ts'
import { accept, decline, type Signature } from '../../shared/signature.ts'
import { appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import { queueMail } from '../notices/outbox.ts'
import { enterOrganisation, organisationIn, organisationsOf } from '../organisations/register.ts'
import type { Ports, Tx } from '../ports.ts'
import { currentOf } from './current.ts'
import { linkTo } from './links.ts'
import { drawingOf, signatureRow } from './rows.ts'
import * as store from './store.ts'

/**
 * Accepts a confirmed signature. An organisation is accepted once a sign-on, whatever the race [SIGN-2].
 * Refuses with `already-accepted`, `link-organisation-first`, or `wrong-state`.
 */
export async function acceptSignature(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.acceptSignature>,
): Promise<SignatureRow> {
  const accepting = ports.storage.write(async tx => {
    const before = await mustHave(tx, ports, input.signature)
    const organisation = await organisationFor(tx, ports, who, before, input.organisation)
    const accepted = accept(before, organisation, who.person, ports.clock.now())
    await takePlace(tx, ports, who.coalition, accepted, who.person)
    await tell(tx, ports, accepted, 'signature-accepted')
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
    if (await store.acceptanceOf(tx, signon, organisation)) refuse('already-accepted')
    await store.addAcceptance(tx, { signon, organisation, signature: id })
  }
  await store.saveSignature(tx, ports.keys, accepted)
  await appendAudit(tx, ports, {
    ...{ coalition, act: 'signature.accepted', actor: by, subject: id },
    data: { signon, organisation, version, hash },
  })
}

async function mustHave(tx: Tx, ports: Ports, id: string): Promise<Signature> {
  return (await store.signatureById(tx, ports.keys, id)) ?? refuse('not-found')
}

/** The entry of the register that the coordinator named, else the one linked already, else the exact match. */
async function organisationFor(
  tx: Tx,
  ports: Ports,
  who: Member,
  signature: Signature,
  wish: Input<typeof contracts.acceptSignature>['organisation'],
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

const newEntry = ({ name, country }: Signature) => ({ name, country: country === '' ? null : country })

async function tell(
  tx: Tx,
  ports: Ports,
  { id, address }: Signature,
  kind: 'signature-accepted' | 'signature-declined',
): Promise<void> {
  await queueMail(tx, ports, { kind, to: address, link: await linkTo(tx, ports, id) })
}

async function rowOf(tx: Tx, ports: Ports, who: Member, signature: Signature): Promise<SignatureRow> {
  const { signon } = await currentOf(tx, signature.signon)
  const register = await organisationsOf(tx, who.coalition)
  return signatureRow(signature, await drawingOf(tx, signon, [signature], register, ports.clock.now()))
}
