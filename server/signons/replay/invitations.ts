/** What a restored copy must not forget of invitations to sign: which were ended, and whose owner wants no mails. */
import type { Invitation } from '../../../shared/signonInvitation.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Replay, ReplayPorts, Told } from '../../journal/kinds.ts'
import type { Tx } from '../../ports.ts'
import * as store from '../invitations/store.ts'
import { forgetInvitation } from '../retention/erase.ts'
import { signonById } from '../store.ts'

/** One that was given again after that stays. */
export const ended: Replay<'asking-ended'> = async (tx, ports, told, at) => {
  const signon = await signonById(tx, told.signon)
  if (signon === undefined) return false
  const before = await store.invitationAt(tx, ports.keys, told.signon, told.lookup)
  if (before === undefined) return told.by === 'owner' && remember(tx, ports, told, at)
  const isSaid = before.ended !== null && (before.ended.by === 'owner' || told.by === 'coordinators')
  if (isSaid || before.createdAt > at) return false
  await store.saveInvitation(tx, ports.keys, { ...before, ended: { by: told.by, at } })
  await appendAudit(tx, ports, {
    ...{ coalition: signon.coalition, act: 'signon.invitation-ended', actor: '', subject: before.id },
    data: { signon: told.signon, replayed: true },
  })
  return true
}

export const erased: Replay<'asking-erased'> = async (tx, ports, { invitation: id }) => {
  const invitation = await store.invitationById(tx, ports.keys, id)
  const signon = invitation && (await signonById(tx, invitation.signon))
  if (!signon) return false
  await forgetInvitation(tx, ports, signon.coalition, id)
  return true
}

/** Ends every invitation: nobody knows which were ended after the copy was made. Inviting again gives new links. */
export const endAllInvitations = (tx: Tx, { clock }: Pick<ReplayPorts, 'clock'>): Promise<void> =>
  store.endAllInvitations(tx, clock.now())

/**
 * Keeps that the owner of an address wants no mails, where the invitation itself was made after the copy: nothing of
 * it is known but the keyed hash by which the address is found again.
 */
async function remember(
  tx: Tx,
  { keys }: ReplayPorts,
  { invitation: id, signon, lookup }: Told<'asking-ended'>,
  at: number,
): Promise<boolean> {
  const unknown: Invitation = {
    ...{ id, signon, address: '', name: '', organisation: null, organisationName: '', language: 'en' },
    ...{ invitedBy: '', createdAt: at, answer: { answer: 'none' }, signature: null },
    ...{ remindedAt: null, reminders: 0, bounce: null, ended: { by: 'owner', at } },
  }
  await store.addUnknown(tx, keys, unknown, lookup)
  return true
}
