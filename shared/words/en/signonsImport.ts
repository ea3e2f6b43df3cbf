/** Entering a list of signatories that came another way. */
import { count } from './common.ts'

export const signonsImport = {
  title: 'Enter a list that came another way',
  lead: 'A spreadsheet, a table out of a mail, a Word file. It is read on this device; nothing is sent before you enter what you see. Names that are entered say so: they are never shown as confirmed by those who signed.',
  drop: 'Drag a file here',
  choose: 'Choose a file',
  kinds: '.csv, .tsv, .docx, .odt, .html, .md, .txt or .json, up to 10 MB',
  paste: 'Or paste the list',
  pasteHint: 'One name a line, or a table copied from a spreadsheet or a mail.',
  pasteAct: 'Read this list',
  pasted: 'the pasted list',
  another: 'Another list',
  reading: (name: string) => `Reading ${name}…`,
  comparing: (done: number, total: number) => `Looking for the same names: ${done} of ${total}…`,
  wrongKind: (name: string) =>
    `${name} is not a file that a list can be read from. Save it as .csv, .docx, .odt, .html, .md or .txt and try again.`,
  tooLarge: (name: string) => `${name} is larger than 10 MB. Nothing was read.`,
  tooSlow: (name: string) =>
    `${name} takes too long to read, and was left. Copy the list out of it and paste it. Nothing was taken in.`,
  unreadable: (name: string) => `${name} could not be read.`,
  none: 'No names were found in it. Put them below a heading such as “Signatories”, or copy the list alone and paste it.',

  look: 'Look it through',
  counts: (organisations: number, individuals: number, out: number) =>
    [
      count(organisations, 'organisation', 'organisations'),
      count(individuals, 'individual', 'individuals'),
      ...(out === 0 ? [] : [`${out} left out`]),
    ].join(' · '),
  show: 'Show',
  filters: {
    look: (n: number) => `What to look at (${n})`,
    all: (n: number) => `Everything that will be entered (${n})`,
    out: (n: number) => `What is left out (${n})`,
  },
  lookNone: 'Nothing is left to look at.',
  noneShown: 'Nothing here.',
  line: 'Line',
  name: 'Name',
  kind: 'What it is',
  kinds2: { organisation: 'Organisation', individual: 'Individual' },
  country: 'Country',
  noCountry: 'No country',
  group: 'Group',
  noGroup: 'No group',
  affiliation: 'Affiliation, for identification only',
  signatory: 'Who signed for it',
  role: 'Role',
  address: 'Mail address',
  addressHint: 'Seen by coordinators only.',
  addressWrong: 'This is no mail address. Empty it, or correct it.',
  nameWrong: 'A name is needed, of 200 characters at most.',
  flaws: {
    name: 'A name is needed, of 200 characters at most. Change it, or leave it out.',
    address: 'This is no mail address. Change it, or leave it out.',
    long: 'The affiliation, signatory or role is longer than 200 characters. Shorten it.',
  },
  register: 'In the register',
  registerNew: 'Entered in the register under this name',
  registerIs: (name: string) => `“${name}”`,
  registerExact: (name: string) => `In the register: ${name}`,
  readAs: (text: string) => `In the list: ${text}`,
  edit: 'Change',
  editOf: (name: string) => `Change ${name}`,
  editDone: 'Done',
  leaveOut: 'Leave out',
  leaveOutOf: (name: string) => `Leave ${name} out`,
  takeIn: 'Enter it after all',
  takeInOf: (name: string) => `Enter ${name} after all`,
  fine: 'It is right',
  fineOf: (name: string) => `${name} is right`,
  fineAll: (n: number) => `All ${n} shown are right`,
  sameAs: (name: string, line: number, why: string) =>
    `May be the same as “${name}” in line ${line} (${why}).`,
  join: (name: string) => `The same: leave this one out, “${name}” stays`,
  inRegister: (name: string, why: string) => `Close to “${name}” in the register (${why}).`,
  link: (name: string) => `It is “${name}” of the register`,
  signed: (name: string, state: string, why: string) =>
    `May have signed already, as “${name}”, ${state} (${why}).`,
  stands: { pending: 'not confirmed yet', confirmed: 'to decide', accepted: 'accepted' },
  whyOut: {
    'left-out': 'left out by you',
    joined: (name: string) => `the same as “${name}”`,
    signed: (state: string) => `signed here already, ${state}`,
  },
  setAside: (n: number) => `What is no name, and was set aside (${n})`,
  groupsOfList: 'Groups of the list',
  groupsHint: 'The file has its own labels. Choose for each the group of this sign-on that it stands for.',
  groupOf: (label: string) => `“${label}” is`,
  labelNone: 'Without a label',

  enter: 'Enter it',
  evidence: 'On what evidence',
  evidenceHint:
    'Such as “mails of 3 to 9 March, kept by the secretariat”. Coordinators see it; the public sees that coordinators entered these names.',
  version: 'Which version they signed',
  current: 'current',
  states: (n: number) =>
    `These organisations and people signed exactly the text of version ${n}. I have seen the evidence.`,
  enterAct: (n: number, version: number) =>
    `Enter ${count(n, 'signature', 'signatures')} on version ${version}`,
  leftToLook: (n: number) =>
    `${count(n, 'line is', 'lines are')} still to be looked at. They will be entered as they stand here.`,
  blocked: 'Some lines cannot be entered as they stand. They are marked among those to look at.',
  entering: (done: number, total: number) =>
    `Entering: ${done} of ${total}. You can leave this window open and do something else.`,
  goOn: 'Go on',
  stopped: (done: number, total: number) =>
    `${done} of ${total} are entered. Going on sends the rest; nothing is entered twice.`,
  done: 'The list was entered',
  doneCounts: (entered: number, before: number, stands: number) =>
    [
      `${entered} entered`,
      ...(before === 0 ? [] : [`${before} had been entered before`]),
      ...(stands === 0 ? [] : [`${stands} not, for the organisation is accepted already`]),
    ].join(' · '),
  standAlready: 'Accepted already, and left as they are',
  notEligible: 'Not entered: this sign-on is not open to signatures of their kind',
  notAccredited: 'Not entered: the register does not have the accreditation that this sign-on asks for',
  toBoard: 'To the board',
}
