/**
 * Three ways to say one block: as it was when somebody changed it, as it is now, and as they would have it. What
 * was changed on one side only is taken; what was changed on both sides, or side by side, is a conflict.
 */
import { sameMarks } from '../statement/inline.ts'
import { type Inline, MARKS, type Mark } from '../statement/tree.ts'
import { type Hunk, hunksOf, inlineOf, markedAlike, marksAlong, type Token, tokensOf } from './line.ts'
import { mayBeOne } from './mayBeOne.ts'

/** The words with both changes, or null where they conflict. @param language BCP 47, of the block */
export function mergeWords(
  was: readonly Inline[],
  now: readonly Inline[],
  says: readonly Inline[],
  language: string,
): Inline[] | null {
  const last = LAST.get(says)
  if (last?.was === was && last.now === now && last.language === language) return last.merged
  const rows: Rows = {
    was: tokensOf(was, language),
    now: tokensOf(now, language),
    says: tokensOf(says, language),
  }
  const tokens = mergeRows(rows)
  const merged = tokens && inlineOf(tokens)
  LAST.set(says, { was, now, language, merged })
  return merged
}

/** A screen asks for the same merge again at every keystroke elsewhere. */
const LAST = new WeakMap<
  readonly Inline[],
  { was: readonly Inline[]; now: readonly Inline[]; language: string; merged: Inline[] | null }
>()

type Rows = { was: Token[]; now: Token[]; says: Token[] }
/** Where in each of the three rows something begins or ends. */
type Spot = { was: number; now: number; says: number }

function mergeRows(rows: Rows): Token[] | null {
  const [now, says] = [hunksOf(rows.was, rows.now), hunksOf(rows.was, rows.says)]
  if (mayBeOne(rows.was, { row: rows.says, hunks: says }, { row: rows.now, hunks: now })) return null
  const merged: Token[][] = []
  let at: Spot = { was: 0, now: 0, says: 0 }
  for (const region of regionsOf(now, says)) {
    const kept = mergeKept(rows, at, region.from.was - at.was)
    const changed = mergeRegion(rows, region)
    if (kept === null || changed === null) return null
    merged.push(kept, changed)
    at = region.to
  }
  const rest = mergeKept(rows, at, rows.was.length - at.was)
  return rest && [...merged, rest].flat()
}

type Region = { from: Spot; to: Spot; byNow: boolean; bySays: boolean }

/** The stretches that at least one side changed; hunks of the two sides that touch are one region. */
function regionsOf(now: readonly Hunk[], says: readonly Hunk[]): Region[] {
  const all = [
    ...now.map(hunk => ({ hunk, side: 'now' as const })),
    ...says.map(hunk => ({ hunk, side: 'says' as const })),
  ]
  all.sort((a, b) => a.hunk.from - b.hunk.from)
  const regions: Region[] = []
  const drift = { now: 0, says: 0 }
  for (const { hunk, side } of all) {
    let region = regions.at(-1)
    if (region === undefined || hunk.from > region.to.was) {
      const spot = { was: hunk.from, now: hunk.from + drift.now, says: hunk.from + drift.says }
      region = { from: spot, to: { ...spot }, byNow: false, bySays: false }
      regions.push(region)
    }
    drift[side] = hunk.nowTo - hunk.to
    region.byNow ||= side === 'now'
    region.bySays ||= side === 'says'
    const was = Math.max(region.to.was, hunk.to)
    region.to = { was, now: was + drift.now, says: was + drift.says }
  }
  return regions
}

/** A region as the one side that changed it has it, or as both have it where they agree. */
function mergeRegion(rows: Rows, { from, to, byNow, bySays }: Region): Token[] | null {
  const was = rows.was.slice(from.was, to.was)
  const now = rows.now.slice(from.now, to.now)
  const says = rows.says.slice(from.says, to.says)
  if (byNow && bySays) return alike(now, says) ? now : null
  if (byNow) return alike(was, says) ? now : null
  return alike(was, now) ? says : null
}

const alike = (one: readonly Token[], other: readonly Token[]): boolean =>
  one.length === other.length &&
  one.every((token, at) => {
    const twin = other[at]
    return twin !== undefined && token.key === twin.key && markedAlike(token, twin)
  })

/** Tokens that all three rows have, with the marks that either side gave or took. */
function mergeKept(rows: Rows, at: Spot, count: number): Token[] | null {
  const kept: Token[] = []
  for (let offset = 0; offset < count; offset++) {
    const was = rows.was[at.was + offset]
    const now = rows.now[at.now + offset]
    const says = rows.says[at.says + offset]
    if (was === undefined || now === undefined || says === undefined) return null
    const token = markedAlike(was, says) ? now : markedAlike(was, now) ? says : mergeMarked(was, now, says)
    if (token === null) return null
    kept.push(token)
  }
  return kept
}

function mergeMarked(was: Token, now: Token, says: Token): Token | null {
  const [before, here, wished] = [marksAlong(was), marksAlong(now), marksAlong(says)]
  const inline: Inline[] = []
  for (const [unit, marks] of before.entries()) {
    const merged = mergeMarks(marks, here[unit] ?? [], wished[unit] ?? [])
    if (merged === null) return null
    inline.push({ type: 'text', text: now.key.charAt(unit), ...(merged.length > 0 && { marks: merged }) })
  }
  return { ...now, inline }
}

/** The marks with both changes; null where two different links were set. */
function mergeMarks(was: readonly Mark[], now: readonly Mark[], says: readonly Mark[]): Mark[] | null {
  const merged: Mark[] = []
  for (const type of ['link', ...MARKS] as const) {
    const [before, here, wished] = [was, now, says].map(marks => marks.filter(mark => mark.type === type))
    if (before === undefined || here === undefined || wished === undefined) continue
    if (sameMarks(before, wished) || sameMarks(here, wished)) merged.push(...here)
    else if (sameMarks(before, here)) merged.push(...wished)
    else return null
  }
  return merged
}
