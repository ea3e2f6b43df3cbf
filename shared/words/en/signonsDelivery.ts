/** Freezing the list, handing it over, who has a copy with a name that left it, and erasing what is personal. */
import { count } from './common.ts'

const lines = (n: number) => count(n, 'line', 'lines')

export const signonsDelivery = {
  title: 'Delivery',
  hint: 'Letter and list go out as one package: frozen together, in every format, with the hashes by which anybody can check them.',
  freeze: 'Freeze the list …',
  freezeTitle: (number: number) => `Freeze the list of version ${number}`,
  freezeHint:
    'The list is kept as it stands now, with the text and the place in the log. Who is accepted later stands in the list with “after delivery”.',
  freezeOpen: 'Signing is still open: the list may grow after this.',
  freezeAct: 'Freeze the list',
  frozen: 'The list is frozen. Its package can be downloaded below.',
  printGroups: 'In the letter, print only some groups',
  printGroupsHint:
    'The letter then says where the full list stands. The tables in the package hold every name.',
  groupsLegend: 'Groups to print',
  someGroups: 'Letter with some groups …',
  someGroupsTitle: 'The letter with some groups',
  someGroupsHint: 'Below the names of these groups a line says where the full list stands, and as of when.',
  none: 'No list is frozen yet.',
  package: (number: number) => `Version ${number}, as of`,
  counts: (organisations: number, individuals: number, withheld: number) =>
    [
      count(organisations, 'organisation', 'organisations'),
      count(individuals, 'individual', 'individuals'),
      ...(withheld > 0 ? [`${withheld} with the name withheld`] : []),
    ].join(', '),
  frozenBy: (name: string) => `frozen by ${name}`,
  logAt: (position: number) => `entry ${position} of the log`,
  onlyGroups: (groups: string) => `the letter prints only: ${groups}`,
  removedLines: (n: number) => `${lines(n)} taken out since`,
  download: 'Download (ZIP)',
  publicOne: 'The published page offers the newest package.',

  deliveries: 'Handed to',
  noDeliveries: 'Nobody is noted here yet. Note each recipient: after a withdrawal you see who has a copy.',
  handOver: 'Note a delivery …',
  handOverTitle: 'Note a delivery',
  handOverAct: 'Note the delivery',
  handedOver: 'The delivery is noted.',
  which: 'Which package',
  whichOne: (number: number, when: string) => `Version ${number}, as of ${when}`,
  recipient: 'Recipient',
  recipientHint: 'Such as “Secretariat of the Committee”. No person’s name is needed.',
  when: 'When',
  whenHint: (zone: string) => `By the clock in ${zone}.`,
  posted: 'Where it is posted',
  postedHint: 'A web address, where there is one.',
  readOut: 'It was read out in other words than prepared',
  asDelivered: 'The text as it was delivered',
  asDeliveredHint: 'A paragraph a line. It is kept beside the version and compared with it.',
  note: 'Note',
  noteHint: 'Seen by coordinators only.',
  noted: (name: string) => `noted by ${name}`,
  postedAt: 'posted',
  otherWords: 'Compare what was read out with the version',
  comparing: 'Comparing …',
  sameWords: 'No words differ.',
  show: 'Say on the public page to whom it was handed and where it is posted',
  showHint: 'Seen by everybody once the letter is public.',

  held: 'Copies that say more than the list does',
  heldHint: 'These names left the list, or stand in it otherwise, after a copy with them was handed over.',
  left: 'not on the list any more',
  corrected: 'corrected since',
  erasedName: 'A name that was erased',
  holds: (recipient: string) => `${recipient} has it since`,

  retention: 'What is kept of signers',
  eraseAt: 'Addresses, and everything that is not shown on the list, are erased on',
  eraseWaits: (days: number) =>
    `Addresses, and everything that is not shown on the list, are erased ${count(days, 'day', 'days')} after the first delivery, once signing has closed.`,
  eraseNever:
    'No time is set: addresses are kept until their signer or a coordinator erases them. The settings hold the time.',
  erase: 'Erase one signer’s data …',
  eraseTitle: 'Erase one signer’s data',
  eraseFind: 'Whose',
  eraseFindHint: 'A part of the name.',
  eraseNobody: 'No signature with this name is left to erase.',
  eraseMore: 'There are more: type more of the name.',
  eraseHow: 'What goes',
  eraseHows: {
    personal: 'Everything that is not shown on the list',
    urgent: 'The line of the list too, at once',
  },
  eraseHints: {
    personal:
      'Address, answers, notes, invitation and links go. The organisation’s name stays, and of a person what they let be shown.',
    urgent:
      'For when a name on the list puts somebody in danger. The signature is not counted any more, and every package is drawn without it from now on. Copies that were handed over stay as they are: the recipients are shown here.',
  },
  eraseBackups: 'Backups hold it until they are overwritten in their turn.',
  eraseAct: (name: string) => `Erase the data of ${name}`,
  eraseActUrgent: (name: string) => `Take ${name} off the list`,
  eraseActNobody: 'Erase',
  erased: 'Erased.',
}
