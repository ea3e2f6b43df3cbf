import { compactVerify, importJWK } from 'jose'
import {
  type Against,
  RECEIPT_ALGORITHM,
  type ReadReceipt,
  type ReceiptKey,
  readReceipt,
} from '../receipt.ts'
import { type Checked, type Finding, finding } from './findings.ts'
import { canCheckHere } from './keys.ts'
import { checkLetter } from './letter.ts'
import { checkList } from './list.ts'
import { checkLog } from './log.ts'

/**
 * Checks a receipt: its signature first, and where that holds, each file that was given. A receipt whose signature
 * does not hold says nothing about anything, so nothing else is then looked at.
 * @param text of the receipt's file
 * @param against the keys of the server, and the files as text
 * @returns the findings in this order: signature, letter, list, log. All that was given checks where all of them hold.
 */
export async function verifyReceipt(text: string, against: Against): Promise<Checked> {
  const read = readReceipt(text)
  if ('flaw' in read) return { findings: [finding(read.flaw, {})], receipt: null }
  const signature = await checkSignature(read, against.keys)
  if (!signature.holds) return { findings: [signature], receipt: null }
  const { receipt } = read
  const { letter, list, log, sha256 } = against
  const findings: Finding[] = [signature]
  if (letter !== undefined) findings.push(await checkLetter(receipt, letter, sha256))
  if (list !== undefined) findings.push(checkList(receipt, list))
  if (log !== undefined) findings.push(await checkLog(receipt, log, sha256))
  return { findings, receipt }
}

async function checkSignature(read: ReadReceipt, keys: readonly ReceiptKey[]): Promise<Finding> {
  if (keys.length === 0) return finding('no-key', {})
  const { kid, jws } = read
  const key = keys.find(known => known.kid === kid)
  if (key === undefined) return finding('unknown-key', { kid })
  if (!(await canCheckHere())) return finding('cannot-check', {})
  try {
    const { kty, crv, x } = key
    const imported = await importJWK({ kty, crv, x }, RECEIPT_ALGORITHM)
    await compactVerify(jws, imported, { algorithms: [RECEIPT_ALGORITHM] })
  } catch {
    return finding('forged', {})
  }
  return finding('signed', { kid, server: read.receipt.server })
}
