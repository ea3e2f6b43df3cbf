/** `(2)(g)`, `.2(g)`, `2 a)` behind a number, and lists and ranges of their last part. */
import { insideBracket } from './innerValues.ts'
import { AND, LATIN, LETTER } from './provisionWords.ts'
import { after, take } from './take.ts'

/** What is named inside an article. */
export type Inner = { chapeau?: true; paragraph?: string; point?: string; subpoint?: string }

const DOT = /\.(\d{1,2})(?![\d%]|\.\d)/uy
const DOT_LETTER = /\.([a-z])(?![\p{L}\p{N}])/uy
const IN_BRACKETS = String.raw`\((\d{1,3}(?:\s?${LATIN})?|[A-Z]|${LETTER})\)`
const BRACKET = new RegExp(String.raw`\s?${IN_BRACKETS}`, 'uy')
const FIRST_BRACKET = new RegExp(String.raw`,?\s?${IN_BRACKETS}(?!\s+(?:the\s+)?[Aa]rt)`, 'uy')
const HALF = new RegExp(String.raw`\s?(?<=\s|\d)(${LETTER})\)`, 'uy')
const AND_NEXT = String.raw`\s*(?:,\s*${AND}\s+|\s${AND}\s+|\s?[–—-]\s?|\s+(?:to|through|al?|à)\s+)`
/** What joins one value of a list to the next. */
export const NEXT = String.raw`(?:${AND_NEXT}|\s*,\s*)`
const ONE_BRACKET = String.raw`\((?:\d{1,3}|[A-Z]|${LETTER})\)`
/** Behind a comma alone "(b)" may number the writer's own list: then a word of it follows. */
const NEXT_BRACKET = new RegExp(
  String.raw`${AND_NEXT}(?=${ONE_BRACKET}(?!\s+(?:the\s+)?[Aa]rt))|\s*,\s*(?=${ONE_BRACKET}(?!\s+(?!(?:${AND}|to|of|in|on|del?|du|des)(?!\p{L}))\p{L}))`,
  'uy',
)

/**
 * `(2)(g)`, `.2(g)`, `2 a)`, and lists of the last of them: `(2)(g) and (h)`, `(1)–(3)`.
 * @param begun what is named already: behind "paragraph 2" a bracket holds a point
 */
export function chainAt(text: string, at: number, begun: Inner = EMPTY): { inner: Inner[]; end: number } {
  let one = begun
  let end = at
  const dot = begun === EMPTY ? take(DOT, text, end) : null
  if (dot !== null) {
    one = { paragraph: dot[1] ?? '' }
    end = after(dot)
  }
  const dotted = dot === null ? null : take(DOT_LETTER, text, end)
  if (dotted !== null) {
    one = deeper(one, dotted[1] ?? '')
    end = after(dotted)
  }
  for (;;) {
    const bracket =
      take(one === EMPTY ? FIRST_BRACKET : BRACKET, text, end) ??
      (one.point === undefined && !insideBracket(text, end) ? take(HALF, text, end) : null)
    if (bracket === null) break
    one = deeper(one, bracket[1] ?? '')
    end = after(bracket)
  }
  return one === begun ? { inner: [], end: at } : listed(text, end, one, NEXT_BRACKET, BRACKET)
}

const EMPTY: Inner = {}

function deeper(inner: Inner, value: string): Inner {
  if (/^\d/.test(value) && inner.paragraph === undefined && inner.point === undefined)
    return { ...inner, paragraph: value }
  if (inner.point === undefined) return { ...inner, point: value }
  return { ...inner, subpoint: inner.subpoint === undefined ? value : `${inner.subpoint}(${value})` }
}

/** The last value of a chain goes on as a list or a range of its own kind. */
export function listed(text: string, at: number, first: Inner, next: RegExp, value: RegExp) {
  const level = first.subpoint !== undefined ? 'subpoint' : first.point !== undefined ? 'point' : 'paragraph'
  const inner = [first]
  let end = at
  for (;;) {
    const sign = take(next, text, end)
    const found = sign === null ? null : take(value, text, after(sign))
    if (sign === null || found === null) return { inner, end }
    const written = found[1] ?? ''
    if (/^\d/.test(written) !== /^\d/.test(first[level] ?? '')) return { inner, end }
    const isRange = /[–—-]|\s(?:to|through|al?|à)\s/u.test(sign[0])
    const values = isRange ? expanded(inner.at(-1)?.[level] ?? '', written) : [written]
    inner.push(...values.map(one => ({ ...first, [level]: one })))
    end = after(found)
  }
}

/** The values behind the first one of a range, at most thirty; only the last where it cannot be counted. */
export function expanded(from: string, to: string): string[] {
  const digits = /^\d+$/.test(from) && /^\d+$/.test(to)
  const code = (value: string): number => (digits ? Number(value) : value.charCodeAt(0))
  const length = code(to) - code(from)
  if ((!digits && (from.length > 1 || to.length > 1)) || length < 1 || length > 30) return [to]
  return Array.from({ length }, (_, index) =>
    digits ? String(code(from) + index + 1) : String.fromCharCode(code(from) + index + 1),
  )
}

/** Smaller parts inside the last of the larger ones. */
export function under(outer: Inner[], parts: readonly Inner[]): Inner[] {
  if (parts.length === 0) return outer
  return [...outer.slice(0, -1), ...parts.map(part => ({ ...outer.at(-1), ...part }))]
}
