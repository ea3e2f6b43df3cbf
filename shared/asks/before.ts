/** The provision behind which one with a new number would stand. */
import type { CitedProvision } from '../cite/provisions.ts'

const LATIN = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'nonies', 'decies']
const INNERMOST = ['subpoint', 'point', 'paragraph', 'article'] as const

/** The same citation with the number before its innermost one; null where the number does not say which that is. */
export function citedBefore(cited: CitedProvision): CitedProvision | null {
  const level = INNERMOST.find(one => cited[one] !== undefined)
  if (level === undefined || cited.articleTo !== undefined || cited.chapeau) return null
  const number = numberBefore(cited[level] ?? '')
  return number === null ? null : { ...cited, [level]: number }
}

/** `4` before `4 bis`, `4 bis` before `4 ter`, `5A` before `5B`, `4` before `5`, `c` before `d`. */
export function numberBefore(number: string): string | null {
  const plain = number.trim()
  const [, digits, latin] = /^(\d+)[\s-]*([a-z]{3,})$/iu.exec(plain) ?? []
  if (digits !== undefined && latin !== undefined) {
    const at = LATIN.indexOf(latin.toLowerCase())
    if (at < 0) return null
    return at === 0 ? digits : `${digits} ${LATIN[at - 1]}`
  }
  const [, count, letter] = /^(\d*)\s*([a-z])$/iu.exec(plain) ?? []
  if (letter !== undefined) {
    const first = letter.toLowerCase() === 'a'
    if (first) return count === '' ? null : (count ?? null)
    return `${count}${String.fromCharCode(letter.charCodeAt(0) - 1)}`
  }
  return /^\d{1,4}$/.test(plain) && Number(plain) > 1 ? String(Number(plain) - 1) : null
}
