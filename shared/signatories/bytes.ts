/** The words of a list in a file, whose encoding nobody wrote down: spreadsheets write several. */
import { textOfBytes } from '../formats/textBytes.ts'

export type ListText = { text: string; encoding: 'utf-8' | 'utf-16' | 'windows-1252' | 'windows-1256' }

/**
 * UTF-8 and UTF-16 are known for sure, with or without a mark; what is neither is taken for one of the encodings in
 * which spreadsheets save values: for Arabic where letters beyond ASCII stand in whole words, else for Western Europe.
 */
export function listTextOf(bytes: Uint8Array): ListText {
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe ? null : wideOf(bytes)
  const marked = wide === null ? textOfBytes(bytes) : new TextDecoder(wide).decode(bytes)
  if (marked !== null) {
    const isWide = wide !== null || ((bytes[0] === 0xff || bytes[0] === 0xfe) && bytes.length > 1)
    return { text: marked, encoding: isWide ? 'utf-16' : 'utf-8' }
  }
  const encoding = isArabic(bytes) ? 'windows-1256' : 'windows-1252'
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

/** Every other byte of Latin words is 0 in UTF-16. */
function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 2000)
  const zeros = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2]! += 1
  if (zeros[1]! * 5 > head.length && zeros[0] === 0) return 'utf-16le'
  return zeros[0]! * 5 > head.length && zeros[1] === 0 ? 'utf-16be' : null
}

/** Letters beyond ASCII stand alone among others in Western languages, and by the word in Arabic. */
function isArabic(bytes: Uint8Array): boolean {
  let [high, inWords] = [0, 0]
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at]! < 0xc0) continue
    high += 1
    if ((bytes[at - 1] ?? 0) >= 0xc0 || (bytes[at + 1] ?? 0) >= 0xc0) inWords += 1
  }
  return high > 0 && inWords * 3 > high * 2
}
