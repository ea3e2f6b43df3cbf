/** Lists of signatories that came another way, entered by a coordinator on stated evidence. */
import { z } from 'zod'
import { SIGNATORY_KINDS } from '../signonTerms.ts'
import { address, contract, id, line, someLine } from './route.ts'

/** How many lines are entered in one write; a long list comes in parts. */
export const ENTERED_AT_ONCE = 200

const row = z.strictObject({
  /** The sender's: what was sent twice is there once. */
  id,
  kind: z.enum(SIGNATORY_KINDS),
  name: someLine(200),
  /** Of an organisation: its entry in the register, or `new` to enter one under this name. */
  organisation: z.union([z.strictObject({ id }), z.literal('new')]).optional(),
  group: line(200).default(''),
  /** ISO 3166-1 alpha-2, or empty. */
  country: z
    .string()
    .regex(/^([A-Z]{2})?$/)
    .default(''),
  affiliation: line(200).default(''),
  signatory: line(200).default(''),
  role: line(200).default(''),
  address: z.union([address, z.literal('')]).default(''),
})

export const enterList = contract({
  method: 'POST',
  path: '/api/signons/:signon/entries',
  summary:
    'Enters signatures from a list that came another way; they are never shown as confirmed by the signer.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  bodyLimit: 1024 * 1024,
  input: z.strictObject({
    signon: id,
    /** The version that they signed, as the evidence says. */
    version: id,
    /** Such as "mails of 3 to 9 March, kept by the secretariat"; coordinators see it. */
    evidence: someLine(500),
    rows: z.array(row).min(1).max(ENTERED_AT_ONCE),
  }),
  reply: z.object({
    /** What became of each line, in their order: entered now or before, or not, and why. */
    rows: z.array(
      z.object({
        id,
        became: z.enum(['entered', 'there-before', 'stands-already', 'not-eligible', 'not-accredited']),
      }),
    ),
  }),
})

export const listSignedNames = contract({
  method: 'GET',
  path: '/api/signons/:signon/names',
  summary: 'The names of those who signed, so that a list can be looked through before it is entered.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id }),
  reply: z.object({
    names: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(SIGNATORY_KINDS),
        affiliation: z.string(),
        /** Its entry in the register. */
        organisation: id.nullable(),
        state: z.enum(['pending', 'confirmed', 'accepted']),
      }),
    ),
  }),
})
