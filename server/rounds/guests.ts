/** Those who take part in one round by a personal link alone [ROUND-2], and the one reminder of a round. */
import type * as contracts from '../../shared/contract/rounds.ts'
import type { Given, Input } from '../../shared/contract/route.ts'
import { refuse } from '../../shared/refusals.ts'
import { mustTakeAnswers, silentIn } from '../../shared/round.ts'
import { appendAudit } from '../audit/append.ts'
import { hashToken } from '../http/session.ts'
import type { Member } from '../http/who.ts'
import { noteInJournal } from '../journal/note.ts'
import { queueMail } from '../notices/outbox.ts'
import { organisationIn } from '../organisations/register.ts'
import { mailOf } from '../people/account.ts'
import type { Ports, Tx } from '../ports.ts'
import { tellMembers } from './members.ts'
import { mustBeUnclosed } from './rounds.ts'
import { mustBeRound } from './rows.ts'
import * as store from './store.ts'

/**
 * Gives somebody a link, by mail. Their organisation is asked from then on. An address that is in the round already
 * gets its link once more; one whose link was revoked gets a new one, under which it finds what it said.
 * @throws Refusal `mail-needed`, `round-closed`, `not-found`, `already-there` where the address stands for another
 *   organisation of this round
 */
export async function inviteToRound(
  ports: Ports,
  who: Member,
  { round: id, ...guest }: Input<typeof contracts.inviteToRound>,
): Promise<Given<typeof contracts.inviteToRound>> {
  if (mailOf(ports) === 'none') refuse('mail-needed')
  const { invited, statement } = await ports.storage.write(async tx => {
    const round = await mustBeUnclosed(tx, id)
    if (!(await organisationIn(tx, who.coalition, guest.organisation))) refuse('not-found')
    await store.addAsked(tx, id, [guest.organisation])
    return { invited: await giveLink(tx, ports, who, round, guest), statement: round.statement }
  })
  ports.mailsQueued()
  ports.rooms.reviewChanged(statement)
  return { id: invited }
}

type Invited = { organisation: string; name: string; address: string }

/** Queues the mail with the link; @returns the guest's id. */
export async function giveLink(
  tx: Tx,
  ports: Ports,
  who: Member,
  round: store.Round,
  { organisation, name, address }: Invited,
): Promise<string> {
  const known = await store.guestAt(tx, ports.keys, round.id, address)
  if (known && known.organisation !== organisation)
    refuse('already-there', 'This address stands in the round for another organisation. Nothing was changed.')
  const guest = known ?? newGuest(ports, round.id, { organisation, name, address })
  if (known === undefined) await store.addGuest(tx, ports.keys, guest, hashToken(tokenOf(ports, guest)))
  else if (known.revokedAt !== null) await revive(tx, ports, guest)
  if (known === undefined || known.revokedAt !== null) await auditGuest(tx, ports, who, guest, round)
  await queueMail(tx, ports, { kind: 'round-guest', to: address, link: linkOf(ports, guest) })
  return guest.id
}

const newGuest = (ports: Ports, round: string, invited: Invited): store.Guest => ({
  ...invited,
  ...{ id: ports.ids.id(), round, createdAt: ports.clock.now() },
  ...{ lookedAt: null, remindedAt: null, revokedAt: null },
})

/** A revoked link stays dead: the new one is made of a later time. */
async function revive(tx: Tx, ports: Ports, guest: store.Guest): Promise<void> {
  guest.createdAt = Math.max(ports.clock.now(), guest.createdAt + 1)
  guest.revokedAt = null
  const { id, createdAt, revokedAt } = guest
  const tokenHash = hashToken(tokenOf(ports, guest))
  await store.changeGuest(tx, ports.keys, id, { tokenHash, createdAt, revokedAt })
}

/**
 * The token of a guest's link: 132 bits of a keyed hash of who it is for and since when. The database holds its
 * hash only, and a reminder can carry the same link again.
 */
