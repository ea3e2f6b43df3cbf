/** What a restored copy must not forget of who belongs to a coalition, and in which role. */
import { appendAudit } from '../audit/append.ts'
import type { Replay, ReplayPorts } from '../journal/kinds.ts'
import { organisationIn } from '../organisations/register.ts'
import type { Tx } from '../ports.ts'
import * as store from './store.ts'

/** Every coalition of this server, by id. */
export const everyCoalition = store.everyCoalition

const BY_NOBODY = { actor: '', data: { replayed: true } }

/** One that was accepted ends too: whoever pressed is not known here, and its link is used. */
export const endInvitation: Replay<'invitation-ended'> = async (tx, ports, { invitation }, at) => {
  const row = await store.invitationById(tx, invitation)
  if (row === undefined || row.acceptedAt !== null || row.revokedAt !== null) return false
  await store.endInvitation(tx, invitation, { revokedAt: at })
  const { coalition } = row
  await appendAudit(tx, ports, { coalition, act: 'invitation.revoked', subject: invitation, ...BY_NOBODY })
  return true
}

/** An organisation that was entered after the copy was made is not there; then the one of the copy stays. */
export const setMember: Replay<'member-set'> = async (tx, ports, { membership, ...now }) => {
  const row = await store.membershipById(tx, membership)
  if (row === undefined) return false
  const isThere = (await organisationIn(tx, row.coalition, now.organisation)) !== undefined
  const organisation = isThere ? now.organisation : row.organisation
  if (row.role === now.role && row.organisation === organisation) return false
  await store.setMembership(tx, membership, organisation, now.role)
  await appendAudit(tx, ports, {
    ...{ coalition: row.coalition, act: 'role.changed', actor: '', subject: row.person },
    data: { from: row.role, to: now.role, replayed: true },
  })
  return true
}

export const removeMember: Replay<'member-removed'> = async (tx, ports, { membership }) => {
  const row = await store.membershipById(tx, membership)
  if (row === undefined) return false
  await store.dropMembership(tx, membership)
  const { coalition, person: subject } = row
  await appendAudit(tx, ports, { coalition, act: 'person.removed', subject, ...BY_NOBODY })
  return true
}

export const setAttribution: Replay<'attribution-set'> = async (tx, ports, { coalition, since }) => {
  const row = await store.coalitionById(tx, coalition)
  if (row === undefined || row.attributedSince === since) return false
  await store.setAttribution(tx, coalition, since)
  const act = since === null ? 'attribution.hidden' : 'attribution.shown'
  await appendAudit(tx, ports, { coalition, act, subject: coalition, ...BY_NOBODY })
  return true
}

/** Ends every open invitation: nobody knows which were accepted or taken back after the copy was made. */
export const endAllInvitations = (tx: Tx, { clock }: Pick<ReplayPorts, 'clock'>): Promise<void> =>
  store.endAllInvitations(tx, clock.now())
