/**
 * What a person corrects in a draft that was read, before it is stored. Every act gives a new draft and keeps every
 * word in its order; null where the act has no meaning at that place. A provision is named by its path, as `flatten`
 * gives it.
 */
import * as acts from './acts.ts'
import type { InstrumentDraft, Level } from './provision.ts'
import { settle } from './settle.ts'

export type Path = readonly number[]
type Edited = InstrumentDraft | null

/** Gives a provision another number; an empty one takes it away. */
export const renumber = (draft: InstrumentDraft, path: Path, number: string): Edited =>
  edited(draft, path, acts.numbered(number))

/** Gives a provision another title; null takes it away. */
export const retitle = (draft: InstrumentDraft, path: Path, title: string | null): Edited =>
  edited(draft, path, acts.titled(title))

/** Gives a provision other words of its own; what it holds stays. */
export const reword = (draft: InstrumentDraft, path: Path, text: string): Edited =>
  edited(draft, path, acts.worded(text))

/** Gives a provision another mark; null takes it away. */
export const remark = (draft: InstrumentDraft, path: Path, mark: string | null): Edited =>
  edited(draft, path, acts.marked(mark))

/**
 * Says what a provision is, where it is: a chapter or a section, an article or a rule of its own; a paragraph that
 * stands where an article can becomes one, and the reverse.
 */
export const rename = (draft: InstrumentDraft, path: Path, level: Level): Edited =>
  edited(draft, path, acts.levelled(level))

/** Moves a provision out of the one that holds it, to stand behind it; those that followed it are in it now. */
export const promote = (draft: InstrumentDraft, path: Path): Edited => edited(draft, path, acts.promoted)

/** Moves a provision into the one before it, as its last. */
export const demote = (draft: InstrumentDraft, path: Path): Edited => edited(draft, path, acts.demoted)

/** What was taken for a provision goes on with the words before it; what it held stays where it stands. */
export const joinWithPrevious = (draft: InstrumentDraft, path: Path): Edited =>
  edited(draft, path, acts.joined)

/**
 * Makes the words from `at` on (UTF-16 units in the text) a provision of their own: beside the old one, with what
 * it held, or inside it as its first. A number with which they begin becomes its number.
 */
export const splitOff = (
  draft: InstrumentDraft,
  path: Path,
  at: number,
  where: 'beside' | 'inside',
): Edited => edited(draft, path, acts.split(at, where))

function edited(draft: InstrumentDraft, path: Path, act: acts.Act): Edited {
  const copy = structuredClone(draft)
  const spot = acts.spotOf(copy.provisions, path)
  if (spot === null || !act(spot)) return null
  settle(copy.provisions)
  return copy
}
