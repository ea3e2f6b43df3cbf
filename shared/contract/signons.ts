/** Sign-ons: opening and closing, what coordinators decide, and the public pages where people sign. */
import { z } from 'zod'
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

const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'must look like 2027-01-22T18:00')
const zone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/)

const settings = {
  opensLocal: localTime.nullable().default(null),
  closesLocal: localTime,
  /** IANA, such as `Europe/Zurich`. */
  zone,
  eligible: z.enum(ELIGIBLE).default('both'),
  /** The groups of the list, in order; a signer chooses one where there is more than one. */
  groups: z.array(someLine(200)).max(12).default([]),
  /** Accept at once when the signatory's address is in the organisation's mail domain. */
  acceptAtOnce: z.boolean().default(false),
}

const signon = z.object({
  id,
  statement: z.object({ id, title: z.string() }),
  version: z.object({ id, number: z.number().int(), hash: z.string() }),
  state: z.enum(['not-open', 'open', 'closed']),
  opensAt: time,
  closesAt: time,
  closesLocal: z.string(),
  zone: z.string(),
  eligible: z.enum(ELIGIBLE),
  groups: z.array(z.string()),
  acceptAtOnce: z.boolean(),
  publishedAt: time.nullable(),
  /** Where people sign: an address nobody can guess until it is published. */
  address: z.string(),
  now: time,
  counts: z.object({
    /** Accepted on the text that is current. */
    organisations: z.number().int(),
    individuals: z.number().int(),
    /** Accepted on another text and still there: "7 still on v2"; the newest first. */
    earlier: z.array(
      z.object({
        number: z.number().int(),
        organisations: z.number().int(),
        individuals: z.number().int(),
      }),
    ),
    toDecide: z.number().int(),
    /** Sent, and not confirmed by mail yet. */
    pending: z.number().int(),
  }),
})
export type SignonRow = z.output<typeof signon>

const signature = z.object({
  id,
  kind: z.enum(['organisation', 'individual']),
  name: z.string(),
  organisation: z.object({ id, name: z.string() }).nullable(),
  group: z.string(),
  country: z.string(),
  signatory: z.string(),
  role: z.string(),
  address: z.string(),
  shown: z.object({ signatory: z.boolean(), role: z.boolean(), country: z.boolean() }),
  version: z.object({ id, number: z.number().int() }),
  hash: z.string(),
  state: z.enum(SIGNATURE_STATES),
  stateAt: time,
  createdAt: time,
  /** Entries of the register whose name is close to what was typed, the closest first; a person decides. */
  near: z.array(z.object({ id, name: z.string(), why: z.string() })),
  /** Other signatures here that may be of the same signer; never merged silently. */
  alike: z.array(z.object({ id, name: z.string(), state: z.enum(SIGNATURE_STATES), why: z.string() })),
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
    groups: z.array(someLine(200)).max(12).optional(),
    acceptAtOnce: z.boolean().optional(),
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
  summary: 'Makes another version the current one. Signatures stay on the version they were made on.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id, version: id }),
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
  input: z.strictObject({ signon: id, format: z.enum(SIGNED_FORMATS) }),
})

const pageAddress = z
  .string()
  .min(2)
  .max(60)
  .regex(/^[A-Za-z0-9_-]+$/)

export const showLetter = contract({
  method: 'GET',
  path: '/s/:page',
  summary: 'The public page: the letter, its list once published, and the form.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  input: z.strictObject({ page: pageAddress }),
})

/** An HTML checkbox: there with a value, or not there at all. */
const ticked = z
  .string()
  .optional()
  .transform(value => value !== undefined)

export const signStatement = contract({
  method: 'POST',
  path: '/s/:page',
  summary: 'Signs: nothing counts until the link in the mail that follows was opened and its button pressed.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  form: true,
  // A whole meeting may sign from behind one address; what one mail address gets is limited by the act.
  limit: { times: 200, minutes: 10 },
  input: z.strictObject({
    page: pageAddress,
    /** The hash of the version that the page showed. */
    hash: line(80),
    kind: z.string().max(20).default('organisation'),
    name: z.string().max(400).default(''),
    group: z.string().max(400).default(''),
    country: z.string().max(100).default(''),
    signatory: z.string().max(400).default(''),
    role: z.string().max(400).default(''),
    address: z.string().max(400).default(''),
    showSignatory: ticked,
    showRole: ticked,
    showCountry: ticked,
    authorised: ticked,
    consent: ticked,
    consentVersion: z.string().max(20).default(''),
  }),
})

export const publicList = contract({
  method: 'GET',
  path: '/s/:page/list.:format',
  summary: 'The published list as CSV or JSON. Before publication there is nothing here.',
  permission: 'anyone',
  scope: 'server',
  kind: 'file',
  input: z.strictObject({ page: pageAddress, format: z.enum(['csv', 'json']) }),
})

const link = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

export const showSignature = contract({
  method: 'GET',
  path: '/signature/:link',
  summary: "A signer's own page: what was signed, and the buttons. Opening it changes nothing.",
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  limit: { times: 1000, minutes: 15 },
  input: z.strictObject({ link }),
})

export const pressSignature = contract({
  method: 'POST',
  path: '/signature/:link',
  summary: 'Confirms, says "this wasn\'t me", reconfirms on the current version, or withdraws.',
  permission: 'anyone',
  scope: 'server',
  kind: 'page',
  form: true,
  limit: { times: 600, minutes: 10 },
  input: z.strictObject({
    link,
    act: z.enum(['confirm', 'not-me', 'reconfirm', 'withdraw']),
    /** The hash of the version that the page showed, where the act is on a text. */
    hash: line(80).default(''),
  }),
})
