/** Public keys of receipts, out of the files in which people keep them. */
import { calculateJwkThumbprint, exportJWK, importSPKI } from 'jose'
import { z } from 'zod'
import { RECEIPT_ALGORITHM, type ReceiptKey } from '../receipt.ts'

export type KeyFlaw = 'not-a-key' | 'private-key' | 'no-ed25519'

/** The longest file of keys, in characters, and how many keys are looked at. */
const LONGEST = 65_536
const MOST = 100

const keySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
})

/**
 * Reads a JWK, a JWK Set, or one public key as PEM. Keys of other kinds in a set are left out; what a file calls a
 * key is not believed, its thumbprint is computed.
 * @returns the keys, or why there are none: a file with a private key is refused, because it is not for handing on
 */
export async function readKeys(text: string): Promise<{ keys: ReceiptKey[] } | { flaw: KeyFlaw }> {
  if (text.length > LONGEST) return { flaw: 'not-a-key' }
  const written = text.trim()
  if (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(written)) return { flaw: 'private-key' }
  const found = written.startsWith('-----BEGIN') ? await inPem(written) : inJson(written)
  if ('flaw' in found) return found
  if (found.keys.some(isPrivate)) return { flaw: 'private-key' }
  const known = found.keys.slice(0, MOST).flatMap(key => keySchema.safeParse(key).data ?? [])
  if (known.length === 0) return { flaw: 'not-a-key' }
  const named = async (key: z.output<typeof keySchema>) => ({
    ...key,
    kid: await calculateJwkThumbprint(key),
  })
  return { keys: await Promise.all(known.map(named)) }
}

/** Whether signatures of this kind can be checked here: some browsers cannot, and none can on a page without https. */
export async function canCheckHere(): Promise<boolean> {
  try {
    await importSPKI(ANY_KEY, RECEIPT_ALGORITHM)
    return true
  } catch {
    return false
  }
}

/** The public key of the first example of RFC 8410: nothing is ever checked with it. */
const ANY_KEY = `-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PUBLIC KEY-----`

async function inPem(written: string): Promise<{ keys: unknown[] } | { flaw: KeyFlaw }> {
  if (!(await canCheckHere())) return { flaw: 'no-ed25519' }
  try {
    return { keys: [await exportJWK(await importSPKI(written, RECEIPT_ALGORITHM, { extractable: true }))] }
  } catch {
    return { flaw: 'not-a-key' }
  }
}

function inJson(written: string): { keys: unknown[] } | { flaw: KeyFlaw } {
  try {
    const json: unknown = JSON.parse(written)
    const set = z.object({ keys: z.array(z.unknown()) }).safeParse(json)
    return { keys: set.success ? set.data.keys : [json] }
  } catch {
    return { flaw: 'not-a-key' }
  }
}

const isPrivate = (key: unknown): boolean => typeof key === 'object' && key !== null && 'd' in key
