/** Inviting to sign: whom, what they answered, reminding them, and what came back. */
import { count } from './common.ts'

export const signonsInvitations = {
  title: 'Invited',
  none: 'Nobody was invited yet',
  noneHint:
    'Whoever is invited gets a mail with a personal link: it opens the letter with the form filled in, and lets them answer “we decline” or “we need until …” too. Nobody needs an account.',
  invited: (n: number) => count(n, 'person invited', 'people invited'),
  counts: {
    signed: (n: number) => `${n} signed`,
    pending: (n: number) => `${n} sent the form and ${n === 1 ? 'has' : 'have'} not confirmed`,
    declined: (n: number) => `${n} ${n === 1 ? 'declines' : 'decline'}`,
    withdrew: (n: number) => `${n} withdrew`,
    notAccepted: (n: number) => `${n} not accepted`,
    needs: (n: number) => `${n} ${n === 1 ? 'needs' : 'need'} more time`,
    overdue: (n: number) => `${n} ${n === 1 ? 'is' : 'are'} past the day they named`,
    silent: (n: number) => `${n} ${n === 1 ? 'has' : 'have'} not answered`,
    bounced: (n: number) => `${count(n, 'mail', 'mails')} came back`,
  },
  states: {
    accepted: 'signed, on the list',
    confirmed: 'signed, waits for you',
    'organisation-signed': 'another person signed for the organisation',
    declined: 'declines',
    pending: 'sent the form, not confirmed yet',
    'not-accepted': 'signed, not accepted',
    'needs-until': 'needs more time',
    withdrawn: 'signed and withdrew',
    none: 'no answer',
  },
  needsUntil: (day: string) => `needs until ${day}`,
  overdue: 'that day has passed',
  bounced: {
    refused: 'The mail was refused.',
    'gave-up': 'The mail could not be delivered in two days.',
    report: 'The mail came back.',
  },
  ended: { coordinators: 'taken back', owner: 'wants no more mails' },
  on: 'Invited',
  reminded: (n: number) => (n === 1 ? 'reminded once' : `reminded ${n} times`),
  columns: { who: 'Who', state: 'Answer', mails: 'Mails' },
  filter: 'Show',
  filters: {
    all: 'everybody',
    silent: 'no answer',
    needs: 'needs more time',
    back: 'mail came back',
    declined: 'declines',
    signed: 'signed',
  },
  filterNone: 'Nobody of these.',
  find: 'Name or address',
  more: (n: number) => `Show ${n} more`,

  invite: 'Invite …',
  inviteTitle: 'Invite to sign',
  inviteHint:
    'Each gets one mail with a link of their own. The mail says neither what the letter is called nor what it says.',
  list: 'Addresses',
  listHint:
    'One a line, as below, or a table with a first line that names its columns. At most 2,000 at once. You see how each line was read before anything is sent.',
  listExample: 'Quay Workers United <office@quay.example>',
  listExampleLanguage: 'lena@dock.example, Dockworkers’ Union, es',
  file: 'Or a CSV file',
  namesAre: 'A name before an address is that of',
  namesAreOf: { organisations: 'the organisation', people: 'the person' },
  fromRegister: 'Add one of the register',
  organisation: 'Organisation',
  choose: 'Choose an organisation',
  address: 'Mail address',
  add: 'Add to the list',
  read: 'Read the list',
  readAgain: 'The list was changed. Read it again before you send.',
  line: 'Line',
  readAs: 'Read as',
  happens: 'What happens',
  goes: 'gets an invitation',
  inRegister: 'of the register',
  wrong: {
    'no-address': 'No mail address was found in this line.',
    address: 'This is not a mail address.',
    'two-addresses': 'There is more than one address in this line.',
    twice: 'This address stands further up already.',
    'too-long': 'A name in this line is longer than 200 letters.',
    'too-many': 'More than 2,000 at once. Send these later.',
  },
  not: {
    invited: 'Invited already: gets no second mail.',
    signed: 'Has signed already: gets no mail.',
    'organisation-signed': 'The organisation stands on the list already: gets no mail.',
    'wants-none': 'Wants no more mails: gets none.',
  },
  toSend: (n: number) =>
    n === 0 ? 'Nobody in this list gets a mail.' : `${count(n, 'person gets', 'people get')} an invitation.`,
  leftOut: (n: number) => `${count(n, 'line is', 'lines are')} left out:`,
  shows: (n: number) => `Show the ${count(n, 'line', 'lines')} that were read`,
  andMore: (n: number) => `and ${n} more`,
  inviteAct: (n: number) => (n === 0 ? 'Send invitations' : `Send ${count(n, 'invitation', 'invitations')}`),
  sent: (n: number) => `${count(n, 'invitation is', 'invitations are')} on the way.`,

  remind: 'Remind …',
  remindTitle: 'Remind those who have not answered',
  remindSign: (n: number) =>
    n === 0
      ? 'Nobody is to be reminded to sign.'
      : `${count(n, 'person gets', 'people get')} a mail that an answer is still open.`,
  remindConfirm: (n: number) =>
    `${count(n, 'person who', 'people who')} sent the form and did not confirm ${n === 1 ? 'gets' : 'get'} the mail to confirm once more.`,
  remindLeft:
    'Left out: who declined, signed, or wants no mails; whose mail came back; who needs until a day that has not come; and who was mailed in the last 20 hours.',
  remindAct: (n: number) => (n === 0 ? 'Send reminders' : `Send ${count(n, 'reminder', 'reminders')}`),
  remindedNow: (n: number) =>
    n === 0 ? 'Nobody was to be reminded.' : `${count(n, 'reminder is', 'reminders are')} on the way.`,
  next: 'Next reminder',
  before: (days: number) => (days === 1 ? 'a day before the deadline' : `${days} days before the deadline`),
  lastReminders: 'Reminders sent',
  cause: (cause: string) =>
    cause === 'by-hand' ? 'by hand' : cause === '1' ? 'a day before' : `${cause} days before`,
  by: (name: string) => `by ${name}`,
  mails: (n: number) => count(n, 'mail', 'mails'),
  passed: 'passed over',

  settings: 'Words and schedule …',
  settingsTitle: 'Invitations and reminders',
  invitedOnly: 'Only those who are invited can sign',
  invitedOnlyHint: 'The open address shows the letter without a form.',
  invitationText: 'Your words in the invitation',
  reminderText: 'Your words in reminders',
  textHint:
    'May be empty. Mails lie on other people’s servers: no web address; and until the letter is public, neither its title nor six words of it in a row.',
  remindDays: 'Remind by itself, so many days before the deadline',
  remindDaysHint: (place: string) =>
    `Up to five numbers, such as 7, 3, 1; at 09:00 ${place}. Who has not answered by then gets one mail. Empty: never. A time that has passed is passed over.`,
  remindDaysWrong: 'Up to five whole numbers from 1 to 90, with commas between them.',
  settingsAct: 'Keep',
  settingsSaved: 'Kept.',

  reports: 'Delivery reports …',
  reportsTitle: 'Mails that came back',
  reportsHint:
    'What the mail server refused at once is marked by itself. Reports that came later into a mailbox can be pasted here, or read from a file: their addresses are marked and not reminded. Nothing else of a report is kept.',
  reportText: 'The report, or several',
  reportFile: 'Or a file',
  reportsAct: 'Mark what came back',
  reported: (marked: number, unknown: number) =>
    `${count(marked, 'invitation is', 'invitations are')} marked.${unknown === 0 ? '' : ` ${count(unknown, 'address', 'addresses')} of the report ${unknown === 1 ? 'was' : 'were'} not invited here.`}`,

  end: 'Take back',
  endTitle: (name: string) => `Take the invitation of ${name} back?`,
  endHint:
    'Its links lead nowhere any more, and no reminder goes there. What was signed by it stays. You can invite the address again.',
  endAct: 'Take the invitation back',
  endDone: 'The invitation was taken back.',
}
