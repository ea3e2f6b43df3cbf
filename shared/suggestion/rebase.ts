/**
 * A suggestion put on the letter as it is now: how each of its changes stands, and the letter with those that fit.
 * Changes that only make sense together fit together or not at all.
 */
import type { Doc } from '../statement/tree.ts'
import type { Change, Rebased, SuggestionStanding } from './change.ts'
import { putOn, type Work } from './fit.ts'
import { copyOf, letterOf, writtenOut } from './letter.ts'
import { linksOf } from './links.ts'

/**
 * How a suggestion stands towards a letter, and each of its changes, in their order, as it would be applied now.
 * Never throws and never changes the letter.
 */
export function rebase(
  changes: readonly Change[],
  doc: Doc,
): { standing: SuggestionStanding; parts: Rebased[] } {
  const { parts } = settle(changes, doc)
  return { standing: standingOf(parts), parts }
}

/**
 * The letter with the changes that fit. `applied` are those that changed it and `left` those that do not fit, as
 * they were suggested; those that the letter met already are in neither. Only blocks that the changes name differ,
 * and applying again changes nothing. Never throws.
 */
export function apply(
  changes: readonly Change[],
  doc: Doc,
): { doc: Doc; standing: SuggestionStanding; applied: Change[]; left: Change[] } {
  const { parts, work } = settle(changes, doc)
  const which = (...standings: Rebased['standing'][]) =>
    parts.filter(({ standing }) => standings.includes(standing)).map(({ change }) => change)
  return {
    doc: writtenOut(work.copy, doc),
    standing: standingOf(parts),
    applied: which('clean', 'moved'),
    left: which('conflict', 'gone'),
  }
}

/** Tries all changes, and again without those that hang on one that does not fit, until nothing more falls away. */
function settle(changes: readonly Change[], doc: Doc): { parts: Rebased[]; work: Work } {
  const barred = new Set<number>()
  let links: readonly [number, number][] | undefined
  for (;;) {
    const tried = attempt(changes, doc, barred)
    const failed = tried.parts.map(({ standing }) => standing === 'conflict' || standing === 'gone')
    if (!failed.includes(true)) return tried
    const before = barred.size
    links ??= linksOf(changes)
    for (const [one, other] of links) {
      if (failed[one] && !failed[other]) barred.add(other)
      if (failed[other] && !failed[one]) barred.add(one)
    }
    if (barred.size === before) return tried
  }
}

/** Words and forms first, then what is put in and moved, in the order given, and last what is taken out. */
function attempt(changes: readonly Change[], doc: Doc, barred: ReadonlySet<number>) {
  const letter = letterOf(doc)
  const work: Work = { copy: copyOf(letter), letter, changes }
  const parts: Rebased[] = changes.map(change => ({ change, standing: 'conflict', now: null }))
  const order = [...changes.keys()].sort((a, b) => turnOf(changes[a]) - turnOf(changes[b]) || a - b)
  for (const at of order) {
    const change = changes[at]
    if (change === undefined) continue
    const trial = barred.has(at) ? { ...work, copy: copyOf(letter) } : work
    const part = putOn(trial, change)
    const fits = part.standing === 'clean' || part.standing === 'moved'
    parts[at] = barred.has(at) && fits ? { change, standing: 'conflict', now: null } : part
  }
  return { parts, work }
}

function turnOf(change: Change | undefined): number {
  if (change?.kind === 'words' || change?.kind === 'form') return 0
  return change?.kind === 'delete' ? 2 : 1
}

function standingOf(parts: readonly Rebased[]): SuggestionStanding {
  const there = new Set(parts.map(({ standing }) => standing))
  const fits = there.has('clean') || there.has('moved')
  if (there.has('conflict')) return fits ? 'part' : 'conflict'
  if (there.has('gone')) return fits ? 'part' : 'gone'
  if (!fits) return 'met'
  return there.size === 1 && there.has('clean') ? 'clean' : 'moved'
}
