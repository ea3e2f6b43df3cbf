/** Review: comments on a statement and suggestions for its text; records beside the text, never in it. */
import { z } from 'zod'
import { anchor } from '../review/anchor.ts'
import { DISPOSITIONS, suggestionState, threadState, who } from '../review/states.ts'
import { contract, id, line, time } from './route.ts'

/** What somebody wrote: several lines, without control characters other than line breaks and tabs. */
const prose = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here.
    .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f\p{Surrogate}]*$/u, 'holds a character that cannot be shown')
const commentWords = prose(5000)
const reason = line(1000)

/** Somebody who is named in a comment: `kind` and id of the register; the words hold the name after an `@`. */
const mention = z.strictObject({ kind: z.enum(['person', 'organisation']), id })
const mentions = z.array(mention).max(30).default([])

const comment = z.object({
  id,
  by: who,
  mine: z.boolean(),
  words: z.string(),
  mentions: z.array(mention.extend({ name: z.string() })),
  at: time,
  editedAt: time.nullable(),
  /** Its author took it back; the words are gone. */
  removed: z.boolean(),
})

const thread = z.object({
  id,
  on: anchor,
  /** The round it was made in, and the version that was read then. */
  round: id.nullable(),
  version: z.object({ id, number: z.number().int() }).nullable(),
  state: threadState,
  comments: z.array(comment),
  changed: z.number().int(),
})
export type ThreadRow = z.output<typeof thread>

const suggestion = z.object({
  id,
  by: who,
  mine: z.boolean(),
  /** As in `shared/suggestion/change.ts`. */
  changes: z.array(z.record(z.string(), z.unknown())),
  why: z.string(),
  round: id.nullable(),
  version: z.object({ id, number: z.number().int() }).nullable(),
  state: suggestionState,
  at: time,
  changedAt: time,
  /** Whoever accepted it, or may decide, can take the acceptance back. */
  undoable: z.boolean(),
  changed: z.number().int(),
})
export type SuggestionRow = z.output<typeof suggestion>

export const seeReview = contract({
  method: 'GET',
  path: '/api/statements/:statement/review',
  summary: 'The comments and suggestions of a statement; with `since`, only what changed after that number.',
  permission: 'reviews.read',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id, since: z.coerce.number().int().min(0).optional() }),
  reply: z.object({
    /** Grows with each change of the statement's review; pass it as `since`. */
    upTo: z.number().int(),
    may: z.object({ write: z.boolean(), decide: z.boolean() }),
    threads: z.array(thread),
    suggestions: z.array(suggestion),
  }),
})

export const startThread = contract({
  method: 'POST',
  path: '/api/statements/:statement/threads',
  summary:
    'Begins a thread with a comment. The ids are the sender’s: sent again after a lost answer, nothing doubles.',
  permission: 'reviews.write',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({
    statement: id,
    id,
    comment: id,
    on: anchor,
    words: commentWords,
    mentions,
    round: id.optional(),
  }),
  reply: thread,
})

export const replyTo = contract({
  method: 'POST',
  path: '/api/threads/:thread/comments',
  summary: 'Answers in a thread; an answer in a settled thread opens it again.',
  permission: 'reviews.write',
  scope: 'thread',
  kind: 'json',
  input: z.strictObject({ thread: id, id, words: commentWords, mentions }),
  reply: thread,
})

export const editComment = contract({
  method: 'PATCH',
  path: '/api/comments/:comment',
  summary: 'Changes the words of one’s own comment.',
  permission: 'reviews.write',
  scope: 'comment',
  kind: 'json',
  input: z.strictObject({ comment: id, words: commentWords, mentions }),
  reply: thread,
})

export const removeComment = contract({
  method: 'DELETE',
  path: '/api/comments/:comment',
  summary: 'Takes one’s own comment back: its words are erased, its place in the thread stays.',
  permission: 'reviews.write',
  scope: 'comment',
  kind: 'json',
  input: z.strictObject({ comment: id }),
  reply: thread,
})

export const settleThread = contract({
  method: 'POST',
  path: '/api/threads/:thread/settle',
  summary: 'Settles a thread with a reason; what was said in a round also gets a disposition.',
  permission: 'reviews.write',
  scope: 'thread',
  kind: 'json',
  input: z.strictObject({
    thread: id,
    reason,
    disposition: z.enum(DISPOSITIONS).nullable().default(null),
  }),
  reply: thread,
})

export const reopenThread = contract({
  method: 'POST',
  path: '/api/threads/:thread/reopen',
  summary: 'Opens a settled thread again.',
  permission: 'reviews.write',
  scope: 'thread',
  kind: 'json',
  input: z.strictObject({ thread: id }),
  reply: thread,
})

export const putSuggestion = contract({
  method: 'PUT',
  path: '/api/statements/:statement/suggestions/:suggestion',
  summary: 'Makes a suggestion under the sender’s own id, or amends one’s own open one.',
  permission: 'reviews.write',
  scope: 'statement',
  kind: 'json',
  bodyLimit: 2 * 1024 * 1024,
  input: z.strictObject({
    statement: id,
    suggestion: id,
    changes: z.array(z.record(z.string(), z.unknown())).min(1).max(200),
    why: line(1000).default(''),
    round: id.optional(),
  }),
  reply: suggestion,
})

export const withdrawSuggestion = contract({
  method: 'POST',
  path: '/api/suggestions/:suggestion/withdraw',
  summary: 'Takes one’s own open suggestion back.',
  permission: 'reviews.write',
  scope: 'suggestion',
  kind: 'json',
  input: z.strictObject({ suggestion: id }),
  reply: suggestion,
})

export const acceptSuggestions = contract({
  method: 'POST',
  path: '/api/statements/:statement/accept',
  summary: 'Applies suggestions to the living text, each once, as far as they still fit.',
  permission: 'reviews.decide',
  scope: 'statement',
  kind: 'json',
  bodyLimit: 2 * 1024 * 1024,
  input: z.strictObject({
    statement: id,
    suggestions: z
      .array(
        z.strictObject({
          suggestion: id,
          /** Its `changed` as it was looked at; amended since, it is not accepted unseen. */
          seen: z.number().int(),
          /** What the decider makes of it, where it is taken otherwise than it was suggested. */
          amended: z.array(z.record(z.string(), z.unknown())).min(1).max(200).optional(),
          /** Take what fits and leave the rest; without it, a suggestion that does not fit wholly is refused. */
          inPart: z.boolean().default(false),
        }),
      )
      .min(1)
      .max(200),
    reason: reason.default(''),
  }),
  reply: z.object({
    suggestions: z.array(suggestion),
    /** Those that were not accepted, with why in a sentence. */
    refused: z.array(z.object({ suggestion: id, code: z.string(), message: z.string() })),
  }),
})

export const declineSuggestions = contract({
  method: 'POST',
  path: '/api/statements/:statement/decline',
  summary: 'Declines or defers suggestions, with a reason.',
  permission: 'reviews.decide',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({
    statement: id,
    suggestions: z.array(id).min(1).max(200),
    as: z.enum(['declined', 'deferred']),
    reason: line(1000).min(1),
  }),
  reply: z.object({ suggestions: z.array(suggestion) }),
})

export const undoDecision = contract({
  method: 'POST',
  path: '/api/suggestions/:suggestion/undo',
  summary:
    'Takes a decision back: the suggestion is open again, and an accepted one is taken out of the text.',
  permission: 'reviews.decide',
  scope: 'suggestion',
  kind: 'json',
  input: z.strictObject({ suggestion: id }),
  reply: suggestion,
})
