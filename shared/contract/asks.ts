/** Asks: the coalition's register of demands, and the statements and versions that carry them. */
import { z } from 'zod'
import { ASK_LINKS, askSays, PRIORITIES, SUPPORT } from '../ask.ts'
import { contract, id, someLine, time } from './route.ts'

const managed = {
  process: id.nullable(),
  /** The organisation that leads on it. */
  owner: id.nullable(),
  priority: z.enum(PRIORITIES).nullable(),
  support: z.enum(SUPPORT).nullable(),
  tags: z.array(someLine(60)).max(20),
}

const ask = z.object({
  id,
  /** Its number in the register. */
  number: z.number().int(),
  ...askSays,
  ...managed,
  owner: z.object({ id, name: z.string() }).nullable(),
  /** The number of the revision that the register holds. */
  revision: z.number().int(),
  createdAt: time,
  changedAt: time,
  /** Living statements whose text carries it now. */
  statements: z.array(
    z.object({
      id,
      title: z.string(),
      block: id,
      session: id.nullable(),
      /**
       * As that statement words it; empty where that is not known yet, and for a translation, whose words are no
       * wording of the register's.
       */
      wording: z.string(),
      /**
       * - `same`: as the register words it
       * - `offered`: otherwise, and nobody has decided: the register's words are offered to the statement and the
       *   statement's to the register
       * - `kept`: otherwise, and a person said that both stay
       */
      wordings: z.enum(['same', 'offered', 'kept']),
    }),
  ),
  /** Frozen versions that carry it, with the revision each one carries. */
  versions: z.array(
    z.object({
      id,
      statement: id,
      title: z.string(),
      number: z.number().int(),
      frozenAt: time,
      block: id,
      revision: z.number().int(),
    }),
  ),
  /** How it hangs together with other asks: what it does to them (`to`), and what they do to it (`from`). */
  links: z.array(z.object({ id, kind: z.enum(ASK_LINKS), side: z.enum(['to', 'from']), ask: id })),
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

export const enterAsk = contract({
  method: 'POST',
  path: '/api/coalitions/:coalition/asks',
  summary: 'Enters an ask in the register that no statement carries yet.',
  permission: 'asks.write',
  scope: 'coalition',
  kind: 'json',
  /** `process`: where none is said, that of the draft it is aimed at. */
  input: z.strictObject({ coalition: id, ...askSays, process: id.nullable().default(null) }),
  reply: ask,
})

export const seeAsk = contract({
  method: 'GET',
  path: '/api/asks/:ask',
  summary: 'An ask with all its revisions, newest first.',
  permission: 'asks.read',
  scope: 'ask',
  kind: 'json',
  input: z.strictObject({ ask: id }),
  reply: ask.extend({
    revisions: z.array(
      z.object({
        number: z.number().int(),
        ...askSays,
        by: z.object({ id, name: z.string() }),
        at: time,
        /** The statement whose own wording it is; null where it was made in the register. */
        statement: z.object({ id, title: z.string() }).nullable(),
        /** The version that carried it first. */
        firstIn: z.object({ id, statement: id, title: z.string(), number: z.number().int() }).nullable(),
      }),
    ),
  }),
})

export const reviseAsk = contract({
  method: 'PUT',
  path: '/api/asks/:ask',
  summary:
    'Changes what the register says of an ask: a new revision. Statements that carry it are offered it.',
  permission: 'asks.write',
  scope: 'ask',
  kind: 'json',
  input: z.strictObject({
    ask: id,
    /** The revision that was seen; another one by now is refused. Without it nothing is compared. */
    seen: z.int().optional(),
    ...askSays,
  }),
  reply: ask,
})

export const manageAsk = contract({
  method: 'PATCH',
  path: '/api/asks/:ask',
  summary: 'Changes who leads on an ask, its process, priority, support and tags.',
  permission: 'asks.write',
  scope: 'ask',
  kind: 'json',
  input: z.strictObject({ ask: id, ...z.strictObject(managed).partial().shape }),
  reply: ask,
})

export const linkAsks = contract({
  method: 'POST',
  path: '/api/asks/:ask/links',
  summary: 'Says that an ask restates, supersedes, merges or splits another one of the same register.',
  permission: 'asks.write',
  scope: 'ask',
  kind: 'json',
  input: z.strictObject({ ask: id, kind: z.enum(ASK_LINKS), other: id }),
  reply: ask,
})

export const unlinkAsks = contract({
  method: 'DELETE',
  path: '/api/asks/:ask/links/:link',
  summary: 'Takes back that two asks hang together.',
  permission: 'asks.write',
  scope: 'ask',
  kind: 'json',
  input: z.strictObject({ ask: id, link: id }),
  reply: ask,
})

export const keepWordings = contract({
  method: 'POST',
  path: '/api/asks/:ask/statements/:statement/kept',
  summary: "Says that a statement's wording of an ask and the register's both stay as they are.",
  permission: 'asks.write',
  scope: 'ask',
  kind: 'json',
  input: z.strictObject({
    ask: id,
    statement: id,
    /** Both as they were seen; where one has changed since, the offer stays. */
    registers: z.string().max(10_000),
    statements: z.string().max(10_000),
  }),
  reply: ask,
})

export const listDropped = contract({
  method: 'GET',
  path: '/api/coalitions/:coalition/dropped-asks',
  summary: 'Which suggested asks were dropped, each as the SHA-256 of its wording.',
  permission: 'asks.read',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id }),
  reply: z.object({ dropped: z.array(z.string()) }),
})

export const dropSuggested = contract({
  method: 'POST',
  path: '/api/coalitions/:coalition/dropped-asks',
  summary: 'Drops suggested asks, so that they are not suggested again; or takes that back.',
  permission: 'asks.write',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({
    coalition: id,
    /** SHA-256 in hexadecimal of each wording, as `shared/cite/wordingKey.ts` writes it. */
    wordings: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .min(1)
      .max(500),
    dropped: z.boolean(),
  }),
  reply: z.object({ dropped: z.array(z.string()) }),
})
