/**
 * The names by which our Word files say what Word has no element for. Who reads such a file goes by the names of
 * styles, as with any other; the ids are only how the file refers to itself.
 */

/** Styles by id, with the name that Word shows. Those that Word has itself keep Word's name. */
export const STYLE = {
  title: { id: 'Title', name: 'Title' },
  headings: [
    { id: 'Heading1', name: 'heading 1' },
    { id: 'Heading2', name: 'heading 2' },
    { id: 'Heading3', name: 'heading 3' },
  ],
  listItem: { id: 'ListParagraph', name: 'List Paragraph' },
  /** What belongs to an item and is not its first paragraph, by the depth of the list; deeper ones take the last. */
  listMore: [
    { id: 'ListContinue', name: 'List Continue' },
    { id: 'ListContinue2', name: 'List Continue 2' },
    { id: 'ListContinue3', name: 'List Continue 3' },
    { id: 'ListContinue4', name: 'List Continue 4' },
    { id: 'ListContinue5', name: 'List Continue 5' },
  ],
  quote: { id: 'Quote', name: 'Quote' },
  rule: { id: 'HorizontalLine', name: 'Horizontal Line' },
  cell: { id: 'TableContents', name: 'Table Contents' },
  headerCell: { id: 'TableHeading', name: 'Table Heading' },
  /** A name, a label and a closing line of the list of signatories: paragraphs in a row of these are one list. */
  signatory: { id: 'Signatory', name: 'Signatory' },
  signatoryGroup: { id: 'SignatoryGroup', name: 'Signatory Group' },
  signatoryNote: { id: 'SignatoryNote', name: 'Signatory Note' },
  note: { id: 'FootnoteText', name: 'footnote text' },
  noteMark: { id: 'FootnoteReference', name: 'footnote reference' },
  foot: { id: 'Footer', name: 'footer' },
  /** An empty paragraph that is no part of the text: Word wants one between two tables and behind columns. */
  spacer: { id: 'Spacer', name: 'Spacer' },
} as const

/** The bookmark around the first mark of a note that a later mark refers to by a NOTEREF field. */
export const noteBookmark = (number: number): string => `_Note${number}`
