/** The states of a thread and of a suggestion, as unions, and what was decided of them. */
import { z } from 'zod'
import { time } from '../contract/route.ts'

export const DISPOSITIONS = ['accepted', 'accepted-in-part', 'declined', 'deferred'] as const
/** What became of a comment or suggestion, as the table of comments and responses says it. */
export type Disposition = (typeof DISPOSITIONS)[number]

/** Who did something, as others may see it; null in an unattributed statement. */
export const who = z
  .object({
    name: z.string(),
    organisation: z.string(),
    /** Came by the link of a round, without an account. */
    guest: z.boolean(),
  })
  .nullable()
export type Who = z.output<typeof who>

export const threadState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open') }),
  z.object({
    state: z.literal('settled'),
    by: who,
    at: time,
    reason: z.string(),
    disposition: z.enum(DISPOSITIONS).nullable(),
  }),
])
export type ThreadState = z.output<typeof threadState>

const decided = { by: who, at: time, reason: z.string() }
export const suggestionState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open') }),
  /** Still open, and put off: the reason says until when or why. */
  z.object({ state: z.literal('deferred'), ...decided }),
  z.object({ state: z.literal('accepted'), ...decided, inPart: z.boolean() }),
  z.object({ state: z.literal('declined'), ...decided }),
  z.object({ state: z.literal('withdrawn'), at: time }),
])
export type SuggestionState = z.output<typeof suggestionState>
