/** Comparing two texts. */
import { count } from './common.ts'

type Change = keyof typeof KINDS
type Stretch = { op: '-' | '+'; text: string }

const KINDS = {
  same: 'the same',
  changed: 'changed',
  inserted: 'new',
  deleted: 'taken out',
  moved: 'moved',
  'moved-and-changed': 'moved and changed',
  split: 'split',
  merged: 'merged',
}

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
  kinds: KINDS,
  askKinds: {
    same: 'the same',
    reworded: 'reworded',
    added: 'new ask',
    dropped: 'no longer there',
    marked: 'marked as an ask; the words were there before',
    unmarked: 'no longer marked as an ask; the words are still there',
  },
  movedHere: 'moved here from another place',
  marks: 'formatting changed',
  needTwo: 'Choose two texts to compare',
  needTwoHint:
    'There is only the draft so far. Freeze a version; then what changes after it can be seen here.',
  failed: 'The two texts could not be compared. Nothing was changed; please load the page again.',
  tooSlow: 'Comparing these two texts takes too long, and was left after a minute. Nothing was changed.',
  other: 'another statement of the coalition …',
  otherStatement: 'Statement',
  otherText: 'Its text',
  file: 'a file on this device …',
  chooseFile: 'Choose a file',
  otherFile: 'Choose another file',
  fileStays: 'It is read on this device, and never sent anywhere.',
  fileAccepted: 'It tracks changes; they are compared as if they were accepted.',
  needFile: 'Choose the file to compare',
  needFileHint:
    'Whoever opens this address chooses their own copy of it: the file is read on their device and never sent.',
  only: 'Which changes to go through',
  allKinds: (n: number) => `all changes (${n})`,
  onlyKind: {
    changed: (n: number) => `only changed (${n})`,
    inserted: (n: number) => `only new (${n})`,
    deleted: (n: number) => `only taken out (${n})`,
    moved: (n: number) => `only moved (${n})`,
    shape: (n: number) => `only split or merged (${n})`,
    ask: (n: number) => `only in asks (${n})`,
    note: (n: number) => `only in notes (${n})`,
  },
  /** Before the words of a change, for who hears them. */
  inserted: 'inserted:',
  deleted: 'deleted:',
  said: (at: number, of: number, change: Change, stretches: readonly Stretch[]) =>
    [`Change ${at} of ${of}, ${KINDS[change]}`, ...saidStretches(stretches)].join('. '),
  between: (old: string, now: string) => `From ${old} to ${now}`,
  fileName: (title: string) =>
    `${title
      .replace(/[/\\:*?"<>|]/g, ' ')
      .slice(0, 80)
      .trim()}, what changed`,
  redline: 'Word, with tracked changes',
  page: 'Web page',
  copySummary: 'Copy the summary',
  summaryCopied: 'Copied. The summary can be pasted into a mail.',
  notCopied: 'Your browser does not let this page copy. Nothing was changed.',
  since: (organisation: string) => `What is new to ${organisation}`,
  sinceShort: 'Since my organisation …',
  sinceLooked: 'Since it last looked',
  sinceSaid: 'Since it last commented or suggested',
  sinceSigned: 'Since it signed',
  sinceVersion: (n: number, when: string) => `version ${n} · ${when}`,
  sinceUnknown: 'this could not be found out just now.',
  neverLooked: 'nobody has noted a look yet.',
  neverSaid: 'it has said nothing here yet.',
  neverSigned: 'it has not signed this.',
  noVersionThen: (when: string) => `no version had been frozen by then (${when}).`,
  noteLook: 'Note that it has looked at the draft as it is now',
  lookNoted: 'Noted.',
  takeOver: 'Take over as suggestions',
  takeOverHint:
    'Each difference that is ticked becomes a suggestion beside the draft, said by you. The text stays as it is until somebody accepts them.',
  nothingToTake: 'Nothing in the words differs that could be suggested.',
  suggest: (n: number) => `Suggest ${count(n, 'change', 'changes')}`,
  sent: (sent: number, of: number) => `${sent} of ${of} are there`,
  takenOver: (n: number) =>
    n === 1 ? 'One suggestion stands beside the draft.' : `${n} suggestions stand beside the draft.`,
  fromFile: (name: string) => `From the file ${name}`,
}

/** As much of a stretch as somebody listens to. */
const HEARD = 200

function saidStretches(stretches: readonly Stretch[]): string[] {
  return stretches.slice(0, 6).map(({ op, text }) => {
    const heard = text.length > HEARD ? `${text.slice(0, HEARD)} …` : text
    return `${op === '-' ? 'deleted' : 'inserted'}: ${heard.trim()}`
  })
}
