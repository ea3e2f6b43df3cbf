/** A comparison in words, in English: for a mail, a terminal and a page to hand round. */

const counted = (n: number, one: string, many = `${one}s`): string =>
  `${new Intl.NumberFormat('en').format(n)} ${n === 1 ? one : many}`

export const comparedEn = {
  language: 'en',
  same: 'The two texts are the same, word for word.',
  groupingOnly: 'No word differs; only how paragraphs are grouped into lists, quotations or tables.',
  /** The first line: what somebody wants to know before anything else. */
  asks: {
    reworded: (n: number) => `${counted(n, 'ask')} reworded`,
    retargeted: (n: number) => `${n} aimed at other provisions`,
    verbsChanged: (n: number) => `${n} demanding something else`,
    dropped: (n: number) => `${counted(n, 'ask')} dropped`,
    added: (n: number) => `${counted(n, 'ask')} added`,
    unmarked: (n: number) => `${counted(n, 'ask')} no longer marked as one`,
    marked: (n: number) => `${counted(n, 'text')} newly marked as an ask`,
    none: 'no ask changed',
  },
  blocks: {
    changed: (n: number) => `${counted(n, 'paragraph')} changed`,
    inserted: (n: number) => `${n} new`,
    deleted: (n: number) => `${n} taken out`,
    moved: (n: number) => `${n} moved`,
    movedAndChanged: (n: number) => `${n} moved and changed`,
    split: (n: number) => `${n} split`,
    merged: (n: number) => `${n} put together`,
    renumbered: (n: number) => `${counted(n, 'paragraph')} renumbered`,
    none: 'no paragraph changed',
  },
  notes: (n: number) => `${counted(n, 'note')} changed`,
  rows: (inserted: number, deleted: number) => `table rows: ${inserted} new, ${deleted} taken out`,
  words: (inserted: number, deleted: number) =>
    `${counted(inserted, 'word')} put in, ${counted(deleted, 'word')} taken out`,
  title: (old: string, now: string) => `The title was “${old}” and is “${now}”.`,
  warnings: {
    ibidem: (note: string) =>
      `Note ${note} says “ibidem”, and another note stands before it now: see what it means.`,
    'note-number': (note: string) =>
      `Note ${note} names another note by a number that has changed: see which one it means.`,
  },
  askKinds: {
    dropped: 'Dropped',
    added: 'Added',
    reworded: 'Reworded',
    unmarked: 'No longer marked as an ask',
    marked: 'Newly marked as an ask',
    same: 'Same words',
  },
  was: (text: string) => `before: ${text}`,
  is: (text: string) => `now: ${text}`,
  verb: (old: string, now: string) => `asks to ${now}, no longer to ${old}`,
  targets: (old: readonly string[], now: readonly string[]) =>
    `aimed at ${listed(now)}, no longer at ${listed(old)}`,
  more: (n: number) => `and ${n} more`,
  headings: {
    summary: 'Summary',
    asks: 'Asks that changed',
    check: 'To check',
    letter: 'The letter with its changes',
    notes: 'Notes',
  },
  /** Before the words of a change, for who hears the page. */
  inserted: 'inserted',
  deleted: 'deleted',
  kinds: {
    same: '',
    changed: 'changed',
    inserted: 'new',
    deleted: 'taken out',
    moved: 'moved here',
    'moved-and-changed': 'moved here and changed',
    split: 'split',
    merged: 'put together',
  },
  rowKinds: { inserted: 'new row', deleted: 'row taken out' },
  /** Something about a block that is not its words. */
  form: (what: string, old: string | null, now: string | null) =>
    `${FORMS[what] ?? what}: ${formValue(old)} → ${formValue(now)}`,
  marks: 'formatting changed',
  pageTitle: (title: string) => `${title}: what changed`,
}

const FORMS: Readonly<Record<string, string>> = {
  type: 'kind',
  level: 'level of heading',
  number: 'number',
  within: 'stands in',
  numbering: 'numbering',
  start: 'first number',
  cell: 'cell',
  language: 'language',
  direction: 'direction',
  ask: 'ask',
  concern: 'concern',
}

const VALUES: Readonly<Record<string, string>> = {
  true: 'yes',
  false: 'no',
  bulletList: 'list',
  orderedList: 'numbered list',
  blockquote: 'quotation',
  table: 'table',
  signatories: 'signatories',
  signatory: 'name',
  signatoryGroup: 'heading of names',
  ltr: 'left to right',
  rtl: 'right to left',
}

const formValue = (value: string | null): string =>
  value === null
    ? 'none'
    : value
        .split(' › ')
        .map(part => VALUES[part] ?? part)
        .join(' in a ')

const listed = (all: readonly string[]): string => (all.length === 0 ? 'no provision' : all.join(', '))

export type ComparedWords = typeof comparedEn
