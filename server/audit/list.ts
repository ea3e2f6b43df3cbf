import type { AuditEntry } from '../../shared/audit.ts'
import type { Ports } from '../ports.ts'
import {
  entriesBefore,
  readHead,
  secretFields,
  entriesAbout as storedAbout,
  entriesOf as storedOf,
} from './store.ts'

/** What was done of one kind in a coalition, oldest first. */
export const entriesOf = storedOf

/** What was done of some kinds to one thing, newest first. */
export const entriesAbout = storedAbout

/** Where the coalition's chain ends now. */
export const headOf = readHead

/** An entry as a coordinator reads it: the values it commits to are never in it, only whether they are kept. */
export type ListedEntry = Pick<AuditEntry, 'seq' | 'at' | 'act' | 'actor' | 'subject' | 'hash'> & {
  data: { [name: string]: unknown }
  personal: { [field: string]: 'kept' | 'erased' }
}

/**
 * A page of the coalition's log, newest first.
 * @param before the number of the last entry already shown; without it the newest come.
 * @param limit how many at most.
 */
export async function listAudit(
  ports: Pick<Ports, 'storage'>,
  coalition: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<ListedEntry[]> {
  return await ports.storage.read(async q => {
    const entries = await entriesBefore(q, coalition, before, limit)
    const kept = await secretFields(
      q,
      coalition,
      entries.map(entry => entry.seq),
    )
    const isKept = new Set(kept.map(({ seq, field }) => `${seq} ${field}`))
    return entries.map(entry => listed(entry, field => isKept.has(`${entry.seq} ${field}`)))
  })
}

function listed(entry: AuditEntry, isKept: (field: string) => boolean): ListedEntry {
  const { seq, at, act, actor, subject, hash } = entry
  const { committed = {}, ...data } = JSON.parse(entry.data) as { committed?: { [field: string]: string } }
  const fields = Object.keys(committed).map(field => [field, isKept(field) ? 'kept' : 'erased'] as const)
  return { seq, at, act, actor, subject, hash, data, personal: Object.fromEntries(fields) }
}
