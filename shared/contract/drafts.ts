/** The drafts of the instrument of a process, with their provisions. */
import { z } from 'zod'
import { MOST_WORDS, tooLarge } from '../instrument/measure.ts'
import { isDay } from '../process.ts'
import { contract, id, line, someLine, time } from './route.ts'
import { language } from './statements.ts'

const day = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/)
  .refine(said => said === '' || isDay(said), 'must be a day of the calendar')
const at = z.int().min(0)

/** Words as a draft prints them, of several lines, that every database keeps as they are. */
const words = (max: number) =>
  z
    .string()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the zero byte is what is refused here.
    .refine(text => !/[\u0000\p{Surrogate}]/u.test(text), 'must be of whole characters')

export const level = z.enum([
  'preamble',
  'annex',
  'part',
  'chapter',
  'section',
  'cluster',
  'article',
  'paragraph',
  'point',
  'subpoint',
  'alternative',
])

const doubt = z.strictObject({
  kind: z.enum([
    'misprinted-range',
    'range',
    'twice',
    'out-of-order',
    'gap',
    'no-number',
    'unsure-number',
    'unsure-title',
    'unclosed-bracket',
    'unopened-bracket',
  ]),
  near: words(2000).nullable(),
})

const notUnderstood = z.strictObject({
  text: words(200_000),
  place: words(200),
  why: z.enum([
    'before-the-first-provision',
    'contents',
    'table',
    'running-line',
    'note-without-mark',
    'after-the-last-provision',
  ]),
})

/** A provision as it is sent to be stored; numbers, brackets and most doubts are worked out again by the server. */
const sent = z.strictObject({
  level,
  number: words(200),
  word: words(100).nullable(),
  bracketed: z.boolean(),
  title: words(2000).nullable(),
  text: words(MOST_WORDS),
  mark: words(500).nullable(),
  notes: z.array(words(20_000)).max(200),
  doubts: z.array(doubt).max(20),
  get children() {
    return z.array(sent)
  },
})

/** Measured before anything walks it by calling itself; what is no list is refused by its form. */
const sentTree = z.preprocess((tree: z.input<typeof sent>[], context) => {
  const message = tooLarge(tree)
  if (message !== null) context.addIssue({ code: 'custom', message })
  return tree
}, z.array(sent).min(1))

/** A provision of a stored draft. `at` is its position, `parent` that of the one that holds it. */
const provision = z.object({
  at,
  parent: at.nullable(),
  level,
  number: z.string(),
  printed: z.string(),
  word: z.string().nullable(),
  bracketed: z.boolean(),
  title: z.string().nullable(),
  text: z.string(),
  mark: z.string().nullable(),
  brackets: z.array(
    z.object({
      start: z.int(),
      end: z.int(),
      depth: z.int(),
      opens: z.boolean(),
      closes: z.boolean(),
      choice: z.int().nullable(),
    }),
  ),
  notes: z.array(z.string()),
  doubts: z.array(doubt),
})
export type ProvisionRow = z.output<typeof provision>

const says = {
  /** As the document prints it: `A/AC.900/L.4`. */
  symbol: line(120),
  title: someLine(300),
  /** Days of the calendar, empty where not known. */
  textDate: day,
  releasedOn: day,
  /** In the words of the negotiation: `Zero draft`, `Chair’s text`. */
  status: line(120),
  language,
  /** Holds only some chapters: what is missing from it is not struck. */
  partial: z.boolean(),
  session: id.nullable(),
  /** The drafts that it goes back to. */
  parents: z.array(id).max(5),
}

const draft = z.object({
  id,
  process: id,
  ...says,
  fileName: z.string(),
  fileHash: z.string(),
  provisions: z.number().int(),
  revision: z.number().int(),
  createdAt: time,
  changedAt: time,
  by: z.object({ id, name: z.string() }),
  /**
   * For each draft that it goes back to: of how many provisions there (`of`) a confirmed link says what became of them
   * (`named`), and of how many of its own (`provisions`) one says where they come from (`namedHere`).
   */
  confirmed: z.array(
    z.object({
      parent: id,
      of: z.number().int(),
      named: z.number().int(),
      namedHere: z.number().int(),
    }),
  ),
})
export type DraftRow = z.output<typeof draft>

