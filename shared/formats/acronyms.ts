/** Whether the letters of an acronym are explained by the words of a name. */

const SMALL = new Set(
  'of the and for in on to a an de del la el los las y e et des du le les da do dos das der die und für pour para & en'.split(
    ' ',
  ),
)

/** The acronym in brackets that closes a name, such as `(ICJ)`; null where there is none. */
export function closingAcronym(name: string): { acronym: string; words: string } | null {
  const match = /^(.*\S)\s*\(([\p{L}\p{N}][\p{L}\p{N}.&-]{1,14})\)$/u.exec(name.trim())
  if (match === null || !/\p{Lu}/u.test(match[2] ?? '')) return null
  return { words: match[1] ?? '', acronym: (match[2] ?? '').replace(/[^\p{L}\p{N}]/gu, '') }
}

/**
 * True when the acronym can be read off the words in order, beginning with the first word's initial, each
 * further letter an initial or a letter inside the word just used, and no word that matters left over.
 */
export function explains(words: string, acronym: string): boolean {
  const parts = words
    .split(/[\s/–-]+/)
    .map(word => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter(word => word !== '' && !SMALL.has(word.toLowerCase()))
    .map(fold)
  return parts.length > 0 && reads(parts, fold(acronym))
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function reads(parts: readonly string[], letters: string): boolean {
  const [word, ...later] = parts
  if (word === undefined) return letters === ''
  if (letters === '' || word[0] !== letters[0]) return false
  return usesOf(word, letters).some(used => reads(later, letters.slice(used)))
}

/** How many letters of the acronym a word may account for, its initial being the first. */
function usesOf(word: string, letters: string): number[] {
  const uses = [1]
  let at = 1
  for (let used = 1; used < letters.length; used += 1) {
    at = word.indexOf(letters[used] ?? '', at) + 1
    if (at === 0) break
    uses.push(used + 1)
  }
  return uses
}
