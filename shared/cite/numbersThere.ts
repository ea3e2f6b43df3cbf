/** How a letter would cite, with the numbers of a newer draft, what it cites in the draft it works on. */
import type { Searched } from '../asks/typed.ts'
import { countOf, romanValue } from '../instrument/number.ts'
import { citedIn } from './living.ts'
import type { CitedProvision } from './provisions.ts'
import type { Became } from './renumbering.ts'

type Pair = { old: Searched; now: Searched }

/** How the letter would cite it: what it says of it now, with the numbers there; else its whole number. */
export function wantedOf(
  target: CitedProvision,
  { was, now }: Pick<Became, 'was' | 'now'>,
  drafts: Pair,
): CitedProvision | null {
  const before = pathOf(drafts.old, was[0]!)
  const path = pathOf(drafts.now, now[0]!)
  if (path === null || before === null) return null
  if (target.articleTo !== undefined) return rangeWanted(target, was, now, drafts)
  for (const fields of [fieldsOf(target), fieldsOf(path).filter(isInner)]) {
    const wanted = namedBy(fields, target, before, path)
    if (wanted !== null && means(drafts.now, wanted, now[0]!)) return wanted
  }
  return null
}

function rangeWanted(
  target: CitedProvision,
  was: number[],
  now: number[],
  drafts: Pair,
): CitedProvision | null {
  const [first, last] = [pathOf(drafts.now, now[0]!)?.article, pathOf(drafts.now, now[1]!)?.article]
  const [oldFirst, oldLast] = [pathOf(drafts.old, was[0]!)?.article, pathOf(drafts.old, was[1]!)?.article]
  if (first === undefined || last === undefined || oldFirst === undefined || oldLast === undefined)
    return null
  const article = styled(target.article!, oldFirst, first)
  const articleTo = styled(target.articleTo!, oldLast, last)
  const wanted = { ...target, article, articleTo }
  const found = citedIn(drafts.now, wanted)
  return sameList(found.at, [now[0]!]) && sameList(found.to ?? [], [now[1]!]) ? wanted : null
}

type Field = Exclude<keyof CitedProvision, 'chapeau' | 'articleTo'>
const FIELDS: readonly Field[] = [
  'annex',
  'part',
  'chapter',
  'cluster',
  'article',
  'paragraph',
  'point',
  'subpoint',
]
const isInner = (field: Field): boolean => FIELDS.indexOf(field) >= FIELDS.indexOf('article')
const fieldsOf = (target: CitedProvision): Field[] => FIELDS.filter(field => target[field] !== undefined)

/** Null where the new place has no number of that kind, or the target said nothing of its own kind. */
function namedBy(
  fields: readonly Field[],
  target: CitedProvision,
  before: CitedProvision,
  path: CitedProvision,
): CitedProvision | null {
  if (fields.length === 0) return null
  const wanted: CitedProvision = target.chapeau === true ? { chapeau: true } : {}
  for (const field of fields) {
    const number = path[field]
    if (number === undefined) return null
    wanted[field] = styled(target[field] ?? number, before[field] ?? number, number)
  }
  return wanted
}

const means = (draft: Searched, wanted: CitedProvision, at: number): boolean => {
  const found = citedIn(draft, wanted)
  return found.missing === null && sameList(found.at, [at])
}

/** The numbers of a provision and of what holds it, as citations name them; null where one of them has none. */
function pathOf({ rows }: Searched, at: number): CitedProvision | null {
  const path: CitedProvision = {}
  for (let here = rows[at]; here !== undefined; here = here.parent === null ? undefined : rows[here.parent]) {
    const { level, number } = here
    if (level === 'alternative' || level === 'section') continue
    if (level === 'preamble') {
      path.part = 'preamble'
      continue
    }
    const own = plainNumber(number)
    if (own === null) return null
    path[level] ??= own
  }
  return path
}

/** `premier` is 1; a range or a misprint is no number that could be cited. */
function plainNumber(number: string): string | null {
  const count = countOf(number)
  if (count === null) return /^\p{L}{1,5}$/u.test(number) ? number : null
  if (count.from !== count.to) return null
  return Number.isInteger(count.from) ? String(count.from) : number
}

/** A number as the letter writes numbers of that kind: Roman where it wrote Roman, in digits where it wrote digits. */
function styled(written: string, old: string, now: string): string {
  if (written.toLowerCase() === old.toLowerCase()) return now
  const [roman, digits] = [romanValue(written), /^\d+$/.test(written)]
  if (roman > 0 && /^\d+$/.test(old) && /^\d+$/.test(now)) return romanOf(Number(now)) ?? now
  if (digits && romanValue(old) > 0 && romanValue(now) > 0) return String(romanValue(now))
  return now
}

const ROMAN: readonly (readonly [number, string])[] = [
  ...([
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
  ] as const),
  ...([
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const),
]

function romanOf(value: number): string | null {
  if (value < 1 || value > 399) return null
  let [left, word] = [value, '']
  for (const [worth, sign] of ROMAN)
    while (left >= worth) {
      word += sign
      left -= worth
    }
  return word
}

const sameList = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((at, index) => at === other[index])
