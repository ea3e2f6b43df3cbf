import { refuse } from '../../shared/refusals.ts'
import type { Ports } from '../ports.ts'

/** The process answers. */
export async function isAlive({ clock }: Ports): Promise<{ alive: true; now: number }> {
  return { alive: true, now: clock.now() }
}

/** @throws Refusal `not-ready` where storage does not answer. */
export async function isReady(ports: Ports): Promise<{ ready: true }> {
  await ports.storage
    .read(async ({ db, t }) => db.select().from(t.leases).limit(1))
    .catch(() => refuse('not-ready'))
  return { ready: true }
}
