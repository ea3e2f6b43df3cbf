/** Comparing two texts. */
import { count } from './common.ts'

export const compare = {
  title: 'Compare',
  older: 'From',
  newer: 'To',
  live: 'the draft as it is now',
  version: (n: number, when: string) => `version ${n} · ${when}`,
  swap: 'Swap the two',
  inline: 'Inline',
  sideBySide: 'Side by side',
  view: 'How to show it',
  same: 'Word for word the same',
  sameHint: 'Title, words, marks, notes and asks are equal.',
  summary: (asks: number, blocks: number, moved: number) =>
    [
      asks === 0 ? null : `${count(asks, 'ask', 'asks')} changed`,
      asks === 0 ? `${count(blocks, 'block', 'blocks')} changed` : count(blocks, 'block', 'blocks'),
      moved === 0 ? null : `${moved} moved`,
    ]
      .filter(part => part !== null)
      .join(' · '),
  previous: 'Previous change',
  next: 'Next change',
  /** `at` 0: none of them yet. */
  at: (at: number, of: number) => (at === 0 ? count(of, 'change', 'changes') : `change ${at} of ${of}`),
  asksFirst: 'Asks that changed',
  asWas: 'Before',
  asIs: 'Now',
  letter: 'The letter with its changes',
  changes: 'Changes',
  kinds: {
    same: 'the same',
    changed: 'changed',
    inserted: 'new',
    deleted: 'taken out',
    moved: 'moved',
    'moved-and-changed': 'moved and changed',
    split: 'split',
    merged: 'merged',
  },
  askKinds: {
    same: 'the same',
    reworded: 'reworded',
    added: 'new ask',
    dropped: 'no longer there',
    marked: 'marked as an ask; the words were there before',
    unmarked: 'no longer marked as an ask; the words are still there',
  },
  movedHere: 'moved here from another place',
  form: (what: string, old: string | null, now: string | null) =>
    `${FORM[what] ?? what}: ${old ?? 'none'} → ${now ?? 'none'}`,
  marks: 'formatting changed',
  needTwo: 'Choose two texts to compare',
  needTwoHint:
    'There is only the draft so far. Freeze a version; then what changes after it can be seen here.',
  working: 'Comparing…',
}

const FORM: Readonly<Record<string, string>> = {
  type: 'kind of block',
  level: 'level of heading',
  within: 'what it stands in',
  numbering: 'numbering',
  start: 'first number',
  cell: 'cell of the table',
  language: 'language',
  direction: 'direction',
  concern: 'concern',
}
