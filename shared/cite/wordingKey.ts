/** What is hashed to remember that a suggested ask was dropped. */
import { wordingOf } from '../ask.ts'

/**
 * The normal form of a suggested wording: its words and numbers in lower case, parted by one blank. Another line
 * break, quotation mark, dash or full stop makes no new suggestion of it; another word or number does. Its SHA-256
 * as UTF-8, in hexadecimal, is what a coalition remembers.
 */
export function wordingKey(wording: string): string {
  const plain = wordingOf(wording).normalize('NFKC').toLowerCase().replaceAll(SOFT, '')
  const words = plain.match(WORD) ?? []
  return words.length > 0 ? words.join(' ') : plain.replace(/\s+/gu, ' ').trim()
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** Soft hyphens, joiners and marks of direction: they are not seen. */
const SOFT = /\p{Cf}/gu
