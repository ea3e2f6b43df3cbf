/** Rounds: a version circulated to organisations with a deadline, their answers, and what became of what they said. */
import { z } from 'zod'
import { DISPOSITIONS, who } from '../review/states.ts'
import { address, contract, id, line, someLine, time } from './route.ts'

export const ANSWERS = ['agree', 'agree-if', 'cannot-join', 'need-until'] as const
export type Answer = (typeof ANSWERS)[number]

const local = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
const head = z.object({ id, number: z.number().int(), title: z.string(), hash: z.string() })

const answerFields = {
  answer: z.enum(ANSWERS),
  /** What must change for `agree-if`; why not for `cannot-join`. */
  words: line(2000).default(''),
  /** For `need-until`: a day as `2027-02-01`. */
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable()
    .default(null),
}

const given = z.object({ ...answerFields, by: who, at: time })

const round = z.object({
  id,
  statement: id,
  version: head,
  question: z.string(),
  openedAt: time,
  closesAt: time,
  closesLocal: z.string(),
  zone: z.string(),
  state: z.enum(['open', 'past-deadline', 'closed']),
  /** The version with which it was closed. */
  closedWith: head.nullable(),
  /** How many organisations were asked, and how many answered. */
  asked: z.number().int(),
  answered: z.number().int(),
})
export type RoundRow = z.output<typeof round>

export const listRounds = contract({
  method: 'GET',
  path: '/api/statements/:statement/rounds',
  summary: 'The rounds of a statement, newest first.',
  permission: 'rounds.see',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id }),
  reply: z.object({ rounds: z.array(round) }),
})

export const listOpenRounds = contract({
  method: 'GET',
  path: '/api/coalitions/:coalition/rounds',
  summary:
    'The rounds of a coalition that nobody has closed: those that wait for one’s organisation, and others.',
  permission: 'rounds.see',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id }),
  reply: z.object({
    rounds: z.array(
      round.extend({
        /** The own organisation is asked, and gave an answer. */
        asksOwn: z.boolean(),
        answeredOwn: z.boolean(),
      }),
    ),
  }),
})

export const circulate = contract({
  method: 'POST',
  path: '/api/versions/:version/rounds',
  summary: 'Circulates a version to organisations: members are told by mail, others get a personal link.',
  permission: 'rounds.manage',
  scope: 'version',
  kind: 'json',
  input: z.strictObject({
    version: id,
    question: someLine(500),
    closesLocal: local,
    zone: someLine(60),
    /** Organisations of the register; all of them without it. */
    organisations: z.array(id).max(500).optional(),
    guests: z
      .array(z.strictObject({ organisation: id, name: line(120), address }))
      .max(500)
      .default([]),
  }),
  reply: round,
})

export const seeRound = contract({
  method: 'GET',
  path: '/api/rounds/:round',
  summary: 'A round as a member sees it: the question, the deadline, and what the own organisation answered.',
  permission: 'rounds.see',
  scope: 'round',
  kind: 'json',
  input: z.strictObject({ round: id }),
  reply: round.extend({
    may: z.object({ answer: z.boolean(), manage: z.boolean(), board: z.boolean() }),
    /** The own organisation's answers, newest first; the first one counts. */
    own: z.array(given),
    /** The organisation was asked in this round. */
    asksOwn: z.boolean(),
  }),
})

export const changeRound = contract({
  method: 'PATCH',
  path: '/api/rounds/:round',
  summary: 'Moves the deadline of an open round.',
  permission: 'rounds.manage',
  scope: 'round',
  kind: 'json',
  input: z.strictObject({ round: id, closesLocal: local, zone: someLine(60) }),
  reply: round,
})

export const answerRound = contract({
  method: 'POST',
  path: '/api/rounds/:round/answers',
  summary:
    'Answers for one’s organisation; until the deadline as often as one likes, and all answers are kept.',
  permission: 'rounds.answer',
  scope: 'round',
  kind: 'json',
  input: z.strictObject({ round: id, ...answerFields }),
  reply: z.object({ own: z.array(given) }),
})

export const seeBoard = contract({
  method: 'GET',
  path: '/api/rounds/:round/board',
  summary: 'Who agreed, on what condition, who is silent, and which passages most organisations spoke about.',
  permission: 'rounds.board',
  scope: 'round',
  kind: 'json',
  input: z.strictObject({ round: id }),
  reply: z.object({
    organisations: z.array(
      z.object({
        id,
        name: z.string(),
        answers: z.array(given),
        comments: z.number().int(),
        suggestions: z.number().int(),
        lookedAt: time.nullable(),
        remindedAt: time.nullable(),
        guests: z.array(
          z.object({
            id,
            name: z.string(),
            /** For coordinators: they typed it. */
            address: z.string().nullable(),
            revoked: z.boolean(),
            lookedAt: time.nullable(),
          }),
        ),
      }),
    ),
    contested: z.array(
      z.object({
        block: z.string(),
        words: z.string(),
        organisations: z.array(z.string()),
        comments: z.number().int(),
        suggestions: z.number().int(),
      }),
    ),
    /** Comments and suggestions of the round that have no disposition yet. */
    undecided: z.number().int(),
  }),
})

