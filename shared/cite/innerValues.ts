/** The numbers and letters behind "paragraph" and "point": `2 and 3`, `(a) to (c)`, `“n”`, `g)`. */
import { countsThings } from './articleNumbers.ts'
import { AND, LATIN, LETTER } from './provisionWords.ts'
import { after, take } from './take.ts'

/** `range`: it ends a range that the value before it began. */
export type Value = { kind: 'number' | 'letter'; value: string; range: boolean; bare: boolean }

const NUMBER = new RegExp(
  String.raw`(?:\((\d{1,3})\)|(\d{1,3}(?:\s?${LATIN}(?!\p{L}))?)º?)(?![\d%]|\/\d|(?:st|nd|rd|th)(?!\p{L}))`,
  'uy',
)
const DELIMITED = new RegExp(
  String.raw`[“"«‘'„]\s?(${LETTER})\s?[”"»’'“]|\((${LETTER}|[A-Z])\)|(${LETTER})\)`,
  'uy',
)
/** "These articles point a way": a bare `a` counts only where nothing but the sentence's frame follows. */
const BARE = /(?:([b-z])(?![\p{L}\p{N}'’-])|(a)(?=\s*(?:[,.;:)]|$|(?:of|and|or|y|et|ou|del?|du)\s)))/uy
const COMMA = new RegExp(String.raw`\s*,\s*(?:${AND}\s+)?|\s+${AND}\s+`, 'uy')
const RANGE = /\s?[–—-]\s?|\s+(?:to|through|al?|à|au)\s+/uy

/**
 * @param of the word before the values, and whether one article is named (see `innerAt`)
 * @returns null where no value stands at `at`
 */
export function valuesAt(
  text: string,
  at: number,
  of: { word: string; one: boolean },
): { values: Value[]; end: number } | null {
  const first = valueAt(text, at, false)
  if (first === null) return null
  const values = [first.value]
  let end = first.end
  for (;;) {
    const range = take(RANGE, text, end)
    const sign = range ?? take(COMMA, text, end)
    const next = sign === null ? null : valueAt(text, after(sign), range !== null)
    if (next === null || !goesOn(text, next, { ...of, first: first.value })) return { values, end }
    values.push(next.value)
    end = next.end
  }
}

/** Whether a bracket is open here, so that the one behind `g)` closes it. */
export function insideBracket(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 200), at)
  return before.lastIndexOf('(') > before.lastIndexOf(')')
}

type Read = { value: Value; end: number }

/** Only the same kind goes on; bare numbers behind a word in the singular may be articles or things counted. */
function goesOn(text: string, next: Read, of: { word: string; one: boolean; first: Value }): boolean {
  if (next.value.kind !== of.first.kind || next.value.bare !== of.first.bare) return false
  if (next.value.kind === 'letter') return !next.value.bare || isPlural(of.word)
  if (countsThings(text, next.end, !isPlural(of.word))) return false
  return isPlural(of.word) || (of.one && !next.value.range)
}

const isPlural = (word: string): boolean => /(?:s|s\.|§§)$/iu.test(word)

function valueAt(text: string, at: number, range: boolean): Read | null {
  const number = take(NUMBER, text, at)
  if (number !== null) {
    const value = number[1] ?? number[2] ?? ''
    return { value: { kind: 'number', value, range, bare: number[1] === undefined }, end: after(number) }
  }
  const delimited = take(DELIMITED, text, at)
  const letter =
    delimited !== null && !(delimited[3] !== undefined && insideBracket(text, at))
      ? delimited
      : take(BARE, text, at)
  if (letter === null) return null
  const value = letter[1] ?? letter[2] ?? letter[3] ?? ''
  return { value: { kind: 'letter', value, range, bare: letter[0].length === 1 }, end: after(letter) }
}
