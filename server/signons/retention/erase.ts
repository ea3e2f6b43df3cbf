/** Erasing what is personal: by a coordinator, by the signer, and at the set time after delivery. */
import type * as contracts from '../../../shared/contract/erasure.ts'
import type { Given, Input } from '../../../shared/contract/route.ts'
import { withoutLine } from '../../../shared/delivery.ts'
import { erase, remove } from '../../../shared/erasure.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Signature } from '../../../shared/signature.ts'
import { appendAudit, eraseSecrets } from '../../audit/append.ts'
import type { Member } from '../../http/who.ts'
import { noteInJournal } from '../../journal/note.ts'
import type { Ports, Tx } from '../../ports.ts'
import { currentOf } from '../current.ts'
import { packagesOf, savePackage } from '../delivery/store.ts'
import { invitationsTo } from '../invitations/store.ts'
import { forgetVerdicts } from '../names/verdicts.ts'
import * as signatures from '../store.ts'
import * as store from './store.ts'

export type ErasePorts = Pick<Ports, 'config' | 'storage' | 'clock' | 'ids' | 'keys'>

/** A coordinator erases a signature's personal data; urgently, its line leaves list and counts at once. */
export async function eraseSignature(
  ports: Ports,
  who: Member,
  { signature: id, urgent }: Input<typeof contracts.eraseSignature>,
): Promise<Given<typeof contracts.eraseSignature>> {
  return ports.storage.write(async tx => {
    const before = (await signatures.signatureById(tx, ports.keys, id)) ?? refuse('not-found')
    const gone = urgent ? remove(before, who.person, ports.clock.now()) : await erased(tx, ports, before)
    await forget(tx, ports, who.coalition, before, gone, who.person)
    return { erasedAt: gone.erasedAt ?? ports.clock.now() }
  })
}

/** Erases at the wish of its signer, or because its time has come. Twice changes nothing. @param by empty for both */
export async function eraseOne(tx: Tx, ports: ErasePorts, before: Signature, by = ''): Promise<void> {
  const { signon } = await currentOf(tx, before.signon)
  await forget(tx, ports, signon.coalition, before, await erased(tx, ports, before), by)
}

/** Takes a signature out with its line, as a coordinator did urgently. Twice changes nothing. */
export async function removeOne(tx: Tx, ports: ErasePorts, before: Signature, by: string): Promise<void> {
  const { signon } = await currentOf(tx, before.signon)
  await forget(tx, ports, signon.coalition, before, remove(before, by, ports.clock.now()), by)
}

async function erased(tx: Tx, ports: ErasePorts, before: Signature): Promise<Signature> {
  const { signon } = await currentOf(tx, before.signon)
  return erase(before, signon.terms, ports.clock.now())
}

/**
 * Stores what is left, and lets go of everything else that led to the person: links, waiting mails, messages, the
 * invitation, what was decided of the name, and the salts by which the log committed to them.
 */
async function forget(
  tx: Tx,
  ports: ErasePorts,
  coalition: string,
  before: Signature,
  gone: Signature,
  by: string,
): Promise<void> {
  if (gone === before) return
  const { id, signon, invitation } = before
  const isRemoved = gone.state.state === 'withdrawn' && gone.state.how === 'removed'
  if (isRemoved) await takeOut(tx, ports, before)
  await signatures.saveSignature(tx, ports.keys, gone)
  await store.dropLinks(tx, id)
  const led = await store.invitationsFor(tx, id)
  const sameAddress = await invitationsTo(tx, ports.keys, signon, [before.address])
  const sent = [...sameAddress.values()].map(one => one.id)
  for (const one of new Set([...led, ...sent, ...(invitation === null ? [] : [invitation])]))
    await forgetInvitation(tx, ports, coalition, one)
  await store.dropMails(tx, id)
  await store.dropMessages(tx, id)
  await forgetVerdicts(tx, ports, coalition, before, isRemoved || before.kind === 'individual')
  await eraseSecrets(tx, coalition, id)
  const act = isRemoved ? 'signature.removed' : 'signature.erased'
  await appendAudit(tx, ports, { coalition, act, actor: by, subject: id, data: { signon } })
  if (isRemoved) await noteInJournal(tx, ports, 'signature-removed', { signature: id, signon, by })
  else await noteInJournal(tx, ports, 'signature-erased', { signature: id, signon })
  await signatures.listChanged(tx, signon, ports.clock.now())
}

/** Forgets who was invited, and everything that led there. */
export async function forgetInvitation(
  tx: Tx,
  ports: ErasePorts,
  coalition: string,
  invitation: string,
): Promise<void> {
  await store.dropMails(tx, invitation)
  await store.dropMessages(tx, invitation)
  await store.dropInvitation(tx, invitation)
  await eraseSecrets(tx, coalition, invitation)
  await noteInJournal(tx, ports, 'asking-erased', { invitation })
}

/** Frees the place of the organisation, and takes the line out of the lists that were frozen with it. */
async function takeOut(tx: Tx, ports: ErasePorts, { signon, id }: Signature): Promise<void> {
  await signatures.dropAcceptance(tx, signon, id)
  for (const made of await packagesOf(tx, ports.keys, signon)) {
    const left = withoutLine(made, id, ports.clock.now())
    if (left !== made) await savePackage(tx, ports.keys, left)
  }
}
