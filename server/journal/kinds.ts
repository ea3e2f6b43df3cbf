/**
 * Everything the journal tells of: what was used up, taken away, narrowed or erased. A line holds ids, hashes, times
 * and words of the product; never a name, an address, a text or a token.
 */
import { z } from 'zod'
import { DIGESTS } from '../../shared/contract/notices.ts'
import { ROLES } from '../../shared/roles.ts'
import type { Ports, Tx } from '../ports.ts'

const id = z.string().min(1).max(64)
const time = z.number().int()
const window = { closesAt: time, closesLocal: z.string().max(16), zone: z.string().max(64) }
const ofSignature = z.strictObject({ signature: id, signon: id })

export const KINDS = {
  /** The button behind a one-time link was pressed. */
  'link-used': z.strictObject({ link: id }),
  'token-revoked': z.strictObject({ token: id }),
  /** An invitation to a coalition was accepted or taken back. */
  'invitation-ended': z.strictObject({ invitation: id }),
  /** A member's role, and for which organisation: the newest line counts. */
  'member-set': z.strictObject({ membership: id, role: z.enum(ROLES), organisation: id }),
  'member-removed': z.strictObject({ membership: id }),
  /** By keyed hashes: from which mail domains it is known to sign, and which of its accreditations are approved. */
  'organisation-set': z.strictObject({
    ...{ organisation: id, domains: z.array(id).max(20), approved: z.array(id).max(20) },
  }),
  'digest-set': z.strictObject({ person: id, digest: z.enum(DIGESTS) }),
  'attribution-set': z.strictObject({ coalition: id, since: time.nullable() }),
  'archive-set': z.strictObject({ statement: id, archivedAt: time.nullable() }),
  'comment-removed': z.strictObject({ comment: id }),
  'suggestion-withdrawn': z.strictObject({ suggestion: id }),
  /** Until when a round takes answers, and whether it was closed. */
  'round-set': z.strictObject({
    ...{ round: id, ...window, closedAt: time.nullable() },
    ...{ closedBy: id.nullable(), closedWith: id.nullable() },
  }),
  'guest-revoked': z.strictObject({ guest: id }),
  /**
   * Until when a sign-on can be signed, whether it was closed, what of it is kept from whom, how long, and whether
   * nobody needs to look before a line stands in the list.
   */
  'signon-set': z.strictObject({
    ...{ signon: id, ...window, closedAt: time.nullable() },
    ...{ embargoLocal: z.string().max(16).nullable(), invitedOnly: z.boolean() },
    ...{ printNotJoined: z.boolean(), listEarlier: z.boolean(), showDeliveries: z.boolean() },
    eraseAfterDays: time.nullable(),
    acceptAtOnce: z.boolean(),
    /** The questions whose answers only coordinators see. */
    hidden: z.array(id).max(20),
  }),
  'move-taken-back': z.strictObject({ move: id, signon: id }),
  'language-removed': z.strictObject({ signon: id, language: z.string().max(35) }),
  /** An invitation to sign was taken back, or its owner wanted no more mails; `lookup` is its address's keyed hash. */
  'asking-ended': z.strictObject({
    ...{ invitation: id, signon: id, by: z.enum(['coordinators', 'owner']), lookup: id },
  }),
  /** An invitation to sign was erased. */
  'asking-erased': z.strictObject({ invitation: id }),
  'signature-confirmed': ofSignature,
  'signature-withdrawn': ofSignature,
  /** "This wasn't me". */
  'signature-disowned': ofSignature,
  'signature-erased': ofSignature,
  /** Taken out with its line by a coordinator. */
  'signature-removed': z.strictObject({ signature: id, signon: id, by: id }),
  /** What a signer lets be shown, which asks it does not join, which fields are empty, which questions are answered. */
  'signature-set': z.strictObject({
    signature: id,
    shown: z.array(z.string().max(20)).max(10),
    notJoined: z.array(id).max(10_000),
    empty: z.array(z.string().max(20)).max(10),
    answered: z.array(id).max(100),
  }),
  /** What a signer answered to a text that changed after it had signed the one with this hash. */
  'signature-responded': z.strictObject({
    ...{ signature: id, hash: id, version: id, what: z.enum(['hold', 'object']) },
  }),
} as const

export type Kind = keyof typeof KINDS
type ToldOf = { [K in Kind]: z.output<(typeof KINDS)[K]> }
export type Told<K extends Kind> = ToldOf[K]

/** An entry of the journal. */
export type Entry<K extends Kind = Kind> = {
  [P in K]: { id: string; at: number; kind: P; what: ToldOf[P] }
}[K]

/** An entry out of what was stored; undefined where it is none that this program knows. */
export function entryOf({ id, at, kind, what }: Record<'id' | 'at' | 'kind' | 'what', unknown>) {
  if (typeof id !== 'string' || typeof at !== 'number' || typeof kind !== 'string') return undefined
  if (!Object.hasOwn(KINDS, kind)) return undefined
  const told = KINDS[kind as Kind].safeParse(what)
  return told.success ? ({ id, at, kind, what: told.data } as Entry) : undefined
}

/** What replaying needs: no server runs, so there are no rooms and nobody is mailed. */
export type ReplayPorts = Pick<Ports, 'config' | 'storage' | 'clock' | 'ids' | 'keys'>

/**
 * Does again what a line tells of, on a restored copy, where that is not so already.
 * @param at when it was done first, in milliseconds since 1970
 * @returns whether anything changed
 */
export type Replay<K extends Kind> = (
  tx: Tx,
  ports: ReplayPorts,
  what: Told<K>,
  at: number,
) => Promise<boolean>
