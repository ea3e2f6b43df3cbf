/** What happened to the text of a sign-on while it was signed: changes, and corrections two coordinators agree on. */
import { z } from 'zod'
import { contract, id, time } from './route.ts'

const move = z.object({
  id,
  from: z.object({ id, number: z.number().int() }),
  to: z.object({ id, number: z.number().int() }),
  kind: z.enum(['substantive', 'editorial']),
  /** Why it only corrects; empty for a substantive change. */
  reason: z.string(),
  /** `proposed` waits for a second coordinator; `ended` waited when signing closed. */
  state: z.enum(['proposed', 'made', 'taken-back', 'ended']),
  proposedBy: z.object({ id, name: z.string() }),
  proposedAt: time,
  agreedBy: z.object({ id, name: z.string() }).nullable(),
  settledAt: time.nullable(),
  /** Until when signers may object to a correction. */
  objectUntil: time.nullable(),
  /** While it is proposed: how many confirmed and accepted signatures would count for the corrected text. */
  concerns: z.number().int().nullable(),
})
export type MoveRow = z.output<typeof move>

/** Who answered to a changed text, and what; for coordinators. */
const answer = z.object({
  signature: id,
  name: z.string(),
  number: z.number().int(),
  what: z.enum(['hold', 'object']),
  said: z.string(),
  at: time,
})

export const listMoves = contract({
  method: 'GET',
  path: '/api/signons/:signon/moves',
  summary: 'What became of the text of a sign-on, the newest first, and what signers answered.',
  permission: 'signons.see',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id }),
  reply: z.object({
    moves: z.array(move),
    answers: z.array(answer),
    /** How many coordinators the coalition has: one alone has nobody to agree. */
    coordinators: z.number().int(),
  }),
})

export const agreeMove = contract({
  method: 'POST',
  path: '/api/signons/:signon/moves/:move/agree',
  summary:
    'Agrees, as another coordinator, that a proposed version only corrects: it becomes the current one.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id, move: id }),
  reply: move,
})

export const takeBackMove = contract({
  method: 'POST',
  path: '/api/signons/:signon/moves/:move/take-back',
  summary: 'Takes a proposed correction back, whoever proposed it.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id, move: id }),
  reply: move,
})
