/** Whether an audit log still is the one that a receipt was made from. */
import { z } from 'zod'
import { type Act, type AuditEntry, entryBytes, NO_ENTRY, verifyChain } from '../audit.ts'
import type { Receipt } from '../receipt.ts'
import type { Sha256 } from '../statement/canonical.ts'
import { type Finding, finding } from './findings.ts'
import { jsonOf } from './json.ts'

/** The acts by which a signature came to stand on a text. */
export const CONFIRMING: readonly Act[] = [
  'signature.confirmed',
  'signature.reconfirmed',
  'signature.entered',
]

const entrySchema = z.object({
  coalition: z.string(),
  seq: z.number().int(),
  at: z.number().int(),
  act: z.string(),
  actor: z.string(),
  subject: z.string(),
  data: z.string(),
  previous: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
const logSchema = z.union([
  z.array(entrySchema),
  z.object({ entries: z.array(entrySchema) }).transform(log => log.entries),
])

/**
 * The chain is computed anew from its first entry. A log that was rewritten as a whole is a chain too: it is caught by
 * the two hashes that went out with the receipt.
 * @param text the whole log as JSON: its entries in their order, as an array or under `entries`
 */
export async function checkLog(receipt: Receipt, text: string, sha256: Sha256): Promise<Finding> {
  const entries = logSchema.safeParse(jsonOf(text)).data
  if (entries === undefined || entries.length === 0) return finding('not-a-log', {})
  const broken = await brokenAt(entries, sha256)
  if (broken !== undefined) return finding('log-broken', { at: broken })
  const { position, entry, head, length } = receipt.log
  if (entries.length < length) return finding('log-cut', { length, given: entries.length })
  const recorded = entries[position - 1]
  if (recorded?.hash !== entry) return finding('log-rewritten', { at: position })
  if (entries[length - 1]?.hash !== head) return finding('log-rewritten', { at: length })
  if (!records(recorded, receipt)) return finding('log-says-other', { at: position })
  return finding('in-log', { position, length, grown: entries.length - length })
}

/** The number of the first entry that does not hold. Each is hashed before it is judged: a browser cannot do it at once. */
async function brokenAt(entries: readonly AuditEntry[], sha256: Sha256): Promise<number | undefined> {
  let after = NO_ENTRY
  for (const entry of entries) {
    const hash = await hashOf(entry, sha256)
    const verdict = verifyChain([entry], () => hash, { after })
    if (!verdict.ok) return verdict.brokenAt
    if (entry.coalition !== entries[0]!.coalition) return entry.seq
    after = verdict.head
  }
  return undefined
}

/** Empty, which no entry's hash is, where a stranger's entry has no canonical form. */
async function hashOf(entry: AuditEntry, sha256: Sha256): Promise<string> {
  try {
    return await sha256(entryBytes(entry))
  } catch {
    return ''
  }
}

/** Whether the entry tells of the confirmation that the receipt speaks of. */
function records({ act, at, data }: AuditEntry, { version, confirmedAt }: Receipt): boolean {
  const said = z.object({ hash: z.string() }).safeParse(jsonOf(data))
  return (
    CONFIRMING.some(known => known === act) &&
    at === Date.parse(confirmedAt) &&
    said.data?.hash === version.hash
  )
}
