/** When somebody is told by mail of what waits for them in the review of a statement. */
import type { Digest } from './contract/notices.ts'

/** What people are told of. A `round` is circulated, or its deadline moved. */
export const NOTICE_KINDS = ['mention', 'comment', 'suggestion', 'decision', 'round'] as const
export type NoticeKindOfReview = (typeof NOTICE_KINDS)[number]

/** What holds for whoever has set nothing: a mention and a round are told at once, the rest once a day. */
export const USUAL_DIGEST: Digest = 'daily'

/** How long at-once mails gather, in milliseconds: a remark comes with a second one more often than alone. */
export const GATHERED = 2 * 60_000
/** The hour of daily mails, UTC: before work in Europe and Africa, during it in Asia. */
export const DAILY_HOUR = 7

/** What is told at once to those who get the rest once a day: it has somebody waiting, or a deadline. */
const URGENT: ReadonlySet<NoticeKindOfReview> = new Set(['mention', 'round'])

const HOUR = 60 * 60_000
const DAY = 24 * HOUR

/**
 * When a notice is due; whatever else waits for the same person then goes with it, in one mail.
 * @param at when it came, milliseconds since 1970
 */
export function dueAt(kind: NoticeKindOfReview, at: number, digest: Exclude<Digest, 'never'>): number {
  if (digest === 'at-once' || URGENT.has(kind)) return at + GATHERED
  const today = Math.floor(at / DAY) * DAY + DAILY_HOUR * HOUR
  return today > at ? today : today + DAY
}
