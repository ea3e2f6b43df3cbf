/**
 * From the shortest way between two texts, which nobody would mark so, to the way a person would mark it: changes
 * begin and end where words and sentences do, what stands between two changes without meaning belongs to them, and
 * a sentence with little left of it is one replacement.
 */
import type { Step } from './stretches.ts'
import type { Token } from './tokens.ts'

/** Two long texts with less than this part of the shorter one's words in both are shown as rewritten. */
export const LEAST_KEPT = 0.3
/** In words; shorter texts are marked word by word whatever is left of them. */
export const LONG_ENOUGH = 8

/** The same change of the same tokens, cut as a person would cut it. */
export function readable(steps: readonly Step[]): Step[] {
  const copy = steps.map(step => ({ ...step }))
  for (let at = 0; at < copy.length; at++) slide(copy, at)
  return trimmed(joinedSentences(joinedIslands(copy)))
}

export const wordsIn = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, { kind }) => sum + (kind === 'word' ? 1 : 0), 0)

/**
 * Words put in beside words that are equal to some of them can be marked at several places: "be [read. It must be]
 * signed" is "[It must be read.] It must be signed". The place with the strongest borders is taken.
 */
function slide(steps: Step[], at: number): void {
  const step = steps[at]
  const next = steps[at + 1]
  if (step === undefined || step.deleted.length > 0 === step.inserted.length > 0) return
  const side = step.deleted.length > 0 ? 'deleted' : 'inserted'
  const row = [...step.kept, ...step[side], ...(next?.kept ?? [])]
  const length = step[side].length
  const from = step.kept.length
  let best = from
  const strength = (start: number) => border(row, start) + border(row, start + length)
  for (let start = from; start > 0 && row[start - 1]?.key === row[start + length - 1]?.key; start--) {
    if (strength(start - 1) > strength(best)) best = start - 1
  }
  if (best < from) shift(steps, at, side, from - best)
}

/** Moves a change so many tokens towards the beginning; those it passes stay behind it. */
function shift(steps: Step[], at: number, side: 'deleted' | 'inserted', by: number): void {
  const step = steps[at]
  if (step === undefined) return
  const next = steps[at + 1] ?? { kept: [], keptNow: [], deleted: [], inserted: [] }
  if (at + 1 === steps.length) steps.push(next)
  const cut = step.kept.length - by
  const tail = step[side].slice(step[side].length - by)
  const body = step[side].slice(0, step[side].length - by)
  const [passed, passedNow] = [step.kept.slice(cut), step.keptNow.slice(cut)]
  step.kept = step.kept.slice(0, cut)
  step.keptNow = step.keptNow.slice(0, cut)
  // Where the change is longer than the way it goes, its tail stays behind; else the kept words only change sides.
  const whole = side === 'deleted' ? [...passed, ...body, ...tail] : [...passedNow, ...body, ...tail]
  const length = step[side].length
  step[side] = whole.slice(0, length)
  const behind = whole.slice(length)
  next.kept = [...(side === 'deleted' ? behind : passed), ...next.kept]
  next.keptNow = [...(side === 'deleted' ? passedNow : behind), ...next.keptNow]
}

/** How strongly the text is divided before a token. */
function border(row: readonly Token[], at: number): number {
  const before = row[at - 1]
  if (before === undefined || at === row.length || before.kind === 'break') return 4
  if (before.text.endsWith('\n')) return 4
  if (/[。！？]$/u.test(before.text)) return 3
  if (!/^\s/u.test(before.text)) return /^\s/u.test(row[at]?.text ?? '') ? 1 : 0
  const mark = row[at - 2]?.text ?? ''
  if (/[.!?…؟]$/u.test(mark)) return 3
  return /[,;:،؛]$/u.test(mark) ? 2.5 : 2
}

/** Joins changes over an island of equal words that is small beside what was changed on both sides of it. */
function joinedIslands(steps: readonly Step[]): Step[] {
  let from = [...steps]
  for (;;) {
    const joined: Step[] = []
    for (const step of from) {
      const last = joined.at(-1)
      if (last === undefined || !isIsland(step, last)) joined.push({ ...step })
      else join(last, step)
    }
    if (joined.length === from.length) return joined
    from = joined
  }
}

