/** How much of some language stands in a text, told by runs of words. */
import { wordsOf } from '../compare/likeness.ts'

/** So many words in a row say that it is the same language, not only the same vocabulary. */
export const RUN = 3

/** The words of a text in lower case, and how often each run of up to three of them stands there. */
export type Read = { words: readonly string[]; runs: (size: number) => ReadonlyMap<string, number> }
export type Reader = (text: string) => Read

/** Reads each text once, however often it is asked for. For one pass over many asks, since it keeps what it read. */
export function reader(): Reader {
  const known = new Map<string, Read>()
  return text => {
    const there = known.get(text)
    if (there !== undefined) return there
    const made = readOf(text)
    known.set(text, made)
    return made
  }
}

function readOf(text: string): Read {
  const words = wordsOf(text.normalize('NFC'))
  const known = new Map<number, ReadonlyMap<string, number>>()
  return {
    words,
    runs(size) {
      const there = known.get(size) ?? countsOf(runsIn(words, size))
      known.set(size, there)
      return there
    },
  }
}

function countsOf(runs: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const run of runs) counts.set(run, (counts.get(run) ?? 0) + 1)
  return counts
}

/** Runs of words in their order, so many words each. */
export const runsIn = (words: readonly string[], size: number): string[] =>
  words.slice(0, Math.max(0, words.length - size + 1)).map((_, at) => words.slice(at, at + size).join(' '))

/** Some words, and which of their runs a text has to gain for them to be in it. */
export type Language = {
  words: readonly string[]
  size: number
  runs: readonly string[]
  needed: { from: number; run: string; more: number }[]
}

/** @param share of the words in `needed` runs, from 0 to 1. @param whole nothing is missing and nothing stands between. */
export type Presence = { share: number; whole: boolean }

/**
 * The language that `ours` would bring into a text. Runs that are in the text already count for nothing, unless all of
 * it is there already: then all of it counts.
 * @returns null where there are no words
 */
export function languageOf(ours: string, base: string, read: Reader): Language | null {
  const { words } = read(ours)
  if (words.length === 0) return null
  const size = Math.min(RUN, words.length)
  const there = read(base).runs(size)
  const short = words.length < RUN
  const all = runsIn(words, size)
  const runs = all.map((run, from) => ({ from, run, more: short ? (there.get(run) ?? 0) : 0 }))
  const lacking = short ? runs : runs.filter(({ run }) => !there.has(run))
  return { words, size, runs: all, needed: lacking.length > 0 ? lacking : runs }
}

/**
 * How much of a language a text holds; it is whole only where also the words that were there before are. One or two
 * words count only where they stand more often than in the base.
 */
export function presenceOf({ words, size, runs, needed }: Language, text: Read): Presence {
  const there = text.runs(size)
  const found = needed.filter(({ run, more }) => (there.get(run) ?? 0) > more)
  const covered = (runs: Language['needed']) =>
    new Set(runs.flatMap(({ from }) => Array.from({ length: size }, (_, at) => from + at)))
  const wanted = covered(needed)
  return {
    share: Math.min(words.length, covered(found).size) / wanted.size,
    whole: found.length === needed.length && runs.every(run => there.has(run)),
  }
}

/** How often words stand in a text, one after the other. */
export const timesIn = (phrase: string, text: string, read: Reader): number =>
  placesIn(read(phrase).words, read(text).words).length

/** Where words stand among others, one after the other, also where two overlap; takes time as both are long. */
export function placesIn(phrase: readonly string[], words: readonly string[]): number[] {
  if (phrase.length === 0) return []
  const back = borders(phrase)
  const places: number[] = []
  let matched = 0
  for (const [at, word] of words.entries()) {
    while (matched > 0 && phrase[matched] !== word) matched = back[matched - 1]!
    if (phrase[matched] === word) matched += 1
    if (matched === phrase.length) places.push(at - matched + 1)
  }
  return places
}

/** For each beginning of a phrase, how long the longest one is with which it also ends. */
function borders(phrase: readonly string[]): number[] {
  const found = [0]
  let matched = 0
  for (const word of phrase.slice(1)) {
    while (matched > 0 && phrase[matched] !== word) matched = found[matched - 1]!
    if (phrase[matched] === word) matched += 1
    found.push(matched)
  }
  return found
}

export const wordCountOf = (text: string, read: Reader): number => read(text).words.length
