/** What the statement page says, in English. */
import { common } from './en/common.ts'

export const editorEn = {
  invitation: 'Write here. “# ” makes a heading, “- ” a list, “1. ” numbers it; Ctrl+Alt+A makes an ask.',
  text: 'Text of the letter',

  title: {
    label: 'Title',
    untitled: 'Untitled',
    hint: 'Everyone sees the title change as soon as you leave it.',
  },

  verbs: common.verbs,

  saved: {
    saved: 'Saved',
    saving: 'Saving…',
    'not-saved': 'Not saved yet: the server could not write it. Your text is kept here and is sent again.',
    'offline-kept': 'Offline: kept on this device',
    'offline-unkept': 'Offline: not kept on this device',
    'offline-reading': 'Offline',
    reading: 'You can read',
    refused: 'Refused',
  },

  bar: {
    label: 'With this letter',
    compare: 'Compare',
    versions: 'Versions',
    round: 'Round',
    rounds: 'Rounds',
    share: 'Sign-on',
    export: 'Export',
    formats: {
      docx: 'Export for Word',
      odt: 'Export for LibreOffice (OpenDocument)',
      pdf: 'Export as a PDF',
      md: 'Export as Markdown',
      txt: 'Export as plain text',
      html: 'Export as a web page',
      json: 'Export as JSON, with everything',
    },
    more: 'More',
  },

  here: {
    label: 'Who is here',
    count: (n: number) => (n === 1 ? 'One other person is here' : `${n} others are here`),
    more: (n: number) => `+${n}`,
    unknown: 'Someone',
  },

  outline: {
    label: 'Outline',
    empty: 'Headings of the letter are listed here.',
    close: 'Close the outline',
  },

  margin: {
    label: 'Asks and concerns',
    empty: 'What the letter asks for stands here, beside the words that ask for it.',
    emptyHint: 'Put the caret in a demand and press Ctrl+Alt+A.',
    /** Counted through the letter, as its readers and signers count. */
    ask: (n: number) => `Ask ${n}`,
    registered: (n: number) => `no. ${n} in the register`,
    concern: 'Concern',
    unknown: 'An ask of the register',
    goTo: 'Show it in the letter',
    change: 'Change',
    remove: 'No longer an ask here',
    removed: 'The letter no longer carries this ask. The register keeps it.',
    notConcern: 'No longer a concern',
    close: 'Close the margin',
    count: (asks: number, concerns: number) =>
      [
        asks === 1 ? '1 ask' : `${asks} asks`,
        concerns ? (concerns === 1 ? '1 concern' : `${concerns} concerns`) : '',
      ]
        .filter(Boolean)
        .join(' · '),
  },

  toolbar: {
    label: 'Formatting',
    style: 'Style of the paragraph',
    paragraph: 'Paragraph',
    heading1: 'Heading 1',
    heading2: 'Heading 2',
    heading3: 'Heading 3',
    note: 'Footnote',
    signatory: 'Name in the list',
    signatoryGroup: 'Group in the list',
    bold: 'Bold',
    italic: 'Italic',
    underline: 'Underline',
    strike: 'Strike through',
    superscript: 'Superscript',
    subscript: 'Subscript',
    link: 'Link',
    bullets: 'Bulleted list',
    numbers: 'Numbered list',
    numbering: 'How the list is numbered',
    start: 'First number of the list',
    indent: 'Further in',
    outdent: 'Further out',
    quote: 'Quotation',
    footnote: 'Footnote',
    table: 'Table',
    rule: 'Dividing line',
    ask: 'Ask',
    concern: 'Concern',
    clear: 'Clear formatting',
    undo: 'Undo my last change',
    redo: 'Do it again',
    signatories: 'List of signatories',
  },

  table: {
    label: 'Table',
    rowAfter: 'Row below',
    rowBefore: 'Row above',
    columnAfter: 'Column after',
    columnBefore: 'Column before',
    deleteRow: 'Delete row',
    deleteColumn: 'Delete column',
    deleteTable: 'Delete table',
  },

  link: {
    make: 'Link these words',
    change: 'Change the link',
    address: 'Address',
    hint: 'A web address (https://…) or a mail address (mailto:…).',
    wrong: 'This is not a web or mail address. It starts with https://, http:// or mailto:',
    text: 'Words to show',
    act: 'Set link',
    remove: 'Remove the link',
  },

  notes: {
    label: 'Footnotes',
    lost: 'This footnote is missing. Delete the mark, or undo what removed the note.',
    reference: (n: number) => `Footnote ${n}`,
    goTo: (n: number) => `Go to footnote ${n}`,
    unreferenced: 'Nothing in the letter refers to this note. It is left out when the letter is frozen.',
  },

  signatories: {
    label: 'Signatories',
    bound: 'When the letter goes out, the list of its sign-on stands here.',
    toBoard: 'See who signed',
  },

  ask: {
    make: 'Make an ask',
    change: 'Change the ask',
    act: 'Make the ask',
    save: 'Change the ask',
    nowhere: 'Put the caret in a paragraph, heading or list item first: an ask stands on one.',
    already: 'These words carry an ask already.',
    gone: 'The paragraph was deleted meanwhile. The ask is in the register, and no letter carries it yet.',
  },

  keep: {
    title: 'Keep a copy on this device?',
    text: 'If the network fails, you can go on writing and nothing is lost when you close the window. Whoever can use this device with your account open could read the copy. It is erased when you sign out.',
    yes: 'Keep a copy here',
    no: 'Do not keep a copy',
  },

  unreadable: {
    version:
      'This page is older than the letter. Reload it to edit; until then you can read the letter as it stands on the server.',
    reload: 'Reload the page',
    removed: 'You no longer have access to this letter.',
  },

  keys: {
    typed: {
      '# ': 'typed at the start of a line: a heading (## and ### for smaller ones)',
      '- ': 'a bulleted list',
      '1. ': 'a numbered list; also a) (i) A. and the like',
      '> ': 'a quotation',
    },
    leave: 'From the text to the toolbar',
    back: 'From the toolbar or the margin to the text',
    followNote: 'From a footnote mark to its note, and back',
  },

  caret: {
    of: (name: string, organisation: string) => (organisation ? `${name} · ${organisation}` : name),
  },
} as const
