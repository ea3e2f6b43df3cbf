/** Drafts of the instrument: listed with their process, read from a file, looked at and corrected. */
import type { Level } from '../../instrument/provision.ts'
import { count } from './common.ts'

const LEVELS: Readonly<Record<Level, string>> = {
  preamble: 'preamble',
  annex: 'annex',
  part: 'part',
  chapter: 'chapter',
  section: 'section',
  cluster: 'cluster',
  article: 'article',
  paragraph: 'paragraph',
  point: 'point',
  subpoint: 'sub-point',
  alternative: 'alternative',
}

const provisions = (n: number) => count(n, 'provision', 'provisions')

export const instrument = {
  levels: LEVELS,
  provisions,

  list: {
    title: 'Drafts',
    none: 'No draft has been imported yet',
    noneHint:
      'Import the text that is negotiated, each draft as it comes out. What the coalition asks for is then followed from one to the next.',
    noneReader: 'When somebody imports a draft of the instrument, it appears here.',
    importDraft: 'Import a draft…',
    partial: 'only some chapters',
    textOf: (day: string) => `text of ${day}`,
    releasedOn: (day: string) => `released ${day}`,
    backTo: (drafts: string) => `goes back to ${drafts}`,
    confirmed: (draft: string, named: number, of: number) => `Confirmed with ${draft}: ${named} of ${of}`,
    review: (draft: string) => `Review against ${draft}`,
    changes: (draft: string) => `What changed since ${draft}`,
    unknownParent: 'a draft that is not here',
  },

  about: {
    title: 'The draft',
    symbol: 'Symbol',
    symbolHint: 'As the document prints it, such as A/AC.900/L.4. May stay empty.',
    name: 'Title',
    textDate: 'Date of the text',
    releasedOn: 'Released on',
    dateHint: 'May stay empty.',
    status: 'Status',
    statusHint: 'In the words of the negotiation, such as “Zero draft” or “Chair’s text”.',
    session: 'Session',
    noSession: 'no session',
    partial: 'Holds only some chapters',
    partialHint: 'What is missing from it does not count as struck.',
    parents: 'Goes back to',
    parentsHint: 'The drafts it was made from: what became of their provisions is reviewed against this one.',
    tooManyParents: 'Five at most.',
  },

  import: {
    title: 'Import a draft',
    hint: 'The text of the instrument, as Word, OpenDocument, a web page, Markdown or plain text. It is read on this device: nothing is sent before you store what you see.',
    drop: 'Drag the draft here',
    choose: 'Choose a file',
    kinds: '.docx or .odt up to 20 MB; .html up to 10 MB; .md or .txt up to 5 MB',
    nothing: (name: string) =>
      `No provision was found in ${name}. See that its articles or paragraphs are numbered as text or as a list, and try again. Nothing was stored.`,
    preview: 'The draft as it was read',
    found: (n: number, doubtful: number) =>
      `${provisions(n)}, ${doubtful === 0 ? 'none of them doubtful' : `${doubtful} to look at`}`,
    tracked:
      'The file tracks changes. It was read as if all of them were accepted; to read it otherwise, reject them in the file and import it again.',
    again: (draft: string) =>
      `This very file was imported before, as ${draft}. Storing it again makes a second draft of it.`,
    setAside: (n: number) => `${count(n, 'thing', 'things')} of the file left out`,
    setAsideHint: 'These stand in the file and are no part of its text.',
    store: (n: number) => `Store the draft with ${provisions(n)}`,
    whoSees: 'Every member of the coalition can read it then. Corrections stay possible.',
    stored: (draft: string, n: number) => `${draft} was stored with ${provisions(n)}.`,
  },

  tree: {
    label: 'Provisions',
    show: 'Show',
    everything: 'everything',
    articles: 'articles and what is above them',
    doubtful: (n: number) => `only what is doubtful (${n})`,
    words: 'Words',
    whole: 'in full',
    first: 'the first ones',
    search: 'Find',
    searchHint: 'A number or words',
    matches: (n: number, of: number) => `${n} of ${of}`,
    noMatch: 'No provision has these words. Empty the field to see all of them.',
    noDoubts: 'Nothing is doubtful.',
    mark: (mark: string) => `marked: ${mark}`,
    bracketed: 'number in brackets',
    notes: (n: number) => count(n, 'footnote', 'footnotes'),
  },

  selected: {
    label: 'The chosen provision',
    options: 'Alternatives side by side',
    wholeBracket: 'It stands in square brackets.',
    number: 'Number',
    level: 'Level',
    title: 'Title',
    mark: 'Mark',
    promote: 'Move out',
    demote: 'Move in',
    join: 'Join with the one before',
    split: 'Split…',
    reword: 'Correct the words…',
    undo: 'Undo the last correction',
    notHere: 'That is not possible at this place. Nothing was changed.',
    corrected: 'The correction was saved.',
    positionsHeld:
      'It can no longer be joined or split: links to another draft, asks or letters hang on this draft.',
    correctIt: 'Correct it',
    open: 'Open it',
  },

  split: {
    title: (number: string) => `Split ${number}`,
    hint: 'Put the caret where the new provision begins.',
    words: 'Its words',
    where: 'The new provision stands',
    beside: 'behind it, at the same level',
    inside: 'inside it, as its first',
    stays: 'What stays',
    becomes: 'What becomes a provision of its own',
    act: 'Split it here',
  },

  reword: {
    title: (number: string) => `Correct the words of ${number}`,
    hint: 'As the document prints them: square brackets stay, each paragraph on a line of its own.',
    words: 'Words',
    markHint: 'Such as “agreed ad referendum”, without its brackets. May stay empty.',
    act: 'Save the words',
  },

  unread: {
    title: (n: number) =>
      n === 0 ? 'Everything was understood' : `Not understood: ${count(n, 'passage', 'passages')}`,
    short: (n: number) => `${count(n, 'passage', 'passages')} not understood`,
    none: 'Every word of the document is in a provision.',
    hint: 'These words stand in the document and in no provision. They are kept with the draft.',
    where: (place: string, why: string) => `${place}: ${why}`,
    showAll: (n: number) => `Show all ${n}`,
  },

  draft: {
    from: 'File',
    hash: 'SHA-256 of the file',
    storedBy: 'Stored by',
    hangs: 'What hangs on it',
    hangsHint: 'What hangs on a draft keeps its provisions in their places; each correction is recorded.',
    hangsNone: 'Nothing hangs on it: it can be corrected in every way, and removed.',
    hanging: {
      links: (n: number) => count(n, 'link to another draft', 'links to other drafts'),
      asks: (n: number) => count(n, 'ask', 'asks'),
      outcomes: (n: number) => count(n, 'judgement', 'judgements'),
      statements: (n: number) => count(n, 'statement', 'statements'),
      drafts: (n: number) => count(n, 'later draft', 'later drafts'),
    },
    change: 'Change…',
    changeTitle: (draft: string) => `Change what is said about ${draft}`,
    changeAct: 'Save the change',
    changed: 'The change was saved.',
    remove: 'Remove…',
    removeTitle: (draft: string) => `Remove ${draft}?`,
    removeHint: (n: number) =>
      `Its ${provisions(n)} go with it, for every member. The file it came from can be imported again.`,
    removeAct: 'Remove this draft',
    removed: 'The draft was removed.',
    corrections: (n: number) => count(n, 'correction', 'corrections'),
    correctionsHint: 'Corrections since something hung on it, the latest first.',
    correction: (provision: string, was: string, is: string) => `${provision}: ${was} → ${is}`,
    nothing: 'nothing',
    provisions: 'Its provisions',
  },

  keys: {
    arrows: 'Go through the provisions',
    parent: 'To the provision that holds this one',
    next: 'Next doubtful provision',
    previous: 'Doubtful provision before',
    find: 'Find a number or words',
    number: 'Correct the number',
    level: 'Correct the level',
    title: 'Correct the title',
    out: 'Move out',
    in: 'Move in',
    join: 'Join with the one before',
    split: 'Split',
    reword: 'Correct the words',
    undo: 'Undo the last correction',
  },
}
