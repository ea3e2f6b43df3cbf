/**
 * Where a place in a text went, told by the words around it: a block that was made anew, cut, joined or moved holds
 * other letters of Yjs, and only the words are the same. For carets, and for what was lost with a block [TEXT-6].
 */
import { diffWordsWithSpace } from 'diff'

/** A text block: its id, and its words with one sign for each line break and reference. */
export type Line = { block: string | null; words: string }

/** In which block a place was, and between which of its words. */
export type Stood = { block: string | null; around: string; at: number }

/** The signs of a line break, and of a reference to a note. */
export const LINE_BREAK = '\n'
export const REFERENCE = '\uFFFC'

/**
 * The place in `lines` that a place became: in the block of the same id, unless what stood there is gone from it and
 * stands in exactly one other place. Null where there is neither.
 */
export function followWords(stood: Stood, lines: readonly Line[]): { line: number; at: number } | null {
  const own = stood.block === null ? -1 : lines.findIndex(({ block }) => block === stood.block)
  const there = own < 0 ? null : placeIn(lines[own]!.words, stood)
  if (there && !there.isGone) return { line: own, at: there.at }
  return cutOff(stood, lines, own) ?? elsewhere(stood, lines, own) ?? (there && { line: own, at: there.at })
}

/** The other half of a block that was cut in two, however short. */
function cutOff({ around, at }: Stood, lines: readonly Line[], own: number) {
  const half = lines[own]?.words
  if (half === undefined || at < half.length || !around.startsWith(half)) return null
  const line = lines.findIndex(({ words }, i) => i !== own && half + words === around)
  return line < 0 ? null : { line, at: at - half.length }
}

/** Never inside a word that the place was not in. `isGone`: what stood around it was taken away, and nothing put there. */
function placeIn(now: string, { around, at }: Stood): { at: number; isGone: boolean } {
  const parts = diffWordsWithSpace(around, now, { maxEditLength: MOST_EDITS })
  if (!parts) return { at: Math.min(at, now.length), isGone: true }
  let left = at
  let place = 0
  for (const [i, { value, added, removed }] of parts.entries()) {
    if (added) place += value.length
    else if (left > value.length) {
      left -= value.length
      if (!removed) place += value.length
    } else if (!removed) return { at: place + left, isGone: false }
    else {
      const instead = parts[i + 1]?.added ? parts[i + 1]!.value : ''
      return { at: place + placeInstead(value, left, instead), isGone: instead === '' }
    }
  }
  return { at: place, isGone: false }
}

/** Where a place in words is in those that replaced them: by what stands on either side, else at the nearer end. */
function placeInstead(words: string, at: number, instead: string): number {
  if (instead.endsWith(words.slice(at))) return instead.length - (words.length - at)
  if (instead.startsWith(words.slice(0, at))) return at
  return at > words.length / 2 ? instead.length : 0
}

/** Beyond this two texts have so little in common that the same number of letters from the start is as good. */
const MOST_EDITS = 1_000

function elsewhere({ around, at }: Stood, lines: readonly Line[], own: number) {
  for (const [before, after] of WINDOWS) {
    const from = Math.max(0, at - before)
    const words = around.slice(from, at + after)
    if (words.trim().length < LEAST) continue
    const found = lines.flatMap((line, i) => (i !== own && line.words.includes(words) ? [i] : []))
    const [one] = found
    if (one === undefined || found.length > 1) continue
    const first = lines[one]!.words.indexOf(words)
    if (first === lines[one]!.words.lastIndexOf(words)) return { line: one, at: first + at - from }
  }
  return null
}

/** Letters before and behind that are looked for; fewer, because others may have written right beside. */
const WINDOWS = [40, 24, 16, 10]
  .map(n => [n, n] as const)
  .concat([30, 16].flatMap(n => [[n, 0] as const, [0, n] as const]))

/** Fewer letters than these could stand anywhere. */
const LEAST = 12
