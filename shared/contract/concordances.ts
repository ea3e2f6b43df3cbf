/** What people confirm between a draft of the instrument and one that it goes back to. */
import { z } from 'zod'
import { contract, id, time } from './route.ts'

const positions = z.array(z.int().min(0)).max(200)
const kind = z.enum(['kept', 'moved', 'merged', 'split', 'struck', 'new'])

/** `from` are positions in the old draft, `to` in the new one; how many of each follows from the kind. */
const says = z.strictObject({ kind, from: positions, to: positions })

/**
 * The revision of the draft from which its positions were read; refused with `draft-changed` where it has another. Those
 * of the old one stay, for this draft goes back to it.
 */
const seen = z.int().optional()

const link = z.object({
  id,
  kind,
  from: positions,
  to: positions,
  by: z.object({ id, name: z.string() }),
  at: time,
  /** Since when it no longer holds, because it was corrected or taken back; null while it holds. */
  endedAt: time.nullable(),
})
export type LinkRow = z.output<typeof link>

export const seeConcordance = contract({
  method: 'GET',
  path: '/api/drafts/:draft/concordances/:old',
  summary:
    'What is confirmed between a draft and one that it goes back to; with `since`, what changed since.',
  permission: 'processes.read',
  scope: 'draft',
  kind: 'json',
  input: z.strictObject({
    draft: id,
    old: id,
    /** A revision of the concordance that was seen; links that ended are given only with one. */
    since: z.coerce.number().int().min(0).default(0),
  }),
  reply: z.object({
    /** 0 where nothing was ever confirmed. */
    revision: z.number().int(),
    links: z.array(link),
  }),
})

export const confirmLinks = contract({
  method: 'POST',
  path: '/api/drafts/:draft/concordances/:old/links',
  summary:
    'Confirms one, many or all of the proposals; what somebody else confirmed otherwise meanwhile is left.',
  permission: 'instrument.write',
  scope: 'draft',
  kind: 'json',
  bodyLimit: 2 * 1024 * 1024,
  input: z.strictObject({ draft: id, old: id, seen, links: z.array(says).min(1).max(6000) }),
  reply: z.object({
    revision: z.number().int(),
    /** How many of them hold now, also those that held before. */
    confirmed: z.number().int(),
    /** Those that name a provision that another link names already. */
    left: z.array(says),
  }),
})

export const correctLinks = contract({
  method: 'PUT',
  path: '/api/drafts/:draft/concordances/:old/links',
  summary:
    'Ends links that do not hold and puts others in their place, or none; says which asks are placed anew.',
  permission: 'instrument.write',
  scope: 'draft',
  kind: 'json',
  input: z.strictObject({
    draft: id,
    old: id,
    seen,
    ends: z.array(id).min(1).max(200),
    links: z.array(says).max(200),
  }),
  reply: z.object({
    revision: z.number().int(),
    replaced: z.array(
      z.object({
        ask: id,
        number: z.number().int(),
        wording: z.string(),
        draft: id,
        /** Where it was and where it is now in that draft, as printed; none where it is in no provision of it. */
        was: z.array(z.string()),
        is: z.array(z.string()),
        /** What it is there now, see `Place` of outcomes. */
        place: z.enum(['placed', 'gone', 'unplaced', 'before', 'elsewhere', 'by-hand']),
      }),
    ),
  }),
})
