/** Every sentence about receipts in English: what checking one finds, the command that checks, and its page. */
import type { Finding, FindingCode } from '../receipt/findings.ts'
import { count } from './en/common.ts'

const timeInWords = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
})
/** @param iso ISO 8601 */
const when = (iso: string): string => `${timeInWords.format(Date.parse(iso))} UTC`

/**
 * A name of either direction within a sentence: it neither turns the words around it nor is turned by them, and
 * what would steer a terminal is left out.
 */
const name = (of: string): string => `“\u2068${of.replace(/\p{Cc}/gu, '')}\u2069”`

/** A key or an address within a sentence, which reads from left to right whatever the sentence does. */
const code = (of: string): string => `\u2066${of}\u2069`

/** @param tag BCP 47; one that nobody knows stands as it is */
function language(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** How a list writes a name that it writes otherwise than the receipt. */
const written = (of: string, as: string) => (as === of ? '' : `, written ${name(as)}`)

const notOurs = (what: string, from: string) => `This file is not ${what} as Undersigned exports it${from}.`

type Says = { [C in FindingCode]: (found: Extract<Finding, { code: C }>) => string }

const says: Says = {
  signed: ({ kid, server }) =>
    `The receipt was signed with the key ${code(kid)}, which you gave as the server’s, and is unchanged. It names ${code(server)} as its server.`,
  forged: () =>
    'The signature of this receipt does not hold: the receipt was changed, or somebody else made it.',
  'unknown-key': ({ kid }) =>
    `None of the keys that were given signed this receipt: it names the key ${code(kid)}. Nothing in it can be relied on until you have that key from somebody you trust.`,
  'no-key': () =>
    'To check a receipt, the public key of the server that made it is needed. That server publishes it at /api/receipt-keys; take the address from the coalition, not from the receipt.',
  'cannot-check': () =>
    'This browser cannot check such signatures (Ed25519), or the page was not opened with https. Try a newer browser, or the command “undersigned verify”.',
  'receipt-too-long': () => 'This file is far longer than any receipt. Choose the file receipt.jws.',
  'not-a-receipt': () => 'This file is not a receipt. Choose the file receipt.jws, whole and unchanged.',
  'other-algorithm': () =>
    'This file asks to be checked in another way than receipts are (Ed25519, “EdDSA”). It is not a receipt of this kind.',
  'newer-receipt': () =>
    'This receipt has a newer form than is known here. Check it with a newer version of the program.',
  'not-a-key': () =>
    'This file holds no public key for receipts. What is needed is Ed25519, as a JWK, a JWK Set or PEM.',
  'private-key': () =>
    'This file holds a private key, which nobody but the server may have. Choose the public one, and tell whoever runs the server.',
  'no-ed25519': () => 'This browser cannot read such a key. Choose the key as JSON, or try a newer browser.',
  'same-text': ({ version }) => `The letter is the very text that was signed: version ${version}.`,
  'read-text': ({ language: tag, version }) =>
    `The letter is the translation that was read (${language(tag)}). What was signed is the authentic text, version ${version}.`,
  'letter-changed': () =>
    'The text of this letter was changed after it was frozen: it does not have the hash that its own file gives. It is not the text that was signed.',
  'other-version': ({ signed, given }) =>
    `This receipt signs version ${signed}; the letter you gave is version ${given}.`,
  'other-text': ({ version }) =>
    `The letter you gave also calls itself version ${version}, but it is another text than the one that was signed.`,
  'not-a-letter': () => notOurs('a letter', ': a version, as JSON'),
  listed: ({ name: of, as, version, asOf }) =>
    `The list as of ${when(asOf)} names ${name(of)} under version ${version}${written(of, as)}.`,
  'listed-corrected': ({ name: of, as, version, on, asOf }) =>
    `The list as of ${when(asOf)} names ${name(of)} under version ${on}${written(of, as)}, and says that it signed version ${version}: by agreement of the coordinators, version ${on} differs from that by corrections only.`,
  'listed-elsewhere': ({ name: of, version, on, asOf }) =>
    `The list as of ${when(asOf)} names ${name(of)} under version ${on}; this receipt is for version ${version}.`,
  'not-listed': ({ name: of, version, withheld, asOf }) =>
    `The list as of ${when(asOf)} does not name ${name(of)}, which signed version ${version}. The signature may have been withdrawn or renamed, or not have been accepted${withheld === 0 ? '' : `, or be one of the ${withheld.toLocaleString('en-GB')} whose names are withheld`}.`,
  'list-too-early': ({ asOf, confirmedAt }) =>
    `The list is as of ${when(asOf)}, and this signature was confirmed only on ${when(confirmedAt)}. Check it against a later list.`,
  counted: ({ individuals, version, asOf }) =>
    `A receipt of an individual holds no name. The list as of ${when(asOf)} counts ${count(individuals, 'individual', 'individuals')} on version ${version}, and this signature can be one of them.`,
  'not-counted': ({ version, asOf }) =>
    `The list as of ${when(asOf)} counts no individual on version ${version}.`,
  'not-a-list': () => notOurs('a list', ', as JSON'),
  'in-log': ({ position, length, grown }) =>
    `The log is whole and is the one this receipt was made from: entry ${position} is the confirmation, entry ${length} was the newest then, and ${grown === 0 ? 'none has' : count(grown, 'has', 'have')} been added since.`,
  'log-broken': ({ at }) =>
    `The log was tampered with: its entry ${at} was changed, or one is missing or out of place there.`,
  'log-cut': ({ length, given }) =>
    `The log was cut off: it had ${count(length, 'entry', 'entries')} when this receipt was issued, and now has ${given.toLocaleString('en-GB')}.`,
  'log-rewritten': ({ at }) =>
    `The log was rewritten: its entry ${at} is not the one that stood there when this receipt was issued.`,
  'log-says-other': ({ at }) =>
    `Entry ${at} of the log does not record the confirmation that this receipt speaks of.`,
  'not-a-log': () => 'This file is not an audit log as JSON, with every entry from the first one on.',
}

export const receiptEn = {
  /** One sentence for what was found. */
  // The map has one function for each code, so the function found by a finding's own code takes that finding.
  finding: (found: Finding): string => (says[found.code] as (found: Finding) => string)(found),
  when,
  language,

  command: {
    usage:
      'undersigned verify RECEIPT [--key FILE] [--letter FILE.json] [--list FILE.json] [--log FILE.json]\n',
    notFound: (path: string, why: string) => `${path} could not be read: ${why}`,
    notText: (path: string) => `${path} is not text.`,
    noKey: (sentence: string) => `${sentence} Give its file with --key.`,
    all: 'All that was given checks.',
    not: 'Not all that was given checks.',
  },

  page: {
    title: 'Check a receipt',
    lead: 'A receipt shows that a signature was confirmed on exactly one text. It is checked here, on your own device: no file you choose is sent anywhere, and once this page is loaded it needs no network.',
    server: 'Undersigned',
    files: 'What to check',
    drop: 'Choose the files one by one, or let them all go on this page together: each finds its place.',
    choose: 'Choose a file',
    chooseFor: (what: string) => `Choose a file: ${what}`,
    other: 'Choose another',
    otherFor: (what: string) => `Choose another file: ${what}`,
    remove: 'Leave it out',
    removeFor: (what: string) => `Leave it out: ${what}`,
    optional: 'optional',
    tooLarge: (file: string) => `${name(file)} is far larger than such files are. It was not read.`,
    notText: (file: string) => `${name(file)} is not a text file. It was not read.`,
    notKnown: (file: string) =>
      `${name(file)} is neither a receipt nor a key, a letter or a list as JSON. It was left out.`,
    parts: {
      receipt: { label: 'Receipt', hint: 'The file receipt.jws, as the signer downloaded it.' },
      key: {
        label: 'The server’s public key',
        hint: 'As a file, or fetched from this server. A key fetched here shows only that this server made the receipt; whoever wants to check the server as well keeps its key from another day or another source.',
      },
      letter: { label: 'The letter', hint: 'A version exported as JSON. Its hash is computed here anew.' },
      list: {
        label: 'The list of signatories',
        hint: 'As JSON, from the letter’s public page or from a coordinator. It says as of when it is.',
      },
    },
    fetch: 'Take this server’s key',
    fetched: (n: number) => `${count(n, 'key', 'keys')} of this server`,
    result: 'What was found',
    waiting: {
      receipt: 'Choose a receipt to begin.',
      key: 'Now the key of the server that made it is needed.',
    },
    working: 'Checking…',
    verdict: {
      good: 'The receipt holds.',
      goodAll: 'The receipt holds, and everything else you gave agrees with it.',
      part: 'The receipt is genuine, but not everything you gave agrees with it.',
      bad: 'This receipt cannot be relied on.',
      unchecked: 'Nothing could be checked.',
    },
    holds: 'Holds',
    fails: 'Does not hold',
    saysTitle: 'What the receipt says',
    says: {
      signer: 'Signed by',
      individual: 'An individual, whom the receipt does not name',
      version: 'Version',
      hash: 'SHA-256 of its text',
      read: 'Read in',
      signedAt: 'Signed',
      confirmedAt: 'Confirmed',
      server: 'Server',
      log: 'Place in the log',
      logPlace: (position: number, length: number) => `entry ${position}; the newest was entry ${length}`,
      issuedAt: 'Receipt issued',
    },
    meaning:
      'A receipt shows what was confirmed, and when. Whether the signature still stands is said by the newest list.',
  },
}
