/** The words of a provision as the concordance counts them, each with its place. */

export type PlacedWord = { key: string; start: number; end: number }

/**
 * The words of a text without regard to case, accents and the plural's s. What a scanner commonly misreads (1 for l,
 * 0 for o, rn for m) counts as the same. Scripts without blanks between words are taken two characters at a time.
 */
export function placedWords(text: string): PlacedWord[] {
  const words: PlacedWord[] = []
  for (const match of text.matchAll(WORD)) {
    const [run] = match
    if (UNSPACED.test(run)) words.push(...pairsOf(run, match.index))
    else words.push({ key: folded(run), start: match.index, end: match.index + run.length })
  }
  return words
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function pairsOf(run: string, from: number): PlacedWord[] {
  const characters = [...run]
  if (characters.length === 1) return [{ key: run, start: from, end: from + run.length }]
  let start = from
  return characters.slice(1).map((character, at) => {
    const before = characters[at] ?? ''
    const word = { key: before + character, start, end: start + before.length + character.length }
    start += before.length
    return word
  })
}

function folded(word: string): string {
  const plain = ASCII.test(word) ? word : word.normalize('NFKD').replace(/\p{M}/gu, '')
  if (/^\p{N}+$/u.test(plain)) return plain
  const low = plain.toLowerCase().replace(MISREAD, sign => MISREAD_AS[sign] ?? sign)
  return low.length > 3 && low.endsWith('s') ? low.slice(0, -1) : low
}

const ASCII = /^[\x20-\x7e]*$/
const MISREAD = /rn|vv|[l10]/g
const MISREAD_AS: Record<string, string> = { rn: 'm', vv: 'w', l: 'i', '1': 'i', '0': 'o' }
