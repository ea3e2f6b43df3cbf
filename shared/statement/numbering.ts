import { LIST_TYPE } from './tree.ts'

/**
 * The printed number of a list item, such as `3.`, `c)` or `(iii)`.
 * @param type the printed form of the list's first number; null, and anything that is no such form, is `1.`
 * @param number counts from 1. Letters go on as aa, ab …; Roman numerals beyond 3999 are written in digits.
 */
export function printedNumber(type: string | null, number: number): string {
  const [, before = '', first = '1', after = '.'] = LIST_TYPE.exec(type ?? '1.') ?? []
  return `${before}${numeral(first, number)}${after}`
}

function numeral(first: string, number: number): string {
  if (first === 'a') return letters(number)
  if (first === 'A') return letters(number).toUpperCase()
  if (first === 'i') return roman(number)
  if (first === 'I') return roman(number).toUpperCase()
  return String(number)
}

function letters(number: number): string {
  let written = ''
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26)) {
    written = String.fromCharCode(97 + ((left - 1) % 26)) + written
  }
  return written
}

function roman(number: number): string {
  if (number > 3999) return String(number)
  let left = number
  let written = ''
  for (const [value, sign] of ROMAN) {
    while (left >= value) {
      written += sign
      left -= value
    }
  }
  return written
}

const ROMAN: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]
