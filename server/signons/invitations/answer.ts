/** The page of an invitation, and answering it without signing. Opening it changes nothing; only a press does [SIGN-3]. */
import type { Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/signonInvitations.ts'
import { Refusal, refuse } from '../../../shared/refusals.ts'
import { type Signon, windowState } from '../../../shared/signon.ts'
import { type Answer, type UntilFlaw, untilFlaw } from '../../../shared/signonInvitation.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Page } from '../../http/bind.ts'
import { statusOf } from '../../http/problems.ts'
import { hashToken } from '../../http/session.ts'
import type { Visitor } from '../../http/who.ts'
import type { Ports, Query, Tx } from '../../ports.ts'
import { currentOf } from '../current.ts'
import { messagesFor } from '../messages/messages.ts'
import { EMPTY } from '../pages/form.ts'
import { type AnswerTyped, answerHtml, noMailsPage } from '../pages/invited.ts'
import { messagesHtml } from '../pages/messages.ts'
import { deadPage } from '../pages/own.ts'
import { languageFor, letterFor } from '../show.ts'
import { noteEnded } from './ended.ts'
import { type Invited, invitationByLink, prefilled, stateOf } from './find.ts'
import * as store from './store.ts'

/** The letter, the form filled in as far as the invitation says, and what else can be answered. */
export async function showInvited(
  ports: Ports,
  _who: Visitor,
  { link, language }: Input<typeof contracts.showInvited>,
): Promise<Page> {
  return shown(ports, link, undefined, language)
}

/**
 * Notes an answer, in one write, and leads back to the page, where it can be changed until signing closes. What
 * cannot be taken is said there, with what was typed.
 */
export async function answerInvitation(
  ports: Ports,
  _who: Visitor,
  { link, act, until, note }: Input<typeof contracts.answerInvitation>,
): Promise<Page> {
  const typed = { act, until: until.trim(), note: tidy(note) }
  try {
    const problem = await ports.storage.write(tx => answered(tx, ports, link, typed))
    if (problem !== null) return shown(ports, link, { ...typed, problem })
  } catch (fault) {
    if (fault instanceof Refusal && fault.code === 'not-found') return dead()
    throw fault
  }
  return { redirect: `/invited/${link}#answer` }
}

/** The page that ends mails. It is there as long as the link is kept, also where the invitation was taken back. */
export async function showNoMails(
  ports: Ports,
  _who: Visitor,
  { link }: Input<typeof contracts.showNoMails>,
): Promise<Page> {
  const invitation = await ports.storage.read(q => store.invitationByLink(q, ports.keys, hashToken(link)))
  if (!invitation) return dead()
  return { html: noMailsPage(link, invitation.language, invitation.ended?.by === 'owner') }
}

/** Ends the coalition's mails about signing to this address; a second press changes nothing. */
export async function endMails(
  ports: Ports,
  _who: Visitor,
  { link }: Input<typeof contracts.endMails>,
): Promise<Page> {
  const found = await ports.storage.write(async tx => {
    const invitation = await store.invitationByLink(tx, ports.keys, hashToken(link))
    if (!invitation) return false
    if (invitation.ended?.by === 'owner') return true
    const ended = { by: 'owner' as const, at: ports.clock.now() }
    await store.saveInvitation(tx, ports.keys, { ...invitation, ended })
    await noteEnded(tx, ports, invitation, ended.by)
    const { signon } = await currentOf(tx, invitation.signon)
    await appendAudit(tx, ports, {
      ...{ coalition: signon.coalition, act: 'signon.invitation-ended', actor: '', subject: invitation.id },
      data: { signon: signon.id },
    })
    return true
  })
  return found ? { redirect: `/invited/${link}/no-mails` } : dead()
}

type Said = { act: 'decline' | 'need-until'; until: string; note: string }

/** @returns what keeps the answer from being taken; null where it was noted */
async function answered(
  tx: Tx,
  ports: Ports,
  link: string,
  said: Said,
): Promise<AnswerTyped['problem'] | null> {
  const invitation = await store.invitationByLink(tx, ports.keys, hashToken(link))
  if (!invitation || invitation.ended?.by === 'coordinators') refuse('not-found')
  const now = ports.clock.now()
  const { signon } = await currentOf(tx, invitation.signon)
  if (windowState(signon, now) === 'closed') return 'closed'
  const state = await stateOf(tx, ports, invitation)
  if (state === 'accepted' || state === 'confirmed') return 'signed'
  const flaw = said.note.length > LONGEST ? 'too-long' : flawIn(said, signon, now)
  if (flaw !== null) return flaw
  await store.saveInvitation(tx, ports.keys, { ...invitation, answer: answerOf(said, now) })
  await appendAudit(tx, ports, {
    ...{ coalition: signon.coalition, act: 'signon.invitation-answered', actor: '', subject: invitation.id },
    data: { signon: signon.id, answer: said.act },
  })
  return null
}

/** The longest note, in UTF-16 units. */
const LONGEST = 1000

const flawIn = (said: Said, signon: Signon, now: number): UntilFlaw | null =>
  said.act === 'decline' ? null : untilFlaw(said, signon, now)

const answerOf = ({ act, until, note }: Said, at: number): Answer =>
  act === 'decline' ? { answer: 'declined', note, at } : { answer: 'needs-until', until, note, at }

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cs}/gu, '')
    .trim()

async function shown(ports: Ports, link: string, typed?: AnswerTyped, asked = ''): Promise<Page> {
  const page = await ports.storage.read(async q => {
    const invited = await invitationByLink(q, ports, link)
    if (!invited) return undefined
    const current = await currentOf(q, invited.signon)
    const form = { form: prefilled(EMPTY, invited), flaws: [] }
    const language = await languageFor(q, current, asked || invited.language)
    const beside = await besides(q, ports, current.signon, { invited, token: link, typed, language })
    return letterFor(q, ports, current, form, beside, language)
  })
  if (!page) return dead()
  return typed ? { html: page.html, status: statusOf(STATUS[typed.problem] ?? 'bad-input') } : page
}

/** What stands on the page beside the letter and its form: messages, and what can be answered. */
async function besides(
  q: Query,
  ports: Ports,
  signon: Signon,
  shown: { invited: Invited; token: string; typed: AnswerTyped | undefined; language: string },
) {
  const { invited, token, typed, language } = shown
  const view = { link: token, invited, signon, typed, language, now: ports.clock.now() }
  const messages = messagesHtml(await messagesFor(q, ports, [invited.id]), language, signon.zone)
  return { token, messages, answers: answerHtml(view) }
}

const STATUS: Partial<Record<AnswerTyped['problem'], 'window-closed' | 'wrong-state'>> = {
  closed: 'window-closed',
  signed: 'wrong-state',
}

const dead = (): Page => ({ html: deadPage(), status: statusOf('not-found') })