export const remindSilent = contract({
  method: 'POST',
  path: '/api/rounds/:round/remind',
  summary: 'Reminds by mail those of the round whose organisation is silent and who were not reminded yet.',
  permission: 'rounds.manage',
  scope: 'round',
  kind: 'json',
  input: z.strictObject({ round: id }),
  reply: z.object({ reminded: z.number().int() }),
})

export const inviteToRound = contract({
  method: 'POST',
  path: '/api/rounds/:round/guests',
  summary: 'Gives somebody of an organisation a personal link to this round, by mail.',
  permission: 'rounds.manage',
  scope: 'round',
  kind: 'json',
  input: z.strictObject({ round: id, organisation: id, name: line(120).default(''), address }),
  reply: z.object({ id }),
})

export const revokeGuest = contract({
  method: 'POST',
  path: '/api/rounds/:round/guests/:guest/revoke',
  summary: 'Ends the personal link of a guest; what was said through it stays.',
  permission: 'rounds.manage',
  scope: 'round',
  kind: 'json',
  input: z.strictObject({ round: id, guest: id }),
  reply: z.object({ revoked: z.literal(true) }),
})

export const closeRound = contract({
  method: 'POST',
  path: '/api/rounds/:round/close',
  summary: 'Closes a round with the version that came of it.',
  permission: 'rounds.manage',
  scope: 'round',
  kind: 'json',
  input: z.strictObject({ round: id, version: id }),
  reply: round,
})

const tableRow = z.object({
  what: z.enum(['comment', 'suggestion']),
  id,
  block: z.string().nullable(),
  /** The number and beginning of its heading or paragraph, in words. */
  place: z.string(),
  /** What the words are about. */
  passage: z.string(),
  by: who,
  /** The comment, or what the suggestion would make of the passage and why. */
  says: z.string(),
  disposition: z.enum(DISPOSITIONS).nullable(),
  reason: z.string(),
})

export const seeTable = contract({
  method: 'GET',
  path: '/api/rounds/:round/table',
  summary: 'The table of comments and responses of a round, in the order of the text.',
  permission: 'rounds.board',
  scope: 'round',
  kind: 'json',
  input: z.strictObject({ round: id }),
  reply: z.object({ rows: z.array(tableRow) }),
})

export const exportTable = contract({
  method: 'GET',
  path: '/api/rounds/:round/table/:format',
  summary:
    'The table of comments and responses as a file; without names where the statement is unattributed.',
  permission: 'rounds.board',
  scope: 'round',
  kind: 'file',
  input: z.strictObject({ round: id, format: z.enum(['csv', 'docx']) }),
})

export const seeSince = contract({
  method: 'GET',
  path: '/api/statements/:statement/since',
  summary:
    'What is new to one’s organisation: the version it looked at last, and what became of what it said.',
  permission: 'reviews.read',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id }),
  reply: z.object({
    /** The newest version when the organisation last looked; null before its first look. */
    looked: z.object({ at: time, version: head.nullable() }).nullable(),
    newest: head.nullable(),
    /** Own comments and suggestions that were decided after that look. */
    decided: z.array(tableRow),
  }),
})

export const looked = contract({
  method: 'POST',
  path: '/api/statements/:statement/looked',
  summary: 'Notes that one’s organisation has looked at the statement as it is now.',
  permission: 'reviews.read',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id }),
  reply: z.object({ at: time }),
})

/** The page behind a guest's link. `guest` is the link's token. */
const token = z.string().max(60)

export const showRound = contract({
  method: 'GET',
  path: '/r/:guest',
  summary: 'A round on a page of its own, for whoever holds a personal link; complete without script.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  limit: { times: 300, minutes: 15 },
  input: z.strictObject({ guest: token }),
})

export const guestPress = contract({
  method: 'POST',
  path: '/r/:guest',
  summary: 'A guest comments, suggests other words, takes either back, or answers.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  form: true,
  limit: { times: 200, minutes: 15 },
  input: z.strictObject({
    guest: token,
    press: z.enum(['comment', 'suggest', 'withdraw', 'answer']),
    /** The id the page made for what is sent, so that a second press changes nothing. */
    id: id.optional(),
    block: id.or(z.literal('')).optional(),
    words: z.string().max(20_000).optional(),
    why: z.string().max(2000).optional(),
    answer: z.enum(ANSWERS).optional(),
    until: z.string().max(10).optional(),
  }),
})
