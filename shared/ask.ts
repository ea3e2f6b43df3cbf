/** What an ask can say. */
import { z } from 'zod'

export const VERBS = [
  'delete',
  'replace',
  'insert',
  'amend',
  'move',
  'define',
  'narrow',
  'limit',
  'mainstream',
  'retain',
  'welcome',
  'oppose',
  'clarify',
  'reject',
] as const
export type Verb = (typeof VERBS)[number]

/** Text of several lines that every database keeps as it is: no zero bytes, no halves of characters. */
const storable = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the zero byte is what is refused here.
    .regex(/^[^\u0000\p{Surrogate}]*$/u, 'must be of whole characters')

/** A part of an ask is named by a short id that stays through its revisions. */
const partId = z.string().regex(/^[a-z0-9]{1,8}$/)

/**
 * What a target names:
 * - `provision`: a provision at any level, as a whole
 * - `chapeau`: the words of a provision before its points
 * - `range`: provisions that follow each other, from `at` to `to`
 * - `alternative`: an option, or one bracketed text among several; `words` says which
 * - `floor`: language that somebody proposed in the room; `words` holds it
 * - `new`: a provision that is not there yet; `aim` is the one behind which it would stand
 * - `whole`: the instrument as a whole
 * - `other`: something of another instrument
 */
export const TARGET_KINDS = [
  'provision',
  'chapeau',
  'range',
  'alternative',
  'floor',
  'new',
  'whole',
  'other',
] as const
export type TargetKind = (typeof TARGET_KINDS)[number]

/** The provision of a draft that a target meant when it was written: its position there, see `Ref` of concordances. */
const aim = z.strictObject({
  draft: z.string().regex(/^[A-Za-z0-9_-]{8,40}$/),
  at: z.int().min(0),
  /** The last one of a range. */
  to: z.int().min(0).nullable().default(null),
})
export type Aim = z.output<typeof aim>

/** What an ask is aimed at. `asWritten` is the drafter's own words and is kept for ever. */
export const target = z.strictObject({
  asWritten: storable(300),
  kind: z.enum(TARGET_KINDS).default('provision'),
  words: storable(2000).nullable().default(null),
  /** The part of the ask that it belongs to; null for the ask as a whole. */
  part: partId.nullable().default(null),
  /** Null where nobody has said yet which provision of which draft is meant: then the ask is unplaced [ASK-1]. */
  aim: aim.nullable().default(null),
})
export type Target = z.output<typeof target>

/** How strongly a fallback is said, the mildest first. */
export const STRENGTHS = ['mild', 'firm', 'final'] as const

/** What is demanded where the ask is not met; `covers` names the asks it stands for beside its own ask. */
const fallback = z.strictObject({
  wording: storable(2000),
  strength: z.enum(STRENGTHS).default('firm'),
  covers: z
    .array(z.string().regex(/^[A-Za-z0-9_-]{8,40}$/))
    .max(100)
    .default([]),
})

/** What an ask says: a change of any of it is a revision. */
export const askSays = {
  verb: z.enum(VERBS),
  targets: z.array(target).max(50),
  wording: storable(10_000),
  /** The words that should stand in the provision, shown as a redline against it. */
  proposedText: storable(10_000).nullable().default(null),
  /** Where the proposed language is drawn from, such as another treaty. */
  drawnFrom: storable(500).nullable().default(null),
  reason: storable(5000).nullable().default(null),
  /** Parts with outcomes of their own, such as one for each article; a target says which part it belongs to. */
  parts: z
    .array(z.strictObject({ id: partId, name: storable(200) }))
    .max(50)
    .default([]),
  /** What would also do, the best first. */
  alternatives: z
    .array(z.strictObject({ verb: z.enum(VERBS), wording: storable(10_000) }))
    .max(10)
    .default([]),
  fallbacks: z.array(fallback).max(10).default([]),
}
const says = z.object(askSays)
export type AskSays = z.output<typeof says>

/** What an ask says, with the defaults of everything that was left out. @throws where it is none. */
export const askSaying = (given: z.input<typeof says>): AskSays => says.parse(given)

export const PRIORITIES = ['high', 'middle', 'low'] as const
/** How much support a report says an ask had in the room. */
export const SUPPORT = ['one', 'some', 'many', 'consensus'] as const

/** How asks of one register hang together: the first named does it to the second. */
export const ASK_LINKS = ['restates', 'supersedes', 'merges', 'splits'] as const
export type AskLinkKind = (typeof ASK_LINKS)[number]

/** A demand's words as they stand in a text, without the sign or word that separates it from the next point. */
export const wordingOf = (text: string): string =>
  text
    .trim()
    .replace(/[;,]\s*(?:and|or|y|et)?$/u, '')
    .trim()
