/** Numbers of provisions as drafts print them, and what they count. */

const LATIN = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'nonies', 'decies']

/**
 * What may follow the digits of a number: `bis`, `ter 1`, `A`, `alt`, an ordinal's ending, and their kin. A capital
 * apart from the digits is the first word of a title, unless nothing but a sign follows.
 */
const SUFFIX = `(?:[  -]?(?:${LATIN.join('|')}|alt\\.?|مكررا?ً?|тер|бис)(?:[  ]?\\d{1,2})?|(?:er|ère|re|\\.?[ºª°])(?!\\p{L})|[  ][A-Z](?=\\s*(?:$|[.:)\\]–—-]))|[A-Za-z](?![\\p{L}\\p{N}])|['′])?`
const DIGITS = '[0-9٠-٩۰-۹]{1,4}'
const RANGE = `(?:(?:[  ]?[-–—][  ]?|\\s(?:and|to|y|a|et|à)\\s)${DIGITS}${SUFFIX})?`
/** The pattern of an Arabic number with what may belong to it: `24 bis`, `5A`, `42-26`. */
export const ARABIC_NUMBER = `${DIGITS}${SUFFIX}${RANGE}`

const ORDINALS: readonly (readonly string[])[] = [
  [
    'first',
    'one',
    'premier',
    'première',
    'premiere',
    'unique',
    'primero',
    'primera',
    'primer',
    'único',
    'única',
  ],
  ['second', 'two', 'deux', 'deuxième', 'seconde', 'segundo', 'segunda', 'dos'],
  ['third', 'three', 'trois', 'troisième', 'tercero', 'tercera', 'tercer', 'tres'],
  ['fourth', 'four', 'quatre', 'quatrième', 'cuarto', 'cuarta', 'cuatro'],
  ['fifth', 'five', 'cinq', 'cinquième', 'quinto', 'quinta', 'cinco'],
  ['sixth', 'six', 'sixième', 'sexto', 'sexta', 'seis'],
  ['seventh', 'seven', 'sept', 'septième', 'séptimo', 'séptima', 'siete'],
  ['eighth', 'eight', 'huit', 'huitième', 'octavo', 'octava', 'ocho'],
  ['ninth', 'nine', 'neuf', 'neuvième', 'noveno', 'novena', 'nueve'],
  ['tenth', 'ten', 'dix', 'dixième', 'décimo', 'décima', 'diez'],
]
const ARABIC_ORDINALS: readonly (readonly string[])[] = [
  ['الأولى', 'الاولى', 'الأول', 'الاول'],
  ['الثانية', 'الثاني'],
  ['الثالثة', 'الثالث'],
  ['الرابعة', 'الرابع'],
  ['الخامسة', 'الخامس'],
  ['السادسة', 'السادس'],
  ['السابعة', 'السابع'],
  ['الثامنة', 'الثامن'],
  ['التاسعة', 'التاسع'],
  ['العاشرة', 'العاشر'],
]
const WORDS = new Map(
  [...ORDINALS, ...ARABIC_ORDINALS].flatMap((words, index) =>
    words.map(word => [word, (index % ORDINALS.length) + 1] as const),
  ),
)
/** The pattern of a number written as a word, from one to ten. */
export const WORD_NUMBER = `(?:${[...WORDS.keys()].join('|')})`

/** What a number counts: `from` and `to` differ in a range; a suffix is a fraction above the number it hangs on. */
export type Count = { from: number; to: number }

/**
 * The value of an article's number, or of anything counted in digits or words: `24 bis` is 24.02, `5A` is 5.01,
 * `42-26` goes from 42 to 26. Null where it is no such number (`X`, `V`).
 */
export function countOf(number: string): Count | null {
  const word = WORDS.get(number.toLowerCase())
  if (word !== undefined) return { from: word, to: word }
  const plain = plainDigits(number).replace(/(?<=\d)(?:er|ère|re|\.?[ºª°])(?!\p{L})/u, '')
  const parts = plain.replace(/-(?=\p{L})/u, ' ').split(/\s?[-–—]\s?|\s(?:and|to|y|a|et|à)\s/)
  const values = parts.map(oneValue)
  const [from, to = from] = values
  return from === undefined || from === null || to === null || to === undefined ? null : { from, to }
}

function oneValue(part: string): number | null {
  const match = /^(\d{1,4})\s?(\p{L}+|['′])?\.?(?:\s?(\d{1,2}))?$/u.exec(part)
  if (match === null) return null
  const suffix = match[2]?.toLowerCase()
  const minor = suffix === undefined ? 0 : suffixValue(suffix)
  return Number(match[1]) + minor / 100 + Number(match[3] ?? 0) / 10_000
}

function suffixValue(suffix: string): number {
  const latin = LATIN.indexOf(suffix)
  if (latin >= 0) return latin + 2
  return /^[a-z]$/.test(suffix) ? suffix.charCodeAt(0) - 96 : 1
}

/** The value of a Roman number, in either case, up to 399; 0 where it is none. */
export function romanValue(word: string): number {
  const upper = word.toUpperCase()
  if (!/^(?=[CLXVI])C{0,3}(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})$/.test(upper)) return 0
  const each = [...upper].map(sign => ({ I: 1, V: 5, X: 10, L: 50, C: 100 })[sign] ?? 0)
  return each.reduce((sum, value, at) => sum + (value < (each[at + 1] ?? 0) ? -value : value), 0)
}

/** The value of a letter as lists count: `a` is 1, `z` 26, `aa` 27; 0 where it is none. */
export function letterValue(word: string): number {
  const lower = word.toLowerCase()
  if (!/^(?:[a-z]|([a-z])\1)$/.test(lower)) return 0
  return lower.charCodeAt(0) - 96 + (lower.length - 1) * 26
}

/** Eastern Arabic digits as the digits that computers count with. */
export function plainDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, digit => String((digit.codePointAt(0) ?? 0) & 0xf))
}
