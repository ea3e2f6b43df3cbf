/** The people of a coalition: inviting, roles, removing. Access that changes reaches open sockets at once [LIVE-2]. */
import type { Act } from '../../shared/audit.ts'
import type * as contracts from '../../shared/contract/coalitions.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import { type Role, roleMay } from '../../shared/roles.ts'
import { type AuditData, appendAudit } from '../audit/append.ts'
import type { Member } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import { queueMail } from '../notices/outbox.ts'
import { organisationIn, organisationsOf } from '../organisations/register.ts'
import { mailOf } from '../people/account.ts'
import { LINK_MS, makeLink } from '../people/links.ts'
import type { Ports, Tx } from '../ports.ts'
import { mustStayCoordinated, takeBackInvitations } from './coalitions.ts'
import * as store from './store.ts'

/** Who belongs to the coalition; addresses and invitations only where the role manages people. */
export async function listPeople(ports: Ports, who: Member): Promise<Given<typeof contracts.listPeople>> {
  const manages = roleMay(who.role, 'people.manage')
  return ports.storage.read(async q => {
    const people = (await store.membersOf(q, who.coalition)).map(row => ({
      ...row,
      role: row.role as Role,
      organisation: { id: row.organisation, name: row.organisationName },
      address: manages ? ports.keys.open(row.addressSealed) : null,
    }))
    if (!manages) return { people, invitations: [] }
    const names = new Map((await organisationsOf(q, who.coalition)).map(entry => [entry.id, entry.name]))
    const invitations = (await store.openInvitations(q, who.coalition)).map(row => ({
      id: row.id,
      address: ports.keys.open(row.addressSealed),
      role: row.role as Role,
      organisation: { id: row.organisation, name: names.get(row.organisation) ?? '' },
      sentAt: row.createdAt,
      expiresAt: row.createdAt + LINK_MS.invitation,
    }))
    return { people, invitations }
  })
}

/** Invites by mail. @throws Refusal `mail-needed`, or `not-found` for an organisation of another register. */
export async function invite(
  ports: Omit<Ports, 'rooms' | 'renderer'>,
  who: Pick<Member, 'coalition' | 'person'>,
  input: Omit<Input<typeof contracts.invite>, 'coalition'>,
): Promise<Given<typeof contracts.invite>> {
  if (mailOf(ports) === 'none') refuse('mail-needed')
  const id = ports.ids.id()
  await ports.storage.write(async tx => {
    if (!(await organisationIn(tx, who.coalition, input.organisation))) refuse('not-found')
    const link = await makeLink(tx, ports, { kind: 'invitation', person: null, about: id })
    await store.addInvitation(tx, {
      id,
      coalition: who.coalition,
      organisation: input.organisation,
      role: input.role,
      addressSealed: ports.keys.seal(input.address),
      addressLookup: ports.keys.lookup(input.address),
      link: link.id,
      invitedBy: who.person,
      createdAt: ports.clock.now(),
    })
    await audit(
      tx,
      ports,
      who,
      'person.invited',
      id,
      { role: input.role, organisation: input.organisation },
      { address: input.address },
    )
    await queueMail(tx, ports, { kind: 'invitation', to: input.address, link: link.address })
  })
  ports.mailsQueued()
  return { id }
}

/** Takes an invitation back. */
export async function revokeInvitation(
  ports: Ports,
  who: Member,
  { invitation }: Input<typeof contracts.revokeInvitation>,
): Promise<Given<typeof contracts.revokeInvitation>> {
  await ports.storage.write(async tx => {
    const row = await store.invitationById(tx, invitation)
    if (!row || row.coalition !== who.coalition) refuse('not-found')
    if (row.acceptedAt !== null || row.revokedAt !== null) refuse('wrong-state')
    await store.endInvitation(tx, invitation, { revokedAt: ports.clock.now() })
    await noteInJournal(tx, ports, 'invitation-ended', { invitation })
    await audit(tx, ports, who, 'invitation.revoked', invitation, {})
  })
  return { revoked: true }
}

/** Changes a member's role; what invitations of theirs are open are taken back. @throws Refusal `last-coordinator` */
export async function changeRole(
  ports: Ports,
  who: Member,
  { membership, role }: Input<typeof contracts.changeRole>,
): Promise<Given<typeof contracts.changeRole>> {
  const person = await ports.storage.write(async tx => {
    const member = await memberOf(tx, who.coalition, membership)
    if (member.role === role) return member.person
    if (member.role === 'coordinator') await mustStayCoordinated(tx, who.coalition)
    await store.setRole(tx, membership, role)
    const { organisation } = member
    await noteInJournal(tx, ports, 'member-set', { membership, role, organisation })
    await takeBackInvitations(tx, ports, who.coalition, member.addressLookup, who.person)
    await audit(tx, ports, who, 'role.changed', member.person, { from: member.role, to: role })
    return member.person
  })
  ports.rooms.closePerson(person, who.coalition)
  return { role }
}

/** Removes a member; what invitations of theirs are open are taken back. @throws Refusal `last-coordinator` */
export async function removePerson(
  ports: Ports,
  who: Member,
  { membership }: Input<typeof contracts.removePerson>,
): Promise<Given<typeof contracts.removePerson>> {
  const person = await ports.storage.write(async tx => {
    const member = await memberOf(tx, who.coalition, membership)
    if (member.role === 'coordinator') await mustStayCoordinated(tx, who.coalition)
    await store.dropMembership(tx, membership)
    await noteInJournal(tx, ports, 'member-removed', { membership })
    await takeBackInvitations(tx, ports, who.coalition, member.addressLookup, who.person)
    await audit(tx, ports, who, 'person.removed', member.person, { role: member.role })
    return member.person
  })
  ports.rooms.closePerson(person, who.coalition)
  return { removed: true }
}

async function memberOf(tx: Tx, coalition: string, membership: string) {
  return (
    (await store.membersOf(tx, coalition)).find(member => member.membership === membership) ??
    refuse('not-found')
  )
}

const audit = (
  tx: Tx,
  ports: Omit<Ports, 'rooms' | 'renderer'>,
  { coalition, person: actor }: Pick<Member, 'coalition' | 'person'>,
  act: Act,
  subject: string,
  data: AuditData,
  secret?: Record<string, string>,
) => appendAudit(tx, ports, { coalition, act, actor, subject, data, ...(secret ? { secret } : {}) })
