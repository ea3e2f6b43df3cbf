/** Asks through the drafts of the instrument: where each one is, what became of it, and what changed for it. */
import { z } from 'zod'
import { OUTCOMES } from '../outcome.ts'
import { contract, id, time } from './route.ts'

const at = z.int().min(0)
const printed = z.object({ at, printed: z.string(), title: z.string().nullable() })

/**
 * Where an ask, or a part of it, is in a draft [ASK-1]:
 * - `placed`: in these provisions
 * - `gone`: it was struck on the way to this draft; `last` is where it stood, in draft `in`
 * - `unplaced`: nobody has said what it is aimed at, or nobody has confirmed what became of that
 * - `before`: the draft does not go back to the one it was aimed at
 * - `elsewhere`: the draft holds only other chapters
 * - `by-hand`: it is about the whole instrument, or something that is not there yet: a person judges
 */
const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('placed'), in: z.array(printed) }),
  z.object({ kind: z.literal('gone'), in: id, last: z.array(printed) }),
  z.object({ kind: z.literal('unplaced'), why: z.enum(['not-aimed', 'not-confirmed']) }),
  z.object({ kind: z.literal('before') }),
  z.object({ kind: z.literal('elsewhere') }),
  z.object({ kind: z.literal('by-hand') }),
])
export type Place = z.output<typeof place>

const judged = z.object({
  id,
  outcome: z.enum(OUTCOMES),
  note: z.string(),
  by: z.object({ id, name: z.string() }),
  at: time,
})

/** What the machine would say from the words alone; null where it cannot tell. `share`: of our words that are in it. */
const proposal = z.object({ outcome: z.enum(OUTCOMES), share: z.number().nullable() }).nullable()

const cell = z.object({ draft: id, place, judged: judged.nullable() })
const row = z.object({
  ask: id,
  /** The id of a part of the ask; null for the ask as a whole. */
  part: z.string().nullable(),
  cells: z.array(cell),
})
export type MatrixRow = z.output<typeof row>

/** Asks of the coalition that cannot both be met, on one provision of a draft. */
const contradiction = z.object({ draft: id, in: printed, asks: z.array(id) })

export const seeMatrix = contract({
  method: 'GET',
  path: '/api/processes/:process/matrix',
  summary:
    'Every ask about the instrument of a process through all its drafts: where it is and what became of it.',
  permission: 'asks.read',
  scope: 'process',
  kind: 'json',
  input: z.strictObject({ process: id }),
  reply: z.object({
    /** In the order of their texts. */
    drafts: z.array(
      z.object({ id, symbol: z.string(), title: z.string(), textDate: z.string(), session: id.nullable() }),
    ),
    rows: z.array(row),
    contradictions: z.array(contradiction),
  }),
})

/** A provision's words as evidence: its own, and those of what it holds. */
const words = z.object({ draft: id, at, printed: z.string(), title: z.string().nullable(), text: z.string() })
export type Evidence = z.output<typeof words>

const evidence = z.object({
  ask: id,
  part: z.string().nullable(),
  draft: id,
  place,
  /** The draft with which it is compared: one before it where the ask was placed, else the one it was aimed at. */
  before: id.nullable(),
  old: z.array(words),
  now: z.array(words),
  proposal,
  /** Names the texts and the place as they are here; a judgement says which it was made on. */
  seen: z.string(),
  /** All judgements of it in this draft, newest first. */
  judgements: z.array(judged.extend({ old: z.array(words), now: z.array(words) })),
})
export type EvidenceRow = z.output<typeof evidence>

export const listToJudge = contract({
  method: 'GET',
  path: '/api/drafts/:draft/to-judge',
  summary:
    'For each ask that a draft may have changed something for: the old text, the new text, and what the words tell.',
  permission: 'asks.read',
  scope: 'draft',
  kind: 'json',
  input: z.strictObject({ draft: id }),
  reply: z.object({ evidence: z.array(evidence) }),
})

export const seeEvidence = contract({
  method: 'GET',
  path: '/api/asks/:ask/drafts/:draft',
  summary: 'The two texts of an ask in a draft, and how it was judged there.',
  permission: 'asks.read',
  scope: 'ask',
  kind: 'json',
  input: z.strictObject({ ask: id, draft: id }),
  reply: z.object({ evidence: z.array(evidence) }),
})

export const judgeOutcome = contract({
  method: 'POST',
  path: '/api/asks/:ask/outcomes',
  summary: 'Judges what became of an ask, or a part of it, in a draft, and keeps the two texts as evidence.',
  permission: 'asks.write',
  scope: 'ask',
  kind: 'json',
  input: z.strictObject({
    ask: id,
    draft: id,
    part: z.string().max(8).nullable().default(null),
    /** `seen` of the evidence that was looked at; other texts by now are refused. Without it nothing is compared. */
    seen: z.string().max(64).optional(),
    outcome: z.enum(OUTCOMES),
    note: z.string().trim().max(2000).default(''),
  }),
  reply: evidence,
})

