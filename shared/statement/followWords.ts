/**
 * Where places in a text went, told by the words around them: a block that was made anew, cut, joined or moved holds
 * other letters of Yjs, and only the words are the same. For carets, and for what was lost with a block [TEXT-6].
 */
import { diffWordsWithSpace } from 'diff'
import { simpleDiffString } from 'lib0/diff'

/** A text block: its id, and its words with one sign for each line break and reference. */
export type Line = { block: string | null; words: string }

/** In which block places were, and what stood there. */
export type Stood = { block: string | null; around: string }

export type Place = { line: number; at: number }

/** The signs of a line break, and of a reference to a note. */
export const LINE_BREAK = '\n'
export const REFERENCE = '\uFFFC'

/**
 * How much may still be looked at, in letters, for all questions that share it. When it is used up, a place is told by
 * what is equal at both ends of its block, and looked for nowhere else.
 */
export type Effort = { left: number }
export const freshEffort = (): Effort => ({ left: 50_000_000 })

/**
 * The places in `lines` that places became: in the block of the same id, unless what stood there is gone from it and
 * stands in exactly one other place. Null where there is neither.
 * @param ats where in `around` they were, in order
 */
export function followWords(
  stood: Stood,
  ats: readonly number[],
  lines: readonly Line[],
  effort: Effort,
): (Place | null)[] {
  const own = stood.block === null ? -1 : lines.findIndex(({ block }) => block === stood.block)
  const there = own < 0 ? [] : placesIn(lines[own]!.words, stood.around, ats, effort)
  return ats.map((at, i) => {
    const place = there[i] && { line: own, at: there[i].at }
    if (place && !there[i]!.isGone) return place
    return cutOff(stood, at, lines, own) ?? elsewhere(stood, at, lines, own, effort) ?? place ?? null
  })
}

/** `isGone`: what stood around a place was taken away, and nothing put there. */
type Found = { at: number; isGone: boolean }

function placesIn(now: string, around: string, ats: readonly number[], effort: Effort): Found[] {
  const { index, remove, insert } = simpleDiffString(around, now)
  const end = index + remove
  const inside = ats.filter(at => at > index && at < end)
  const middle = insideOf(around.slice(index, end), insert, [...inside.map(at => at - index)], effort)
  return ats.map(at => {
    if (at < index || (at === index && index > 0)) return { at, isGone: false }
    if (at > end || (at === end && end < around.length))
      return { at: at - remove + insert.length, isGone: false }
    const found = middle.get(at - index) ?? {
      at: at === end ? insert.length : 0,
      isGone: remove > 0 && insert === '',
    }
    return { ...found, at: index + found.at }
  })
}

/** Places in words that were replaced: never inside a word that they were not in. */
function insideOf(before: string, now: string, ats: readonly number[], effort: Effort): Map<number, Found> {
  const found = new Map<number, Found>()
  effort.left -= ats.length ? A_COMPARISON + before.length + now.length : 0
  const parts =
    effort.left > 0 && ats.length && diffWordsWithSpace(before, now, { maxEditLength: MOST_EDITS })
  if (!parts) return new Map(ats.map(at => [at, { at: placeInstead(before, at, now), isGone: now === '' }]))
  let from = 0
  let place = 0
  for (const [i, { value, added, removed }] of parts.entries()) {
    if (added) {
      place += value.length
      continue
    }
    const instead = parts[i + 1]?.added ? parts[i + 1]!.value : ''
    for (const at of ats) {
      const here = at - from
      if (found.has(at) || here > value.length) continue
      if (!removed) found.set(at, { at: place + here, isGone: false })
      else found.set(at, { at: place + placeInstead(value, here, instead), isGone: instead === '' })
    }
    from += value.length
    if (!removed) place += value.length
  }
  return found
}

/** Where a place in words is in those that replaced them: by what stands on either side, else at the nearer end. */
function placeInstead(words: string, at: number, instead: string): number {
  if (instead.endsWith(words.slice(at))) return instead.length - (words.length - at)
  if (instead.startsWith(words.slice(0, at))) return at
  return at > words.length / 2 ? instead.length : 0
}

/** Edits after which a comparison gives up, and about as many letters as it then has looked at. */
const MOST_EDITS = 200
const A_COMPARISON = 500_000

/** The other half of a block that was cut in two, however short. */
function cutOff({ around }: Stood, at: number, lines: readonly Line[], own: number): Place | null {
  const half = lines[own]?.words
  if (half === undefined || at < half.length || !around.startsWith(half)) return null
  const rest = around.slice(half.length)
  const line = lines.findIndex(({ words }, i) => i !== own && words === rest)
  return line < 0 ? null : { line, at: at - half.length }
}

/** The one other place where the words around stand, as after two blocks were joined. */
function elsewhere(
  { around }: Stood,
  at: number,
  lines: readonly Line[],
  own: number,
  effort: Effort,
): Place | null {
  for (const [before, after] of WINDOWS) {
    const from = Math.max(0, at - before)
    const words = around.slice(from, at + after)
    if (words.trim().length < LEAST) continue
    if (effort.left <= 0) return null
    for (const line of lines) effort.left -= line.words.length
    const found = lines.flatMap((line, i) => (i !== own && line.words.includes(words) ? [i] : []))
    const [one] = found
    if (one === undefined || found.length > 1) continue
    const line = lines[one]!.words
    const first = line.indexOf(words)
    const there = first + at - from
    const isTorn = isInWord(line, there) && !isInWord(around, at)
    if (first === line.lastIndexOf(words) && !isTorn) return { line: one, at: there }
  }
  return null
}

const isInWord = (words: string, at: number): boolean =>
  at > 0 && /^[\p{L}\p{N}]{2}/u.test(words.slice(at - 1, at + 1))

/** Letters before and behind that are looked for; fewer, because others may have written right beside. */
const WINDOWS = [40, 24, 16, 10]
  .map(n => [n, n] as const)
  .concat([30, 16].flatMap(n => [[n, 0] as const, [0, n] as const]))

/** Fewer letters than these could stand anywhere. */
const LEAST = 12
