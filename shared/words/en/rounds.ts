/** Rounds: circulating a version, answering, the board, the table of comments and responses, and mails about them. */
import type { Answer } from '../../contract/rounds.ts'
import type { Disposition } from '../../review/states.ts'
import { count } from './common.ts'

const answerOf = {
  agree: 'Agree',
  'agree-if': 'Agree if …',
  'cannot-join': 'Cannot join',
  'need-until': 'Need until …',
} as const satisfies Record<Answer, string>

const dispositionOf = {
  accepted: 'Accepted',
  'accepted-in-part': 'Accepted in part',
  declined: 'Declined',
  deferred: 'Deferred',
} as const satisfies Record<Disposition, string>

const organisations = (n: number) => count(n, 'organisation', 'organisations')

export const rounds = {
  title: 'Rounds',
  short: 'Round',
  hint: 'In a round a version goes to the organisations with a question and a deadline. Each gives one answer, which it can change until then.',
  none: 'No version has been circulated yet',
  noneHint:
    'Freeze a version, then circulate it: members are told by mail, and organisations without an account answer by a personal link.',
  noneReader: 'When a coordinator circulates a version, it appears here.',
  on: (version: number) => `Round on version ${version}`,
  answeredOf: (answered: number, asked: number) => `${answered} of ${organisations(asked)} answered`,

  circulate: {
    act: (n: number) => `Circulate version ${n}`,
    next: 'Circulate a version',
    title: (n: number) => `Circulate version ${n}`,
    hint: (n: number) =>
      `Everybody who is asked sees exactly version ${n}. The draft may move on meanwhile; members can see that too.`,
    version: 'Version',
    question: 'The question',
    questionHint: 'One or two sentences. Everybody who is asked reads it above the text.',
    proposed:
      'Can your organisation join this text? Please comment, suggest other words where you need them, and answer by the deadline.',
    whom: 'Who is asked',
    all: (n: number) =>
      n === 1 ? 'The one organisation of the register' : `All ${n} organisations of the register`,
    some: 'Only some of them',
    find: 'Find an organisation',
    chosen: (n: number) => `${organisations(n)} chosen`,
    chooseAll: 'Choose those shown',
    chooseNone: 'Choose none',
    guests: 'People without an account here',
    guestsHint:
      'One a line: name, address, organisation. Each gets a personal link by mail to this round only. Lines can be pasted from a table.',
    guestsExample: 'Efua Mensah, efua@lighthouse.example, Lighthouse Circle',
    nobody: 'Nobody can be told yet: this server has no mail. Members find the round when they sign in.',
    tells: 'When you press',
    tellsMembers: (people: number, of: number) =>
      `${count(people, 'member', 'members')} of ${organisations(of)} ${people === 1 ? 'gets' : 'get'} a mail with a link to the round. The mail says neither title nor text.`,
    tellsGuests: (n: number) =>
      `${count(n, 'person gets', 'people get')} a personal link by mail. Their organisations are asked as well.`,
    tellsNobody: (n: number) => `${count(n, 'organisation has', 'organisations have')} nobody who is told:`,
    tellsNobodyHint: 'Add somebody above, invite a member, or leave it out.',
    notYou: 'You are not mailed yourself. Whoever ended such mails gets none.',
    deadlineAct: (n: number, when: string) =>
      when === '' ? `Circulate version ${n}` : `Circulate version ${n} until ${when}`,
    circulated: (version: number, asked: number) =>
      `Version ${version} is circulated to ${organisations(asked)}.`,
    noVersion: 'There is no version yet. Freeze one first.',
    nobodyAsked: 'Choose at least one organisation.',
  },

  guest: {
    name: 'Name',
    address: 'Address',
    organisation: 'Organisation',
    problem: 'What is missing',
    ok: 'ready',
    wrong: {
      address: 'This is not a mail address.',
      none: 'No organisation is named. Choose one.',
      unknown: (typed: string) => `“${typed}” is not in the register. Choose one, or enter it there first.`,
      twice: 'This address stands above already.',
    },
    choose: 'Choose an organisation',
    organisationOf: (address: string) => `Organisation of ${address}`,
    left: (n: number) => `${count(n, 'line is', 'lines are')} not ready yet.`,
  },

  question: 'What is asked',
  circulatedVersion: (n: number) => `Read version ${n}`,
  livingText: 'The text as it stands',
  difference: (n: number) => `What changed since version ${n}`,
  comment: 'Comment and suggest in the text',
  commentHint: 'What you say there while the round is open is said in this round.',

  answer: {
    own: (organisation: string) => `The answer of ${organisation}`,
    notAsked: 'Your organisation is not asked in this round.',
    observer: 'Reviewers, drafters and coordinators of your organisation answer.',
    none: 'No answer was given yet.',
    noneClosed: 'No answer was given.',
    choice: 'What your organisation says',
    of: answerOf,
    says: {
      agree: 'We agree',
      'agree-if': 'We agree if …',
      'cannot-join': 'We cannot join',
      'need-until': 'We need until …',
    } satisfies Record<Answer, string>,
    condition: 'What must change',
    conditionHint: 'In a sentence. The words themselves are best suggested in the text.',
    why: 'Why (may stay empty)',
    until: 'Until which day',
    untilHint: 'The round’s own deadline stays as it is.',
    give: 'Give this answer',
    change: 'Change the answer',
    changeTo: 'Change to another answer',
    given: 'The answer was given. It can be changed until the deadline.',
    counts: 'This answer counts.',
    by: (name: string, organisation: string) => (organisation === '' ? name : `${name}, ${organisation}`),
    byLink: 'by a personal link',
    earlier: (n: number) => count(n, 'earlier answer', 'earlier answers'),
    needs: (day: string, own: boolean) => (own ? `We need until ${day}` : `Needs until ${day}`),
    unattributed:
      'This statement is unattributed: the words of your answer are shown to others without your organisation’s name, as a comment of nobody’s.',
    missing: 'Say what must change.',
    missingDay: 'Say until which day.',
  },

  over: {
    closed: (version: number) => `This round was closed with version ${version}.`,
    same: 'The text did not change in it.',
    changed: (from: number, to: number) => `What changed from version ${from} to version ${to}`,
    past: 'The deadline has passed: nothing more can be said in this round. A coordinator can extend it, or close it with a version.',
  },

  counts: {
    agree: (n: number) => `${n} agree`,
    'agree-if': (n: number) => `${n} agree if …`,
    'cannot-join': (n: number) => `${n} cannot join`,
    'need-until': (n: number) => `${n} need${n === 1 ? 's' : ''} until …`,
    silent: (n: number) => `${n} silent`,
    closes: 'closes',
    closed: 'closed',
    deadline: 'the deadline passed',
  },

  board: {
    title: 'Answers',
    organisation: 'Organisation',
    answer: 'Answer',
    said: 'Said',
    looked: 'Looked',
    silent: 'silent',
    neverLooked: 'not yet',
    saidOf: (comments: number, suggestions: number) =>
      [
        comments > 0 ? count(comments, 'comment', 'comments') : '',
        suggestions > 0 ? count(suggestions, 'suggestion', 'suggestions') : '',
      ]
        .filter(part => part !== '')
        .join(', '),
    nothingSaid: 'nothing',
    reminded: 'reminded',
    show: 'Show',
    showAll: 'all',
    find: 'Find an organisation',
    noneFound: 'No organisation fits.',
    unattributed:
      'This statement is unattributed: the board says what each organisation answered, not in which words, nor who commented.',

    contested: 'Contested passages',
    contestedHint: 'Where more than one organisation spoke, those with the most voices first.',
    contestedNone: 'No two organisations have spoken about the same passage.',
    voices: (n: number) => `${organisations(n)}:`,
  },

  guests: {
    title: 'By personal link',
    none: 'Nobody has a personal link in this round.',
    invite: 'Give somebody a personal link',
    inviteTitle: 'Give somebody a personal link',
    inviteHint:
      'It opens this round only: its question, the circulated version, and what they say themselves. Their organisation is asked from then on.',
    inviteAct: (name: string) => (name === '' ? 'Mail the link' : `Mail the link to ${name}`),
    invited: 'The link is on its way by mail.',
    again: 'Mail the link again',
    anew: 'Give a new link',
    revoke: 'End this link…',
    revokeTitle: (name: string) => `End the link of ${name}?`,
    revokeHint: 'It opens nothing any more, at once. What was said through it stays.',
    revokeAct: 'End this link',
    revoked: 'ended',
    revokedDone: 'The link was ended. What was said through it stays.',
    looked: 'last looked',
    notLooked: 'not opened yet',
  },

  acts: {
    title: 'This round',
    remind: 'Remind the silent ones…',
    remindTitle: (n: number) => `Remind ${organisations(n)}?`,
    remindHint: (members: number, guests: number) =>
      `Up to ${count(members + guests, 'mail goes', 'mails go')} out: to ${count(members, 'member', 'members')}${guests === 0 ? '' : `, and to ${count(guests, 'person', 'people')} with a personal link`}. Each organisation is reminded once in a round; whoever ended such mails gets none.`,
    remindNobody: 'has nobody who can be told: invite a member, or give somebody a personal link',
    remindAct: 'Send the reminder',
    reminded: (n: number) =>
      n === 0 ? 'Nobody was left to remind.' : `${count(n, 'mail is', 'mails are')} on the way.`,
    remindedAll: 'Every silent organisation was reminded. That goes once.',
    extend: 'Move the deadline…',
    extendTitle: 'Move the deadline',
    extendHint: 'Whoever is asked is told by mail. Answers that were given stay.',
    extendAct: (when: string) => (when === '' ? 'Move the deadline' : `Move the deadline to ${when}`),
    extended: 'The deadline was moved.',
    close: 'Close with a version…',
    closeTitle: 'Close this round',
    closeHint:
      'Nothing more can be said in it. Members and guests then see with which version it closed, and what became of what they said.',
    closeUndecided: (n: number) =>
      `${count(n, 'comment or suggestion has', 'comments and suggestions have')} no disposition yet. They can still get one afterwards.`,
    closeWith: 'The version that came of it',
    closeFreeze: 'Freeze the draft as the next version first',
    closeAct: (n: number) => `Close with version ${n}`,
    closed: (n: number) => `The round is closed with version ${n}.`,
  },

  table: {
    title: 'Comments and responses',
    undecided: (n: number) => (n === 0 ? 'all decided' : `${n} to decide`),
    empty: 'Nothing was said in this round yet.',
    nothingShown: 'Nothing fits this choice.',
    export: 'Export the table',
    show: 'Show',
    choices: { all: 'everything', undecided: 'what is to decide', decided: 'what is decided' },
    from: 'of',
    anyOrganisation: 'every organisation',
    kinds: { comment: 'Comment', suggestion: 'Suggestion' },
    dispositionOf,
    none: 'to decide',
    decide: 'Decide…',
    takeBack: 'Take back',
    takenBack: 'The decision was taken back.',
    titleOf: { comment: 'What becomes of this comment', suggestion: 'What becomes of this suggestion' },
    choice: 'What becomes of it',
    reason: 'Why',
    reasonHint: 'Whoever said it reads the reason, and it stands in the table.',
    thread: (n: number) => `It stands in a talk of ${n} comments. They all get this.`,
    acceptHint:
      'Its words go into the draft at once, as far as they fit; everybody who has it open sees that.',
    partHint: 'Only what still fits goes into the draft.',
    actOf: {
      accepted: 'Accept it',
      'accepted-in-part': 'Accept in part',
      declined: 'Decline it',
      deferred: 'Defer it',
    } satisfies Record<Disposition, string>,
    done: 'The table says so now, and whoever said it can read it.',
    missing: 'Say why.',
    seeInText: 'Where it does not fit any more, decide in the text, beside what stands there now.',
  },

  since: {
    settled: 'Settled',
    title: 'Since your organisation’s last look',
    looked: 'You looked last on',
    versionThenNow: (then: number, now: number) =>
      `It was version ${then} then; version ${now} is the newest now.`,
    versionNew: (now: number) => `Version ${now} was frozen since.`,
    compare: 'See what changed',
    decided: (n: number) =>
      n === 1
        ? 'One thing that your organisation said was decided'
        : `${n} things that your organisation said were decided`,
    decidedOwn: (n: number) =>
      n === 1 ? 'One thing that you said was decided' : `${n} things that you said were decided`,
    seen: 'I have seen this',
  },

  here: {
    asks: (version: number) => `A round on version ${version} asks your organisation`,
    answered: (version: number) => `Your organisation has answered the round on version ${version}`,
    answer: 'Answer',
    see: 'Open the round',
    inRound: 'What I say here belongs to the round',
  },

  waiting: {
    title: 'Rounds that ask your organisation',
    open: 'Open rounds',
    answer: 'to answer',
    answered: 'your organisation has answered',
  },

  mails: {
    title: 'Mails about comments and rounds',
    hint: 'They say that something waits, never what. Being mentioned and being asked in a round are told at once, whatever else is chosen, unless you choose never.',
    legend: 'How often',
    of: {
      'at-once': 'At once, gathered over two minutes',
      daily: 'Once a day',
      never: 'Never; I look for myself',
    },
    saved: {
      'at-once': 'You are told at once from now on.',
      daily: 'You are told once a day from now on.',
      never: 'No more mails about comments and rounds are sent to you.',
    },
  },
}
