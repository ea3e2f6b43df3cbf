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

/** What an ask is aimed at. `asWritten` is the drafter's own words and is kept for ever. */
export const target = z.strictObject({ asWritten: storable(300) })
export type Target = z.output<typeof target>

/** An ask's verb, targets and wording. */
export const askSays = {
  verb: z.enum(VERBS),
  targets: z.array(target).max(50),
  wording: storable(10_000),
}

/** A demand's words as they stand in a text, without the sign or word that separates it from the next point. */
export const wordingOf = (text: string): string =>
  text
    .trim()
    .replace(/[;,]\s*(?:and|or|y|et)?$/u, '')
    .trim()
