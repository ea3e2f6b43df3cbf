import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type Act, commitment, type HashBytes, nextEntry } from '../../shared/audit.ts'
import type { Ports, Tx } from '../ports.ts'
import { deleteSecrets, insertEntry, insertSecrets, readHead } from './store.ts'

/** What an entry may say openly: ids, hashes, numbers, the words of the product. Nothing personal. */
export type AuditData = { [name: string]: string | number | boolean | null | readonly (string | number)[] }

export type AuditAct = {
  /** The coalition's id; empty for acts on the server itself. */
  coalition: string
  /** What was done, as thing and participle. */
  act: Act
  /** The id of the person who did it; empty where nobody with an account did. */
  actor: string
  /** The id of what it was done to. */
  subject: string
  data?: AuditData
  /** Personal fields: the entry only commits to them; salt and value are sealed beside it until erased. */
  secret?: { [field: string]: string }
}

/** SHA-256 in hexadecimal. */
export const sha256: HashBytes = bytes => createHash('sha256').update(bytes).digest('hex')

const ADDRESS = /[^\s@"<>]@[^\s@"<>]/

/**
 * Adds an entry to the coalition's chain, in the same write as the act it tells of.
 * @returns the entry's number in its chain.
 * @throws Error where `data` holds something that looks like a mail address: it belongs into `secret`.
 */
export async function appendAudit(
  tx: Tx,
  ports: Pick<Ports, 'clock' | 'ids' | 'keys'>,
  { coalition, act, actor, subject, data = {}, secret = {} }: AuditAct,
): Promise<number> {
  const salted = Object.entries(secret).map(([field, value]) => ({ field, value, salt: ports.ids.token() }))
  const entry = nextEntry(
    await readHead(tx, coalition),
    { coalition, at: ports.clock.now(), act, actor, subject, data: dataText(data, salted) },
    sha256,
  )
  await insertEntry(tx, entry)
  await insertSecrets(tx, entry, salted, ports.keys)
  return entry.seq
}

/**
 * Erases what the entries about `subject` commit to: salts and values go, the chain still verifies.
 * @returns how many values were erased.
 */
export const eraseSecrets = (tx: Tx, coalition: string, subject: string): Promise<number> =>
  deleteSecrets(tx, coalition, subject)

type Salted = { field: string; value: string; salt: string }

function dataText(data: AuditData, salted: readonly Salted[]): string {
  if ('committed' in data) throw new Error('`committed` in an audit entry is for commitments.')
  const open = canonicalize(data)!
  if (ADDRESS.test(open)) throw new Error('An audit entry must not hold an address openly.')
  if (salted.length === 0) return open
  const committed = Object.fromEntries(salted.map(s => [s.field, commitment(s.salt, s.value, sha256)]))
  return canonicalize({ ...data, committed })!
}