function join(last: Step, step: Step): void {
  last.deleted = [...last.deleted, ...step.kept, ...step.deleted]
  last.inserted = [...last.inserted, ...step.keptNow, ...step.inserted]
}

function isIsland(step: Step, before: Step): boolean {
  const left = changeLength(before)
  const right = changeLength(step)
  if (left === 0 || right === 0 || step.kept.length === 0 || isFirm(step.kept)) return false
  const words = wordsIn(step.kept)
  if (words > LONGEST_ISLAND) return false
  const length = letters(step.kept) * (words > 1 ? 2 : 1)
  return length <= left && length <= right
}

/** References and breaks are never hidden in a replacement. */
const isFirm = (tokens: readonly Token[]) =>
  tokens.some(token => token.kind === 'note' || token.kind === 'break' || token.text.includes('\n'))

const LONGEST_ISLAND = 3
const changeLength = (step: Step) => Math.max(letters(step.deleted), letters(step.inserted))
const letters = (tokens: readonly Token[]) => tokens.reduce((sum, { text }) => sum + text.trim().length, 0)

/** Changes inside one sentence of which little stayed are one replacement. */
function joinedSentences(steps: readonly Step[]): Step[] {
  const joined: Step[] = []
  for (let at = 0; at < steps.length; ) {
    let end = at + 1
    while (end < steps.length && !endsSentence(steps[end]?.kept ?? [])) end++
    const run = steps.slice(at, end)
    const [first, ...more] = run
    if (first !== undefined && more.length > 1 && isRewritten(run)) {
      const whole = { ...first }
      for (const step of more) join(whole, step)
      joined.push(whole)
    } else joined.push(...run)
    at = end
  }
  return joined
}

const endsSentence = (kept: readonly Token[]) =>
  isFirm(kept) || kept.some(token => token.kind === 'gap' && /[.!?…;。！？؟]/u.test(token.text))

function isRewritten(run: readonly Step[]): boolean {
  const [first, ...more] = run
  const kept = more.reduce((sum, step) => sum + wordsIn(step.kept), 0)
  const changed = (side: 'deleted' | 'inserted') => run.reduce((sum, step) => sum + wordsIn(step[side]), kept)
  const shorter = Math.min(changed('deleted'), changed('inserted'))
  return first !== undefined && shorter >= LONG_ENOUGH && kept < shorter * LEAST_KEPT
}

/** What a replacement begins or ends with on both sides was not replaced. */
function trimmed(steps: readonly Step[]): Step[] {
  const found: Step[] = []
  let carried: Pick<Step, 'kept' | 'keptNow'> = { kept: [], keptNow: [] }
  for (const step of steps) {
    const { deleted, inserted } = step
    const head = sharedEdge(deleted, inserted, 0)
    const tail = sharedEdge(deleted.slice(head), inserted.slice(head), -1)
    found.push({
      kept: [...carried.kept, ...step.kept, ...deleted.slice(0, head)],
      keptNow: [...carried.keptNow, ...step.keptNow, ...inserted.slice(0, head)],
      deleted: deleted.slice(head, deleted.length - tail),
      inserted: inserted.slice(head, inserted.length - tail),
    })
    carried = {
      kept: deleted.slice(deleted.length - tail),
      keptNow: inserted.slice(inserted.length - tail),
    }
  }
  if (carried.kept.length > 0) found.push({ ...carried, deleted: [], inserted: [] })
  return found
}

/** How many tokens two rows share at their beginning (0) or at their end (-1). */
function sharedEdge(one: readonly Token[], other: readonly Token[], edge: 0 | -1): number {
  const most = Math.min(one.length, other.length)
  let shared = 0
  const at = (row: readonly Token[]) => row.at(edge === 0 ? shared : -1 - shared)?.key
  while (shared < most && at(one) === at(other)) shared++
  return shared
}
