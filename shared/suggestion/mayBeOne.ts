/**
 * Whether two sides may have made the very same change, lined up otherwise: in "the the end", either "the" may be the
 * one that is gone, and before or behind a blank is one place to put a word and a blank. Taken for two changes, a word
 * would be put in, or taken out, twice.
 */
import type { Hunk, Token } from './line.ts'

/** A row of tokens, and where it says something else than the row it was made from, in order. */
export type Side = { row: readonly Token[]; hunks: readonly Hunk[] }

/** Two hunks that touch are not asked about: whoever merges them sees both. */
export function mayBeOne(was: readonly Token[], one: Side, other: Side): boolean {
  const [ours, theirs] = [spansOf(was, one), spansOf(was, other)]
  let from = 0
  for (const span of ours) {
    while (from < theirs.length && (theirs[from]?.last ?? 0) < span.first) from++
    for (let at = from; at < theirs.length; at++) {
      const twin = theirs[at]
      if (twin === undefined || twin.first > span.last) break
      const touch = span.hunk.from <= twin.hunk.to && twin.hunk.from <= span.hunk.to
      if (!touch && (crosses(span, twin) || holds(twin.put, span.put) || holds(twin.taken, span.taken)))
        return true
    }
  }
  return false
}

/** A hunk, the stretch of `was` in which it may as well stand, and the tokens it puts in and takes out. */
type Span = { hunk: Hunk; first: number; last: number; put: string[]; taken: string[] }

/** No change slides further than this: it bounds what a text of one word repeated costs. */
const FURTHEST = 1000
const MOST_LOOKED_AT = 10_000

function spansOf(was: readonly Token[], { row, hunks }: Side): Span[] {
  const keys = (tokens: readonly Token[], from: number, to: number) =>
    tokens.slice(from, to).map(({ key }) => key)
  return hunks.map((hunk, at) => {
    const put = keys(row, hunk.nowFrom, hunk.nowTo)
    const taken = keys(was, hunk.from, hunk.to)
    // What puts in and takes out at once stands where it stands.
    const slides = put.length === 0 ? taken : taken.length === 0 ? put : []
    const back = slid(slides.toReversed(), was, hunk.from - 1, -1, hunks[at - 1]?.to ?? 0)
    const on = slid(slides, was, hunk.to, 1, (hunks[at + 1]?.from ?? was.length) - 1)
    return { hunk, first: hunk.from - back, last: hunk.to + on, put, taken }
  })
}

/** Whether one changes something among the like tokens between which the other may as well stand. */
const crosses = (one: Span, other: Span): boolean =>
  (other.hunk.from < one.last && other.hunk.to > one.first) ||
  (one.hunk.from < other.last && one.hunk.to > other.first)

/** How far a stretch goes on among tokens that are the same as its own, over and over. */
function slid(
  slides: readonly string[],
  was: readonly Token[],
  start: number,
  step: 1 | -1,
  end: number,
): number {
  let count = 0
  while (
    slides.length > 0 &&
    count < FURTHEST &&
    (end - (start + count * step)) * step >= 0 &&
    was[start + count * step]?.key === slides[count % slides.length]
  )
    count++
  return count
}

/**
 * Whether a stretch stands in another, begun anywhere in it: that is what sliding makes of it. Two that are too long
 * to be looked through count as the same: a person then looks at them.
 */
function holds(whole: readonly string[], stretch: readonly string[]): boolean {
  if (stretch.length === 0 || stretch.length > whole.length) return false
  if (stretch.length * whole.length > MOST_LOOKED_AT) return true
  for (let from = 0; from + stretch.length <= whole.length; from++)
    for (let turn = 0; turn < stretch.length; turn++)
      if (stretch.every((_, at) => whole[from + at] === stretch[(at + turn) % stretch.length])) return true
  return false
}
