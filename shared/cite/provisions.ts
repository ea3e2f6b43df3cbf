/** Reading the numbers of provisions as the field writes them: `87(2)(g)`, `61 (…), 68 (…) and 69`, `87, “g”`. */
import { articleNumberAt, countsThings, romanAllowed } from './articleNumbers.ts'
import { innerAt } from './inner.ts'
import type { Inner } from './innerChain.ts'
import { AND } from './provisionWords.ts'
import { after, take } from './take.ts'

/**
 * What a citation points at. Numbers are kept as printed, without brackets around them: `24 bis`, `5A`. A list or a
 * range of paragraphs or points is a target each; a range of articles is one target.
 */
export type CitedProvision = {
  /** `preamble`, or the number of a part: `II`. */
  part?: string
  annex?: string
  chapter?: string
  cluster?: string
  article?: string
  articleTo?: string
  /** The words of an article, or of a paragraph, before its points. */
  chapeau?: true
  paragraph?: string
  point?: string
  subpoint?: string
}

const TITLE = /\s*\((?:[^()[\]]|\[[^\]]*\])+\)/y
const RANGE = /\s?[–—-]\s?(?=\d)|\s+(?:to|through|until|al?|à|au)\s+(?=\d)/y
const BETWEEN = new RegExp(
  String.raw`\s*(?:,\s*(?:${AND}\s+)?|;\s*|\s${AND}\s+)(?=\[?[\dIVXL])|\/(?=\d{1,2}(?![\d/]))`,
  'uy',
)

/**
 * The provisions listed from `at` on, after the word "article". A title in brackets between two of them is
 * passed over; one behind the last is not part of the citation.
 * @param head the word before the numbers, as written
 * @returns `end` is the offset behind the last provision; null where no number stands at `at`
 */
export function provisionsAt(
  text: string,
  at: number,
  head: string,
): { targets: CitedProvision[]; end: number } | null {
  const one = /^(?:article|artículo|articulo|artigo)$/iu.test(head)
  const targets: CitedProvision[] = []
  let end = at
  let next = at
  for (;;) {
    const provision = provisionAt(text, next, one)
    if (provision === null || (targets.length > 0 && countsThings(text, provision.numberEnd, one))) break
    targets.push(...provision.targets)
    end = provision.end
    const title = take(TITLE, text, end)
    const between = take(BETWEEN, text, title === null ? end : after(title)) ?? take(BETWEEN, text, end)
    if (between === null) break
    next = after(between)
  }
  return targets.length === 0 ? null : { targets, end }
}

function provisionAt(
  text: string,
  at: number,
  one: boolean,
): { targets: CitedProvision[]; end: number; numberEnd: number } | null {
  const number = articleNumberAt(text, at)
  if (number === null || (number.roman && !romanAllowed(text, at, number.end))) return null
  const range = rangeAt(text, number.end, one)
  if (range !== null) {
    const target = { article: number.value, articleTo: range.value }
    return { targets: [target], end: range.end, numberEnd: range.end }
  }
  const { inner, end } = innerBehind(text, number.end, one)
  const targets = inner.length === 0 ? [{}] : inner
  return {
    targets: targets.map(part => ({ article: number.value, ...part })),
    end,
    numberEnd: number.end,
  }
}

/** "renumber Article 5 to 7" is no range: of one article only a dash makes one. */
function rangeAt(text: string, at: number, one: boolean): { value: string; end: number } | null {
  const sign = take(RANGE, text, at)
  if (sign === null || (one && /\p{L}/u.test(sign[0]))) return null
  const number = articleNumberAt(text, after(sign))
  return number === null || number.roman ? null : number
}

/** Paragraphs and points behind an article's number, also where its title stands between: `57 (…), paragraph 3`. */
function innerBehind(text: string, at: number, one: boolean): { inner: Inner[]; end: number } {
  const direct = innerAt(text, at, one, true)
  if (direct.inner.length > 0) return direct
  const title = take(TITLE, text, at)
  if (title === null) return { inner: [], end: at }
  const behind = innerAt(text, after(title), one, true)
  const worded = /^,?\s*\p{L}{3}|^,?\s*§/u.test(text.slice(after(title), behind.end))
  return behind.inner.length > 0 && worded ? behind : { inner: [], end: at }
}
