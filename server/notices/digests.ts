/** The job that turns what waits to be told into one mail a person, when its time has come [NOTE-1]. */
import { dueAt, USUAL_DIGEST } from '../../shared/digest.ts'
import { type Job, startJob } from '../adapters/job.ts'
import type { Ports, Tx } from '../ports.ts'
import { endAddress } from './ending.ts'
import type { Notice } from './mails.ts'
import { queueMail } from './outbox.ts'
import * as store from './store.ts'

type DigestPorts = Pick<Ports, 'config' | 'storage' | 'clock' | 'ids' | 'keys' | 'mailsQueued'>

/** How often is looked for what is due, in milliseconds. */
const LOOK_MS = 60_000

/**
 * Starts the job. Several servers on one storage need no lease: what waits for a person is taken and mailed in one
 * write, so whoever comes second finds nothing.
 * @param report takes a sentence about trouble
 */
export function startDigests(ports: DigestPorts, report: (trouble: string) => void): Job {
  const failed = () => report('Digests could not be written; they are tried again in a minute.')
  const look = async (isStopped: () => boolean) => {
    await queueDue(ports, failed, isStopped)
  }
  return startJob(ports.clock, LOOK_MS, isStopped => look(isStopped).catch(failed))
}

/**
 * Queues a mail to each person for whom something is due. One whose mail cannot be written keeps nobody else from
 * theirs.
 * @param failed is told of each such person
 * @param isStopped ends it after the person at hand
 * @returns how many
 */
export async function queueDue(
  ports: DigestPorts,
  failed: () => void,
  isStopped: () => boolean,
): Promise<number> {
  const now = ports.clock.now()
  const due = await ports.storage.read(async q => {
    const waiting = await store.waitingNotices(q)
    const digests = await store.digestsOf(q, [...new Set(waiting.map(({ person }) => person))])
    return waiting.filter(({ person, kind, since }) => {
      const digest = digests.get(person) ?? USUAL_DIGEST
      return digest === 'never' || dueAt(kind, since, digest) <= now
    })
  })
  const people = [...new Set(due.map(({ person }) => person))]
  let queued = 0
  for (const person of people) {
    if (isStopped()) break
    const told = await ports.storage.write(tx => queueDigest(tx, ports, person)).catch(failed)
    if (told === true) queued++
  }
  if (queued > 0) ports.mailsQueued()
  return queued
}

/** Takes what waits for a person and queues the mail that counts it; false where nothing is left to tell. */
async function queueDigest(tx: Tx, ports: DigestPorts, person: string): Promise<boolean> {
  const rows = await store.takeNotices(tx, person)
  const mine = await store.coalitionsOf(tx, person)
  const sealed = await store.sealedAddressOf(tx, person)
  const never = (await store.digestsOf(tx, [person])).get(person) === 'never'
  const told = rows.filter(row => mine.has(row.coalition))
  const [first, ...more] = [...new Set(told.map(row => row.statement))]
  if (never || sealed === undefined || first === undefined) return false
  const place = (statement: string) => `${ports.config.publicUrl}/statements/${statement}`
  await queueMail(tx, ports, {
    kind: 'digest',
    to: ports.keys.open(sealed),
    link: place(first),
    more: more.map(place),
    counts: countsOf(told),
    end: endAddress(ports, person),
  })
  return true
}

function countsOf(rows: readonly store.NoticeRow[]): NonNullable<Notice['counts']> {
  const counts: Record<string, number> = {}
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
