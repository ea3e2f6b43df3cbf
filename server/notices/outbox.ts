/**
 * The outbox: mails are queued in the write that is their cause, and sent afterwards by one job. A mail whose
 * sending was not seen to the end (a crash, a lost reply) is sent again with the same Message-ID.
 */
import { type KickedJob, startKickedJob } from '../adapters/job.ts'
import { releaseLease, takeLease } from '../adapters/lease.ts'
import type { Mail, Ports, Query, Tx } from '../ports.ts'
import { type Notice, type NoticeKind, writeMail } from './mails.ts'
import {
  countWaiting,
  insertMails,
  lastMailsAbout,
  type MailState,
  nextDue,
  nextTime,
  noteTry,
  type QueuedMail,
  settleMail,
} from './store.ts'

type OutboxPorts = Pick<Ports, 'config' | 'storage' | 'clock' | 'ids' | 'keys' | 'mailer'>

/**
 * Sends what is queued; `ports.mailsQueued` kicks it. Idle, mails that wait for their time may remain; stopping ends it
 * after the mail that is being sent, and lets another server take over.
 */
export type Outbox = KickedJob & {
  /** How many mails wait to be sent. */
  waiting(): Promise<number>
}

const MINUTE = 60_000
/** Longer than a mail may take; after a crash, mails wait this long at most for the next server to send them. */
const LEASE_MS = MINUTE
const SENDING_MS = 50_000
const LONGEST_WAIT_MS = 60 * MINUTE
/** How long a mail waits at most that was queued by a process which could not tell this one. */
const LOOK_MS = MINUTE

/** Until when a mail is worth sending, in milliseconds since 1970: a sign-in link does not live longer. */
export const worthUntil = ({ kind, createdAt }: Pick<QueuedMail, 'kind' | 'createdAt'>): number =>
  createdAt + (kind === ('sign-in' satisfies NoticeKind) ? 20 * MINUTE : 48 * 60 * MINUTE)

/**
 * Queues a mail in the write that is its cause; call `ports.mailsQueued()` after that write.
 * @param about the id of what it is about, where it shall be shown there that it did not arrive
 * @returns the mail's id.
 */
export async function queueMail(
  tx: Tx,
  ports: Pick<Ports, 'clock' | 'ids' | 'keys'>,
  notice: Notice,
  about: string | null = null,
): Promise<string> {
  const [id] = await queueMails(tx, ports, [{ notice, about }])
  return id!
}

/** Queues many mails, as `queueMail` does one. @returns their ids, in order */
export async function queueMails(
  tx: Tx,
  ports: Pick<Ports, 'clock' | 'ids' | 'keys'>,
  mails: readonly { notice: Notice; about: string | null }[],
): Promise<string[]> {
  const now = ports.clock.now()
  const rows = mails.map(({ notice, about }) => ({
    ...{ id: ports.ids.id(), kind: notice.kind, about, createdAt: now, nextAt: now },
    mailSealed: ports.keys.seal(JSON.stringify(notice)),
  }))
  await insertMails(tx, rows)
  return rows.map(({ id }) => id)
}

/** A mail that did not arrive: refused for good, or given up; `at` is when it was queued. */
export type Failed = { how: 'refused' | 'gave-up'; at: number }

/** What some mails were about, by id, where the newest mail about it did not arrive. */
export async function failedAbout(q: Query, about: readonly string[]): Promise<Map<string, Failed>> {
  const last = await lastMailsAbout(q, about)
  const isFailed = (state: MailState): state is Failed['how'] => state === 'refused' || state === 'gave-up'
  return new Map(
    [...last].flatMap(([id, { state, createdAt }]) =>
      isFailed(state) ? [[id, { how: state, at: createdAt }] as const] : [],
    ),
  )
}

/**
 * Starts the job that sends what is queued.
 * @param report takes a sentence about trouble; it never holds an address, a link or a server's words.
 */
export function startOutbox(ports: OutboxPorts, report: (trouble: string) => void = () => {}): Outbox {
  const lease = { name: 'outbox', holder: ports.ids.id() }
  const { kick, idle, stop } = startKickedJob(ports.clock, async isStopped => {
    const look = await sendAll(ports, lease, report, isStopped).catch(() => {
      report('The outbox could not be read or written; it is tried again in a minute.')
      return ports.clock.now() + MINUTE
    })
    return Math.min((look ?? Infinity) - ports.clock.now(), LOOK_MS)
  })
  return {
    waiting: () => ports.storage.read(countWaiting),
    ...{ kick, idle },
    async stop() {
      await stop()
      await ports.storage.write(tx => releaseLease(tx, lease))
    },
  }
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
  let settled: Settled | undefined
  while (settled || !isStopped()) {
    const ending = isStopped()
    const { mail, look } = await ports.storage.write(async tx => {
      if (settled) await settleMail(tx, settled.id, settled.as)
      return ending ? NOTHING : claim(tx, lease, ports.clock.now())
    })
    if (!mail) return look
    settled = await deliver(ports, mail, report)
  }
  return undefined
}

/** A mail whose sending came to an end: noted in the write that takes the next one, for a write is a wait for the disk. */
type Settled = { id: string; as: Exclude<MailState, 'waiting'> }

type Claim = { mail: QueuedMail; look?: undefined } | { mail?: undefined; look: number | undefined }

const NOTHING: Claim = { look: undefined }

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

/** @returns how it ended; undefined where it is to be tried again */
async function deliver(
  ports: OutboxPorts,
  queued: QueuedMail,
  report: (trouble: string) => void,
): Promise<Settled | undefined> {
  const end = await send(ports, queued)
  if (end.is === 'failed') {
    const over = queued.nextAt > worthUntil(queued)
    report(
      `A mail (${queued.kind}) was not sent (${end.why}); ${over ? 'it is given up' : 'it is tried again'}.`,
    )
    return over ? { id: queued.id, as: 'gave-up' } : undefined
  }
  if (end.is === 'refused') report(`A mail (${queued.kind}) was refused by the receiving server.`)
  return { id: queued.id, as: end.is }
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
