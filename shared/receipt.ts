/**
 * A receipt: a small signed file by which anybody can check, without asking a server, that an organisation confirmed
 * its signature on exactly one text, and where the audit log had got to by then. It names no person and no title: it
 * can be kept by whoever signed a letter that nobody may know of yet.
 *
 * The file is a compact JWS (RFC 7515) on one line, signed with Ed25519 (RFC 8037).
 */
import { base64url, decodeProtectedHeader } from 'jose'
import { z } from 'zod'
import type { Sha256 } from './statement/canonical.ts'

export const RECEIPT_TYPE = 'undersigned-receipt+jws'
export const RECEIPT_MEDIA = 'application/jose'
export const RECEIPT_FILE = 'receipt.jws'
/** The one algorithm there is; what a file says of itself never chooses another. */
export const RECEIPT_ALGORITHM = 'EdDSA'

/** The longest receipt, in characters: one is under two thousand. */
const LONGEST = 16_384

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const place = z.number().int().min(1)
/** ISO 8601 in UTC. */
const moment = z.iso.datetime()

const anyReceipt = {
  format: z.literal('undersigned-receipt'),
  formatVersion: z.literal(1),
  /** The authentic text: the number its coalition gave it, and the SHA-256 of its canonical form. */
  version: z.strictObject({ number: place, hash }),
  /** The translation that was read, where it was one. */
  read: z.strictObject({ language: z.string().min(2).max(35), hash }).optional(),
  signedAt: moment,
  confirmedAt: moment,
  /** Where the server that made it is reached. */
  server: z.url({ protocol: /^https?$/ }).max(300),
  /** Of the coalition's audit log: the entry that recorded the confirmation, and the newest when this was issued. */
  log: z.strictObject({ position: place, entry: hash, head: hash, length: place }),
  issuedAt: moment,
}

const receiptSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('organisation'),
    /** As it stood on the list when this was issued. */
    organisation: z
      .string()
      .min(1)
      .max(400)
      .regex(/^\P{Cc}*$/u),
    ...anyReceipt,
  }),
  z.strictObject({ kind: z.literal('individual'), ...anyReceipt }),
])

export type Receipt = z.output<typeof receiptSchema>

/** The public half of a key that receipts are signed with; `kid` is its thumbprint (RFC 7638). */
export type ReceiptKey = { kty: 'OKP'; crv: 'Ed25519'; x: string; kid: string }

/** What a file says before anybody knows whether it is true. */
export type ReadReceipt = { receipt: Receipt; kid: string; jws: string }
export type ReceiptFlaw = 'receipt-too-long' | 'not-a-receipt' | 'other-algorithm' | 'newer-receipt'

/** The head of a receipt: all of it, nothing else is let in. */
const headSchema = z.strictObject({
  alg: z.literal(RECEIPT_ALGORITHM),
  typ: z.literal(RECEIPT_TYPE),
  kid: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
})

/** The protected head of a receipt that is signed with the key `kid`. */
export const receiptHead = (kid: string): z.output<typeof headSchema> => ({
  ...{ alg: RECEIPT_ALGORITHM, typ: RECEIPT_TYPE, kid },
})

/** Reads a receipt without judging its signature. @param text of the file, blanks around it allowed */
export function readReceipt(text: string): ReadReceipt | { flaw: ReceiptFlaw } {
  if (text.length > LONGEST) return { flaw: 'receipt-too-long' }
  const jws = text.trim()
  const head = headOf(jws)
  if (head === undefined) return { flaw: 'not-a-receipt' }
  if (head.alg !== RECEIPT_ALGORITHM) return { flaw: 'other-algorithm' }
  const judged = headSchema.safeParse(head)
  const said = saidBy(jws)
  if (isNewer(said)) return { flaw: 'newer-receipt' }
  const receipt = receiptSchema.safeParse(said)
  if (!judged.success || !receipt.success) return { flaw: 'not-a-receipt' }
  return { receipt: receipt.data, kid: judged.data.kid, jws }
}

/** The SHA-256 that receipts are checked with, and the files that they are checked against, as text. */
export type Against = {
  keys: readonly ReceiptKey[]
  sha256: Sha256
  letter?: string | undefined
  list?: string | undefined
  log?: string | undefined
}

function headOf(jws: string): Record<string, unknown> | undefined {
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(jws)) return undefined
  try {
    return decodeProtectedHeader(jws)
  } catch {
    return undefined
  }
}

/** What a compact JWS carries, as JSON; undefined where it is none. */
function saidBy(jws: string): unknown {
  try {
    const bytes = base64url.decode(jws.split('.')[1]!)
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function isNewer(said: unknown): boolean {
  const known = z.object({ format: z.literal('undersigned-receipt'), formatVersion: z.number().min(2) })
  return known.safeParse(said).success
}