/**
 * An article of the newer draft with all it holds and what it comes from, or one that was struck. What came from another
 * article or went to one has a change of its own and is not said again; chapters and the like stand without what they hold.
 */
const change = z.object({
  kind: z.enum(['kept', 'moved', 'merged', 'split', 'struck', 'new', 'unplaced']),
  old: z.array(words),
  now: z.array(words),
  /** Whether the words differ, beyond the number. */
  reworded: z.boolean(),
  asks: z.array(z.object({ ask: id, part: z.string().nullable(), judged: judged.nullable() })),
})
export type ChangeRow = z.output<typeof change>

export const seeChanges = contract({
  method: 'GET',
  path: '/api/drafts/:draft/changes/:old',
  summary: 'What changed between two drafts: first the provisions that carry an ask, then the rest.',
  permission: 'asks.read',
  scope: 'draft',
  kind: 'json',
  input: z.strictObject({ draft: id, old: id }),
  reply: z.object({
    carrying: z.array(change),
    rest: z.array(change),
    /** Provisions that carry an ask and did not change. */
    unchanged: z.array(change),
  }),
})

/** The instrument with the weight of asks on each provision. */
export const seeMap = contract({
  method: 'GET',
  path: '/api/drafts/:draft/map',
  summary: 'How many asks are on each provision of a draft, with what became of them there.',
  permission: 'asks.read',
  scope: 'draft',
  kind: 'json',
  input: z.strictObject({ draft: id }),
  reply: z.object({
    /** Articles and what stands above them, and what is smaller where an ask is on it. */
    provisions: z.array(
      z.object({
        at,
        printed: z.string(),
        title: z.string().nullable(),
        level: z.string(),
        /** Asks on the provision itself, or on something that it holds. */
        asks: z.array(
          z.object({ ask: id, part: z.string().nullable(), outcome: z.enum(OUTCOMES).nullable() }),
        ),
      }),
    ),
  }),
})

export const exportMatrix = contract({
  method: 'GET',
  path: '/api/processes/:process/matrix/file/:format',
  summary:
    'The matrix of asks and drafts as a table for delegations (docx), as data (csv), or as a picture (svg).',
  permission: 'asks.read',
  scope: 'process',
  kind: 'file',
  input: z.strictObject({ process: id, format: z.enum(['docx', 'csv', 'svg']) }),
})

export const exportChanges = contract({
  method: 'GET',
  path: '/api/drafts/:draft/changes/:old/file/:format',
  summary: 'What changed for the coalition between two drafts, whole (docx) or on one page (summary, docx).',
  permission: 'asks.read',
  scope: 'draft',
  kind: 'file',
  input: z.strictObject({ draft: id, old: id, format: z.enum(['docx', 'summary']) }),
})

export const exportMap = contract({
  method: 'GET',
  path: '/api/drafts/:draft/map/file/:format',
  summary: 'The instrument with the weight of asks on each article, as a picture (svg) or as data (csv).',
  permission: 'asks.read',
  scope: 'draft',
  kind: 'file',
  input: z.strictObject({ draft: id, format: z.enum(['svg', 'csv']) }),
})

export const exportTimeline = contract({
  method: 'GET',
  path: '/api/asks/:ask/timeline/file/:format',
  summary: 'An ask through sessions, statements, versions and drafts, as a picture (svg) or as data (csv).',
  permission: 'asks.read',
  scope: 'ask',
  kind: 'file',
  input: z.strictObject({ ask: id, format: z.enum(['svg', 'csv']) }),
})

/** What happened to an ask, the earliest first. */
export const seeTimeline = contract({
  method: 'GET',
  path: '/api/asks/:ask/timeline',
  summary: 'An ask through sessions, statements, versions and drafts.',
  permission: 'asks.read',
  scope: 'ask',
  kind: 'json',
  input: z.strictObject({ ask: id }),
  reply: z.object({
    events: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('made'), at: time, by: z.string() }),
        z.object({
          kind: z.literal('revised'),
          at: time,
          by: z.string(),
          revision: z.int(),
          wording: z.string(),
        }),
        z.object({
          kind: z.literal('carried'),
          at: time,
          version: id,
          statement: id,
          title: z.string(),
          number: z.int(),
          session: z.string().nullable(),
        }),
        z.object({
          kind: z.literal('draft'),
          at: time,
          draft: id,
          symbol: z.string(),
          title: z.string(),
          cells: z.array(z.object({ part: z.string().nullable(), place, judged: judged.nullable() })),
        }),
      ]),
    ),
  }),
})
