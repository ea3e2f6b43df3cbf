/** Writing to signers and to those who were invited. */
import { count } from './common.ts'

const people = (n: number) => count(n, 'person', 'people')

export const signonsMessages = {
  title: 'Messages',
  none: 'Nothing was written to the signers yet. What you write stands on each one’s own page; a mail only says that it is there.',
  write: 'Write to signers …',
  dialogTitle: 'Write to signers',
  whom: 'To',
  to: {
    all: 'everybody who signed and confirmed',
    current: 'those on the current version',
    earlier: 'those still on an earlier version',
    unconfirmed: 'those who sent the form and have not confirmed',
    group: 'those in one group',
    country: 'those of one country',
    silent: 'those who were invited and have not answered',
  },
  group: 'Group',
  country: 'Country',
  chooseCountry: 'Choose a country',
  text: 'Message',
  textHint:
    'It stands on the personal page of each, with today’s date. Web addresses are not made into links.',
  reaches: (n: number) =>
    n === 0 ? 'Nobody would get this message.' : `${people(n)} will get it, each once.`,
  counting: 'Counting …',
  act: (n: number) => (n === 0 ? 'Send' : `Send to ${people(n)}`),
  sent: (n: number) => `Sent to ${people(n)}.`,
  wrote: (name: string) => `${name} wrote`,
  wentTo: (whom: string, n: number) =>
    `to ${whom}; it stands on ${count(n, 'personal page', 'personal pages')}`,
  inGroup: (group: string) => `those in the group “${group}”`,
  ofCountry: (country: string) => `those of ${country}`,
}
