/** Founding a coalition, and how a member sees it. */
import type * as contracts from '../../shared/contract/coalitions.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import type { Role } from '../../shared/roles.ts'
import { appendAudit } from '../audit/append.ts'
import type { Member, Person } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import { enterOrganisation } from '../organisations/register.ts'
import type { Ports, Tx } from '../ports.ts'
import * as store from './store.ts'

/** The operator founds a coalition and is its first coordinator, for the organisation that hosts it. */
export async function foundCoalition(
  ports: Ports,
  who: Person,
  input: Input<typeof contracts.foundCoalition>,
): Promise<Given<typeof contracts.foundCoalition>> {
  return ports.storage.write(tx => found(tx, ports, who.person, { ...input, sample: false }))
}

/** @throws Refusal `already-there` where another coalition has that address. */
export async function found(
  tx: Tx,
  ports: Ports,
  person: string,
  input: { name: string; slug: string; organisation: string; sample: boolean },
): Promise<{ id: string; slug: string }> {
  const id = ports.ids.id()
  const { name, slug } = input
  if (await store.coalitionBySlug(tx, slug))
    refuse('already-there', `There is a coalition at “${slug}” already. Choose another address.`)
  await store.addCoalition(tx, { id, slug, name, sample: input.sample ? 1 : 0, createdAt: ports.clock.now() })
  await appendAudit(tx, ports, {
    coalition: id,
    act: 'coalition.founded',
    actor: person,
    subject: id,
    data: { slug },
  })
  const organisation = await enterOrganisation(tx, ports, id, { name: input.organisation }, person)
  await join(tx, ports, { coalition: id, person, organisation: organisation.id, role: 'coordinator' })
  return { id, slug }
}

/** A coalition's row, or undefined. */
export const coalitionById = store.coalitionById
/** The members of a coalition with their organisations and sealed addresses, by name. */
export const membersOf = store.membersOf
/** A coalition's row by its address, or undefined. */
export const coalitionBySlug = store.coalitionBySlug

/**
 * Makes a person a member; one who is a member already gets the new organisation and role.
 * @throws Refusal `last-coordinator`
 */
export async function join(
  tx: Tx,
  ports: Ports,
  to: { coalition: string; person: string; organisation: string; role: Role },
): Promise<void> {
  const already = (await store.membersOf(tx, to.coalition)).find(member => member.person === to.person)
  if (already?.role === 'coordinator' && to.role !== 'coordinator')
    await mustStayCoordinated(tx, to.coalition)
  const { organisation, role } = to
  if (already) {
    const { membership } = already
    await store.setMembership(tx, membership, organisation, role)
    await noteInJournal(tx, ports, 'member-set', { membership, role, organisation })
  } else await store.addMembership(tx, { ...to, id: ports.ids.id(), createdAt: ports.clock.now() })
  await appendAudit(tx, ports, {
    coalition: to.coalition,
    act: 'person.joined',
    actor: to.person,
    subject: to.person,
    data: { role: to.role, organisation: to.organisation },
  })
}

/** @throws Refusal `last-coordinator` where only one is left, who must not go. */
export async function mustStayCoordinated(tx: Tx, coalition: string): Promise<void> {
  const coordinators = (await store.membersOf(tx, coalition)).filter(member => member.role === 'coordinator')
  if (coordinators.length < 2) refuse('last-coordinator')
}

/**
 * Takes back the open invitations that went to one address, so that an older link never undoes what came after it.
 * @param addressLookup the keyed hash of the address
 * @param by the person whose act it follows from
 */
export async function takeBackInvitations(
  tx: Tx,
  ports: Pick<Ports, 'clock' | 'ids' | 'keys'>,
  coalition: string,
  addressLookup: string,
  by: string,
): Promise<void> {
  const open = await store.openInvitations(tx, coalition)
  for (const { id } of open.filter(row => row.addressLookup === addressLookup)) {
    await store.endInvitation(tx, id, { revokedAt: ports.clock.now() })
    await noteInJournal(tx, ports, 'invitation-ended', { invitation: id })
    await appendAudit(tx, ports, { coalition, act: 'invitation.revoked', actor: by, subject: id })
  }
}

/** A coalition as one of its members sees it. */
export async function seeCoalition(ports: Ports, who: Member): Promise<Given<typeof contracts.seeCoalition>> {
  const row = await ports.storage.read(q => store.coalitionById(q, who.coalition))
  if (!row) refuse('not-found')
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    sample: row.sample === 1,
    attributed: row.attributedSince !== null,
    role: who.role,
    organisation: who.organisation,
  }
}

/** Changes a coalition's name. */
export async function renameCoalition(
  ports: Ports,
  who: Member,
  { name }: Input<typeof contracts.renameCoalition>,
) {
  const { coalition, person: actor } = who
  await ports.storage.write(async tx => {
    await store.renameCoalition(tx, coalition, name)
    await appendAudit(tx, ports, {
      coalition,
      act: 'coalition.renamed',
      actor,
      subject: coalition,
      data: {},
    })
  })
  return { name }
}

/** Lets coordinators see which organisation wrote which words, or no longer. Said again it changes nothing. */
export async function setAttribution(
  ports: Ports,
  who: Member,
  { attributed }: Input<typeof contracts.setAttribution>,
): Promise<Given<typeof contracts.setAttribution>> {
  const { coalition, person: actor } = who
  await ports.storage.write(async tx => {
    const row = (await store.coalitionById(tx, coalition)) ?? refuse('not-found')
    if ((row.attributedSince !== null) === attributed) return
    const since = attributed ? ports.clock.now() : null
    await store.setAttribution(tx, coalition, since)
    await noteInJournal(tx, ports, 'attribution-set', { coalition, since })
    const act = attributed ? 'attribution.shown' : 'attribution.hidden'
    await appendAudit(tx, ports, { coalition, act, actor, subject: coalition, data: {} })
  })
  return { attributed }
}
