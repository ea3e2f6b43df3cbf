/**
 * What a thread is about. A passage is held by its block, by where it stood in the block's text, and by its words
 * with what stood around them; it can be found again after edits, splits, moves and restores, and where it cannot,
 * the words are still there to be read.
 */
import { z } from 'zod'
import { id } from '../contract/route.ts'

/** Words as they stood, and up to 60 characters on either side. */
export const quote = z.strictObject({
  before: z.string().max(60),
  exact: z.string().max(2000),
  after: z.string().max(60),
})
export type Quote = z.output<typeof quote>

const passage = z
  .strictObject({
    kind: z.literal('passage'),
    block: id,
    /** Positions in the block's text, in UTF-16 units; a line break and a note reference count as one each. */
    from: z.number().int().min(0),
    to: z.number().int().min(0),
    quote,
    /** The same two ends as Yjs relative positions, base64, where an editor of the live text made them. */
    ends: z.tuple([z.string().max(400), z.string().max(400)]).optional(),
  })
  .refine(({ from, to }) => from < to, 'holds no words')

export const anchor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  /** `quote.exact` is the beginning of the block's words. */
  z.strictObject({ kind: z.literal('block'), block: id, quote }),
  passage,
  z.strictObject({ kind: z.literal('ask'), ask: id }),
  z.strictObject({ kind: z.literal('suggestion'), suggestion: id }),
])
export type Anchor = z.output<typeof anchor>
export type PassageAnchor = Extract<Anchor, { kind: 'passage' }>
