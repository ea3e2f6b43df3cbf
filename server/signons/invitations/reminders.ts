/** The job that sends the scheduled reminders of every open sign-on when their time has come [SIGN-9]. */
import { Refusal } from '../../../shared/refusals.ts'
import { type Job, startJob } from '../../adapters/job.ts'
import type { Ports, Query } from '../../ports.ts'
import * as signons from '../store.ts'
import { dueIn, remindOnSchedule } from './remind.ts'
import * as store from './store.ts'

type ReminderPorts = Pick<Ports, 'config' | 'storage' | 'clock' | 'ids' | 'keys' | 'mailsQueued'>

/** How often is looked for what is due, in milliseconds. */
const LOOK_MS = 60_000

/**
 * Starts the job; it looks at once, for what came due while no server ran. Several servers on one storage need no
 * lease: a scheduled reminder has one row, so whoever comes second finds it sent.
 * @param report takes a sentence about trouble
 */
export function startReminders(ports: ReminderPorts, report: (trouble: string) => void): Job {
  const failed = () => report('Reminders could not be written; they are tried again in a minute.')
  return startJob(ports.clock, LOOK_MS, isStopped => remindDue(ports, failed, isStopped).catch(failed))
}

/** Looks at each open sign-on in a write of its own; one that fails keeps no other from its reminders. */
async function remindDue(ports: ReminderPorts, failed: () => void, isStopped: () => boolean): Promise<void> {
  const due = await ports.storage.read(q => signonsDue(q, ports.clock.now()))
  for (const signon of due) {
    if (isStopped()) return
    try {
      const queued = await ports.storage.write(tx => remindOnSchedule(tx, ports, signon))
      if (queued > 0) ports.mailsQueued()
    } catch (fault) {
      if (!(fault instanceof Refusal && fault.code === 'already-there')) failed()
    }
  }
}

async function signonsDue(q: Query, now: number): Promise<string[]> {
  const due: string[] = []
  for (const id of await store.openSignons(q, now)) {
    const signon = await signons.signonById(q, id)
    if (signon && (await dueIn(q, signon, now)).length > 0) due.push(id)
  }
  return due
}
