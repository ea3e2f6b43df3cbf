/** The board of a sign-on: how signatures come in, from where, and the list a page at a time. */
import { count } from './common.ts'

export const signonsBoard = {
  onThisPage: 'On this page',
  toImport: 'Enter a list that came another way',

  paused: {
    title: 'Signing is paused',
    why: (when: string) =>
      `Since ${when} nobody can sign or confirm here. A backup was put back, and nobody knows for certain what happened after it was made: who signed, withdrew, or asked to be erased.`,
    meanwhile:
      'The public page only says that signing is paused for the moment. Signatures that are here stay, anybody can still withdraw theirs, and reminders wait. Contact data goes at the time that was set for it, but not in the first week of the pause: where that time or the deadline was moved after the backup, move it again.',
    look: 'Before you go on: look through the list and what is to decide, take out who told you that they withdrew, and see that the version and the deadline are right. Links that stopped working come again by mail: invite again, or write to the signers.',
    act: 'I have looked: go on',
    done: 'Signing goes on.',
  },
  lost: (n: number, when: string) =>
    `${count(n, 'signature', 'signatures')} that had been confirmed ${n === 1 ? 'is' : 'are'} not here any more: ${n === 1 ? 'it was' : 'they were'} made after the backup that was put back on ${when}. Who made ${n === 1 ? 'it' : 'them'} can show a receipt, and sign again.`,

  curve: 'Over time',
  curveNone: 'Nobody has confirmed a signature yet. What comes in over time is drawn here.',
  /** What the picture shows, for those who do not see it. */
  curveSays: (accepted: number, confirmed: number) =>
    `${accepted} accepted, ${confirmed} confirmed. The numbers stand in the table below the picture.`,
  accepted: 'accepted',
  confirmed: 'confirmed, whether decided or not',
  reminders: 'reminders sent',
  remindersAt: (n: number, when: string) => `${count(n, 'reminder', 'reminders')} sent ${when}`,
  deadline: 'deadline',
  today: 'now',
  numbers: 'The numbers of this picture',
  until: 'Until',
  acceptedTitle: 'Accepted',
  confirmedTitle: 'Confirmed',
  remindersTitle: 'Reminders',
  curveHint:
    'Signatures that stand now, by the time they were confirmed and accepted. What was withdrawn is not in it.',

  where: 'From where',
  whereHint: (n: number) =>
    `${n === 1 ? 'The one accepted signature' : `All ${n} accepted signatures`}, whatever version they are on, those with the name withheld too.`,
  entered: (n: number) => `${n} of them entered from a list.`,
  byCountry: 'By country',
  byRegion: 'By region',
  byGroup: 'By group',
  byLanguage: 'By the language of the text that was read',
  /** By their codes in UN M49: browsers know few of these names. */
  regions: {
    '002': 'Africa',
    '015': 'Northern Africa',
    '014': 'Eastern Africa',
    '017': 'Middle Africa',
    '018': 'Southern Africa',
    '011': 'Western Africa',
    '019': 'Americas',
    '029': 'Caribbean',
    '013': 'Central America',
    '005': 'South America',
    '021': 'Northern America',
    '142': 'Asia',
    '143': 'Central Asia',
    '030': 'Eastern Asia',
    '035': 'South-eastern Asia',
    '034': 'Southern Asia',
    '145': 'Western Asia',
    '150': 'Europe',
    '151': 'Eastern Europe',
    '154': 'Northern Europe',
    '039': 'Southern Europe',
    '155': 'Western Europe',
    '009': 'Oceania',
    '053': 'Australia and New Zealand',
    '054': 'Melanesia',
    '057': 'Micronesia',
    '061': 'Polynesia',
  } as Record<string, string>,
  noCountry: 'No country given',
  noGroup: 'In no group',
  noLanguage: 'Not known',
  signatures: 'Signatures',
  more: (n: number) => `${n} more`,
  listOf: (country: string) => `Show those of ${country} in the list`,

  found: (n: number, all: number) => (n === all ? `${n}` : `${n} of ${all}`),
  fromCountry: (country: string) => `From ${country}`,
  allCountries: 'Show all countries',
  foundNone: 'No name in the list fits. Try a part of it, or another of its names.',
  part: (from: number, to: number, total: number) => `${from} to ${to} of ${total}`,
  before: 'Previous',
  after: 'Next',
  parts: 'Pages of the list',
  enteredTag: 'from a list',
  enteredWhy: (evidence: string) => `not confirmed here; evidence: ${evidence}`,
  takesPlace:
    'This organisation stands on the list as entered by a coordinator. Accepting puts this signature, which its signer confirmed, in the place of that line.',
  affiliation: 'affiliation',
  notJoined: (numbers: string) => `does not join ${numbers}`,
  decideMore: (shown: number, total: number) =>
    `The ${shown} that wait longest are shown, of ${total}. The others follow as these are decided.`,

  embargoUntil: 'under embargo until',
  publishedBehind: 'Published behind an embargo: until then nobody outside sees the list or how many signed.',
  publishEmbargo: (when: string) =>
    `This sign-on is under embargo until ${when}. Publishing prepares it: until that moment the readable address shows nothing, and nobody outside sees the list or how many signed. From that moment on everybody does, without anything else to press.`,
  publishEmbargoAct: (when: string) => `Publish from ${when}`,
  publishedFrom: 'Letter and list will be public when the embargo ends.',
}
