/** Every sentence of the public pages in English: the letter and its form, a signer's own page, the list. */

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`
const organisations = (n: number) => count(n, 'organisation', 'organisations')
const individuals = (n: number) => count(n, 'individual', 'individuals')

export const publicEn = {
  language: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',

  /** Before publication nothing in the head of a page may say what it is about [SAFE-2]. */
  neutralTitle: 'A letter to sign',
  server: 'Undersigned',

  list: {
    title: 'Signatories',
    asOf: (when: string, version: number, nOrganisations: number, nIndividuals: number) =>
      `As of ${when}, version ${version}, ${organisations(nOrganisations)}, ${individuals(nIndividuals)}`,
    hash: (hash: string) => `SHA-256 of the text that was signed: ${hash}`,
    individuals: 'Individuals',
    unnamed: (n: number) => `${n === 1 ? 'One individual' : individuals(n)} signed without showing a name.`,
    /** Names only what there is: "Still on version 2: 7 organisations". */
    earlier: (version: number, nOrganisations: number, nIndividuals: number) => {
      const known = [
        ...(nOrganisations > 0 ? [organisations(nOrganisations)] : []),
        ...(nIndividuals > 0 ? [individuals(nIndividuals)] : []),
      ]
      return `Still on version ${version}: ${known.join(', ')}`
    },
    earlierShort: (version: number) => `Signed version ${version}`,
    empty: 'No signature on this version is accepted yet.',
    check: 'How to check this list',
    checkText:
      'Each signature was made on exactly one text and keeps its SHA-256. Every signer confirmed by mail, and the coalition accepted each organisation once.',
    csv: 'The list as CSV',
    json: 'The list as JSON',
  },

  letter: {
    by: (coalition: string) => `Published by ${coalition}`,
    unpublished:
      'This page is not public. It was sent to those who are asked to sign; please do not pass its address on.',
    version: (n: number) => `Version ${n}`,
    hash: 'SHA-256 of this text',
    listStandsBelow: 'The list of signatories stands below the letter.',
    listComesHere: 'The list of signatories comes here.',
    namesInText:
      'The names that stand in the text belong to it as it was frozen. Whoever signs by this page is listed apart from them.',
    opens: (when: string) => `Signing opens on ${when}.`,
    closes: (when: string) => `Signing closes on ${when}.`,
    closed: (when: string) => `Signing closed on ${when}.`,
    clock: (when: string) => `By the server’s clock it is now ${when}.`,
    goSign: 'Sign this letter',
    goList: 'See who signed',
  },

  form: {
    title: 'Sign this letter',
    intro:
      'Nothing is signed yet when you send this form: you then get a mail with a link, and press a button on its page.',
    kind: 'Who signs?',
    kinds: { organisation: 'An organisation', individual: 'I, as an individual' },
    forOrganisations: 'Where an organisation signs.',
    name: 'Organisation',
    nameHint: 'The full name, as it shall stand in the list. It is always shown.',
    group: 'Group in the list',
    groupNone: 'Choose a group',
    country: 'Country',
    countryNone: 'No country, or not said',
    showCountry: 'Show the country in the list',
    signatory: 'Your name',
    showSignatory: 'Show my name in the list',
    showSignatoryHint: 'Without this, an individual is counted in the list and not named.',
    role: 'Your role',
    roleHint: 'For example: director. It can be left out.',
    showRole: 'Show my role in the list',
    address: 'Your mail address',
    addressHint: 'Never shown to the public. The link to confirm is sent there.',
    authorised: 'I am authorised to sign for this organisation.',
    authorisedHint: 'Where an organisation signs.',
    consent:
      'I agree that the coalition behind this letter keeps what I typed here to check and count this signature, and shows of it what I ticked. I can withdraw at any time by the link in the mail.',
    send: 'Send, and get the mail to confirm',
    optional: 'optional',
    wrong: 'Something is missing or cannot be used. What you typed is still here.',
    flaws: {
      kind: 'Say who signs.',
      name: {
        missing: 'Type the organisation’s name.',
        'too-long': 'The organisation’s name is longer than 200 letters.',
      },
      group: 'Choose the group in which the organisation stands.',
      country: 'Choose a country from the list, or none.',
      signatory: { missing: 'Type your name.', 'too-long': 'Your name is longer than 200 letters.' },
      role: 'Your role is longer than 200 letters.',
      address: 'Type a mail address, such as amina@example.org.',
      authorised: 'Tick that you are authorised to sign for this organisation.',
      consent: {
        untick: 'Tick that you agree to what is kept.',
        reworded: 'What you agree to was worded anew. Read it and tick it again.',
      },
    },
    textChanged:
      'The text changed while this page was open. Nothing was signed and what you typed is still here: read the text as it is now, then send the form again.',
    notOpen: 'Signing has not opened yet. Nothing was sent.',
    closed: 'Signing has closed. Nothing was sent.',
    sentTitle: 'Look into your mail',
    sent: (address: string) =>
      `A mail is on its way to ${address}. Open the link in it and press the button there: only then is the letter signed.`,
    sentLate:
      'If it has not come after some minutes, look among unwanted mail, or send the form again later.',
    back: 'Back to the letter',
  },

  own: {
    title: 'Your signature',
    deadTitle: 'This link leads nowhere',
    dead: 'Nothing is kept under this link. Check that it was copied whole from the mail.',
    letter: 'Letter',
    version: 'Version',
    hash: 'SHA-256 of its text',
    signedAs: 'Signed as',
    signatory: 'By',
    role: 'Role',
    country: 'Country',
    shown: 'Shown in the list',
    shownOnlyName: 'only the name of the organisation',
    shownNothing: 'nothing: the signature is counted and not named',
    shownParts: { name: 'name', signatory: 'signatory’s name', role: 'role', country: 'country' },
    states: {
      pending:
        'Not confirmed yet. Read what is signed, then press one of the buttons. Until you do, nothing is signed.',
      confirmed: 'Confirmed. The coalition looks at it and then puts it on the list.',
      accepted: 'Confirmed and accepted: it stands on the list.',
      declined: 'The coalition did not take this signature up. It is not on the list.',
      withdrawn: 'Withdrawn. It is not on the list; copies that were delivered before still have it.',
      notMe: 'Removed. Nothing is signed in your name here, and what was typed about you is erased.',
      lapsed: 'Not confirmed in time, so nothing is signed.',
      givenUp: 'Another one from this address was confirmed in its place. Nothing is signed by this one.',
    },
    until: (when: string) => `It can be confirmed until ${when}.`,
    notOpen: 'Signing has not opened yet.',
    confirm: 'Confirm this signature',
    notMe: 'This wasn’t me',
    notMeHint: 'Removes it and erases what was typed.',
    withdraw: 'Withdraw this signature',
    withdrawHint: 'It leaves the list at once. The log keeps only that something was withdrawn.',
    movedPending: (signed: number, current: number) =>
      `The text changed since this form was sent: from version ${signed} to version ${current}. Below is what changed. Nothing is signed until you press the button under it.`,
    movedLater: (signed: number, current: number) =>
      `The text changed since: your signature stays on version ${signed}. Below is what changed in version ${current}; press the button under it to sign that one instead.`,
    reconfirm: (current: number) => `Sign version ${current}`,
    text: (version: number) => `The text of version ${version}`,
    changes: 'What changed',
    changesNone: 'No words changed.',
    deleted: 'deleted',
    inserted: 'inserted',
    textChanged:
      'The text changed while this page was open. Nothing was signed: read what changed, then press the button under it.',
    tooLate: 'Signing has closed, so this can no longer be confirmed.',
    wholeText: 'The whole text as it is now',
  },
}

export type PublicWords = typeof publicEn
