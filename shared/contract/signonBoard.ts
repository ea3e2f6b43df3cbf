/** The coordinators' board of a sign-on: how signatures come in, from where, and the signatures a page at a time. */
import { z } from 'zod'
import { SIGNATORY_KINDS } from '../signonTerms.ts'
import { contract, id, time } from './route.ts'
import { seeSignon, signature } from './signons.ts'

const count = z.object({ key: z.string(), count: z.number().int() })

export const seeSignonBoard = contract({
  method: 'GET',
  path: '/api/signons/:signon/board',
  summary: 'A sign-on with its counts, how signatures came in over time, and from where.',
  permission: 'signons.see',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id }),
  reply: seeSignon.reply.omit({ signatures: true }).extend({
    /**
     * How many of the signatures that are accepted now had been confirmed, and accepted, at evenly spaced times; of
     * those that wait for a decision, when they were confirmed.
     */
    curve: z.array(z.object({ at: time, confirmed: z.number().int(), accepted: z.number().int() })),
    /** When reminders went out, and how many, the first first. */
    reminders: z.array(z.object({ at: time, count: z.number().int() })),
    /** How many are accepted, whatever text they are on: what the counts below add up to. */
    accepted: z.number().int(),
    /** How many of these coordinators entered from a list. */
    entered: z.number().int(),
    /** From where these come. */
    where: z.object({
      /** ISO 3166-1 alpha-2, of the signature, else of its organisation in the register; empty where neither says. */
      countries: z.array(count),
      /** UN M49, the smaller ones within each. */
      regions: z.array(count.extend({ within: z.array(count) })),
      /** By the name of the group, empty for those in none. */
      groups: z.array(count.extend({ of: z.enum(SIGNATORY_KINDS) })),
      /** BCP 47, of the text that was read. */
      languages: z.array(count),
    }),
    /** Declined, withdrawn and lapsed. */
    others: z.number().int(),
    /** How many confirmed signatures were not in the backup that was put back last, and when that was. */
    lost: z.object({ count: z.number().int(), at: time }).nullable(),
    /** What `seeSignonRevision` says for as long as nothing changes. */
    revision: z.string(),
  }),
})

export const seeSignonRevision = contract({
  method: 'GET',
  path: '/api/signons/:signon/revision',
  summary:
    'A mark that is another one whenever the board of a sign-on shows something else; asked for often.',
  permission: 'signons.see',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id }),
  reply: z.object({ revision: z.string() }),
})

export const SIGNED_SHOWN = ['accepted', 'decide', 'others'] as const

/** How many signatures stand on one page of the board. */
export const SIGNED_A_PART = 50

/** How many that wait for a decision are shown at once, the oldest first. */
export const DECIDED_AT_ONCE = 300

export const listSigned = contract({
  method: 'GET',
  path: '/api/signons/:signon/signatures',
  summary:
    'Signatures of a sign-on a page at a time: those accepted, by name; those to decide, with whom each may be; the others, the newest first.',
  permission: 'signons.see',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({
    signon: id,
    show: z.enum(SIGNED_SHOWN),
    /** A part of a name, as it was typed, is listed, or stands in the register. */
    find: z.string().trim().max(200).default(''),
    /** ISO 3166-1 alpha-2. */
    country: z
      .string()
      .regex(/^([A-Z]{2})?$/)
      .default(''),
    /** From 1. */
    part: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  reply: z.object({
    signatures: z.array(signature),
    /** Those that one of these may be the same as, and that are not among them. */
    besides: z.array(signature),
    /** How many there are of what was asked for, and in how many parts. */
    total: z.number().int(),
    parts: z.number().int(),
  }),
})