export const listDrafts = contract({
  method: 'GET',
  path: '/api/processes/:process/drafts',
  summary: 'The drafts of the instrument of a process, in the order of their texts, without the provisions.',
  permission: 'processes.read',
  scope: 'process',
  kind: 'json',
  input: z.strictObject({ process: id }),
  reply: z.object({ drafts: z.array(draft) }),
})

export const storeDraft = contract({
  method: 'POST',
  path: '/api/processes/:process/drafts',
  summary: 'Stores a draft of the instrument as it was read and looked through.',
  permission: 'instrument.write',
  scope: 'process',
  kind: 'json',
  bodyLimit: 16 * 1024 * 1024,
  input: z.strictObject({
    process: id,
    ...says,
    fileName: line(300).default(''),
    /** SHA-256 of the file, in hexadecimal. */
    fileHash: z
      .string()
      .regex(/^([0-9a-f]{64})?$/)
      .default(''),
    provisions: sentTree,
    notUnderstood: z.array(notUnderstood).max(5000).default([]),
  }),
  reply: draft,
})

export const seeDraft = contract({
  method: 'GET',
  path: '/api/drafts/:draft',
  summary: 'A draft with all its provisions, what was not understood, and what was corrected.',
  permission: 'processes.read',
  scope: 'draft',
  kind: 'json',
  input: z.strictObject({ draft: id }),
  reply: draft.extend({
    tree: z.array(provision),
    notUnderstood: z.array(notUnderstood),
    /** What hangs on it: while nothing does, it can be corrected in every way, or removed. */
    hangs: z.object({
      links: z.int(),
      asks: z.int(),
      outcomes: z.int(),
      statements: z.int(),
      drafts: z.int(),
    }),
    corrections: z.array(
      z.object({
        id,
        revision: z.int(),
        provision: at,
        /** `place`: it was moved out of what held it, or into the one before it; then whole numbers are said. */
        what: z.enum(['number', 'level', 'title', 'text', 'mark', 'place']),
        /** As a person reads it, a level by its name in this contract; empty where there was, or is, none. */
        was: z.string(),
        is: z.string(),
        by: z.object({ id, name: z.string() }),
        at: time,
      }),
    ),
  }),
})

export const changeDraft = contract({
  method: 'PATCH',
  path: '/api/drafts/:draft',
  summary: 'Changes what is said about a draft; refused where somebody changed it since it was seen.',
  permission: 'instrument.write',
  scope: 'draft',
  kind: 'json',
  input: z.strictObject({ draft: id, revision: z.int(), ...z.strictObject(says).partial().shape }),
  reply: draft,
})

/** One correction of a provision. `join` and `split` change positions: only while nothing hangs on the draft. */
const correction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), at, number: line(200) }),
  z.strictObject({ kind: z.literal('level'), at, level }),
  z.strictObject({ kind: z.literal('title'), at, title: line(2000).nullable() }),
  z.strictObject({ kind: z.literal('text'), at, text: words(MOST_WORDS) }),
  z.strictObject({ kind: z.literal('mark'), at, mark: line(500).nullable() }),
  z.strictObject({ kind: z.literal('promote'), at }),
  z.strictObject({ kind: z.literal('demote'), at }),
  z.strictObject({ kind: z.literal('join'), at }),
  /** From this UTF-16 unit of its text on, a provision of its own: beside it, or inside it as its first. */
  z.strictObject({ kind: z.literal('split'), at, from: z.int().min(0), where: z.enum(['beside', 'inside']) }),
])
export type Correction = z.output<typeof correction>

export const correctDraft = contract({
  method: 'POST',
  path: '/api/drafts/:draft/corrections',
  summary:
    'Corrects how a stored draft was read, in order; what hangs on it stays, and each correction is recorded.',
  permission: 'instrument.write',
  scope: 'draft',
  kind: 'json',
  bodyLimit: 1024 * 1024,
  input: z.strictObject({ draft: id, revision: z.int(), corrections: z.array(correction).min(1).max(200) }),
  reply: draft,
})

export const removeDraft = contract({
  method: 'DELETE',
  path: '/api/drafts/:draft',
  summary: 'Removes a draft on which nothing hangs.',
  permission: 'instrument.write',
  scope: 'draft',
  kind: 'json',
  input: z.strictObject({ draft: id }),
  reply: z.object({ removed: z.literal(true) }),
})
