/** Reminding those who have not answered [SIGN-9]: by a coordinator's press, or on the schedule of the sign-on. */
import type { Given, Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/signonInvitations.ts'
import { refuse } from '../../../shared/refusals.ts'
import { mustBeOpen, type Signon, windowState } from '../../../shared/signon.ts'
import { reminderId, type Scheduled, scheduleOf } from '../../../shared/signonInvitation.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Member } from '../../http/who.ts'
import type { Notice } from '../../notices/mails.ts'
import { queueMails } from '../../notices/outbox.ts'
import { mailOf } from '../../people/account.ts'
import type { Ports, Query, Tx } from '../../ports.ts'
import { type Current, currentOf } from '../current.ts'
import { linkTo } from '../links.ts'
import * as signons from '../store.ts'
import { linksTo } from './links.ts'
import { type Standing, standingsOf } from './standings.ts'
import * as store from './store.ts'
import { mustBeMailable, wordsFor } from './words.ts'

type RemindPorts = Pick<Ports, 'config' | 'clock' | 'ids' | 'keys'>
type Reminded = Given<typeof contracts.remindInvited>

/**
 * Reminds everybody who has not answered and was not mailed in the last 20 hours, so that a second press reaches
 * nobody twice. Refuses outside the window, with `mail-needed`, and with `bad-input` added words that may not be mailed.
 */
export async function remindInvited(
  ports: Ports,
  who: Member,
  { signon: id }: Input<typeof contracts.remindInvited>,
): Promise<Reminded> {
  if (mailOf(ports) === 'none') refuse('mail-needed')
  const reminded = await ports.storage.write(async tx => {
    const now = ports.clock.now()
    const current = await currentOf(tx, id)
    mustBeOpen(current.signon, now)
    mustBeMailable(current.signon, current.version, ['reminderText'], now)
    const standings = await standingsOf(tx, ports, current.signon)
    const cause = { id: ports.ids.id(), name: 'by-hand', by: who.person }
    return remind(tx, ports, current, standings, cause)
  })
  ports.mailsQueued()
  return reminded
}

/**
 * Sends the scheduled reminders of a sign-on whose time has come and that were not sent; of several that were missed
 * only the last goes out. Whoever was invited after its time is not reminded by it.
 * Refuses with `already-there` where another server sent it at this moment.
 * @returns how many mails were queued
 */
export async function remindOnSchedule(tx: Tx, ports: RemindPorts, id: string): Promise<number> {
  const now = ports.clock.now()
  const current = await currentOf(tx, id)
  const { signon } = current
  if (windowState(signon, now) !== 'open') return 0
  const due = await dueIn(tx, signon, now)
  const last = due.at(-1)
  if (last === undefined) return 0
  for (const missed of due.slice(0, -1)) await note(tx, ports, signon, missed.days)
  const standings = (await standingsOf(tx, ports, signon)).filter(
    ({ invitation }) => invitation.createdAt < last.at,
  )
  const cause = { id: reminderId(signon, last.days), name: String(last.days), by: null }
  const { sign, confirm } = await remind(tx, ports, current, standings, cause)
  return sign + confirm
}

/**
 * Notes as passed the scheduled reminders whose time lies behind when the settings come to be what they are: nobody
 * is mailed at once because days were named late or a deadline was moved. What was due before and is about to be
 * sent is left alone.
 */
export async function passOver(
  tx: Tx,
  ports: Pick<Ports, 'clock'>,
  signon: Signon,
  before?: Signon,
): Promise<void> {
  const now = ports.clock.now()
  const wereDue = before ? scheduleOf(before).filter(({ at }) => at <= now) : []
  const left = new Set(before ? wereDue.map(({ days }) => reminderId(before, days)) : [])
  for (const { days } of await dueIn(tx, signon, now))
    if (!left.has(reminderId(signon, days))) await note(tx, ports, signon, days)
}

/** The scheduled reminders whose time has come and that are not noted yet, the earliest first. */
export async function dueIn(q: Query, signon: Signon, now: number): Promise<Scheduled[]> {
  const due = scheduleOf(signon).filter(({ at }) => at <= now)
  if (due.length === 0) return []
  const sent = new Set((await store.remindersOf(q, signon.id)).map(({ id }) => id))
  return due.filter(({ days }) => !sent.has(reminderId(signon, days)))
}

const note = (tx: Tx, { clock }: Pick<Ports, 'clock'>, signon: Signon, days: number) =>
  store.addReminder(tx, {
    ...{ id: reminderId(signon, days), signon: signon.id, cause: String(days) },
    ...{ sentBy: null, sentAt: clock.now(), count: 0 },
  })

type Cause = { id: string; name: string; by: string | null }

/** Queues a mail to each who is to be reminded, and notes it: of them, and as a reminder of the sign-on. */
async function remind(
  tx: Tx,
  ports: RemindPorts,
  current: Current,
  standings: readonly Standing[],
  cause: Cause,
): Promise<Reminded> {
  const { signon } = current
  const now = ports.clock.now()
  const toSign = standings.filter(({ remindOf }) => remindOf === 'sign')
  const toConfirm = standings.filter(({ remindOf }) => remindOf === 'confirm')
  const count = toSign.length + toConfirm.length
  const reminder = { id: cause.id, signon: signon.id, cause: cause.name }
  if (count > 0 || cause.by === null)
    await store.addReminder(tx, { ...reminder, sentBy: cause.by, sentAt: now, count })
  if (count === 0) return { sign: 0, confirm: 0 }
  await mailToSign(tx, ports, current, toSign)
  await mailToConfirm(tx, ports, toConfirm)
  await store.noteReminded(
    tx,
    [...toSign, ...toConfirm].map(({ invitation }) => invitation),
    now,
  )
  await appendAudit(tx, ports, {
    ...{ coalition: signon.coalition, act: 'signon.reminded', actor: cause.by ?? '', subject: signon.id },
    data: { cause: cause.name, toSign: toSign.length, toConfirm: toConfirm.length },
  })
  return { sign: toSign.length, confirm: toConfirm.length }
}

async function mailToSign(
  tx: Tx,
  ports: RemindPorts,
  { signon, version }: Current,
  standings: readonly Standing[],
): Promise<void> {
  const said = wordsFor(signon, version, 'reminderText', ports.clock.now())
  const invitations = standings.map(({ invitation }) => invitation)
  const links = await linksTo(tx, ports, invitations)
  await queueMails(
    tx,
    ports,
    invitations.map(({ id, address }, at) => {
      const notice: Notice = { kind: 'sign-reminder', to: address, ...links[at]!, said }
      return { notice, about: id }
    }),
  )
}

/** To the address that was typed, with the link to the signature's own page. */
async function mailToConfirm(tx: Tx, ports: RemindPorts, standings: readonly Standing[]): Promise<void> {
  const mails = []
  for (const { invitation, pending } of standings) {
    const signature = pending === null ? undefined : await signons.signatureById(tx, ports.keys, pending)
    if (!signature) continue
    const notice: Notice = {
      ...{ kind: 'confirm-reminder', to: signature.address },
      link: await linkTo(tx, ports, signature.id),
    }
    mails.push({ notice, about: invitation.id })
  }
  await queueMails(tx, ports, mails)
}
