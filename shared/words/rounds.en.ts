/** Rounds in English: the page behind a guest's link, the table of comments and responses, and ending mails. */
import type { Answer } from '../contract/rounds.ts'
import type { Disposition } from '../review/states.ts'

/** What became of something, as its author and the table read it. */
const dispositions: Record<Disposition | 'none', string> = {
  accepted: 'Accepted',
  'accepted-in-part': 'Accepted in part',
  declined: 'Declined',
  deferred: 'Deferred',
  none: 'Not decided yet',
}

export const roundWords = {
  /** Nothing in the head of the page says what it is about. */
  title: 'Your answer is asked for',
  forWhom: (name: string, organisation: string) =>
    name === ''
      ? `This page is for ${organisation}. It is not public: please do not pass its address on.`
      : `This page is for ${name} of ${organisation}. It is not public: please do not pass its address on.`,
  unattributed:
    'In this text nobody is named: what you say stands there without your name and without your organisation’s.',
  question: 'What is asked',
  closes: (when: string) => `Comments and answers are taken until ${when}.`,
  closed: (when: string) => `Comments and answers were taken until ${when}.`,
  clock: (when: string) => `By the server’s clock it is now ${when}.`,
  afterwards:
    'Until then you can say as much as you like, take it back, and change your answer. Afterwards the coalition decides on each comment and suggestion; this page then shows what became of yours, and why.',
  over: 'Nothing more can be said here. What became of what you said stands below, as far as it is decided.',
  since: (version: number) => `What changed since version ${version}, about which you were asked before`,
  goAnswer: 'Answer',
  goLetter: 'Read the text',
  goWhole: 'Comment on the whole',
  /** From what went wrong to its form. */
  goThere: 'Go to what you typed',
  goSaid: (n: number) => `What you said (${n})`,

  speak: 'Comment, or suggest other words',
  comment: 'Your comment',
  sendComment: 'Send this comment',
  suggest: 'The paragraph as you would have it',
  suggestHint: 'Change the words; nothing in the text changes before the coalition accepts it.',
  why: 'Why (it can be left out)',
  sendSuggestion: 'Suggest these words',
  whole: 'The text as a whole',
  wholeComment: 'Your comment on the whole',

  yourComment: 'Your comment',
  yourSuggestion: 'Your suggestion',
  strikes: 'Strike this paragraph.',
  reason: (reason: string) => `Reason: ${reason}`,
  takeBack: 'Take back',
  dispositions,
  /** What became of a comment that was settled without a decision. */
  settled: 'Settled',
  withdrawn: 'Taken back',

  answer: 'The answer of your organisation',
  answers: {
    agree: 'We agree',
    'agree-if': 'We agree if …',
    'cannot-join': 'We cannot join',
    'need-until': 'We need until …',
  } satisfies Record<Answer, string>,
  answerChoice: 'What your organisation says',
  answerWords: 'What must change, or why not',
  answerWordsHint: 'Needed where you agree if something changes.',
  until: 'The day until which you need',
  untilHint: 'Needed where you need more time.',
  sendAnswer: 'Send this answer',
  sendOther: 'Change the answer',
  counts: 'This answer counts:',
  earlier: 'Earlier answers are kept:',
  givenOn: (when: string) => `given on ${when}`,
  needs: (day: string) => `until ${day}`,
  superseded: 'Somebody else of your organisation answered after you. That newer answer counts.',

  problems: {
    nothing: 'There is nothing to send yet. Write something, then press the button again.',
    long: 'This is longer than what can be sent at once. What you typed is still here: shorten it, or send it in parts.',
    same: 'The words are as they were. Change them, then press the button again.',
    choose: 'Choose one of the answers. What you typed is still here.',
    condition: 'Say what must change for your organisation to agree. What you typed is still here.',
    day: 'Say until which day your organisation needs. What you typed is still here.',
    over: 'The time is over, or the round was closed, while this page was open. Nothing was sent; what you typed is still here, and can be copied.',
    gone: 'This is not there any more, or was decided meanwhile. Nothing was changed.',
    other: 'This could not be sent. What you typed is still here; please try again.',
  },
  version: (n: number) => `Version ${n}`,
  hash: 'SHA-256 of this text',
  list: 'The list of signatories comes here.',
  deadTitle: 'This link leads nowhere',
  dead: 'Nothing stands under this link. It may not be whole, or it was ended by whoever sent it.',
}

export const tableWords = {
  title: 'Comments and responses',
  fileName: (version: number) => `Comments and responses, version ${version}`,
  lead: (title: string, version: number, rows: number) =>
    `“${title}”, version ${version}: ${rows === 1 ? 'one comment or suggestion' : `${rows} comments and suggestions`}, in the order of the text.`,
  none: 'Nothing was said in this round.',
  headings: {
    number: 'No.',
    place: 'Place',
    passage: 'Passage',
    organisation: 'Organisation',
    name: 'Name',
    what: 'Kind',
    says: 'Comment or suggestion',
    disposition: 'Disposition',
    reason: 'Reason',
  },
  kinds: { comment: 'Comment', suggestion: 'Suggestion' },
  dispositions,
  guest: (name: string) => (name === '' ? 'by a personal link' : `${name} (by a personal link)`),
}

/** The page on which mails about review are ended. */
export const noticeWords = {
  title: 'Mails about comments and rounds',
  ask: 'Press the button, and no more mails tell you of comments, suggestions, decisions and rounds.',
  askHint: 'You then see them only when you sign in. Links to sign in are still sent when you ask for one.',
  button: 'Send me no more of these mails',
  done: 'No more mails of this kind are sent to you.',
  doneHint: 'Under your account you can choose to be told again, at once or once a day.',
}
