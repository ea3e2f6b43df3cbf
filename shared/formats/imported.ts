/**
 * What a reader of a foreign file gives: the letter, what could not stand in it, and what a person is asked to
 * decide. Nothing is offered that was already done.
 */
import type { Verb } from '../ask.ts'
import type { StatementFile } from '../statement/tree.ts'
import type { NewId } from './build.ts'

export type ImportOptions = {
  newId: NewId
  /** BCP 47; guessed from the text where it is not given. */
  language?: string
  /** Where the text names no title of its own; the name of the file serves. */
  title?: string
}

/** Why something of the file is not in the letter. */
export type SetAsideReason =
  | 'page-number'
  | 'repeated-line'
  | 'image'
  | 'running-number'
  | 'link-to-nowhere'
  | 'unsafe-link'
  | 'markup'
  | 'page-header'
  | 'page-footer'
  | 'comment'
  | 'endnote'
  | 'note-without-mark'
  | 'field'
  | 'page-field'
  | 'contents'
  | 'text-box'
  | 'object'
  | 'formula'
  | 'external'
  | 'hidden'
  | 'highlight'
  | 'symbol'
  | 'reading-aid'
  | 'numbering'
  | 'written-number'
  | 'deep-heading'
  | 'merged-cells'
  | 'deleted-change'
  | 'inserted-change'
  | 'not-shown'

export const SET_ASIDE_WORDS: Readonly<Record<SetAsideReason, string>> = {
  'page-number': 'a page number',
  'repeated-line': 'a line repeated on every page',
  image: 'an image',
  'running-number': 'the running number of a name in the list',
  'link-to-nowhere': 'a link that leads nowhere; its words were kept',
  'unsafe-link': 'a link that is neither http, https nor mailto; its words were kept',
  markup: 'markup that a letter cannot hold; the words in it were kept',
  'page-header': 'printed above every page',
  'page-footer': 'printed below every page',
  comment: 'a comment beside the text',
  endnote: 'an endnote; it is a footnote now',
  'note-without-mark': 'a note that nothing in the text refers to',
  field: 'a field that the file worked out by itself; the words it showed were kept',
  'page-field': 'a field for the number of a page',
  contents: 'a line of a table of contents',
  'text-box': 'a text box; its words were kept, below the paragraph it hung on',
  object: 'something embedded that is no text',
  formula: 'a formula; its signs were kept in a row',
  external: 'something that lies outside the file; it was not fetched',
  hidden: 'hidden words, which nobody sees in the file',
  highlight: 'highlighted words; the words were kept, the colour was not',
  symbol: 'a sign of a symbol font; the nearest letter was taken',
  'reading-aid': 'a reading aid printed above the words',
  numbering: 'a way of numbering that a letter does not know; the nearest one was taken',
  'written-number': 'a number that the file worked out by itself; it is written out in the text now',
  'deep-heading': 'a heading deeper than three levels; it is of the third level now',
  'merged-cells': 'merged cells of a table; the words stand in the first of them',
  'deleted-change': 'words that somebody proposed to delete; the deletion was accepted',
  'inserted-change': 'words that somebody proposed to insert; the insertion was rejected',
  'not-shown': 'words that the page does not show, such as a script or a form',
}

/**
 * Something that was in the file and is not in the letter, with its text and the line it began on (from 1).
 * `near` holds words beside it that were kept, such as those of a link. Where a file has no lines, `counted` says
 * that paragraphs were counted; a `line` of 0 is no place in the text, such as the head of every page.
 */
export type SetAside = {
  text: string
  line: number
  reason: SetAsideReason
  near?: string
  counted?: 'paragraphs'
}

/** Where it stood, for people: "line 12", "paragraph 3", "outside the text". */
export function placeOf({ line, counted }: Pick<SetAside, 'line' | 'counted'>): string {
  if (line === 0) return 'outside the text'
  return counted === 'paragraphs' ? `paragraph ${line}` : `line ${line}`
}

/** A point that reads like a demand: taking it makes an ask of that block. */
export type OfferedAsk = { block: string; verb: Verb; wording: string; targets: { asWritten: string }[] }

/** Why names in the list are thought to be cut wrongly. */
export type MendReason = 'moved-boundary' | 'two-names-on-a-line' | 'name-over-two-lines'

export const MEND_WORDS: Readonly<Record<MendReason, string>> = {
  'moved-boundary': 'a line break moved the end of one name to the next; the acronyms say where it belongs',
  'two-names-on-a-line': 'a second name follows the acronym that closes the first',
  'name-over-two-lines': 'a line break cut this name in two',
}

/**
 * Neighbouring names in the list of signatories that should be other names.
 * `blocks` are the entries as they stand, `now` their words, `proposed` the names they should be: as many or
 * fewer or more, with the same words in the same order.
 */
export type Mend = { blocks: string[]; now: string[]; proposed: string[]; line: number; reason: MendReason }

export type Imported = {
  file: StatementFile
  setAside: SetAside[]
  offers: {
    asks: OfferedAsk[]
    /** The blocks that read like concerns. */
    concerns: string[]
    mends: Mend[]
  }
  /** The block whose words became the title, so that a person may take it out of the text. */
  titleBlock: string | null
}
