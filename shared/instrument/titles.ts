/** What stands behind the number of a heading: its title, its marks, or already words of the provision. */
import type { Head } from './heads.ts'
import { takeMarks } from './marks.ts'
import type { Headed } from './sift.ts'

export type Names = { title: string | null; text: string; marks: string[]; unsure: boolean }

/**
 * The title and words behind a number.
 * @param next the line below, from which one sees whether words are still to come
 */
export function namesOf(head: Head, line: Headed, next: Headed | undefined): Names {
  const { text, marks } = takeMarks(head.rest, true)
  if (text === '') return { title: null, text: '', marks, unsure: false }
  if (line.heading !== null || head.level !== 'article' || !/[.;:,]\]?$/.test(text))
    return { title: bare(text), text: '', marks, unsure: false }
  const run = runIn(text)
  if (run !== null) return { ...run, marks, unsure: true }
  const alone = next === undefined || next.head !== null
  if (!alone && text.endsWith('.') && isTitle(text))
    return { title: bare(text), text: '', marks, unsure: true }
  return { title: null, text, marks, unsure: false }
}

const MODAL =
  /(?<![\p{L}])(?:shall|may|must|will|should|is|are|means|applies|apply|deberán?|podrán?|tendrán?|será|es|son|se|doit|doivent|peut|peuvent|est|sont)(?![\p{L}])/iu
const MOST_WORDS = 14

const isTitle = (text: string): boolean =>
  text.split(' ').length <= MOST_WORDS && !MODAL.test(text) && !/[.;:,]\s/.test(text)

/** `Use of terms. For the purposes of …`: a title in the line of the first words. */
function runIn(text: string): { title: string; text: string } | null {
  const match = /^(?<title>.{2,120}?)(?:\.\s*[–—-]|[.:]|\s[–—])\s+(?<text>[\p{Lu}\p{Lo}\d(["“«].*)$/u.exec(
    text,
  )
  const { title, text: words } = match?.groups ?? {}
  return title === undefined || words === undefined || !isTitle(title)
    ? null
    : { title: bare(title), text: words }
}

/** Without the brackets around the whole and the sign at the end. */
function bare(title: string): string {
  const inner = /^\(([^()]*)\)$/.exec(title)?.[1] ?? title
  return inner.replace(/\s*[.:–—-]$/u, '').trim()
}
