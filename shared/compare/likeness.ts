/** How alike two blocks are, by the words they share, rare words counting more than common ones. */
import type { Unit } from './units.ts'

/** The words of a text as numbers, in rising order, a repeated word as often as it stands there. */
export type Bag = { words: Int32Array; weight: number }

export type Likeness = {
  bagOf: (unit: Unit) => Bag
  /** 0 (nothing shared) to 1 (the same words). Two units without words are not alike. */
  between: (one: Unit, other: Unit) => number
  /** How many units of the side where it is commonest hold this word. */
  frequency: (word: number) => number
}

/**
 * Measures the units of two letters against each other. Words are told apart without regard to case; scripts
 * that do not set blanks between words are taken two characters at a time.
 */
export function likenessOf(old: readonly Unit[], now: readonly Unit[]): Likeness {
  const numbers = new Map<string, number>()
  const raw = new Map<Unit, Int32Array>()
  for (const unit of [...old, ...now]) raw.set(unit, numbered(unit.text, numbers))
  const common = [old, now].map(units => frequencies(units, raw, numbers.size))
  const frequency = (word: number) => Math.max(common[0]?.[word] ?? 0, common[1]?.[word] ?? 0)
  const most = Math.max(old.length, now.length, 1)
  const weights = Float64Array.from({ length: numbers.size }, (_, word) =>
    Math.log(1 + most / Math.max(1, frequency(word))),
  )
  const bags = new Map<Unit, Bag>()
  for (const [unit, words] of raw) {
    bags.set(unit, { words, weight: words.reduce((sum, word) => sum + (weights[word] ?? 0), 0) })
  }
  const bagOf = (unit: Unit) => bags.get(unit) ?? NOTHING
  return { bagOf, frequency, between: (one, other) => alike(bagOf(one), bagOf(other), weights) }
}

const NOTHING: Bag = { words: new Int32Array(0), weight: 0 }

/** The words of a text in lower case, as likeness counts them. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const [run] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (!UNSPACED.test(run)) words.push(run)
    else {
      const characters = [...run]
      if (characters.length === 1) words.push(run)
      for (let at = 0; at + 1 < characters.length; at++) words.push(`${characters[at]}${characters[at + 1]}`)
    }
  }
  return words
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function numbered(text: string, numbers: Map<string, number>): Int32Array {
  const words = wordsOf(text).map(word => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size)
    return numbers.size - 1
  })
  return Int32Array.from(words).sort()
}

function frequencies(units: readonly Unit[], raw: ReadonlyMap<Unit, Int32Array>, words: number): Int32Array {
  const count = new Int32Array(words)
  for (const unit of units) {
    let last = -1
    for (const word of raw.get(unit) ?? []) {
      if (word !== last) count[word] = (count[word] ?? 0) + 1
      last = word
    }
  }
  return count
}

/** Twice the weight of what is shared over the weight of both (the Sørensen–Dice measure on weighted words). */
function alike(one: Bag, other: Bag, weights: Float64Array): number {
  const lighter = Math.min(one.weight, other.weight)
  if (lighter === 0) return 0
  let shared = 0
  let at = 0
  for (const word of one.words) {
    while (at < other.words.length && (other.words[at] ?? 0) < word) at++
    if (other.words[at] === word) {
      shared += weights[word] ?? 0
      at++
    }
  }
  return (2 * shared) / (one.weight + other.weight)
}
