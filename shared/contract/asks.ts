/** Asks: the coalition's register of demands, and the statements and versions that carry them. */
import { z } from 'zod'
import { askSays } from '../ask.ts'
import { contract, id, time } from './route.ts'

const ask = z.object({
  id,
  ...askSays,
  revision: z.number().int(),
  createdAt: time,
  changedAt: time,
  /** Living statements whose text carries it now. */
  statements: z.array(z.object({ id, title: z.string(), block: id })),
  /** Frozen versions that carry it, with the revision each one carries. */
  versions: z.array(
    z.object({
      id,
      statement: id,
      title: z.string(),
      number: z.number().int(),
      block: id,
      revision: z.number().int(),
    }),
  ),
})
export type AskRow = z.output<typeof ask>

export const listAsks = contract({
  method: 'GET',
  path: '/api/coalitions/:coalition/asks',
  summary: "The coalition's register of asks with what carries them.",
  permission: 'asks.read',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id }),
  reply: z.object({ asks: z.array(ask) }),
})

export const statementAsks = contract({
  method: 'GET',
  path: '/api/statements/:statement/asks',
  summary: 'The asks that a statement carries or has carried, for its margin.',
  permission: 'asks.read',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id }),
  reply: z.object({ asks: z.array(ask) }),
})

export const makeAsk = contract({
  method: 'POST',
  path: '/api/statements/:statement/asks',
  summary: 'Makes an ask for a block of a statement; the editor then marks the block with its id.',
  permission: 'asks.write',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id, block: id, ...askSays }),
  reply: ask,
})

export const seeAsk = contract({
  method: 'GET',
  path: '/api/asks/:ask',
  summary: 'An ask with all its revisions.',
  permission: 'asks.read',
  scope: 'ask',
  kind: 'json',
  input: z.strictObject({ ask: id }),
  reply: ask.extend({
    revisions: z.array(
      z.object({ number: z.number().int(), ...askSays, by: z.object({ id, name: z.string() }), at: time }),
    ),
  }),
})

export const reviseAsk = contract({
  method: 'PUT',
  path: '/api/asks/:ask',
  summary: "Changes an ask's verb, targets or wording: a new revision.",
  permission: 'asks.write',
  scope: 'ask',
  kind: 'json',
  input: z.strictObject({ ask: id, ...askSays }),
  reply: ask,
})
