/** The articles that an ask is on: as its targets are written, and where they are printed in a draft. */
import { citationsInText } from '../cite/citations.ts'

/** The longest range of which each article is named. */
const LONGEST_RANGE = 100

/**
 * @param targets what the ask names, as written, and for targets of another instrument `other`, which count for nothing
 * @param printed whole numbers of provisions where the ask stands in a draft, such as `87(2)(g)`
 * @returns numbers of articles as printed, each once, in the order in which they are named
 */
export function articlesOf(
  targets: readonly { asWritten: string; kind: string }[],
  printed: readonly string[],
): string[] {
  const written = targets
    .filter(({ kind }) => kind !== 'other')
    .flatMap(({ asWritten }) => citedIn(asWritten))
  return [...new Set([...printed.flatMap(articleOf), ...written])]
}

/** Articles in the order of their numbers: 2, 10, 10 bis, A. */
export const byNumber = (articles: readonly string[]): string[] =>
  articles.toSorted((one, other) => ORDER.compare(one, other))

const ORDER = new Intl.Collator('en', { numeric: true })

function citedIn(asWritten: string): string[] {
  return citationsInText(asWritten)
    .filter(({ instrument }) => instrument === 'draft')
    .flatMap(({ targets }) => targets)
    .flatMap(({ article, articleTo }) => between(article, articleTo))
}

function between(from: string | undefined, to: string | undefined): string[] {
  if (from === undefined) return []
  if (to === undefined) return [from]
  const [first, last] = [Number(from), Number(to)]
  const length = last - first + 1
  if (!Number.isInteger(length) || length < 2 || length > LONGEST_RANGE) return [from, to]
  return Array.from({ length }, (_, at) => String(first + at))
}

/** `87` of `87(2)(g)`, `24 bis` of `24 bis(1)`; nothing of a chapter, an annex or the preamble. */
function articleOf(printed: string): string[] {
  const found = /^\d[^(¶,]*/u
    .exec(printed)?.[0]
    .replace(/\s+Alt\s.*$/u, '')
    .trim()
  return found ? [found] : []
}
