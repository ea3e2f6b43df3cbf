/** Three texts compared word by word: where each of our words stands in the text before and in the text now. Pure. */
import { diffArrays } from 'diff'
import { divided } from '../../../shared/compare/tokens.ts'

/**
 * What became of a word of ours:
 * - `gained`: it was not in the text before and is in the text now
 * - `kept`: it is in both
 * - `lost`: it was in the text before and was taken out
 * - `missing`: it is in neither
 */
export type Standing = 'gained' | 'kept' | 'lost' | 'missing'
export type Stretch = { text: string; standing: Standing }
export type ThreeWay = {
  /** Our words in their order; joined they are our text. */
  stretches: Stretch[]
  words: number
  /** How many of them stand in the text now. */
  inNow: number
}

/** @param language decides where words end */
export function threeWay(old: string, ours: string, now: string, language: string): ThreeWay {
  const tokens = divided(ours, language)
  const keys = tokens.flatMap(({ text, kind }) => (kind === 'word' ? [keyOf(text)] : []))
  const before = standsIn(keys, old, language)
  const after = standsIn(keys, now, language)
  const stretches: Stretch[] = []
  let word = 0
  for (const { text, kind } of tokens) {
    const standing = standingOf(before[word] === true, after[word] === true)
    if (kind === 'word') word++
    add(stretches, text, kind === 'gap' ? (stretches.at(-1)?.standing ?? standing) : standing)
  }
  return { stretches, words: keys.length, inNow: after.filter(Boolean).length }
}

/**
 * For each of our words, whether it stands in the other text: in the same order, and with a neighbour of ours beside
 * it, since one small word alone stands in every text.
 */
function standsIn(ours: readonly string[], other: string, language: string): boolean[] {
  const theirs = divided(other, language).flatMap(({ text, kind }) => (kind === 'word' ? [keyOf(text)] : []))
  const changes = diffArrays([...ours], theirs, { maxEditLength: FURTHEST })
  if (changes === undefined) return standsInRuns(ours, theirs)
  const least = Math.min(RUN, ours.length)
  return changes.flatMap(({ added, removed, count }) =>
    added ? [] : Array.from({ length: count }, () => !removed && count >= least),
  )
}

const RUN = 2

/** How many words may differ before the two are no longer lined up; the time grows with its square. */
const FURTHEST = 2000

/** In a text as long as a chapter: wherever three of our words stand in a row. */
function standsInRuns(ours: readonly string[], theirs: readonly string[]): boolean[] {
  const three = (words: readonly string[], at: number) => words.slice(at, at + 3).join(' ')
  const known = new Set(theirs.slice(2).map((_, at) => three(theirs, at)))
  const begins = ours.map((_, at) => at + 3 <= ours.length && known.has(three(ours, at)))
  return ours.map((_, at) => [at - 2, at - 1, at].some(from => begins[from] === true))
}

const keyOf = (word: string): string => word.normalize('NFC').toLowerCase()

function standingOf(before: boolean, after: boolean): Standing {
  if (after) return before ? 'kept' : 'gained'
  return before ? 'lost' : 'missing'
}

function add(stretches: Stretch[], text: string, standing: Standing): void {
  const last = stretches.at(-1)
  if (last?.standing === standing) last.text += text
  else stretches.push({ text, standing })
}
