/** Sign-ons: opening and closing, what coordinators decide, and the public pages where people sign. */
import { z } from 'zod'
import { listGroup, localTime, SIGNATORY_KINDS, terms, termsWish } from '../signonTerms.ts'
import { slug } from './coalitions.ts'
import { contract, id, line, someLine, time } from './route.ts'

export const ELIGIBLE = ['organisations', 'individuals', 'both'] as const
export const SIGNATURE_STATES = [
  'pending',
  'confirmed',
  'accepted',
  'declined',
  'withdrawn',
  'lapsed',
] as const

const zone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/)

/** A label alone is a group of organisations. */
const groups = z
  .array(z.union([someLine(200).transform(label => ({ label, of: 'organisation' as const })), listGroup]))
  .max(12)

const settings = {
  opensLocal: localTime.nullable().default(null),
  closesLocal: localTime,
  /** IANA, such as `Europe/Zurich`. */
  zone,
  eligible: z.enum(ELIGIBLE).default('both'),
  /** The groups of the list, in order; a signer chooses one where there is more than one of its kind. */
  groups: groups.default([]),
  /** Accept at once when the signatory's address is in the organisation's mail domain. */
  acceptAtOnce: z.boolean().default(false),
  /** What is not named is as usual. */
  terms: termsWish.default({}),
}

const signon = z.object({
  id,
  statement: z.object({ id, title: z.string() }),
  version: z.object({ id, number: z.number().int(), hash: z.string() }),
  state: z.enum(['not-open', 'open', 'paused', 'closed']),
  opensAt: time,
  closesAt: time,
  closesLocal: z.string(),
  zone: z.string(),
  eligible: z.enum(ELIGIBLE),
  groups: z.array(listGroup),
  acceptAtOnce: z.boolean(),
  terms,
  publishedAt: time.nullable(),
  /** Since when nobody can sign, until a coordinator has looked: a backup was put back. It stays set past the deadline. */
  pausedAt: time.nullable(),
  /** Where people sign: an address nobody can guess until it is published. */
  address: z.string(),
  now: time,
  counts: z.object({
    /** Accepted on the text that is current, or on one that it differs from by agreed corrections only. */
    organisations: z.number().int(),
    individuals: z.number().int(),
    /** As these, with the name withheld: counted apart. */
    withheld: z.number().int(),
    /** How many of all these signed an earlier version, before its corrections. */
    corrected: z.number().int(),
    /** Accepted on another text and still there: "7 still on v2"; the newest first. */
    earlier: z.array(
      z.object({
        number: z.number().int(),
        organisations: z.number().int(),
        individuals: z.number().int(),
        withheld: z.number().int(),
        /** How many of them keep their signature there, and how many object to a correction. */
        hold: z.number().int(),
        object: z.number().int(),
      }),
    ),
    toDecide: z.number().int(),
    /** Sent, and not confirmed by mail yet. */
    pending: z.number().int(),
  }),
})
export type SignonRow = z.output<typeof signon>

/** Somebody who may be the same: how likely from 0 to 1, why in words, and what a person decided before. */
const likely = z.object({
  id,
  name: z.string(),
  score: z.number(),
  why: z.string(),
  verdict: z
    .object({ verdict: z.enum(['same', 'related']), note: z.string(), by: z.string(), at: time })
    .nullable(),
})

export const signature = z.object({
  id,
  kind: z.enum(SIGNATORY_KINDS),
  name: z.string(),
  organisation: z.object({ id, name: z.string() }).nullable(),
  group: z.string(),
  country: z.string(),
  signatory: z.string(),
  role: z.string(),
  address: z.string(),
  affiliation: z.string(),
  shown: z.object({
    signatory: z.boolean(),
    role: z.boolean(),
    country: z.boolean(),
    affiliation: z.boolean(),
    notJoined: z.boolean(),
  }),
  decision: z.object({ what: z.string(), date: z.string() }),
  answers: z.record(z.string(), z.string()),
  /** Ids of the asks it does not join. */
  notJoined: z.array(z.string()),
  /** The numbers of those that the current version carries, in its order. */
  notJoinedNumbers: z.array(z.number().int()),
  withheld: z.boolean(),
  /** The language of the text that was read. */
  language: z.string(),
  /** How it is known that the signer may sign; null where nobody knows yet: then it is not counted. */
  authority: z
    .union([
      z.object({ how: z.literal('domain') }),
      z.object({ how: z.enum(['vouched', 'checked']), by: z.string(), note: z.string(), at: time }),
    ])
    .nullable(),
  /** Whether the address lies in the mail domain of the organisation it is linked to. */
  inDomain: z.boolean(),
  /** Where a coordinator entered it: who, and on what evidence. */
  entered: z.object({ by: z.string(), evidence: z.string() }).nullable(),
  response: z
    .object({ version: id, what: z.enum(['hold', 'object']), said: z.string(), at: time })
    .nullable(),
  /** The name and the place in the order as coordinators corrected them; empty where they did not. */
  listed: z.object({ name: z.string(), sort: z.string() }),
  erasedAt: time.nullable(),
  version: z.object({ id, number: z.number().int() }),
  hash: z.string(),
  /** How it stands to the text that is current. */
  stands: z.enum(['current', 'corrected', 'objected', 'held', 'behind']),
  /** The accreditations of which its organisation would need one and has none approved; empty where nothing lacks. */
  lacks: z.array(z.string()),
  state: z.enum(SIGNATURE_STATES),
  stateAt: time,
  createdAt: time,
  /** Entries of the register whose name is close to what was typed, the closest first; a person decides. */
  near: z.array(likely),
  /** Other signatures here that may be of the same signer; never merged silently. */
  alike: z.array(likely.extend({ state: z.enum(SIGNATURE_STATES) })),
  /** Why it was declined; empty where it was not. */
  reason: z.string(),
})
export type SignatureRow = z.output<typeof signature>

