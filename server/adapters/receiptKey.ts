/** The keys that receipts are signed with: Ed25519, kept in the key file beside those that seal addresses. */
import { createHash, createPrivateKey, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto'
import { CompactSign } from 'jose'
import { z } from 'zod'
import { type ReceiptKey, receiptHead } from '../../shared/receipt.ts'
import { BadSetting } from '../config.ts'
import type { Keys } from '../ports.ts'

const part = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
/** A JWK (RFC 8037). One without `d` signs no more, and is published so that older receipts can be checked. */
export const storedReceiptKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: part,
  d: part.optional(),
})
type StoredReceiptKey = z.infer<typeof storedReceiptKey>

/** A new key from the system's source of randomness. */
export const newReceiptKey = (): StoredReceiptKey => stored(generateKeyPairSync('ed25519').privateKey)

/**
 * The first key of a server whose key file is older than receipts. It follows from a key that never changes, so that
 * several processes that start at once, or a file that cannot be written, all come to the same one.
 * @param looking 256 bits
 */
export function firstReceiptKey(looking: Buffer): StoredReceiptKey {
  return stored(secretOf(Buffer.from(hkdfSync('sha256', looking, '', 'undersigned receipts 1', 32))))
}

/**
 * Signing with the first of several keys; all of them are published.
 * @throws BadSetting where the first cannot sign, or a key's two halves are not one key's
 */
export function receiptsFrom(keys: readonly StoredReceiptKey[]): Keys['receipts'] {
  const publicKeys = keys.map(published)
  const [first] = keys
  if (first?.d === undefined) throw new BadSetting('The first receipt key in the key file cannot sign.')
  const head = receiptHead(publicKeys[0]!.kid)
  const secret = secretOf(Buffer.from(first.d, 'base64url'))
  return {
    publicKeys,
    sign: receipt =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(receipt)))
        .setProtectedHeader(head)
        .sign(secret),
  }
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function stored(secret: KeyObject): StoredReceiptKey {
  const { x, d } = secret.export({ format: 'jwk' })
  return storedReceiptKey.parse({ kty: 'OKP', crv: 'Ed25519', x, d })
}

function published({ kty, crv, x, d }: StoredReceiptKey): ReceiptKey {
  if (d !== undefined && stored(secretOf(Buffer.from(d, 'base64url'))).x !== x)
    throw new BadSetting('A receipt key in the key file has a public half that is not its own.')
  // RFC 7638: the required members, sorted by name, without blanks.
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url')
  return { kty, crv, x, kid }
}

/** @param seed the 32 bytes that an Ed25519 key is made of, `d` in its JWK */
const secretOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
