import { useEffect, useState } from 'react'
import { type Checked, finding } from '../../../shared/receipt/findings.ts'
import { canCheckHere, readKeys } from '../../../shared/receipt/keys.ts'
import { verifyReceipt } from '../../../shared/receipt/verify.ts'
import type { Sha256 } from '../../../shared/statement/canonical.ts'
import type { Files } from './chosen.ts'

/** `receipt` or `key` is what is still needed. */
export type Standing = 'receipt' | 'key' | 'working' | Checked

/** Checks what is chosen, each time that changes. Nothing leaves the device. */
export function useCheck(files: Files): Standing {
  const [standing, setStanding] = useState<Standing>('receipt')
  useEffect(() => {
    let left = false
    setStanding('working')
    const show = (found: Standing) => {
      if (!left) setStanding(found)
    }
    judge(files).then(show, () => show(CANNOT))
    return () => {
      left = true
    }
  }, [files])
  return standing
}

const CANNOT: Checked = { findings: [finding('cannot-check', {})], receipt: null }

async function judge({ receipt, key, letter, list }: Files): Promise<Standing> {
  if (!(await canCheckHere())) return CANNOT
  if (receipt === undefined) return 'receipt'
  const read = key === undefined ? { keys: [] } : await readKeys(key.text)
  if ('flaw' in read) return { findings: [finding(read.flaw, {})], receipt: null }
  const against = { keys: read.keys, letter: letter?.text, list: list?.text, sha256 }
  const checked = await verifyReceipt(receipt.text, against)
  return checked.findings.some(({ code }) => code === 'no-key') ? 'key' : checked
}

const sha256: Sha256 = async bytes => {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))
  return [...new Uint8Array(digest)].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