const tokenOf = ({ keys }: Pick<Ports, 'keys'>, { id, createdAt }: store.Guest): string =>
  keys.lookup(`guest of a round\n${id}\n${createdAt}`).slice(0, 22)

const linkOf = (ports: Pick<Ports, 'config' | 'keys'>, guest: store.Guest): string =>
  `${ports.config.publicUrl}/r/${tokenOf(ports, guest)}`

const auditGuest = (tx: Tx, ports: Ports, who: Member, guest: store.Guest, { id: round }: store.Round) =>
  appendAudit(tx, ports, {
    ...{ coalition: who.coalition, act: 'round.guest-invited', actor: who.person, subject: guest.id },
    data: { round, organisation: guest.organisation },
    secret: { name: guest.name, address: guest.address },
  })

/** Queues a mail with their link to the guests of a round whose link lives. @returns how many mails that were */
export async function tellGuests(
  tx: Tx,
  ports: Pick<Ports, 'config' | 'clock' | 'ids' | 'keys'>,
  round: store.Round,
  kind: 'round-guest-moved' | 'round-guest-reminder',
  which: (guest: store.Guest) => boolean = () => true,
): Promise<store.Guest[]> {
  const guests = (await store.guestsIn(tx, ports.keys, round.id)).filter(
    guest => guest.revokedAt === null && which(guest),
  )
  for (const guest of guests)
    await queueMail(tx, ports, { kind, to: guest.address, link: linkOf(ports, guest) })
  return guests
}

/** Ends a guest's link; what was said through it stays. Twice changes nothing. */
export async function revokeGuest(
  ports: Ports,
  who: Member,
  { round: id, guest }: Input<typeof contracts.revokeGuest>,
): Promise<Given<typeof contracts.revokeGuest>> {
  const statement = await ports.storage.write(async tx => {
    const round = await mustBeRound(tx, id)
    const known =
      (await store.guestsIn(tx, ports.keys, id)).find(row => row.id === guest) ?? refuse('not-found')
    if (known.revokedAt !== null) return round.statement
    await store.changeGuest(tx, ports.keys, guest, { revokedAt: ports.clock.now() })
    await noteInJournal(tx, ports, 'guest-revoked', { guest })
    await appendAudit(tx, ports, {
      ...{ coalition: who.coalition, act: 'round.guest-revoked', actor: who.person, subject: guest },
      data: { round: id },
    })
    return round.statement
  })
  ports.rooms.reviewChanged(statement)
  return { revoked: true }
}

/**
 * Reminds by mail whoever was asked, was not reminded yet, and whose organisation is silent. Once a round.
 * @throws Refusal `round-closed`, also past the deadline: there is nothing to answer any more
 */
export async function remindSilent(
  ports: Ports,
  who: Member,
  { round: id }: Input<typeof contracts.remindSilent>,
): Promise<Given<typeof contracts.remindSilent>> {
  const { reminded, statement } = await ports.storage.write(async tx => {
    const round = await mustBeUnclosed(tx, id)
    const now = ports.clock.now()
    mustTakeAnswers(round, now)
    const asked = await store.askedIn(tx, id)
    const silent = new Set(
      silentIn(
        asked.map(({ organisation }) => organisation),
        await store.answersIn(tx, id),
      ),
    )
    const fresh = asked.filter(row => row.remindedAt === null && silent.has(row.organisation))
    const organisations = new Set(fresh.map(row => row.organisation))
    const members = await tellMembers(tx, ports, who.coalition, round, 'round-reminder', organisations)
    const guests = await tellGuests(
      ...([tx, ports, round, 'round-guest-reminder'] as const),
      guest => guest.remindedAt === null && silent.has(guest.organisation),
    )
    for (const row of fresh) await store.noteReminded(tx, row, now)
    for (const guest of guests) await store.changeGuest(tx, ports.keys, guest.id, { remindedAt: now })
    return { reminded: members + guests.length, statement: round.statement }
  })
  ports.mailsQueued()
  ports.rooms.reviewChanged(statement)
  return { reminded }
}
