/** Writing to signers and to those who were invited [SIGN-10]: the words stand on each one's page, a mail leads there. */
import type { Given, Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/signonMessages.ts'
import type { MessageRow } from '../../../shared/contract/signonMessages.ts'
import { Refusal, refuse } from '../../../shared/refusals.ts'
import { appendAudit } from '../../audit/append.ts'
import type { Member } from '../../http/who.ts'
import type { Notice } from '../../notices/mails.ts'
import { queueMails } from '../../notices/outbox.ts'
import { mailOf } from '../../people/account.ts'
import { namesOf } from '../../people/accounts.ts'
import type { Ports, Query, Tx } from '../../ports.ts'
import { currentOf } from '../current.ts'
import { linksTo } from '../invitations/links.ts'
import { linkTo } from '../links.ts'
import { eachAddressOnce, peopleIn, type Recipient, recipientsOf } from './recipients.ts'
import * as store from './store.ts'

/** What was written, by whom, to whom. */
export async function listMessages(
  ports: Ports,
  _who: Member,
  { signon }: Input<typeof contracts.listMessages>,
): Promise<Given<typeof contracts.listMessages>> {
  return ports.storage.read(async q => ({
    messages: await rowsOf(q, await store.messagesIn(q, ports.keys, signon)),
  }))
}

/** How many people a message would go to now. */
export async function countRecipients(
  ports: Ports,
  _who: Member,
  { signon, whom }: Input<typeof contracts.countRecipients>,
): Promise<Given<typeof contracts.countRecipients>> {
  return ports.storage.read(async q => {
    const recipients = await recipientsOf(q, ports, await currentOf(q, signon), whom)
    return { recipients: peopleIn(recipients) }
  })
}

/**
 * Puts a message on the page of each and mails each address once. What was sent before under this id is given back
 * and nothing goes out. Refuses with `mail-needed`, and with `bad-input` where nobody would get it.
 */
export async function sendMessage(
  ports: Ports,
  who: Member,
  { id, signon, whom, text }: Input<typeof contracts.sendMessage>,
): Promise<MessageRow> {
  if (mailOf(ports) === 'none') refuse('mail-needed')
  const message = { id, signon, whom, text, by: who.person }
  const sending = ports.storage.write(async tx => {
    const before = await sentBefore(tx, ports, message)
    return before ?? send(tx, ports, who, message)
  })
  const row = await sending.catch(async fault => {
    const isTwin = fault instanceof Refusal && fault.code === 'already-there'
    const twin = isTwin ? await ports.storage.read(q => sentBefore(q, ports, message)) : undefined
    if (!twin) throw fault
    return twin
  })
  ports.mailsQueued()
  return row
}

/**
 * The messages that stand on somebody's page, the newest first.
 * @param recipients the ids of their signature, their invitation, or both
 */
export async function messagesFor(
  q: Query,
  ports: Pick<Ports, 'keys'>,
  recipients: readonly string[],
): Promise<{ text: string; at: number }[]> {
  const messages = await store.messagesTo(q, ports.keys, recipients)
  return messages.map(({ text, at }) => ({ text, at }))
}

type Sent = Omit<store.Message, 'at'>

/** Refuses with `already-there` where the id is that of another message. */
async function sentBefore(
  q: Query,
  ports: Pick<Ports, 'keys'>,
  { id, signon, text }: Sent,
): Promise<MessageRow | undefined> {
  const before = await store.messageById(q, ports.keys, id)
  if (!before) return undefined
  if (before.signon !== signon || before.text !== text) refuse('already-there')
  return (await rowsOf(q, [before]))[0]
}

async function send(tx: Tx, ports: Ports, who: Member, sent: Sent): Promise<MessageRow> {
  const message = { ...sent, at: ports.clock.now() }
  const current = await currentOf(tx, sent.signon)
  const recipients = await recipientsOf(tx, ports, current, sent.whom)
  if (recipients.length === 0)
    refuse('bad-input', 'Nobody would get this message. Choose others to write to.')
  await store.addMessage(tx, ports.keys, message)
  await store.addRecipients(
    tx,
    message.id,
    recipients.map(({ id }) => id),
  )
  const told = eachAddressOnce(recipients)
  await tell(tx, ports, told)
  await appendAudit(tx, ports, {
    ...{ coalition: who.coalition, act: 'signon.messaged', actor: who.person, subject: sent.signon },
    data: { message: message.id, to: sent.whom.to, recipients: told.length },
  })
  return (await rowsOf(tx, [message]))[0]!
}

async function tell(tx: Tx, ports: Ports, told: readonly Recipient[]): Promise<void> {
  const invited = told.filter(({ is }) => is === 'invitation')
  const links = await linksTo(tx, ports, invited)
  const mails: { notice: Notice; about: string }[] = invited.map(({ id, address }, at) => ({
    notice: { kind: 'message-waiting', to: address, ...links[at]! },
    about: id,
  }))
  for (const { id, address } of told.filter(({ is }) => is === 'signature'))
    mails.push({
      notice: { kind: 'message-waiting', to: address, link: await linkTo(tx, ports, id) },
      about: id,
    })
  await queueMails(tx, ports, mails)
}

async function rowsOf(q: Query, messages: readonly store.Message[]): Promise<MessageRow[]> {
  const counts = await store.recipientCounts(
    q,
    messages.map(({ id }) => id),
  )
  const names = await namesOf(
    q,
    messages.map(({ by }) => by),
  )
  return messages.map(({ id, whom, text, by, at }) => ({
    ...{ id, whom, text, at, by: names.get(by) ?? '', recipients: counts.get(id) ?? 0 },
  }))
}
