/** Invitations to sign: whom to ask, what they answered, reminding them, and what came back. */
import { z } from 'zod'
import { INVITED_STATES } from '../signonInvitation.ts'
import { address, contract, id, line, time } from './route.ts'
import { spoken } from './signing.ts'

const language = z
  .string()
  .max(35)
  .regex(/^([A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)?$/)

/** Why somebody who was read from a list gets no mail. */
export const NOT_INVITED = ['invited', 'signed', 'organisation-signed', 'wants-none'] as const

const bounce = z.object({ how: z.enum(['refused', 'gave-up', 'report']), status: z.string(), at: time })

const invitation = z.object({
  id,
  address: z.string(),
  name: z.string(),
  organisation: z.object({ id: id.nullable(), name: z.string() }),
  language: z.string(),
  state: z.enum(INVITED_STATES),
  /** What was said beside a day, or when declining. */
  note: z.string(),
  /** The day until which time is needed, such as `2027-01-14`; empty where none was said. */
  until: z.string(),
  /** That day has passed. */
  overdue: z.boolean(),
  answeredAt: time.nullable(),
  invitedAt: time,
  remindedAt: time.nullable(),
  reminders: z.number().int(),
  bounce: bounce.nullable(),
  ended: z.object({ by: z.enum(['coordinators', 'owner']), at: time }).nullable(),
})
export type InvitationRow = z.output<typeof invitation>

export const listInvitations = contract({
  method: 'GET',
  path: '/api/signons/:signon/invitations',
  summary: 'Who was invited to sign, what they answered, and when they were reminded.',
  permission: 'signons.see',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id }),
  reply: z.object({
    invitations: z.array(invitation),
    /** Whom a reminder would reach now: to sign, and to confirm what was sent. */
    remindable: z.object({ sign: z.number().int(), confirm: z.number().int() }),
    /** When reminders went out, the newest first; `cause` is `by-hand` or the days before the deadline. */
    reminders: z.array(
      z.object({ at: time, cause: z.string(), by: z.string().nullable(), count: z.number().int() }),
    ),
    /** The scheduled reminders that are still to come, the next first. */
    ahead: z.array(z.object({ days: z.number().int(), at: time })),
    now: time,
  }),
})

export const previewInvitations = contract({
  method: 'POST',
  path: '/api/signons/:signon/invitations/preview',
  summary: 'Reads a pasted list or a CSV file of addresses. Nothing is sent or kept.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  bodyLimit: 2 * 1024 * 1024,
  input: z.strictObject({
    signon: id,
    text: z.string().max(1_000_000),
    /** Whose names stand before the addresses, where the list does not say by its columns. */
    namesAre: z.enum(['organisations', 'people']).default('organisations'),
  }),
  reply: z.object({
    lines: z.array(
      z.object({
        line: z.number().int(),
        address: z.string(),
        name: z.string(),
        organisation: z.object({ id: id.nullable(), name: z.string() }),
        language: z.string(),
        /** What keeps the line from being read; null where it was. */
        wrong: z.enum(['no-address', 'address', 'two-addresses', 'twice', 'too-long', 'too-many']).nullable(),
        /** Why no mail goes there; null where one would. */
        not: z.enum(NOT_INVITED).nullable(),
      }),
    ),
  }),
})

/** How many are invited in one press at most. */
export const MOST_INVITED = 2000

export const inviteToSign = contract({
  method: 'POST',
  path: '/api/signons/:signon/invitations',
  summary: 'Mails each a personal link. Who was invited or has signed already gets no second mail.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  bodyLimit: 2 * 1024 * 1024,
  input: z.strictObject({
    signon: id,
    people: z
      .array(
        z.strictObject({
          address,
          name: line(200).default(''),
          /** The entry of the register, or the name as it was given. */
          organisation: z
            .union([z.strictObject({ id }), z.strictObject({ name: line(200) })])
            .default({ name: '' }),
          language: language.default(''),
        }),
      )
      .min(1)
      .max(MOST_INVITED),
  }),
  reply: z.object({
    invited: z.number().int(),
    /** How many got no mail, by why. */
    not: z.partialRecord(z.enum(NOT_INVITED), z.number().int()),
  }),
})

export const remindInvited = contract({
  method: 'POST',
  path: '/api/signons/:signon/invitations/remind',
  summary: 'Reminds everybody who has not answered; nobody who was mailed in the last 20 hours.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id }),
  reply: z.object({ sign: z.number().int(), confirm: z.number().int() }),
})

export const endInvitation = contract({
  method: 'POST',
  path: '/api/signons/:signon/invitations/:invited/end',
  summary: 'Takes an invitation back: its links lead nowhere any more. What was signed by it stays.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id, invited: id }),
  reply: z.object({ ended: z.literal(true) }),
})

export const noteBounces = contract({
  method: 'POST',
  path: '/api/signons/:signon/invitations/bounces',
  summary:
    'Reads delivery reports (RFC 3464) and marks whom the mails did not reach. The reports are not kept.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  bodyLimit: 2 * 1024 * 1024,
  input: z.strictObject({ signon: id, text: z.string().max(1_500_000) }),
  reply: z.object({
    /** Invitations that are marked by it. */
    marked: z.number().int(),
    /** Addresses that failed and were not invited here. */
    unknown: z.number().int(),
  }),
})

const link = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

export const showInvited = contract({
  method: 'GET',
  path: '/invited/:link',
  summary: 'The letter with the form filled in as far as the invitation says. Opening it changes nothing.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  limit: { times: 1000, minutes: 15 },
  query: ['language'],
  input: z.strictObject({
    link,
    /** The language to read it in; the invitation's own without it. */
    language: spoken.catch('').default(''),
  }),
})

export const answerInvitation = contract({
  method: 'POST',
  path: '/invited/:link',
  summary: 'Answers without signing: "we decline", or "we need until …".',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  form: true,
  limit: { times: 600, minutes: 10 },
  input: z.strictObject({
    link,
    act: z.enum(['decline', 'need-until']),
    /** A day, as a date field sends it. */
    until: z.string().max(40).default(''),
    note: z.string().max(4000).default(''),
  }),
})

export const showNoMails = contract({
  method: 'GET',
  path: '/invited/:link/no-mails',
  summary: 'The page behind the link that ends mails about signing; opening it changes nothing.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  limit: { times: 1000, minutes: 15 },
  input: z.strictObject({ link }),
})

export const endMails = contract({
  method: 'POST',
  path: '/invited/:link/no-mails',
  summary: 'Ends mails of the coalition about signing to this address.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  form: true,
  limit: { times: 600, minutes: 10 },
  input: z.strictObject({ link }),
})
