/** The numbers of ordered lists as they are printed: `3.`, `c)`, `(iii)`. */
import { printedNumber } from '../statement/numbering.ts'
import type { OrderedList } from '../statement/tree.ts'

/** The printed number of the item at `index` (from 0). */
export function itemNumber(list: OrderedList, index: number): string {
  return printedNumber(list.attrs.type, (list.attrs.start ?? 1) + index)
}

/** What a printed number may mean: its value and the list type it belongs to; `i` may be one or nine. */
export type Reading = { value: number; type: string }

/**
 * The readings of a printed number with its signs, such as `3.`, `(iv)`, `c)`, likeliest first; none where it
 * is no number of a list. Numbers above 199 and Roman ones above 39 are words in a sentence.
 */
export function readNumber(marker: string): Reading[] {
  const match = /^(\(?)([0-9]{1,3}|[A-Za-z]|[ivxIVX]{2,6})([.)])$/.exec(marker)
  if (match === null) return []
  const [, open, body = '', close] = match
  if (open === '(' && close !== ')') return []
  const readings: Reading[] = []
  const add = (value: number, form: string): void => {
    if (value >= 1 && value <= 199) readings.push({ value, type: open + form + close })
  }
  if (/^[0-9]+$/.test(body)) add(Number(body), '1')
  else {
    const lower = body === body.toLowerCase()
    const roman = fromRoman(body.toLowerCase())
    const letter = body.length === 1 ? body.toLowerCase().charCodeAt(0) - 96 : 0
    if (roman === 1 || letter === 0) add(roman, lower ? 'i' : 'I')
    if (letter > 0) add(letter, lower ? 'a' : 'A')
    if (roman > 1 && letter > 0) add(roman, lower ? 'i' : 'I')
  }
  return readings
}

/** 0 where the letters are no Roman number below 40. */
function fromRoman(word: string): number {
  for (let value = 1; value < 40; value += 1) if (printedNumber('i.', value) === `${word}.`) return value
  return 0
}
