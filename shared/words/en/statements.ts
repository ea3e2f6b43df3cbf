/** The coalition's home, starting statements, versions and freezing. */
import { count } from './common.ts'

export const statements = {
  title: 'Statements',
  sampleNote:
    'This is a sample: the treaty, the organisations and everybody in it are invented. Try everything; nothing leaves this server.',
  waiting: 'What waits for you',
  openSignons: 'Open for signing',
  laterSignons: 'Opening later',
  toDecide: (n: number) => `${count(n, 'signature', 'signatures')} to decide`,
  closedSignons: 'Closed sign-ons',
  signonOn: (version: number) => `version ${version}`,
  opens: 'Opens',
  closes: 'Closes',
  closed: 'Closed',
  counts: (organisations: number, individuals: number) =>
    individuals === 0
      ? count(organisations, 'organisation', 'organisations')
      : `${count(organisations, 'organisation', 'organisations')} and ${count(individuals, 'individual', 'individuals')}`,
  versions: (n: number) => (n === 0 ? 'no version frozen yet' : count(n, 'version', 'versions')),
  to: (addressee: string) => `to ${addressee}`,
  started: 'Started',
  archived: 'Archived',
  empty: 'Nothing has been drafted here yet',
  emptyHint:
    'A statement is a joint letter, an oral statement, a submission, a guidance note or a report. Start an empty one, or bring a draft in from a file.',
  emptyReader: 'When a drafter starts a statement, it appears here.',
  start: 'Start a statement',
  import: 'Import a file',
  dropHere: 'Let go to import this file',
  startTitle: 'Start a statement',
  kind: 'What it is',
  statementTitle: 'Title',
  titleHint: 'Members see it. It can be changed at any time.',
  language: 'Language',
  otherLanguage: 'Another language',
  languageCode: 'Language code',
  languageHint: 'A code such as “sw” or “pt-BR”.',
  languageWrong: 'A code such as “sw” or “pt-BR”.',
  direction: 'Direction of writing',
  ltr: 'Left to right',
  rtl: 'Right to left',
  addressee: 'Addressed to',
  addresseeHint: 'Such as “all state delegations”. May stay empty.',
  unattributed: 'Unattributed',
  unattributedHint:
    'No names at carets, comments and suggestions, for members and coordinators alike. This cannot be changed later.',
  startAct: (kind: string) => `Start the ${kind.toLowerCase()}`,

  versionsTitle: 'Versions',
  versionsHint:
    'A version is a frozen copy that never changes. Signatures are given to a version, never to the draft.',
  noVersion: 'No version has been frozen yet',
  noVersionHint:
    'Freezing keeps the text exactly as it is now, under a number and a hash that anybody can recompute.',
  noVersionReader: 'A coordinator freezes the text when it is ready to be shown or signed.',
  backToText: 'Open the draft',
  number: 'Version',
  numbered: (n: number) => `Version ${n}`,
  short: (n: number) => `v${n}`,
  liveText: 'the draft as it is now',
  frozenBy: (who: string) => `Frozen by ${who},`,
  reason: 'Reason',
  read: 'Read',
  compareWithLive: 'Compare with the draft',
  compareWith: (n: number) => `Compare with version ${n}`,
  exportAs: 'Export',
  restore: 'Restore',
  restoreTitle: (n: number) => `Write version ${n} back into the draft?`,
  restoreHint: (n: number) =>
    `The draft takes the words of version ${n} as a new edit. Everybody who has it open sees it happen. What stands there now is not frozen: freeze it first if you may want it again.`,
  restoreAct: (n: number) => `Write version ${n} back into the draft`,
  restored: (n: number) => `The draft has the words of version ${n} again.`,
  openSignon: 'Open a sign-on',

  archive: 'Archive this statement',
  archiveHint: 'Everybody can still read it; nobody can change it until it is taken up again.',
  archivedDone: 'The statement was archived. It can only be read now.',
  takeUp: 'Take this statement up again',
  takeUpHint: 'It is archived: everybody can read it, nobody can change it.',
  takenUp: 'The statement can be changed again.',

  rename: 'Rename the coalition',
  renameHint: 'Every member sees the new name at once. Its address stays as it is.',
  renameAct: (name: string) => (name === '' ? 'Rename the coalition' : `Rename it to ${name}`),
  renamed: (name: string) => `The coalition is called ${name} now.`,

  freeze: (n: number) => `Freeze version ${n}`,
  freezeNext: 'Freeze a version',
  freezeHint: (n: number) =>
    `Version ${n} becomes an exact copy of the text on the server now. It cannot be changed or taken back; members of the coalition can read it.`,
  freezeName: 'Name of the version',
  freezeNameHint: 'Such as “for the fifth session”. May stay empty.',
  freezeReason: 'Why now',
  freezeReasonHint: 'Kept with the version and in the audit log. May stay empty.',
  looking: 'Looking through the text…',
  willBeLeftOut: (n: number) => `${count(n, 'thing is', 'things are')} left out of the version`,
  leftOutEmpty: (n: number) => `${count(n, 'empty block', 'empty blocks')}, in which nothing stands`,
  leftOutFor: (reason: string) => LEFT_OUT[reason] ?? reason,
  unseen: (n: number) => `${count(n, 'character', 'characters')} that cannot be seen`,
  unseenHint:
    'They stay in the text and change its hash. Some are needed, such as in Persian or inside an emoji; others arrive by pasting.',
  unseenIs: (kind: 'direction' | 'zero-width' | 'control', where: 'title' | 'text') =>
    `${UNSEEN[kind]}${where === 'title' ? ' in the title' : ''}`,
  refusedTitle: 'This cannot be frozen yet',
  refusedFor: (code: string, near: string) =>
    `${REFUSED[code] ?? code}${near === '' ? '' : `, after “${near}”`}`,
  cleanText: 'Nothing is left out, and every character can be seen.',
  sameAsBefore: (n: number) => `The text is the same as version ${n}: it will have the same hash.`,
  frozenDone: (n: number) => `Version ${n} is frozen.`,
  openVersion: 'Open it',
  carries: (n: number) => `Carries ${count(n, 'ask', 'asks')}`,
  revision: (n: number) => `revision ${n}`,
  hashHint: 'The same text always gives this hash. The public page, the exports and every signature show it.',
}

const LEFT_OUT: Readonly<Record<string, string>> = {
  empty: 'Nothing stands in it:',
  'unreferenced-note': 'A note that nothing in the text refers to:',
  'hidden-names': 'Names that the list of the sign-on replaces:',
}

const UNSEEN = {
  direction: 'A control of direction',
  'zero-width': 'A character without width',
  control: 'A control character',
}

const REFUSED: Readonly<Record<string, string>> = {
  'loose-note': 'A note reference points to a note that is not there',
  'note-in-note': 'A note refers to another note',
  'broken-character': 'A character is broken in two',
}
