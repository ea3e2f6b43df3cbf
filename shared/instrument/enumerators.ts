/** The numbers that open paragraphs and points: `1.`, `2 bis.`, `(a)`, `b)`, `(iv)`, `5.1`, `–`. */
import { countOf, letterValue, plainDigits, romanValue } from './number.ts'

/** A way of counting: what is counted in, and the signs around it. */
export type Style = { alphabet: '1' | 'a' | 'A' | 'i' | 'I' | '-' | 'decimal'; look: string }

/** What a printed number may mean; `i` is one or nine. */
export type Reading = Style & { value: number }

export type Enumerator = {
  /** As printed, without its signs; empty for a dash. */
  number: string
  bracketed: boolean
  /** Likeliest first; at least one. */
  readings: Reading[]
  rest: string
}

const BULLET = /^([-–—•●▪◦○‣·*])\s+(?=\S)/u
const DECIMAL = /^(\d{1,3}(?:\.\d{1,3}){1,3})\.?\s+(?=\S)/
const SUFFIX =
  '(?:[  ]?(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies|alt)\\b\\.?(?:\\s?\\d{1,2})?|[A-Z]\\b)?'
const BODY = `(?:[0-9٠-٩]{1,3}${SUFFIX}|[A-Za-z](?:\\s(?:bis|ter|quater))?|([a-z])\\1|[ivxIVX]{2,6}|[\\u0621-\\u064a])`
const TYPED = new RegExp(
  `^(?<outer>\\[\\s*)?(?<open>\\()?(?<inner>\\[\\s?)?(?<body>${BODY})(?<shut>\\s?\\])?(?<close>[.)]|(?=\\t))(?<last>\\s?\\])?(?<after>\\s(?:bis|ter|quater|alt)\\b\\.?)?(?:[ \\t\\u00a0]+(?=\\S)|$)`,
  'u',
)

/** The number with which the words of a provision open, or null. Capitals and dashes are judged where they stand. */
export function enumeratorOf(text: string): Enumerator | null {
  const line = text.trimStart()
  const bullet = BULLET.exec(line)
  if (bullet !== null) {
    const style = { alphabet: '-' as const, look: bullet[1] ?? '-', value: 0 }
    return { number: '', bracketed: false, readings: [style], rest: line.slice(bullet[0].length) }
  }
  return typed(line) ?? decimal(line) ?? resolutionParagraph(line)
}

function typed(line: string): Enumerator | null {
  const match = TYPED.exec(line)
  const { outer, open = '', inner, body = '', shut, close = '', last, after = '' } = match?.groups ?? {}
  if (match === null || (open === '(' && close !== ')')) return null
  const number = `${body}${after}`.trim().replace(/\.$/, '')
  const readings = readingsOf(number, open, close)
  if (readings.length === 0) return null
  const rest = line.slice(match[0].length)
  const closed = shut !== undefined || last !== undefined
  const opened = outer !== undefined || inner !== undefined
  return {
    number,
    bracketed: opened,
    readings,
    rest: opened && !closed ? `[${rest}` : closed && !opened ? `${rest}]` : rest,
  }
}

/** The ways in which a printed body between these signs may be read, likeliest first. */
export function readingsOf(body: string, open: string, close: string): Reading[] {
  const around = (first: string): string => `${open}${first}${close === '' ? '.' : close}`
  const value = countOf(body)
  if (value !== null && /^\d/.test(plainDigits(body)))
    return [{ alphabet: '1', look: around('1'), value: value.from }]
  if (/^[\u0621-\u064a]$/.test(body)) return [{ alphabet: 'a', look: around('ا'), value: 0 }]
  const [, letters = '', suffix] = /^([A-Za-z]+)(?:\s(bis|ter|quater))?$/.exec(body) ?? []
  const more = suffix === undefined ? 0 : (countOf(`0 ${suffix}`)?.from ?? 0)
  const [a, i] = letters === letters.toLowerCase() ? (['a', 'i'] as const) : (['A', 'I'] as const)
  const letter = letterValue(letters)
  const roman = letters === '' ? 0 : romanValue(letters)
  const asRoman: Reading[] = roman > 0 ? [{ alphabet: i, look: around(i), value: roman + more }] : []
  const asLetter: Reading[] = letter > 0 ? [{ alphabet: a, look: around(a), value: letter + more }] : []
  const doubled: Reading[] = letter > 26 ? [{ alphabet: 'a', look: around('aa'), value: letter - 26 }] : []
  return /^(?:ii|xx)$/i.test(letters)
    ? [...asRoman, ...asLetter, ...doubled]
    : [...asLetter, ...doubled, ...asRoman]
}

function decimal(line: string): Enumerator | null {
  const match = DECIMAL.exec(line)
  const number = match?.[1]
  if (match === null || number === undefined) return null
  const parts = number.split('.')
  const reading = {
    alphabet: 'decimal' as const,
    look: `decimal ${parts.length}`,
    value: Number(parts.at(-1)),
  }
  return { number, bracketed: false, readings: [reading], rest: line.slice(match[0].length) }
}

/** `PP 3` and `OP1 bis`, as resolutions and their drafts count. */
function resolutionParagraph(line: string): Enumerator | null {
  const match = /^(\[\s?)?((PP|OP)\s?(\d{1,3}(?:\s(?:bis|ter|quater|alt))?))(\s?\])?[.:)]?\s+(?=\S)/.exec(
    line,
  )
  const [whole, open, number = '', kind = '', count = '', close] = match ?? []
  if (whole === undefined) return null
  const reading = { alphabet: '1' as const, look: kind, value: countOf(count)?.from ?? 0 }
  const rest = line.slice(whole.length)
  return {
    number,
    bracketed: open !== undefined,
    readings: [reading],
    rest: open !== undefined && close === undefined ? `[${rest}` : rest,
  }
}
