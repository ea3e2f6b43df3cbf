/**
 * The rules of the audit log: one chain of entries a coalition, each holding the hash of the one before it.
 * Whoever keeps the last hash (the head) can show later that no entry was changed, removed, put in between,
 * put elsewhere or cut off.
 */
import canonicalize from 'canonicalize'

/** Everything the log tells of, as thing and participle: each has its words on the screen. */
export const ACTS = [
  'operator.named',
  'backup.restored',
  'coalition.founded',
  'coalition.renamed',
  'attribution.shown',
  'attribution.hidden',
  'person.invited',
  'invitation.revoked',
  'person.joined',
  'person.removed',
  'person.renamed',
  'role.changed',
  'session.begun',
  'session.ended',
  'token.made',
  'token.revoked',
  'organisation.entered',
  'organisation.changed',
  'process.begun',
  'process.changed',
  'session.planned',
  'session.changed',
  'session.removed',
  'draft.stored',
  'draft.changed',
  'draft.corrected',
  'draft.removed',
  'concordance.confirmed',
  'concordance.corrected',
  'instrument.added',
  'instrument.changed',
  'instrument.removed',
  'statement.started',
  'statement.changed',
  'statement.archived',
  'statement.taken-up',
  'version.frozen',
  'version.restored',
  'translation.begun',
  'translation.moved',
  'ask.made',
  'ask.revised',
  'ask.managed',
  'ask.linked',
  'ask.unlinked',
  'ask.wordings-kept',
  'ask.suggestion-dropped',
  'ask.judged',
  'thread.settled',
  'thread.reopened',
  'suggestion.accepted',
  'suggestion.declined',
  'suggestion.deferred',
  'suggestion.reopened',
  'round.circulated',
  'round.extended',
  'round.guest-invited',
  'round.guest-revoked',
  'round.answered',
  'round.closed',
  'signon.opened',
  'signon.changed',
  'signon.moved',
  'signon.published',
  'signon.closed',
  'signon.paused',
  'signon.resumed',
  'signon.signatures-lost',
  'signon.bound',
  'signon.unbound',
  'signon.move-proposed',
  'signon.move-taken-back',
  'signon.invited',
  'signon.invitation-ended',
  'signon.invitation-answered',
  'signon.bounces-noted',
  'signon.reminded',
  'signon.messaged',
  'signon.language-added',
  'signon.language-removed',
  'signon.list-frozen',
  'signon.delivered',
  'signature.made',
  'signature.entered',
  'signature.confirmed',
  'signature.reconfirmed',
  'signature.accepted',
  'signature.declined',
  'signature.withdrawn',
  'signature.disowned',
  'signature.given-up',
  'signature.responded',
  'signature.changed',
  'signature.corrected',
  'signature.erased',
  'signature.removed',
  'names.judged',
] as const
export type Act = (typeof ACTS)[number]

export type AuditEntry = {
  /** The coalition's id; empty for acts on the server itself. */
  coalition: string
  /** 1 for the first entry of a chain, then one more each time. */
  seq: number
  /** Milliseconds since 1970, by the server's clock. */
  at: number
  /** What was done, such as `version.frozen`. */
  act: string
  /** Who did it: the id of a person, or empty where nobody with an account did. */
  actor: string
  /** What it was done to: an id. */
  subject: string
  /** RFC 8785 JSON: ids, hashes, numbers; under `committed`, commitments to what is personal. Kept as text,
   *  so that the hash covers every byte of what is stored. */
  data: string
  /** The hash of the entry before; empty for the first. */
  previous: string
  /** SHA-256 of `entryBytes`, in hexadecimal. */
  hash: string
}

/** Where a chain ends: its length and the hash of its last entry. */
export type AuditHead = { seq: number; hash: string }

/** What came before the first entry. */
export const NO_ENTRY: AuditHead = { seq: 0, hash: '' }

/** SHA-256 in hexadecimal. */
export type HashBytes = (bytes: Uint8Array) => string

export type ChainVerdict = { ok: true; head: AuditHead } | { ok: false; brokenAt: number; reason: string }

/** What an entry's hash is taken of: RFC 8785 JSON of everything in it but the hash, as UTF-8. */
export function entryBytes(entry: Omit<AuditEntry, 'hash'>): Uint8Array {
  const { coalition, seq, at, act, actor, subject, data, previous } = entry
  return encode(canonicalize({ coalition, seq, at, act, actor, subject, data, previous })!)
}

/** The entry that comes next in a chain. `content` is everything but place and hashes. */
export function nextEntry(
  head: AuditHead,
  content: Omit<AuditEntry, 'seq' | 'previous' | 'hash'>,
  sha256: HashBytes,
): AuditEntry {
  const entry = { ...content, seq: head.seq + 1, previous: head.hash }
  return { ...entry, hash: sha256(entryBytes(entry)) }
}

/**
 * What shows that a personal value was the one meant, without telling it: SHA-256 over salt and value. With the
 * salt erased, not even a guess of the value can be checked.
 * @param salt 128 random bits, always of the same length as text.
 */
export const commitment = (salt: string, value: string, sha256: HashBytes): string =>
  sha256(encode(salt + value))

/**
 * Whether `entries` are one unbroken chain.
 * @param entries in their order; the whole chain, or the part that follows `after`.
 * @param head where the chain is known to have got to, by someone who noted it; without it, entries cut off at
 *   the end cannot be missed. A chain that has grown since still holds.
 * @param after the last entry before `entries`, already found to hold.
 * @returns where the chain ends, or the number of the first entry that does not hold and the reason.
 */
export function verifyChain(
  entries: readonly AuditEntry[],
  sha256: HashBytes,
  { head, after = NO_ENTRY }: { head?: AuditHead; after?: AuditHead } = {},
): ChainVerdict {
  let last = after
  for (const entry of entries) {
    const reason = whyNotNext(last, entries[0]!.coalition, entry, sha256) ?? whyNotHead(head, entry)
    if (reason) return { ok: false, brokenAt: last.seq + 1, reason }
    last = { seq: entry.seq, hash: entry.hash }
  }
  if (head && last.seq < head.seq) {
    return { ok: false, brokenAt: last.seq + 1, reason: 'Entries at the end are missing.' }
  }
  return { ok: true, head: last }
}

function whyNotNext(last: AuditHead, coalition: string, entry: AuditEntry, sha256: HashBytes) {
  if (entry.coalition !== coalition) return 'An entry of another chain stands here.'
  if (entry.seq !== last.seq + 1) return 'An entry is missing, or stands in another place.'
  if (entry.previous !== last.hash) return 'The entry does not follow from the one before it.'
  if (entry.hash !== sha256(entryBytes(entry))) return 'The entry was changed.'
  return undefined
}

const whyNotHead = (head: AuditHead | undefined, entry: AuditEntry) =>
  head && entry.seq === head.seq && entry.hash !== head.hash
    ? 'The entry is not the one that was noted as the last.'
    : undefined

const encode = (text: string) => new TextEncoder().encode(text)
