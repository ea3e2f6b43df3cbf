/** What the files of word processors track: who proposed which change, and who said what beside the text. */
import type { Imported } from './imported.ts'

export type TrackedChange = {
  /** As written in the file. */
  author: string
  /** ISO 8601 as written in the file, which word processors mean as local time; null where it says none. */
  at: string | null
  kind: 'inserted' | 'deleted' | 'moved'
  /** Its words; `\n` stands for the end of a paragraph. */
  text: string
}

export type TrackedComment = {
  /** As written in the file. */
  author: string
  /** As of a change. */
  at: string | null
  words: string
  /** The words it hangs on, as they stand when all changes are accepted. */
  quote: string
  /** Whether somebody marked it as done. */
  resolved: boolean
  /** What it answers: the first comment of its thread, by its place in the list of all. Null for a first one. */
  answers: number | null
}

/** What stands in a text block, of the letter that has its words, or else of the other, or the first one. */
export type InBlock<Kind> = Kind & { block: string }

/** A file read with all changes accepted and with all rejected; blocks have one id in both letters. */
export type ReadBothWays = {
  accepted: Imported
  rejected: Imported
  changes: InBlock<TrackedChange>[]
  comments: InBlock<TrackedComment>[]
}

/** A date in the usual form, or nothing. */
export const dated = (date: string): string | null => (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(date) ? date : null)

/** A comment, and the place of the one that it answers in the same row; -1 for none. */
type Told<Rest> = { comment: Rest; answers: number }

/**
 * Comments with each answer behind the first of its thread. An answer to an answer belongs to the same thread. A
 * thread stands where anything of it is told first.
 */
export function inThreads<Rest>(told: readonly Told<Rest>[]): (Rest & Pick<TrackedComment, 'answers'>)[] {
  const threads = new Map<number, number[]>()
  for (const index of told.keys()) {
    const first = firstOf(index, told)
    const members = threads.get(first) ?? [first]
    threads.set(first, index === first ? members : [...members, index])
  }
  const found: (Rest & Pick<TrackedComment, 'answers'>)[] = []
  for (const members of threads.values()) {
    const first = found.length
    for (const index of members) {
      const comment = told[index]?.comment
      if (comment !== undefined) found.push({ ...comment, answers: found.length === first ? null : first })
    }
  }
  return found
}

/** Comments that answer each other in a circle, which only a damaged file has, begin with the earliest of them. */
function firstOf(index: number, told: readonly { answers: number }[]): number {
  const before = new Set<number>()
  for (let at = index; ; at = told[at]?.answers ?? -1) {
    if (before.has(at)) return Math.min(...before)
    before.add(at)
    if ((told[at]?.answers ?? -1) < 0) return at
  }
}
