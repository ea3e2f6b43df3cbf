/** Taking a file in: what will come, what could not, and what a person is asked. */
import { count } from './common.ts'

export const importing = {
  title: 'Import a file',
  hint: 'Word, OpenDocument, a web page, Markdown, plain text, or a letter exported from here. It is read on this device: nothing is sent before you accept what you see.',
  drop: 'Drag files here',
  choose: 'Choose files',
  chooseAnother: 'Choose another file',
  leaveOut: 'Leave this file out',
  kinds: '.docx or .odt up to 20 MB; .html or .json up to 10 MB; .md or .txt up to 5 MB',
  files: (n: number) => count(n, 'file', 'files'),
  fileStates: {
    waiting: 'waits',
    reading: 'is being read',
    questions: 'ready to look at',
    refused: 'could not be read',
    started: 'started',
  },
  allStarted: 'Every file was taken in',
  open: (title: string) => `Open ${title}`,
  reading: (name: string) => `Reading ${name}…`,
  wrongKind: (name: string) =>
    `${name} is not a file that can be read here. Save it as .docx, .odt, .html, .md or .txt and try again.`,
  tooLarge: (name: string, megabytes: number) =>
    `${name} is larger than ${megabytes} MB. Take the pictures out and try again. Nothing was read.`,
  tooSlow: (name: string) =>
    `${name} takes too long to read, and was left after 30 seconds. Copy its text into a new document and try that. Nothing was taken in.`,
  unreadable: (name: string) => `${name} could not be read.`,
  tracked: 'Changes and comments in the file',
  takeChanges: (n: number, authors: readonly string[]) =>
    n === 0
      ? 'The file tracks changes'
      : `${count(n, 'tracked change', 'tracked changes')}${authors.length === 0 ? '' : ` by ${listed(authors)}`}`,
  takenAs: {
    accepted: 'As accepted',
    rejected: 'As rejected',
    suggested: 'As suggestions',
  },
  takenAsHint: {
    accepted: 'The text as it would be with every change made.',
    rejected: 'The text as it was before them.',
    suggested:
      'The text as it was before them; the changes stand beside it as suggestions, a paragraph at a time, to be decided one by one.',
  },
  suggestions: (n: number) =>
    n === 0
      ? 'No change of words is left to suggest.'
      : `They become ${count(n, 'suggestion', 'suggestions')}.`,
  titleChanged: (title: string) =>
    `The title would be “${title}” as well. A title cannot be suggested: change it yourself if you want it so.`,
  takeComments: (n: number, authors: readonly string[]) =>
    `Take ${count(n, 'comment', 'comments')} along${authors.length === 0 ? '' : `, by ${listed(authors)}`}`,
  takeCommentsHint: 'Each begins with its author’s name as the file has it, and is said by you.',
  whySuggested: (authors: readonly string[]) =>
    authors.length === 0 ? 'From the file' : `From the file by ${listed(authors)}`,
  commentBy: (author: string, words: string) => (author === '' ? words : `${author}: ${words}`),
  onWords: (quote: string) => `On “${quote}”:`,
  doneInFile: '(marked as done in the file)',
  noWords: '(a comment without words)',
  sending: (sent: number, of: number) => `${sent} of ${of} suggestions and comments brought along`,
  sendingHint: 'You can go to the letter meanwhile; the rest follows while this window stays open.',
  sentInPart: (sent: number, of: number) =>
    `The statement was started, and ${sent} of ${of} suggestions and comments stand beside it. Nothing is lost: go on brings the rest.`,
  goOn: 'Go on',
  toLetter: 'Go to the letter',
  preview: 'What will come',
  from: (name: string) => `from ${name}`,
  about: 'The statement',
  titleBlock: 'Take the title out of the text',
  titleBlockHint:
    'The first line became the title; leave it in the text as well only if it should stand there twice.',
  setAside: (n: number) => (n === 0 ? 'Nothing was set aside' : `${count(n, 'thing', 'things')} set aside`),
  setAsideNone: 'Every word of the file is in the letter.',
  setAsideHint: 'These stand in the file and not in the letter.',
  line: (n: number) => (n === 0 ? 'in the list of names' : `line ${n}`),
  asks: (n: number) => `${count(n, 'point reads', 'points read')} like an ask`,
  asksHint:
    'A point that is taken becomes an ask in the coalition’s register, and keeps its place in the letter.',
  takeAsk: (words: string) => `Take as an ask: ${words}`,
  takeAll: 'Take all',
  takeNone: 'Take none',
  verbOf: (words: string) => `Verb of: ${words}`,
  target: (targets: string) => `on ${targets}`,
  concerns: (n: number) => `${count(n, 'point reads', 'points read')} like a concern`,
  takeConcerns: 'Mark them as concerns',
  mends: (n: number) => `${count(n, 'name', 'names')} may be cut wrongly`,
  mendsHint: 'The words stay as they are; only where one name ends and the next begins would change.',
  mendNow: 'As in the file',
  mendProposed: 'As they may be meant',
  accept: (kind: string, asks: number) =>
    asks === 0
      ? `Start the ${kind.toLowerCase()}`
      : `Start the ${kind.toLowerCase()} with ${count(asks, 'ask', 'asks')}`,
  whoSees: 'Every member of the coalition can read it then.',
  toQuestions: 'To the questions',
  show: 'Show it in the letter',
  showAll: (n: number) => `Show all ${n}`,
  notDecoded: (name: string) =>
    `${name} is not text in the encoding it says it is in. Save it as UTF-8 and try again. Nothing was read.`,
}

const listed = (names: readonly string[]): string => new Intl.ListFormat('en').format(names)
