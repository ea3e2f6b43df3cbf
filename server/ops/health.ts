import { refuse } from '../../shared/refusals.ts'
import type { Ports } from '../ports.ts'

/** The process answers. */
export async function isAlive({ clock }: Ports): Promise<{ alive: true; now: number }> {
  return { alive: true, now: clock.now() }
}

/**
 * [LIVE-14] Whether somebody who is sent here is served.
 * @throws Refusal `not-ready` where storage does not answer, and from the moment the server was told to stop.
 */
export async function isReady(ports: Ports, stops: boolean): Promise<{ ready: true }> {
  if (stops) refuse('not-ready')
  await ports.storage
    .read(async ({ db, t }) => db.select().from(t.leases).limit(1))
    .catch(() => refuse('not-ready'))
  return { ready: true }
}
