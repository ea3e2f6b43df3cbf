/** What changed inside a block, word by word, as a person would mark it. */
import { diffArrays } from 'diff'
import type { Word } from './comparison.ts'
import { LEAST_KEPT, LONG_ENOUGH, readable, wordsIn } from './readable.ts'
import { type Step, written } from './stretches.ts'
import { divided, type NoteNames, streamOf, type Token, undivided, type Worded } from './tokens.ts'

export type WordComparison = {
  words: Word[]
  /** Something differs: words, marks or what a reference means. */
  changed: boolean
  rewritten: boolean
}

/**
 * Compares the words of the old units with those of the new ones; either side may be empty.
 * Small islands of equal words inside a rewritten stretch belong to the stretch; where two long texts have
 * little in common, or lie too far apart to be lined up, the whole is one replacement (`rewritten`).
 */
export function compareWords(
  old: readonly Worded[],
  now: readonly Worded[],
  language: string,
  names: { old: NoteNames; now: NoteNames },
): WordComparison {
  const divide = old.length > 0 && now.length > 0 ? divided : undivided
  const was = streamOf(old, language, names.old, divide)
  const is = streamOf(now, language, names.now, divide)
  const hopeless = haveLittleInCommon(was.tokens, is.tokens)
  const aligned = hopeless ? [] : readable(lineUp(was.tokens, is.tokens))
  const rewritten = hopeless || isRewritten(aligned, was.tokens, is.tokens)
  const steps = rewritten ? [replacement(was.tokens, is.tokens)] : aligned
  const words = written(steps, was, is)
  return {
    words,
    changed: words.some(word => word.op !== '=' || word.marksWere !== undefined),
    rewritten,
  }
}

function lineUp(was: Token[], is: Token[]): Step[] {
  const keys = (tokens: Token[]) => tokens.map(token => token.key)
  const changes = diffArrays(keys(was), keys(is), { maxEditLength: FURTHEST })
  if (changes === undefined) return endsOnly(was, is)
  const steps: Step[] = []
  let oldAt = 0
  let newAt = 0
  for (const change of changes) {
    const last = steps.at(-1)
    if (!change.added && !change.removed) {
      steps.push({
        kept: was.slice(oldAt, oldAt + change.count),
        keptNow: is.slice(newAt, newAt + change.count),
        deleted: [],
        inserted: [],
      })
      oldAt += change.count
      newAt += change.count
      continue
    }
    const step = last ?? { kept: [], keptNow: [], deleted: [], inserted: [] }
    if (last === undefined) steps.push(step)
    if (change.removed) {
      step.deleted = was.slice(oldAt, oldAt + change.count)
      oldAt += change.count
    } else {
      step.inserted = is.slice(newAt, newAt + change.count)
      newAt += change.count
    }
  }
  return steps
}

/** How many tokens may differ before two texts are no longer lined up; the time grows with its square. */
const FURTHEST = 1500

/** What two texts too far apart have at their beginning and their end, and the rest as one replacement. */
function endsOnly(was: Token[], is: Token[]): Step[] {
  const most = Math.min(was.length, is.length)
  let head = 0
  while (head < most && was[head]?.key === is[head]?.key) head++
  let tail = 0
  while (tail < most - head && was.at(-1 - tail)?.key === is.at(-1 - tail)?.key) tail++
  const [oldEnd, newEnd] = [was.length - tail, is.length - tail]
  return [
    {
      kept: was.slice(0, head),
      keptNow: is.slice(0, head),
      deleted: was.slice(head, oldEnd),
      inserted: is.slice(head, newEnd),
    },
    { kept: was.slice(oldEnd), keptNow: is.slice(newEnd), deleted: [], inserted: [] },
  ]
}

const replacement = (was: Token[], is: Token[]): Step => ({
  kept: [],
  keptNow: [],
  deleted: was,
  inserted: is,
})

/** Whether so few words stand in both texts, in whatever order, that no alignment could keep enough of them. */
function haveLittleInCommon(was: readonly Token[], is: readonly Token[]): boolean {
  const shorter = Math.min(wordsIn(was), wordsIn(is))
  if (shorter < LONG_ENOUGH) return false
  const there = new Map<string, number>()
  for (const { kind, key } of was) if (kind === 'word') there.set(key, (there.get(key) ?? 0) + 1)
  let common = 0
  for (const { kind, key } of is) {
    const left = kind === 'word' ? (there.get(key) ?? 0) : 0
    if (left > 0) common++
    if (left > 0) there.set(key, left - 1)
  }
  return common < shorter * LEAST_KEPT
}

function isRewritten(steps: readonly Step[], was: readonly Token[], is: readonly Token[]): boolean {
  const shorter = Math.min(wordsIn(was), wordsIn(is))
  const kept = steps.reduce((sum, step) => sum + wordsIn(step.kept), 0)
  return shorter >= LONG_ENOUGH && kept < shorter * LEAST_KEPT
}
