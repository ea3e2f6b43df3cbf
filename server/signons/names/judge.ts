/** A person decides of two names whether they are the same, related or different; the next sign-on remembers it. */
import type * as contracts from '../../../shared/contract/names.ts'
import type { Input } from '../../../shared/contract/route.ts'
import type { SignatureRow } from '../../../shared/contract/signons.ts'
import type { Party } from '../../../shared/duplicates.ts'
import { findExact } from '../../../shared/names.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Signature } from '../../../shared/signature.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Member } from '../../http/who.ts'
import { organisationIn, organisationsOf } from '../../organisations/register.ts'
import type { Ports, Tx } from '../../ports.ts'
import { mustHave, rowOf } from '../decide.ts'
import { saveSignature, signatureById } from '../store.ts'
import * as store from './store.ts'
import { pairOf, partyOf, partyOfEntry, verdictsOf } from './verdicts.ts'

/**
 * Stores a verdict in place of the one before. Who is the same organisation is linked to one entry of the register,
 * so that it is accepted once; nothing is merged, and its signer learns nothing of it [SIGN-4].
 * Refuses with `not-found` what is not in the same sign-on or register, and with `bad-input` an organisation and a
 * person, or somebody and themselves.
 */
export async function judgeNames(
  ports: Ports,
  who: Member,
  { signature: id, other, verdict, note }: Input<typeof contracts.judgeNames>,
): Promise<SignatureRow> {
  const { coalition, person: by } = who
  return ports.storage.write(async tx => {
    const signature = await mustHave(tx, ports, id)
    const facing = await otherOf(tx, ports, coalition, signature, other)
    const pair = pairOf(ports.keys, coalition, partyOf(signature), facing.party)
    const before = (await verdictsOf(tx, ports, coalition)).of(partyOf(signature), facing.party)
    const at = ports.clock.now()
    if (verdict === 'open') await store.dropVerdict(tx, coalition, pair)
    else await store.saveVerdict(tx, ports.keys, coalition, pair, { verdict, note, by, at })
    await appendAudit(tx, ports, {
      ...{ coalition, act: 'names.judged', actor: by, subject: id },
      data: { signon: signature.signon, other: facing.party.id, verdict },
      ...(note !== '' && { secret: { note } }),
    })
    if (verdict === 'same') await link(tx, ports, signature, facing)
    else if (before?.verdict === 'same') await unlink(tx, ports, coalition, signature, facing)
    return rowOf(tx, ports, who, await mustHave(tx, ports, id))
  })
}

/** An entry of the register, or another signature. */
type Facing = { party: Party; signature?: Signature; entry?: string }

async function otherOf(
  tx: Tx,
  ports: Ports,
  coalition: string,
  signature: Signature,
  other: Input<typeof contracts.judgeNames>['other'],
): Promise<Facing> {
  if ('organisation' in other) {
    const entry = (await organisationIn(tx, coalition, other.organisation)) ?? refuse('not-found')
    if (signature.kind !== 'organisation') refuse('bad-input')
    return { party: partyOfEntry(entry), entry: entry.id }
  }
  const found = await signatureById(tx, ports.keys, other.signature)
  if (found?.signon !== signature.signon) refuse('not-found')
  if (found.kind !== signature.kind || found.id === signature.id) refuse('bad-input')
  return { party: partyOf(found), signature: found }
}

/** Both go by one entry, where either has one; else they will, once one of them is accepted. */
async function link(tx: Tx, ports: Ports, signature: Signature, facing: Facing): Promise<void> {
  if (signature.kind !== 'organisation') return
  const both = [signature, ...(facing.signature ? [facing.signature] : [])]
  const decided = both.find(({ state }) => state.state === 'accepted')?.organisation
  const entry = facing.entry ?? decided ?? facing.signature?.organisation ?? signature.organisation
  if (entry === null || entry === undefined) return
  for (const one of both)
    if (isOpen(one) && one.organisation !== entry)
      await saveSignature(tx, ports.keys, { ...one, organisation: entry })
}

/** Back to the entry of exactly its name, or to none. */
async function unlink(
  tx: Tx,
  ports: Ports,
  coalition: string,
  signature: Signature,
  facing: Facing,
): Promise<void> {
  const register = await organisationsOf(tx, coalition)
  const both = [signature, ...(facing.signature ? [facing.signature] : [])]
  for (const one of both) {
    if (!isOpen(one) || one.kind !== 'organisation') continue
    const organisation = findExact(one.name, register)?.id ?? null
    await saveSignature(tx, ports.keys, { ...one, organisation })
  }
}

const isOpen = ({ state: { state } }: Signature) => state === 'pending' || state === 'confirmed'
