/** Receipts: downloaded by whoever signed, and checked by anybody with the server's public keys. */
import { z } from 'zod'
import { contract } from './route.ts'

export const receiptKeys = contract({
  method: 'GET',
  path: '/api/receipt-keys',
  summary: 'The public keys that receipts of this server are checked with, as a JWK Set, the newest first.',
  permission: 'anyone',
  scope: 'server',
  kind: 'json',
  input: z.strictObject({}),
  reply: z.object({
    keys: z.array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        /** RFC 7638. */
        kid: z.string(),
        alg: z.literal('EdDSA'),
        use: z.literal('sig'),
      }),
    ),
  }),
})

export const downloadReceipt = contract({
  method: 'GET',
  path: '/signature/:link/receipt',
  summary: 'The receipt of a confirmed signature: a signed file without the name of any person.',
  permission: 'anyone',
  scope: 'server',
  kind: 'file',
  limit: { times: 300, minutes: 15 },
  input: z.strictObject({ link: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
})

export const downloadSigned = contract({
  method: 'GET',
  path: '/signature/:link/text.json',
  summary: 'The version that a signature was made on, as JSON: what its receipt is checked against.',
  permission: 'anyone',
  scope: 'server',
  kind: 'file',
  limit: { times: 300, minutes: 15 },
  input: z.strictObject({ link: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
})
