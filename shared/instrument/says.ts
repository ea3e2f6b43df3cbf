/** What reading doubts, and why words are in no provision, in words for a person. */
import type { Doubt, DoubtKind, Provision, Unread } from './provision.ts'

const DOUBTS: Readonly<Record<DoubtKind, string>> = {
  'misprinted-range': 'the number is a range that runs backwards; it was kept as printed',
  range: 'one heading stands for several provisions',
  twice: 'this number was printed before',
  'out-of-order': 'the number is smaller than the one before it',
  gap: 'numbers are missing before this one',
  'no-number': 'no number is printed here',
  'unsure-number': 'this number can be read as a letter or as a Roman number',
  'unsure-title': 'this title may be the first words of the provision',
  'unclosed-bracket': 'a square bracket opens here and is never closed',
  'unopened-bracket': 'a square bracket closes here that was never opened',
}

/** `5(2): numbers are missing before this one (after 3)`. */
export function doubtSays({ printed }: Pick<Provision, 'printed'>, { kind, near }: Doubt): string {
  const before = near !== null && (kind === 'gap' || kind === 'out-of-order') ? ` (after ${near})` : ''
  return `${printed}: ${DOUBTS[kind]}${before}`
}

export const UNREAD_WORDS: Readonly<Record<Unread, string>> = {
  'before-the-first-provision': 'it stands before the first provision',
  contents: 'a line of a table of contents',
  table: 'a table',
  'running-line': 'a line that the pages repeat, or a page number',
  'note-without-mark': 'a note that nothing in the text refers to',
  'after-the-last-provision': 'it belongs to the closing formula',
}
