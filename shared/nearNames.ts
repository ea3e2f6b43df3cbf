/**
 * How near two names are, scored and explained, for the person who decides whether they are the same: names are
 * never merged silently [SIGN-2].
 */
import { formOf, type Named, namesOf } from './names.ts'

export type Nearness = {
  /** From 0, nothing in common, to 1, the same. What is below `NEAR` is not shown. */
  score: number
  why: 'same' | 'order' | 'acronym' | 'spelling' | 'within' | 'words'
}

/** From this score on, two names are shown to a person as perhaps the same. */
export const NEAR = 0.55

/** How near two names are, and why. Symmetric. */
export function nearness(a: string, b: string): Nearness {
  return nearnessOf(formsOf(a), formsOf(b))
}

export type NearEntry<T> = Nearness & { entry: T }

/** Entries made ready to be compared with many names. */
export function registerOf<T extends Named>(entries: readonly T[]): Register<T> {
  return entries.map(entry => ({ entry, forms: namesOf(entry).map(formsOf) }))
}
export type Register<T> = readonly { entry: T; forms: readonly Forms[] }[]

/** The entries whose name is near, the nearest first; at most `most`. */
export function nearestIn<T extends Named>(register: Register<T>, name: string, most = 5): NearEntry<T>[] {
  const asked = formsOf(name)
  return register
    .map(({ entry, forms }) => ({ entry, ...bestOf(forms.map(form => nearnessOf(asked, form))) }))
    .filter(found => found.score >= NEAR)
    .sort((a, b) => b.score - a.score || (a.entry.name < b.entry.name ? -1 : 1))
    .slice(0, most)
}

const NONE: Nearness = { score: 0, why: 'words' }
const bestOf = (all: readonly Nearness[]): Nearness =>
  all.reduce((best, next) => (next.score > best.score ? next : best), NONE)

/** A name taken apart, once for all its comparisons. */
type Forms = {
  key: string
  words: readonly string[]
  /** The words in the order of their letters. */
  inOrder: string
  /** The words that carry meaning, each once. */
  meaning: readonly string[]
  /** The acronym in brackets, folded. */
  acronym: string | undefined
  /** The initials of the words that carry meaning. */
  initials: string
}

function formsOf(name: string): Forms {
  const { key, acronym } = formOf(name)
  const words = key.split(' ').filter(Boolean)
  const meaning = [...new Set(words)].filter(word => !SMALL.has(word))
  const initials = meaning.map(word => [...word][0]).join('')
  return { key, words, inOrder: words.toSorted().join(' '), meaning, acronym, initials }
}

function nearnessOf(a: Forms, b: Forms): Nearness {
  if (a.key === '' || b.key === '') return NONE
  if (a.key === b.key) return { score: 1, why: 'same' }
  if (a.inOrder === b.inOrder) return { score: 0.95, why: 'order' }
  const spelling = { score: closeness(a.key, b.key, 0.8), why: 'spelling' } as const
  return bestOf([
    isAcronymOf(a, b) || isAcronymOf(b, a) ? { score: 0.85, why: 'acronym' } : NONE,
    spelling,
    inCommon(a, b),
  ])
}

/** Whether `short` is one word that is the acronym of `long`, in brackets or by its initials. */
function isAcronymOf(short: Forms, long: Forms): boolean {
  const [word, ...more] = [...short.words, ...(short.acronym ? [short.acronym] : [])]
  if (word === undefined || more.length > 0)
    return short.acronym !== undefined && short.acronym === long.acronym
  return word.length > 1 && (word === long.acronym || (long.words.length > 1 && word === long.initials))
}

/** What share of the words that carry meaning both have, a misspelt word counting in part. */
function inCommon(a: Forms, b: Forms): Nearness {
  const [ours, theirs] = [a.meaning, b.meaning]
  if (ours.length === 0 || theirs.length === 0) return NONE
  const [oursKept, theirsKept] = [keptIn(ours, theirs), keptIn(theirs, ours)]
  const shared = (oursKept + theirsKept) / (ours.length + theirs.length)
  const held = (kept: number, words: readonly string[]) =>
    kept / words.length >= 0.95 && words.join('').length >= 5
  const within = held(oursKept, ours) || held(theirsKept, theirs)
  if (within && shared < 0.9) return { score: Math.max(0.7, shared), why: 'within' }
  return { score: Math.min(0.94, shared), why: 'words' }
}

const keptIn = (words: readonly string[], others: readonly string[]): number =>
  words.reduce((sum, word) => sum + bestWord(word, others), 0)

function bestWord(word: string, among: readonly string[]): number {
  let best = 0
  for (const other of among) {
    if (word === other) return 1
    if (mayBeAlike(word, other)) best = Math.max(best, closeness(word, other, 0.75))
  }
  return best
}

/** A cheap look before the letters are counted: few people misspell both of a word's first letters. */
const mayBeAlike = (a: string, b: string): boolean =>
  a.length > 3 && b.length > 3 && (a[0] === b[0] || a[1] === b[1] || (a[0] === b[1] && a[1] === b[0]))

/** Words that say little of who an organisation is. */
const SMALL = new Set(
  'a an and at by for in of on the to und für der die das e et de des du la le les l d y del los las el en do da dos das'.split(
    ' ',
  ),
)

/** 1 minus the edit distance as a share of the longer word; 0 where that is less than `least`. */
function closeness(a: string, b: string, least: number): number {
  const longer = Math.max(a.length, b.length)
  const most = Math.floor(longer * (1 - least))
  if (Math.abs(a.length - b.length) > most) return 0
  const distance = editDistance(a, b, most)
  return distance > most ? 0 : 1 - distance / longer
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that make one of the other. It looks no further than
 * `most` of them, and gives up with a larger number as soon as it must be more: most names have nothing in common.
 */
export function editDistance(a: string, b: string, most: number): number {
  const far = most + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = new Array<number>(b.length + 1).fill(far)
    if (i <= most) row[0] = i
    let lowest = row[0]!
    for (let j = Math.max(1, i - most); j <= Math.min(b.length, i + most); j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      row[j] = least
      if (least < lowest) lowest = least
    }
    if (lowest > most) return far
    before = above
    above = row
  }
  return above[b.length]!
}
