/** How often something may be tried. The counters are rows, so that a restart forgets nothing. */
import { refuse } from '../../shared/refusals.ts'
import type { Ports, Tx } from '../ports.ts'
import { countTry } from './store.ts'

export type Limit = { times: number; minutes: number }

/**
 * What an address counts as: itself, or of IPv6 the /64 network, for one machine has all the addresses of its
 * network to take in turn.
 */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped !== undefined || !ip.includes(':')) return mapped ?? ip
  const [head = '', tail] = ip.split('%')[0]!.split('::')
  const first = head.split(':').filter(Boolean)
  const last = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? 0 : 8 - first.length - last.length
  const groups = [...first, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...last]
  return groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/**
 * Counts one try of `what` by `whom` (a client address, a mail address: stored as a keyed hash only).
 * @throws Refusal `too-many` once the limit of the running window is passed.
 */
export async function mayTry(ports: Ports, what: string, whom: string, limit: Limit): Promise<void> {
  if (!(await ports.storage.write(tx => isWithin(tx, ports, what, whom, limit)))) refuse('too-many')
}

/** Counts one try as `mayTry` does, inside a write that goes on either way. @returns whether it is within the limit */
export async function isWithin(
  tx: Tx,
  ports: Ports,
  what: string,
  whom: string,
  limit: Limit,
): Promise<boolean> {
  const key = ports.keys.lookup(`${what}\n${whom}`)
  return (await countTry(tx, key, ports.clock.now(), limit.minutes * 60_000)) <= limit.times
}
