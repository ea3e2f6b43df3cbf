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

export const SET_ASIDE_WORDS: Readonly<Record<SetAsideReason, string>> = {
  'page-number': 'a page number',
  'repeated-line': 'a line repeated on every page',
  image: 'an image',
  'running-number': 'the running number of a name in the list',
  'link-to-nowhere': 'a link that leads nowhere; its words were kept',
  'unsafe-link': 'a link that is neither http, https nor mailto; its words were kept',
  markup: 'markup that a letter cannot hold; the words in it were kept',
}

/**
 * Something that was in the file and is not in the letter, with its text and the line it began on (from 1).
 * `near` holds words beside it that were kept, such as those of a link.
 */
export type SetAside = { text: string; line: number; reason: SetAsideReason; near?: string }

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
