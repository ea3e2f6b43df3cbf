/**
 * An invitation to sign: what its owner answered, how it stands, and when it is reminded of. All of it is pure:
 * `now` is the server's clock, in milliseconds since 1970.
 */
import { DateTime } from 'luxon'
import { localOf } from './deadline.ts'
import type { SignatureState } from './signature.ts'

/** What somebody invited said without signing. */
export type Answer =
  | { answer: 'none' }
  | { answer: 'declined'; note: string; at: number }
  /** `until` is a day of the sign-on's zone, such as `2027-01-14`, or empty where only the note says when. */
  | { answer: 'needs-until'; until: string; note: string; at: number }

/** A mail that came back: refused for good, given up after two days, or by a delivery report; with its status code. */
export type Bounce = { how: 'refused' | 'gave-up' | 'report'; status: string; at: number }

export type Invitation = {
  id: string
  signon: string
  /** Seen by coordinators only [SIGN-7]. */
  address: string
  /** The person's name as it was given; may be empty. */
  name: string
  /** The entry of the register. */
  organisation: string | null
  /** The organisation's name as it was given, where it is no entry of the register; may be empty. */
  organisationName: string
  /** BCP 47; empty where nothing was said. */
  language: string
  invitedBy: string
  createdAt: number
  answer: Answer
  /** The newest signature that was made by its link. */
  signature: string | null
  remindedAt: number | null
  reminders: number
  /** What a delivery report said. What the mail server said at once is known to the outbox. */
  bounce: Bounce | null
  /** Taken back by the coordinators, or its owner wanted no more mails. */
  ended: { by: 'coordinators' | 'owner'; at: number } | null
}

export const INVITED_STATES = [
  'accepted',
  'confirmed',
  'organisation-signed',
  'declined',
  'pending',
  'not-accepted',
  'needs-until',
  'withdrawn',
  'none',
] as const
export type InvitedState = (typeof INVITED_STATES)[number]

/** What is known of those who may have answered an invitation by signing. */
export type Known = {
  /** How the signatures stand that were made by its link or with its address. */
  signatures: readonly SignatureState[]
  /** Whether a signature of its organisation is accepted, whoever made it. */
  organisationSigned: boolean
}

/** How an invitation is answered [SIGN-8]. What was signed and confirmed comes before anything said beside it. */
export function invitedState({ answer }: Pick<Invitation, 'answer'>, known: Known): InvitedState {
  const has = (state: SignatureState['state']) => known.signatures.some(made => made.state === state)
  if (has('accepted')) return 'accepted'
  if (has('confirmed')) return 'confirmed'
  if (known.organisationSigned) return 'organisation-signed'
  if (answer.answer === 'declined') return 'declined'
  if (has('pending')) return 'pending'
  if (has('declined')) return 'not-accepted'
  if (answer.answer === 'needs-until') return 'needs-until'
  const withdrew = known.signatures.some(made => made.state === 'withdrawn' && made.how === 'withdrew')
  return withdrew ? 'withdrawn' : 'none'
}

/** Nobody is mailed about one invitation twice within this many milliseconds. */
export const QUIET_MS = 20 * 60 * 60_000

type Remindable = Pick<Invitation, 'answer' | 'createdAt' | 'remindedAt' | 'ended'>

/**
 * What somebody invited is reminded of now: to sign, to confirm what they sent, or nothing [SIGN-9].
 * @param bounced whether the last mail to them came back
 * @param zone of the sign-on, in which "until Thursday" was meant
 */
export function reminderFor(
  invitation: Remindable,
  state: InvitedState,
  bounced: boolean,
  zone: string,
  now: number,
): 'sign' | 'confirm' | null {
  const { answer, createdAt, remindedAt, ended } = invitation
  if (ended !== null || bounced) return null
  if (now - Math.max(createdAt, remindedAt ?? 0) < QUIET_MS) return null
  if (state === 'pending') return 'confirm'
  if (state !== 'none' && state !== 'needs-until') return null
  const waits = answer.answer === 'needs-until' && dayIn(zone, now) < answer.until
  return waits ? null : 'sign'
}

/** Whether somebody needed time until a day that has passed. */
export const isOverdue = (answer: Answer, zone: string, now: number): boolean =>
  answer.answer === 'needs-until' && answer.until !== '' && answer.until < dayIn(zone, now)

/** What is wrong with "we need until …". */
export type UntilFlaw = 'missing' | 'not-a-day' | 'past' | 'after-deadline'

/**
 * What is wrong with a day or note until which somebody needs time; null where it can be taken.
 * @param until as a date field sends it, such as `2027-01-14`; may be empty where a note says when
 */
export function untilFlaw(
  { until, note }: { until: string; note: string },
  { closesLocal, zone }: { closesLocal: string; zone: string },
  now: number,
): UntilFlaw | null {
  if (until === '') return note === '' ? 'missing' : null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || !DateTime.fromISO(until).isValid) return 'not-a-day'
  if (until < dayIn(zone, now)) return 'past'
  return until > closesLocal.slice(0, 10) ? 'after-deadline' : null
}

/** A scheduled reminder: so many days before the deadline, and when that is. */
export type Scheduled = { days: number; at: number }

/** The hour of a day, in the sign-on's zone, at which scheduled reminders go out. */
const HOUR = 9

/** When the scheduled reminders of a sign-on go out, the earliest first: at 09:00 in its zone. */
export function scheduleOf({
  closesLocal,
  zone,
  terms,
}: {
  closesLocal: string
  zone: string
  terms: { remindDays: readonly number[] }
}): Scheduled[] {
  const [year, month, day] = closesLocal.slice(0, 10).split('-').map(Number)
  const deadline = DateTime.fromObject({ year, month, day, hour: HOUR }, { zone })
  return [...new Set(terms.remindDays)]
    .sort((a, b) => b - a)
    .map(days => ({ days, at: deadline.minus({ days }).toMillis() }))
}

/**
 * The name under which a scheduled reminder is noted as sent. A deadline on another day has reminders of its own;
 * a deadline moved by hours has not.
 */
export const reminderId = (signon: { id: string; closesLocal: string }, days: number): string =>
  `${signon.id}.${signon.closesLocal.slice(0, 10)}.${days}`

const dayIn = (zone: string, now: number): string => localOf(now, zone).slice(0, 10)
