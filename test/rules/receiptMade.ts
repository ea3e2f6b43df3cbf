/** Receipts for an invented letter, and the letter, list and log that belong to them. */
import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { CompactSign, calculateJwkThumbprint, type JWK } from 'jose'
import { type AuditEntry, NO_ENTRY, nextEntry } from '../../shared/audit.ts'
import { type Receipt, type ReceiptKey, receiptHead } from '../../shared/receipt.ts'
import { hashOf, type StatementText } from '../../shared/statement/canonical.ts'
import { versionFile } from '../../shared/statement/versionFile.ts'
import { doc, p } from './build.ts'

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const textOf = (article: number): StatementText => ({
  ...{ language: 'en', direction: 'ltr', title: 'Joint letter on harbour data' },
  body: doc(p('We, the undersigned, write to the Harbour Committee.'), p(`Delete Article ${article}.`)),
})

export const CONFIRMED = Date.UTC(2027, 0, 20, 9, 30)
export const LEAGUE = 'Seafarers’ Privacy League'

/** The letter as the coalition exports its version `number`, in which Article 10 + number is to be deleted. */
export async function letter(number: number) {
  const statement = textOf(10 + number)
  const hash = await hashOf(statement, sha256)
  const frozenAt = '2027-01-10T12:00:00.000Z'
  return versionFile({ number, name: 'For signing', frozenAt, hash, statement, asks: [] })
}

/** A log in which the third entry confirms a signature on `hash`. */
export function log(hash: string, length = 5, coalition = 'harbour'): AuditEntry[] {
  const entries: AuditEntry[] = []
  for (let n = 1; n <= length; n++) {
    const act = n === 3 ? 'signature.confirmed' : 'version.frozen'
    const at = n === 3 ? CONFIRMED : CONFIRMED + (n - 3) * 60_000
    const data = JSON.stringify({ hash: n === 3 ? hash : String(n) })
    const content = { coalition, at, act, actor: '', subject: `subject-${n}`, data }
    entries.push(nextEntry(entries.at(-1) ?? NO_ENTRY, content, sha256))
  }
  return entries
}

/** The receipt of the league for version 2, at a time when the log had four entries. */
export async function receipt(
  of: Partial<Extract<Receipt, { kind: 'organisation' }>> = {},
): Promise<Receipt> {
  const { hash } = await letter(2)
  const entries = log(hash)
  return {
    ...{ format: 'undersigned-receipt', formatVersion: 1, kind: 'organisation', organisation: LEAGUE },
    version: { number: 2, hash },
    signedAt: new Date(CONFIRMED - 3_600_000).toISOString(),
    confirmedAt: new Date(CONFIRMED).toISOString(),
    server: 'https://letters.harbour-watch.example',
    log: { position: 3, entry: entries[2]!.hash, head: entries[3]!.hash, length: 4 },
    issuedAt: new Date(CONFIRMED + 60_000).toISOString(),
    ...of,
  }
}

export type Pair = { key: ReceiptKey; secret: KeyObject; privateJwk: JWK }

export async function pair(): Promise<Pair> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const privateJwk = privateKey.export({ format: 'jwk' }) as JWK
  const key = { kty: 'OKP' as const, crv: 'Ed25519' as const, x: privateJwk.x! }
  const secret = createPrivateKey({ key: privateKey.export({ format: 'pem', type: 'pkcs8' }) })
  return { key: { ...key, kid: await calculateJwkThumbprint(key) }, secret, privateJwk }
}

/** Signs anything as a receipt would be, under another head where one is given. */
export const signed = (payload: unknown, { key, secret }: Pair, head: object = {}): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ ...receiptHead(key.kid), ...head })
    .sign(secret)

type Group = { of?: string; entries: { name: string; signed?: number | null }[] }
type Part = { number: number; groups?: Group[]; individuals?: number; withheld?: number }

/** A list as of the day after the confirmation; the parts after the first are of earlier versions. */
export async function list([current, ...earlier]: [Part, ...Part[]], asOf = CONFIRMED + 86_400_000) {
  const part = async ({ number, ...rest }: Part) => ({
    version: { number, hash: (await letter(number)).hash },
    ...rest,
  })
  return JSON.stringify({
    ...{ format: 'undersigned-list', formatVersion: 1, asOf: new Date(asOf).toISOString() },
    ...(await part(current)),
    onEarlierVersions: await Promise.all(earlier.map(part)),
  })
}
