/** Whether a letter is the text that a receipt signs: its hash is computed anew, whatever the file says of itself. */
import { z } from 'zod'
import type { Receipt } from '../receipt.ts'
import { CANONICAL_VERSION, type CanonicalText, type Sha256, serialise } from '../statement/canonical.ts'
import { type Finding, finding } from './findings.ts'
import { jsonOf } from './json.ts'

/** Of an exported version, what is needed here: the rest of the file is not what is signed. */
const letterSchema = z.object({
  format: z.literal('undersigned-version'),
  number: z.number().int().min(1),
  hash: z.string(),
  text: z.looseObject({ canonical: z.literal(CANONICAL_VERSION) }),
})

/** @param text of an exported version, as JSON */
export async function checkLetter(receipt: Receipt, text: string, sha256: Sha256): Promise<Finding> {
  const letter = letterSchema.safeParse(jsonOf(text)).data
  const hash = letter && (await hashOf(letter.text, sha256))
  if (letter === undefined || hash === undefined) return finding('not-a-letter', {})
  const { version, read } = receipt
  if (hash === version.hash) return finding('same-text', { version: version.number })
  if (hash === read?.hash) return finding('read-text', { language: read.language, version: version.number })
  if (hash !== letter.hash) return finding('letter-changed', {})
  if (letter.number !== version.number)
    return finding('other-version', { signed: version.number, given: letter.number })
  return finding('other-text', { version: version.number })
}

/** Undefined where a stranger's JSON has no canonical form: too deep, or with half characters. */
async function hashOf(text: object, sha256: Sha256): Promise<string | undefined> {
  try {
    // What it holds is not judged: only the very canonical form that was signed has the hash that was signed.
    return await sha256(new TextEncoder().encode(serialise(text as CanonicalText)))
  } catch {
    return undefined
  }
}
