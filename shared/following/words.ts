/** The words of provisions as they are compared and shown as evidence. */
import type { Evidence } from '../contract/outcomes.ts'
import { plainWords } from '../instrument/plainWords.ts'
import { endOf, type StoredProvision } from '../instrument/stored.ts'
import { folded } from './said.ts'

/** All provisions of a draft in their order: the one at position n is the n-th. */
export type Rows = readonly StoredProvision[]

/** Provisions as evidence; one inside another that is given is not said twice. */
export function evidenceOf(draft: string, rows: Rows, positions: readonly number[]): Evidence[] {
  return outermost(rows, positions).map(at => {
    const own = rows[at]!
    const { printed, title } = own
    return { draft, at, printed, title, text: plainWords(own, rows.slice(at + 1, endOf(rows, at))) }
  })
}

/**
 * The words themselves, without numbers, so that what was only counted anew reads the same.
 * @param chapeau only what stands before the points
 */
export function bareOf(rows: Rows, positions: readonly number[], chapeau = false): string {
  return outermost(rows, positions)
    .flatMap(at => (chapeau ? [rows[at]!] : rows.slice(at, endOf(rows, at))))
    .map(bareOwn)
    .filter(line => line !== '')
    .join('\n')
}

/** The title and the words of one provision alone. */
export const bareOwn = ({ title, text }: Pick<StoredProvision, 'title' | 'text'>): string =>
  folded([title ?? '', text].join(' '))

/** Those that no other of them holds, in the order of the draft. */
export function outermost(rows: Rows, positions: readonly number[]): number[] {
  const sorted = [...new Set(positions)].filter(at => at < rows.length).sort((a, b) => a - b)
  const kept: number[] = []
  for (const at of sorted) if (kept.length === 0 || at >= endOf(rows, kept.at(-1)!)) kept.push(at)
  return kept
}

/**
 * What stands with provisions in their articles, without numbers: `above` introduces them, `around` is the rest.
 * @param chapeau as for `bareOf`: then their own points are around them
 */
export function besideOf(
  rows: Rows,
  positions: readonly number[],
  chapeau = false,
): { above: string; around: string } {
  const own = outermost(rows, positions)
  const articles = outermost(
    rows,
    own.map(at => articleOf(rows, at)),
  )
  const within = new Set(own.flatMap(at => (chapeau ? [at] : range(at, endOf(rows, at)))))
  const above = new Set(own.flatMap(at => holdersTo(rows, at, articleOf(rows, at))))
  const around = articles
    .flatMap(at => range(at, endOf(rows, at)))
    .filter(at => !within.has(at) && !above.has(at))
  return { above: linesAt(rows, [...above].sort(byPosition)), around: linesAt(rows, around) }
}

/** The article that holds a provision, or itself where none does. */
export function articleOf(rows: Rows, at: number): number {
  let holder = at
  while (rows[holder]!.level !== 'article') {
    const { parent } = rows[holder]!
    if (parent === null) return at
    holder = parent
  }
  return holder
}

function holdersTo(rows: Rows, at: number, article: number): number[] {
  const holders: number[] = []
  for (let holder = at; holder !== article; ) {
    holder = rows[holder]!.parent!
    holders.push(holder)
  }
  return holders
}

const range = (from: number, end: number): number[] =>
  Array.from({ length: end - from }, (_, step) => from + step)
const byPosition = (one: number, other: number): number => one - other
const linesAt = (rows: Rows, positions: readonly number[]): string =>
  positions
    .map(at => bareOwn(rows[at]!))
    .filter(line => line !== '')
    .join('\n')
