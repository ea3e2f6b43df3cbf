/** What a file that leaves the house says of itself beside the letter: one way for all formats. */
import { DateTime } from 'luxon'
import { type FileWords, fileWords } from '../words/files.ts'

export type Export = {
  /** When the version was frozen, or the draft was as it is here: milliseconds since 1970. */
  date?: number
  version?: { number: number; hash: string }
  /** The line of a list that was drawn into the letter, such as "As of …, version 3, 12 organisations, …" [LIST-1]. */
  asOf?: string
  /** The text is the living one and was never frozen. */
  draft?: boolean
  words: FileWords
}

/** A file about which nothing more is known than its letter, in the words of the letter's language. */
export const plainExport = (language: string): Export => ({ words: fileWords(language) })

/**
 * The lines at the foot, from the same facts in every format: "version 3 · frozen on 22 January 2027 · sha256 …",
 * then the list's "as of"; none where nothing is known. Days are those of UTC.
 */
export function footLines({ date, version, asOf, draft, words }: Export): string[] {
  const day = date === undefined ? undefined : dayOf(date, words.language)
  const standing = [
    ...(draft ? [words.draft] : []),
    ...(version ? [words.version(version.number)] : []),
    ...(day === undefined ? [] : [draft ? words.draftOf(day) : words.frozenOn(day)]),
    ...(version ? [words.hash(version.hash)] : []),
  ]
  return [...(standing.length > 0 ? [standing.join(' · ')] : []), ...(asOf === undefined ? [] : [asOf])]
}

function dayOf(at: number, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language
  return DateTime.fromMillis(at, { zone: 'utc', locale }).toLocaleString(DateTime.DATE_FULL)
}
