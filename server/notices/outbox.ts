/**
 * The outbox: mails are queued in the write that is their cause, and sent afterwards by one job. A mail whose
 * sending was not seen to the end (a crash, a lost reply) is sent again with the same Message-ID.
 */
import { releaseLease, takeLease } from '../adapters/lease.ts'
import type { Mail, Ports, Tx } from '../ports.ts'
import { type Notice, type NoticeKind, writeMail } from './mails.ts'
import { insertMail, nextDue, nextTime, noteTry, type QueuedMail, settleMail } from './store.ts'

type OutboxPorts = Pick<Ports, 'config' | 'storage' | 'clock' | 'ids' | 'keys' | 'mailer'>

export type Outbox = {
  /** Looks for mails to send now; `ports.mailsQueued` calls it. */
  kick(): void
  /** Resolves when nothing that was kicked is left to do; mails that wait for their time may remain. */
  idle(): Promise<void>
  /** Ends after the mail that is being sent, and lets another server take over. */
  stop(): Promise<void>
}

const MINUTE = 60_000
/** Longer than a mail may take; after a crash, mails wait this long at most for the next server to send them. */
const LEASE_MS = MINUTE
const SENDING_MS = 50_000
const LONGEST_WAIT_MS = 60 * MINUTE
/** How long a mail waits at most that was queued by a process which could not tell this one. */
const LOOK_MS = MINUTE

/** How long a mail is worth sending: a sign-in link does not live longer. */
const worthMs = (kind: string) => (kind === ('sign-in' satisfies NoticeKind) ? 20 * MINUTE : 48 * 60 * MINUTE)

/**
 * Queues a mail in the write that is its cause; call `ports.mailsQueued()` after that write.
 * @returns the mail's id.
 */
export async function queueMail(
  tx: Tx,
  ports: Pick<Ports, 'clock' | 'ids' | 'keys'>,
  notice: Notice,
): Promise<string> {
  const id = ports.ids.id()
  const now = ports.clock.now()
  const mailSealed = ports.keys.seal(JSON.stringify(notice))
  await insertMail(tx, { id, kind: notice.kind, mailSealed, createdAt: now, nextAt: now })
  return id
}

/**
 * Starts the job that sends what is queued.
 * @param report takes a sentence about trouble; it never holds an address, a link or a server's words.
 */
export function startOutbox(ports: OutboxPorts, report: (trouble: string) => void = () => {}): Outbox {
  const lease = { name: 'outbox', holder: ports.ids.id() }
  let work: Promise<void> = Promise.resolve()
  let kicked = false
  let stopped = false
  let cancel = () => {}

  const round = async () => {
    kicked = false
    cancel()
    const look = await sendAll(ports, lease, report, () => stopped).catch(() => {
      report('The outbox could not be read or written; it is tried again in a minute.')
      return ports.clock.now() + MINUTE
    })
    const wait = Math.min((look ?? Infinity) - ports.clock.now(), LOOK_MS)
    if (!stopped) cancel = ports.clock.after(wait, kick)
  }
  const kick = () => {
    if (kicked || stopped) return
    kicked = true
    work = work.then(round)
  }
  const idle = async () => {
    for (let seen: Promise<void> | undefined; seen !== work; ) {
      seen = work
      await seen
    }
  }
  const stop = async () => {
    stopped = true
    cancel()
    await idle()
    await ports.storage.write(tx => releaseLease(tx, lease))
  }

  kick()
  return { kick, idle, stop }
}

type LeaseName = { name: string; holder: string }

/** Sends one due mail after the other. @returns when to look again, if anything waits for its time. */
async function sendAll(
  ports: OutboxPorts,
  lease: LeaseName,
  report: (trouble: string) => void,
  isStopped: () => boolean,
): Promise<number | undefined> {
  const next = await ports.storage.read(nextTime)
  if (next === undefined || next > ports.clock.now()) return next
  while (!isStopped()) {
    const { mail, look } = await ports.storage.write(tx => claim(tx, lease, ports.clock.now()))
    if (!mail) return look
    await deliver(ports, mail, report)
  }
  return undefined
}

type Claim = { mail: QueuedMail; look?: undefined } | { mail?: undefined; look: number | undefined }

/**
 * Takes the next due mail, with its next try already noted: whatever happens to this process, the mail is
 * neither forgotten nor sent at once by another. Without a due mail the lease is given back.
 */
async function claim(tx: Tx, lease: LeaseName, now: number): Promise<Claim> {
  const othersUntil = await takeLease(tx, lease, now, now + LEASE_MS)
  if (othersUntil !== undefined) return { look: othersUntil }
  const mail = await nextDue(tx, now)
  if (!mail) {
    await releaseLease(tx, lease)
    return { look: await nextTime(tx) }
  }
  const tries = mail.tries + 1
  const nextAt = now + Math.min(2 ** (tries - 1) * MINUTE, LONGEST_WAIT_MS)
  await noteTry(tx, mail.id, tries, nextAt)
  return { mail: { ...mail, tries, nextAt } }
}

async function deliver(ports: OutboxPorts, queued: QueuedMail, report: (trouble: string) => void) {
  const end = await send(ports, queued)
  if (end.is === 'failed') {
    const worthUntil = queued.createdAt + worthMs(queued.kind)
    const over = queued.nextAt > worthUntil
    report(
      `A mail (${queued.kind}) was not sent (${end.why}); ${over ? 'it is given up' : 'it is tried again'}.`,
    )
    if (over) await ports.storage.write(tx => settleMail(tx, queued.id, 'gave-up'))
    return
  }
  if (end.is === 'refused') report(`A mail (${queued.kind}) was refused by the receiving server.`)
  await ports.storage.write(tx => settleMail(tx, queued.id, end.is))
}

type End = { is: 'sent' } | { is: 'refused' } | { is: 'failed'; why: string }

async function send(ports: OutboxPorts, queued: QueuedMail): Promise<End> {
  let cancel = () => {}
  const tooLong = new Promise<End>(resolve => {
    cancel = ports.clock.after(SENDING_MS, () => resolve({ is: 'failed', why: 'it took too long' }))
  })
  const sending = (async (): Promise<End> => ({ is: await ports.mailer.send(mailOf(ports, queued)) }))()
  try {
    return await Promise.race([sending.catch(failed), tooLong])
  } finally {
    cancel()
  }
}

/** A mail server's own words may hold the address; its code does not. */
const failed = (fault: unknown): End => {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'no code'
  return { is: 'failed', why: code }
}

function mailOf({ config, keys }: OutboxPorts, queued: QueuedMail): Mail {
  const notice = JSON.parse(keys.open(queued.mailSealed)) as Notice
  const domain = /@([\w.-]+)/.exec(config.mailFrom)?.[1] ?? 'localhost'
  return { to: notice.to, ...writeMail(notice), messageId: `<${queued.id}@${domain}>` }
}
