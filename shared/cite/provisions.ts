/** Reading the numbers of provisions as the field writes them: `87(2)(g)`, `61 (…), 68 (…) and 69`, `87, “g”`. */

/** What a citation points at. Numbers are kept as printed: `24 bis`. */
export type CitedProvision = {
  part?: 'preamble' | 'chapeau'
  chapter?: string
  cluster?: string
  article?: string
  articleTo?: string
  paragraph?: string
  point?: string
}

const NUMBER = /(\d{1,3}(?:\s(?:bis|ter|quater)\b)?)(?![\d%/]|(?:st|nd|rd|th)\b)/y
const BRACKET = /\(([0-9]{1,3}|[a-z]{1,4})\)/y
const RANGE = /\s?[–—-]\s?(\d{1,3})(?!\d)|\s+(?:to|a|à)\s+(\d{1,3})(?!\d)/y
const PARAGRAPH =
  /,?\s*(?:paragraphs?|paras?\.?|par\.|párrafos?|apartados?|paragraphes?|section)\s+(\d{1,3})(?!\d)(?:\s?\(([a-z]{1,4})\))?/y
const POINT =
  /,?\s*(?:(?:sub-?paragraph|point|letter|literal|item|letra|alinéa)\s+)?(?:[“"«‘']\s?([a-z]{1,3})\s?[”"»’']|(?<=(?:paragraph|point|letter|literal|item|letra|alinéa)\s)\(?([a-z])\)?(?![\p{L}]))/uy
const TITLE = /\s*\((?:[^()[\]]|\[[^\]]*\])+\)/y
const BETWEEN = /\s*(?:,\s*(?:(?:and|or|y|e|et|ou)\s+)?|\s(?:and|or|y|e|et|ou|&)\s+)(?=\d)/y

/**
 * The provisions listed from `at` on, after the word "article". A title in brackets between two of them is
 * passed over; one behind the last is not part of the citation.
 * @returns `end` is the offset behind the last provision; null where no number stands at `at`
 */
export function provisionsAt(text: string, at: number): { targets: CitedProvision[]; end: number } | null {
  const targets: CitedProvision[] = []
  let end = at
  let next = at
  for (;;) {
    const one = provisionAt(text, next)
    if (one === null) break
    targets.push(one.target)
    end = one.end
    const title = take(TITLE, text, end)
    const between =
      take(BETWEEN, text, title === null ? end : end + title[0].length) ?? take(BETWEEN, text, end)
    if (between === null) break
    next = between.index + between[0].length
  }
  return targets.length === 0 ? null : { targets, end }
}

function provisionAt(text: string, at: number): { target: CitedProvision; end: number } | null {
  const number = take(NUMBER, text, at)
  if (number === null) return null
  const target: CitedProvision = { article: number[1] ?? '' }
  let end = at + number[0].length
  const use = (pattern: RegExp): RegExpExecArray | null => {
    const match = take(pattern, text, end)
    if (match !== null) end += match[0].length
    return match
  }
  for (let bracket = use(BRACKET); bracket !== null; bracket = use(BRACKET)) setPart(target, bracket[1] ?? '')
  const range = target.paragraph === undefined ? use(RANGE) : null
  if (range !== null) target.articleTo = range[1] ?? range[2] ?? ''
  if (target.paragraph === undefined) {
    const paragraph = use(PARAGRAPH)
    if (paragraph?.[1] !== undefined) target.paragraph = paragraph[1]
    if (paragraph?.[2] !== undefined) target.point = paragraph[2]
  }
  if (target.point === undefined) {
    const point = use(POINT)
    if (point !== null) target.point = point[1] ?? point[2] ?? ''
  }
  return { target, end }
}

function setPart(target: CitedProvision, part: string): void {
  if (/^\d/.test(part) && target.paragraph === undefined) target.paragraph = part
  else if (target.point === undefined) target.point = part
  else target.point += `(${part})`
}

function take(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
