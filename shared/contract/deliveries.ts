/** Delivery: freezing the list with its version, the package as files, and to whom it was handed. */
import { z } from 'zod'
import { localTime } from '../signonTerms.ts'
import { contract, id, line, someLine, time } from './route.ts'
import { pageAddress } from './signing.ts'

const packed = z.object({
  id,
  version: z.object({ id, number: z.number().int() }),
  hash: z.string(),
  organisations: z.number().int(),
  individuals: z.number().int(),
  withheld: z.number().int(),
  frozenAt: time,
  frozenBy: z.string(),
  log: z.object({ position: z.number().int(), head: z.string() }),
  /** The groups whose names the letter prints; null where it prints all of them. */
  groups: z.array(z.string()).nullable(),
  /** How many lines were taken out of it urgently since. */
  removed: z.number().int(),
})
export type PackageRow = z.output<typeof packed>

const delivery = z.object({
  id,
  package: id,
  recipient: z.string(),
  deliveredAt: time,
  posted: z.string(),
  asDelivered: z.string().nullable(),
  note: z.string(),
  by: z.string(),
})
export type DeliveryRow = z.output<typeof delivery>

export const seeDelivery = contract({
  method: 'GET',
  path: '/api/signons/:signon/delivery',
  summary: 'Packages, deliveries, and who has a copy with a name that has left the list since.',
  permission: 'signons.see',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id }),
  reply: z.object({
    packages: z.array(packed),
    deliveries: z.array(delivery),
    /** Names that left the list, or whose line was corrected, after a copy with them was handed over. */
    heldCopies: z.array(
      z.object({
        signature: id,
        name: z.string(),
        what: z.enum(['left', 'corrected']),
        recipients: z.array(z.object({ recipient: z.string(), deliveredAt: time })),
      }),
    ),
    /** When contact data is erased; null where that is not set, or nothing is delivered yet. */
    eraseAt: time.nullable(),
  }),
})

export const freezeList = contract({
  method: 'POST',
  path: '/api/signons/:signon/packages',
  summary: 'Freezes the list as it stands with the current version into a package to deliver.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({
    signon: id,
    /** Only the names of these groups are printed in the letter; all without it. Tables hold all of them. */
    groups: z.array(line(200)).max(24).optional(),
  }),
  reply: packed,
})

export const downloadPackage = contract({
  method: 'GET',
  path: '/api/signons/:signon/packages/:package',
  summary: 'A package as a ZIP: letter and list in every format, counts, hashes, the public key.',
  permission: 'signons.see',
  scope: 'signon',
  kind: 'file',
  input: z.strictObject({ signon: id, package: id }),
})

export const recordDelivery = contract({
  method: 'POST',
  path: '/api/signons/:signon/deliveries',
  summary: 'Notes to whom a package was handed, when, and where it was posted.',
  permission: 'signons.manage',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({
    signon: id,
    package: id,
    recipient: someLine(300),
    /** The moment of handing over, read on a clock in the sign-on's zone. */
    deliveredLocal: localTime,
    posted: z.union([z.url({ protocol: /^https?$/ }).max(1000), z.literal('')]).default(''),
    asDelivered: z.string().max(200_000).nullable().default(null),
    note: line(500).default(''),
  }),
  reply: delivery,
})

export const compareDelivered = contract({
  method: 'GET',
  path: '/api/signons/:signon/deliveries/:delivery/compare',
  summary: 'The text as it was read out beside the version as it was frozen, word by word.',
  permission: 'signons.see',
  scope: 'signon',
  kind: 'json',
  input: z.strictObject({ signon: id, delivery: id }),
  reply: z.object({
    /** Paragraph by paragraph: words kept, taken out, and put in. */
    paragraphs: z.array(z.array(z.object({ op: z.enum(['=', '-', '+']), text: z.string() }))),
  }),
})

export const publicPackage = contract({
  method: 'GET',
  path: '/s/:page/package.zip',
  summary: 'The newest package of a published letter. Before publication there is nothing here.',
  permission: 'anyone',
  scope: 'server',
  kind: 'file',
  limit: { times: 60, minutes: 10 },
  input: z.strictObject({ page: pageAddress }),
})
