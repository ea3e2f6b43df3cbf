/**
 * What coordinators set for a sign-on beside its window: embargo, who is eligible, what the form asks, how the list
 * is drawn, when is reminded, and how long contact data is kept.
 */
import { z } from 'zod'
import { instantOf } from './deadline.ts'

/** A time as a person says it, such as `2027-01-22T18:00`; its zone is the sign-on's. */
export const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'must look like 2027-01-22T18:00')

const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}\u2028\u2029\p{Surrogate}]*$/u, 'must be one line of whole characters')

const paragraphs = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Surrogate}]*$/u, 'must be whole characters')

export const SIGNATORY_KINDS = ['organisation', 'individual'] as const
export type SignatoryKind = (typeof SIGNATORY_KINDS)[number]

/** A group of the list, such as "Individual experts", and whose signatures stand in it. */
export const listGroup = z.strictObject({ label: oneLine(200).min(1), of: z.enum(SIGNATORY_KINDS) })
export type ListGroup = z.output<typeof listGroup>

export const ASKED = ['not-asked', 'optional', 'required'] as const
export type Asked = (typeof ASKED)[number]

/** A question of the coordinators' own. What is not `shown` is seen by coordinators only. */
export const question = z.strictObject({
  // Answers are looked up by it, and every object has a `constructor`.
  id: z
    .string()
    .regex(/^[a-z0-9]{1,16}$/)
    .refine(id => !(id in {}), 'is a word that cannot be an id'),
  label: oneLine(200).min(1),
  required: z.boolean(),
  shown: z.boolean(),
})
export type Question = z.output<typeof question>

const fields = {
  /** Until then nobody outside sees that it exists, how many signed, or who; null where there is none. */
  embargoLocal: localTime.nullable(),
  /** Only by a personal link; the open address shows the letter without a form. */
  invitedOnly: z.boolean(),
  /** Organisations are accepted only with one of these accreditations approved; empty: any. */
  accreditation: z.array(oneLine(200).min(1)).max(12),
  country: z.enum(ASKED),
  role: z.enum(ASKED),
  /** The decision behind the mandate, and its date. Seen by coordinators only. */
  decision: z.enum(ASKED),
  /** Whether a signer may say which asks it does not join. */
  mayNotJoin: z.boolean(),
  /** Whether the list prints them, where the signer agreed to that. */
  printNotJoined: z.boolean(),
  /** Whether one may support with the name withheld. */
  mayWithhold: z.boolean(),
  questions: z.array(question).max(6),
  /** Who submits the letter, printed above the list; may be empty. */
  submitter: oneLine(300),
  /** What coordinators add to the mails of invitations and reminders; mails lie on other people's servers. */
  invitationText: paragraphs(2000),
  reminderText: paragraphs(2000),
  /** Days before the deadline on which those who have not answered are reminded. */
  remindDays: z.array(z.int().min(1).max(90)).max(5),
  /** Whether those who still stand on an earlier version are listed, apart. */
  listEarlier: z.boolean(),
  /** Whether the public page says to whom the letter was handed, and where it is posted. */
  showDeliveries: z.boolean(),
  /** Days after the first delivery at which contact data is erased; null: only on request. */
  eraseAfterDays: z.int().min(1).max(3650).nullable(),
}

export const terms = z.strictObject(fields)
export type Terms = z.output<typeof terms>

/** What is set of them: the rest stays as it is, or as usual. */
export const termsWish = terms.partial()
export type TermsWish = z.output<typeof termsWish>

/** The terms of a sign-on for which nothing was set. */
const USUAL: Terms = {
  ...{ embargoLocal: null, invitedOnly: false, accreditation: [] },
  ...{ country: 'optional', role: 'optional', decision: 'not-asked', questions: [] },
  ...{ mayNotJoin: false, printNotJoined: false, mayWithhold: false },
  ...{ submitter: '', invitationText: '', reminderText: '', remindDays: [] },
  ...{ listEarlier: true, showDeliveries: false, eraseAfterDays: null },
}

/** Terms with what was set of them changed; without terms, those of a sign-on for which nothing else was set. */
export const withTerms = (wish: TermsWish, before: Terms = USUAL): Terms => {
  const set = Object.entries(wish).filter(([, value]) => value !== undefined)
  return { ...before, ...Object.fromEntries(set) }
}

type Embargoed = { publishedAt: number | null; zone: string; terms: Pick<Terms, 'embargoLocal'> }

/** When the embargo ends, in milliseconds since 1970; null where there is none. */
export const embargoEnd = ({ terms, zone }: Pick<Embargoed, 'terms' | 'zone'>): number | null =>
  terms.embargoLocal === null ? null : instantOf(terms.embargoLocal, zone)

/** [SAFE-2] Whether letter and list are public: published by a coordinator, and no embargo holds any more. */
export function isPublic(signon: Embargoed, now: number): boolean {
  if (signon.publishedAt === null) return false
  const end = embargoEnd(signon)
  return end === null || now >= end
}
