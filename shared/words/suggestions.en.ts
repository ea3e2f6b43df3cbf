/** What suggestions say beside words of the letter, and where things stand, for lists and tables, in English. */
import type { Form } from '../suggestion/change.ts'

export const suggestionWords = {
  /** Where a comment stands that is about no passage. */
  wholeText: 'The whole text',
  /** Where something stands whose block the version does not have. */
  elsewhere: 'Not in this version',
  /** A note of the letter. */
  note: (number: number) => `Note ${number}`,
  moved: 'The same words in another place',
  emptyBlock: 'A block without words',
  /** Where something stands: behind words, or first. */
  behind: (words: string) => `Behind “${words}”`,
  atBeginning: 'At the beginning of the letter',
  atBeginningOf: (form: string) => `At the beginning of: ${form}`,
  /** How a block is set, such as "Heading, level 2". */
  form: ({ type, attrs }: Form): string =>
    [
      forms[type],
      typeof attrs.level === 'number' && `level ${attrs.level}`,
      typeof attrs.type === 'string' && `numbered ${attrs.type}`,
      typeof attrs.start === 'number' && attrs.start !== 1 && `starting at number ${attrs.start}`,
      typeof attrs.lang === 'string' && `language “${attrs.lang}”`,
      attrs.dir === 'rtl' && 'from right to left',
      attrs.dir === 'ltr' && 'from left to right',
      typeof attrs.colspan === 'number' && attrs.colspan > 1 && `${attrs.colspan} columns wide`,
      typeof attrs.rowspan === 'number' && attrs.rowspan > 1 && `${attrs.rowspan} rows high`,
    ]
      .filter(Boolean)
      .join(', '),
  /** What a suggestion would make of a passage, in a table. */
  instead: (was: string, says: string): string => {
    if (was === '') return `Insert: “${says}”`
    return says === '' ? `Delete: “${was}”` : `Instead of “${was}”: “${says}”`
  },
  why: (why: string) => `Why: ${why}`,
}

const forms: Record<Form['type'], string> = {
  paragraph: 'Paragraph',
  heading: 'Heading',
  bulletList: 'List with bullets',
  orderedList: 'Numbered list',
  listItem: 'Item of a list',
  blockquote: 'Quotation',
  table: 'Table',
  tableRow: 'Row of a table',
  tableCell: 'Cell of a table',
  tableHeader: 'Head of a column or row',
  horizontalRule: 'Rule across the page',
  footnotes: 'Notes',
  footnote: 'Note',
  signatories: 'List of signatories',
  signatoryGroup: 'Group of signatories',
  signatory: 'Signatory',
}
