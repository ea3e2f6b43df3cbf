/** What checking a receipt can find. Each finding has one sentence in the words. */

import type { Receipt, ReceiptFlaw } from '../receipt.ts'
import type { KeyFlaw } from './keys.ts'

type Nothing = Record<never, never>
/** What each finding tells beside its name. Numbers are of versions, times are ISO 8601 in UTC. */
type Told = {
  signed: { kid: string; server: string }
  forged: Nothing
  'unknown-key': { kid: string }
  'no-key': Nothing
  'cannot-check': Nothing
  'same-text': { version: number }
  'read-text': { language: string; version: number }
  'letter-changed': Nothing
  'other-version': { signed: number; given: number }
  'other-text': { version: number }
  'not-a-letter': Nothing
  listed: { name: string; as: string; version: number; asOf: string }
  'listed-corrected': { name: string; as: string; version: number; on: number; asOf: string }
  'listed-elsewhere': { name: string; version: number; on: number; asOf: string }
  'not-listed': { name: string; version: number; withheld: number; asOf: string }
  'list-too-early': { asOf: string; confirmedAt: string }
  counted: { individuals: number; version: number; asOf: string }
  'not-counted': { version: number; asOf: string }
  'not-a-list': Nothing
  'in-log': { position: number; length: number; grown: number }
  'log-broken': { at: number }
  'log-cut': { length: number; given: number }
  'log-rewritten': { at: number }
  'log-says-other': { at: number }
  'not-a-log': Nothing
} & { [F in ReceiptFlaw | KeyFlaw]: Nothing }

export type FindingCode = keyof Told
type Of<C extends FindingCode> = { code: C; holds: boolean } & Told[C]
export type Finding = { [C in FindingCode]: Of<C> }[FindingCode]

/** What says that something was found as it should be. */
const HOLDS: ReadonlySet<FindingCode> = new Set([
  ...(['signed', 'same-text', 'read-text', 'listed', 'listed-corrected', 'counted', 'in-log'] as const),
])

/** A finding; whether it speaks for the receipt follows from what was found. */
export const finding = <C extends FindingCode>(code: C, told: Told[C]): Of<C> => ({
  ...told,
  code,
  holds: HOLDS.has(code),
})

/** What was found, and what the receipt says: null unless its signature holds. */
export type Checked = { findings: Finding[]; receipt: Receipt | null }