export const listSignons = contract({
  method: 'GET',
  path: '/api/coalitions/:coalition/signons',
  summary: "The coalition's sign-ons.",
  permission: 'signons.see',
  scope: 'coalition',
  kind: 'json',
  input: z.strictObject({ coalition: id }),
  reply: z.object({ signons: z.array(signon) }),
})

export const openSignon = contract({
  method: 'POST',
  path: '/api/versions/:version/signons',
  summary: 'Opens a sign-on on a version.',
  permission: 'signons.manage',
  scope: 'version',
  kind: 'json',
  input: z.strictObject({ version: id, ...settings }),
  reply: signon,
})

export const seeSignon = contract({
  method: 'GET',
  path: '/api/signons/:signon',
  summary: 'A sign-on with every signature, for coordinators.',
  permission: 'signons.see',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id }),
  reply: signon.extend({ signatures: z.array(signature) }),
})

export const seeOwnSignature = contract({
  method: 'GET',
  path: '/api/statements/:statement/signed',
  summary: "The version that one's own organisation signed last, where its signature is accepted.",
  permission: 'statements.read',
  scope: 'statement',
  kind: 'json',
  input: z.strictObject({ statement: id }),
  reply: z.object({
    signed: z.object({ version: z.object({ id, number: z.number().int() }), at: time }).nullable(),
  }),
})

export const changeSignon = contract({
  method: 'PATCH',
  path: '/api/signons/:signon',
  summary: 'Moves the deadline, or changes groups and how signatures are accepted.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({
    signon: id,
    closesLocal: localTime.optional(),
    zone: zone.optional(),
    groups: groups.optional(),
    acceptAtOnce: z.boolean().optional(),
    /** Only what is named is changed. */
    terms: termsWish.optional(),
  }),
  reply: signon,
})

export const closeSignon = contract({
  method: 'POST',
  path: '/api/signons/:signon/close',
  summary: 'Closes signing now.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id }),
  reply: signon,
})

export const resumeSignon = contract({
  method: 'POST',
  path: '/api/signons/:signon/resume',
  summary: 'Lets signing go on that was paused because a backup was put back. Twice changes nothing.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id }),
  reply: signon,
})

export const publishSignon = contract({
  method: 'POST',
  path: '/api/signons/:signon/publish',
  summary: 'Publishes the letter and its list under an address that can be read.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id, slug }),
  reply: signon,
})

export const moveSignon = contract({
  method: 'POST',
  path: '/api/signons/:signon/version',
  summary:
    'Makes another version the current one, or proposes it as a correction that a second coordinator agrees to.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({
    signon: id,
    version: id,
    /** The version that was seen as the current one; where another is by now, nothing is moved. */
    seen: id.optional(),
    /** Without it the change is substantive and is made at once; every signature stays on its own version. */
    editorial: z.strictObject({ reason: someLine(500), objectUntilLocal: localTime }).optional(),
  }),
  reply: signon,
})

export const bindList = contract({
  method: 'POST',
  path: '/api/signons/:signon/bind',
  summary: "Has the living letter's signatories drawn from this sign-on, or lets them stand as text again.",
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id, bound: z.boolean() }),
  reply: z.object({ bound: z.boolean() }),
})

export const acceptSignature = contract({
  method: 'POST',
  path: '/api/signatures/:signature/accept',
  summary: 'Accepts a confirmed signature, for an entry of the register or as a new one.',
  permission: 'signons.manage',
  scope: 'signature',
  kind: 'json',
  input: z.strictObject({
    signature: id,
    /** The organisation of the register it belongs to; `new` enters the typed name. Not asked of individuals. */
    organisation: z.union([z.strictObject({ id }), z.literal('new')]).optional(),
    /** How it is known that the signer may sign. Not needed where the address lies in the mail domain. */
    authority: z.strictObject({ how: z.enum(['vouched', 'checked']), note: someLine(500) }).optional(),
  }),
  reply: signature,
})

export const declineSignature = contract({
  method: 'POST',
  path: '/api/signatures/:signature/decline',
  summary: 'Declines a confirmed signature with a reason that coordinators see.',
  permission: 'signons.manage',
  scope: 'signature',
  kind: 'json',
  input: z.strictObject({ signature: id, reason: someLine(500) }),
  reply: signature,
})

export const exportList = contract({
  method: 'GET',
  path: '/api/signons/:signon/list/:format',
  summary: 'The list as it stands, as CSV or JSON, "as of" now.',
  permission: 'signons.see',
  scope: 'signon',
  kind: 'file',
  input: z.strictObject({ signon: id, format: z.enum(['csv', 'json']) }),
})

/** JSON holds the version as it was frozen, and a list of its own. */
export const SIGNED_FORMATS = ['docx', 'odt', 'pdf', 'html', 'md', 'txt'] as const

export const exportSigned = contract({
  method: 'GET',
  path: '/api/signons/:signon/letter/:format',
  summary: 'The version with its list at the signatories block.',
  permission: 'signons.see',
  scope: 'signon',
  kind: 'file',
  input: z.strictObject({
    signon: id,
    format: z.enum(SIGNED_FORMATS),
    /** Prints only the names of these groups, and where the whole list stands; all without it. */
    groups: z.union([z.array(line(200)).max(24), line(200).transform(one => [one])]).optional(),
  }),
})
