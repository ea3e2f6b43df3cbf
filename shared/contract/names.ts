/** Deciding of two names whether they are the same, accepting many signatures at once, and correcting a line. */
import { z } from 'zod'
import { REFUSALS, type RefusalCode } from '../refusals.ts'
import { contract, id, line } from './route.ts'
import { signature } from './signons.ts'

export const VERDICTS = ['same', 'related', 'different'] as const

export const judgeNames = contract({
  method: 'POST',
  path: '/api/signatures/:signature/judge',
  summary:
    'Says whether a signature is of the same organisation or person as another one, or as an entry of the register.',
  permission: 'signons.manage',
  scope: 'signature',
  kind: 'json',
  input: z.strictObject({
    signature: id,
    other: z.union([z.strictObject({ signature: id }), z.strictObject({ organisation: id })]),
    /** `open` takes a verdict back. */
    verdict: z.enum([...VERDICTS, 'open']),
    note: line(500).default(''),
  }),
  reply: signature,
})

const codes = Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]]

export const acceptSignatures = contract({
  method: 'POST',
  path: '/api/signons/:signon/accept',
  summary:
    'Accepts confirmed signatures of organisations that are linked and written from their own mail domain; each is reported.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id, signatures: z.array(id).min(1).max(500) }),
  /** In the order they were asked for; `refused` is null where it was accepted. */
  reply: z.object({ results: z.array(z.object({ signature: id, refused: z.enum(codes).nullable() })) }),
})

export const correctLine = contract({
  method: 'POST',
  path: '/api/signatures/:signature/line',
  summary:
    'Corrects how a signature is listed: name, place in the order, group, country. What was signed stays.',
  permission: 'signons.manage',
  scope: 'signature',
  kind: 'json',
  input: z.strictObject({
    signature: id,
    /** The name as listed; empty lists it as the register has it, else as it was typed. */
    name: line(200),
    /** What it is sorted by; empty sorts it by its name. */
    sort: line(200),
    group: line(200).optional(),
    /** ISO 3166-1 alpha-2, or empty. */
    country: line(2).optional(),
  }),
  reply: signature,
})
