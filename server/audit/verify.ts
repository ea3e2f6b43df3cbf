import {
  type AuditEntry,
  type AuditHead,
  type ChainVerdict,
  commitment,
  NO_ENTRY,
  verifyChain,
} from '../../shared/audit.ts'
import type { Keys, Ports, Query } from '../ports.ts'
import { sha256 } from './append.ts'
import { entriesAfter, readSecrets, type SealedSecret } from './store.ts'

/** Entries that are checked in one go; between two pages, others of this process have their turn. */
const PAGE = 200

/**
 * Reads the coalition's whole chain and judges it: every hash, every link, and every personal value that is
 * still kept against its commitment.
 * @param head where the chain is known to have got to, noted elsewhere earlier.
 */
export async function verifyAudit(
  ports: Pick<Ports, 'storage' | 'keys'>,
  coalition: string,
  head?: AuditHead,
): Promise<ChainVerdict> {
  return await ports.storage.read(async q => {
    let after = NO_ENTRY
    for (;;) {
      const entries = await entriesAfter(q, coalition, after.seq, PAGE)
      const isLast = entries.length < PAGE
      const noted = head && (isLast || head.seq <= after.seq + PAGE) ? { head } : {}
      const verdict = verifyChain(entries, sha256, { after, ...noted })
      if (!verdict.ok) return verdict
      const broken = await brokenSecret(q, ports, coalition, entries)
      if (broken !== undefined) return { ok: false, brokenAt: broken, reason: NOT_COMMITTED }
      if (isLast) return verdict
      after = verdict.head
      await new Promise(resolve => setImmediate(resolve))
    }
  })
}

const NOT_COMMITTED = 'A personal value kept beside the entry is not the one it commits to.'

/** The number of the first entry with a kept value that does not fit. */
async function brokenSecret(
  q: Query,
  { keys }: Pick<Ports, 'keys'>,
  coalition: string,
  entries: readonly AuditEntry[],
): Promise<number | undefined> {
  const seqs = entries.map(entry => entry.seq)
  const committed = new Map(entries.map(entry => [entry.seq, commitmentsOf(entry)]))
  const secrets = await readSecrets(q, coalition, seqs)
  const wrong = secrets.filter(secret => !fits(committed.get(secret.seq)![secret.field], secret, keys))
  return wrong.length === 0 ? undefined : Math.min(...wrong.map(secret => secret.seq))
}

const commitmentsOf = (entry: AuditEntry): { [field: string]: string } =>
  (JSON.parse(entry.data) as { committed?: { [field: string]: string } }).committed ?? {}

function fits(committed: string | undefined, { saltSealed, valueSealed }: SealedSecret, keys: Keys): boolean {
  try {
    return committed === commitment(keys.open(saltSealed), keys.open(valueSealed), sha256)
  } catch {
    return false // Bytes of what was sealed were changed.
  }
}
