/** The job that erases contact data when its time has come. */
import { eraseTime } from '../../../shared/erasure.ts'
import { type Job, startJob } from '../../adapters/job.ts'
import { currentOf } from '../current.ts'
import { signatureById } from '../store.ts'
import { type ErasePorts, eraseOne, forgetInvitation } from './erase.ts'
import * as store from './store.ts'

/** How often is looked for what is due, in milliseconds. */
const LOOK_MS = 10 * 60_000
/** How much is erased in one write: those who sign meanwhile wait for no more than this. */
const AT_ONCE = 50

/**
 * Starts the job; the first look comes at once, for a time that passed while the server was off. Several servers need
 * no lease: what is erased is no longer found by the next.
 * @param report takes a sentence about trouble
 */
export function startErasing(ports: ErasePorts, report: (trouble: string) => void): Job {
  const failed = () => report('Contact data could not be erased; it is tried again in ten minutes.')
  return startJob(ports.clock, LOOK_MS, async isStopped => {
    const whole = await eraseDue(ports, isStopped).catch(() => false)
    if (!whole) failed()
  })
}

/**
 * Erases what is due, part by part. Trouble with one sign-on keeps no other waiting.
 * @param isStopped ends it after the part at hand
 * @returns whether nothing due was left, but for the stop
 */
async function eraseDue(ports: ErasePorts, isStopped: () => boolean): Promise<boolean> {
  let whole = true
  for (const { signon, at } of await ports.storage.read(store.firstDeliveries))
    await eraseWhereDue(ports, signon, at, isStopped).catch(() => {
      whole = false
    })
  return whole
}

async function eraseWhereDue(ports: ErasePorts, id: string, firstDelivery: number, isStopped: () => boolean) {
  const { signon } = await ports.storage.read(q => currentOf(q, id))
  const due = eraseTime(signon, firstDelivery)
  if (due === null || due > ports.clock.now()) return
  while (!isStopped() && (await eraseSome(ports, id, signon.coalition))) {}
}

/** @returns whether there may be more */
async function eraseSome(ports: ErasePorts, signon: string, coalition: string): Promise<boolean> {
  return ports.storage.write(async tx => {
    const signatures = await store.someToErase(tx, signon, AT_ONCE)
    for (const id of signatures) {
      const signature = await signatureById(tx, ports.keys, id)
      if (signature) await eraseOne(tx, ports, signature)
    }
    const invitations = await store.someInvitations(tx, signon, AT_ONCE)
    for (const id of invitations) await forgetInvitation(tx, ports, coalition, id)
    return signatures.length === AT_ONCE || invitations.length === AT_ONCE
  })
}
