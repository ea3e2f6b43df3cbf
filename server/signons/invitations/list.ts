/** Who was invited to sign, as coordinators see it; taking an invitation back; and what came back. */

import type { Given, Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/signonInvitations.ts'
import type { InvitationRow } from '../../../shared/contract/signonInvitations.ts'
import { undelivered } from '../../../shared/deliveryReport.ts'
import { refuse } from '../../../shared/refusals.ts'
import { isOverdue, scheduleOf } from '../../../shared/signonInvitation.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Member } from '../../http/who.ts'
import { organisationsOf } from '../../organisations/register.ts'
import { namesOf } from '../../people/accounts.ts'
import type { Ports } from '../../ports.ts'
import { currentOf } from '../current.ts'
import { noteEnded } from './ended.ts'
import { type Standing, standingsOf } from './standings.ts'
import * as store from './store.ts'

/** Every invitation with how it stands, what went out, and what is still to come. */
export async function listInvitations(
  ports: Ports,
  who: Member,
  { signon: id }: Input<typeof contracts.listInvitations>,
): Promise<Given<typeof contracts.listInvitations>> {
  return ports.storage.read(async q => {
    const now = ports.clock.now()
    const { signon } = await currentOf(q, id)
    const standings = await standingsOf(q, ports, signon)
    const register = await organisationsOf(q, who.coalition)
    const names = new Map(register.map(entry => [entry.id, entry.name]))
    const sent = await store.remindersOf(q, id)
    const people = await namesOf(
      q,
      sent.flatMap(({ sentBy }) => sentBy ?? []),
    )
    const open = signon.closedAt === null && now < signon.closesAt
    return {
      invitations: standings.map(standing => rowOf(standing, names, signon.zone, now)),
      remindable: countOf(standings),
      reminders: sent.map(({ sentAt, cause, sentBy, count }) => ({
        ...{ at: sentAt, cause, count },
        by: sentBy === null ? null : (people.get(sentBy) ?? ''),
      })),
      ahead: open ? scheduleOf(signon).filter(({ at }) => at > now && at < signon.closesAt) : [],
      now,
    }
  })
}

/** Takes an invitation back: its links lead nowhere any more. Twice changes nothing. */
export async function endInvitation(
  ports: Ports,
  who: Member,
  { signon, invited }: Input<typeof contracts.endInvitation>,
): Promise<Given<typeof contracts.endInvitation>> {
  await ports.storage.write(async tx => {
    const invitation = await store.invitationById(tx, ports.keys, invited)
    if (invitation?.signon !== signon) refuse('not-found')
    if (invitation.ended !== null) return
    const ended = { by: 'coordinators' as const, at: ports.clock.now() }
    await store.saveInvitation(tx, ports.keys, { ...invitation, ended })
    await noteEnded(tx, ports, invitation, ended.by)
    await appendAudit(tx, ports, {
      ...{ coalition: who.coalition, act: 'signon.invitation-ended', actor: who.person, subject: invited },
      data: { signon },
    })
  })
  return { ended: true }
}

/**
 * Marks the invitations whose mails delivery reports say were not delivered. Of the reports nothing is kept but the
 * status code. Refuses with `bad-input` what holds no report that says "failed".
 */
export async function noteBounces(
  ports: Ports,
  who: Member,
  { signon, text }: Input<typeof contracts.noteBounces>,
): Promise<Given<typeof contracts.noteBounces>> {
  const failed = undelivered(text)
  if (failed.length === 0)
    refuse('bad-input', 'No address that a mail did not reach was found in this. Paste the whole report.')
  return ports.storage.write(async tx => {
    const at = ports.clock.now()
    const addresses = failed.flatMap(one => one.addresses)
    const invited = await store.invitationsTo(tx, ports.keys, signon, addresses)
    const marked = new Set<string>()
    let unknown = 0
    for (const { addresses, status } of failed) {
      const lookups = addresses.map(address => store.addressLookup(ports.keys, address))
      const invitation = lookups.map(lookup => invited.get(lookup)).find(found => found !== undefined)
      if (invitation === undefined) unknown++
      else if (!marked.has(invitation.id)) {
        marked.add(invitation.id)
        await store.saveInvitation(tx, ports.keys, { ...invitation, bounce: { how: 'report', status, at } })
      }
    }
    if (marked.size > 0)
      await appendAudit(tx, ports, {
        ...{ coalition: who.coalition, act: 'signon.bounces-noted', actor: who.person, subject: signon },
        data: { marked: marked.size },
      })
    return { marked: marked.size, unknown }
  })
}

function rowOf(
  { invitation, state, bounce }: Standing,
  names: ReadonlyMap<string, string>,
  zone: string,
  now: number,
): InvitationRow {
  const { id, address, name, organisation, organisationName, language, answer, ended } = invitation
  const { createdAt, remindedAt, reminders } = invitation
  const said = answer.answer === 'none' ? { note: '', at: null } : answer
  return {
    ...{ id, address, name, language, state, remindedAt, reminders, bounce, ended },
    organisation:
      organisation === null
        ? { id: null, name: organisationName }
        : { id: organisation, name: names.get(organisation) ?? organisationName },
    ...{ note: said.note, answeredAt: said.at, invitedAt: createdAt },
    until: answer.answer === 'needs-until' ? answer.until : '',
    overdue: state === 'needs-until' && isOverdue(answer, zone, now),
  }
}

const countOf = (standings: readonly Standing[]) => ({
  sign: standings.filter(({ remindOf }) => remindOf === 'sign').length,
  confirm: standings.filter(({ remindOf }) => remindOf === 'confirm').length,
})
