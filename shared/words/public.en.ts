/** Every sentence of the public pages in English: the letter and its form, a signer's own page, the list. */

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`
const organisations = (n: number) => count(n, 'organisation', 'organisations')
const individuals = (n: number) => count(n, 'individual', 'individuals')
const withheldToo = (n: number) =>
  n === 0 ? '' : `, ${count(n, 'more with the name withheld', 'more with the names withheld')}`

export const publicEn = {
  language: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',

  /** Before publication nothing in the head of a page may say what it is about [SAFE-2]. */
  neutralTitle: 'A letter to sign',
  server: 'Undersigned',

  list: {
    title: 'Signatories',
    /** Who supports with the name withheld is counted apart, and left out where there is none. */
    asOf: (when: string, version: number, nOrganisations: number, nIndividuals: number, nWithheld = 0) =>
      `As of ${when}, version ${version}, ${organisations(nOrganisations)}, ${individuals(nIndividuals)}${withheldToo(nWithheld)}`,
    hash: (hash: string) => `SHA-256 of the text that was signed: ${hash}`,
    individuals: 'Individuals',
    unnamed: (n: number) => `${n === 1 ? 'One individual' : individuals(n)} signed without showing a name.`,
    /** Names only what there is: "Still on version 2: 7 organisations". */
    earlier: (version: number, nOrganisations: number, nIndividuals: number, nWithheld = 0) => {
      const known = [
        ...(nOrganisations > 0 ? [organisations(nOrganisations)] : []),
        ...(nIndividuals > 0 ? [individuals(nIndividuals)] : []),
        ...(nWithheld > 0 ? [count(nWithheld, 'name withheld', 'names withheld')] : []),
      ]
      return `Still on version ${version}: ${known.join(', ')}`
    },
    signedVersion: (version: number) => `signed version ${version}`,
    withheld: (n: number) =>
      n === 1
        ? 'One more supports this letter with the name withheld. The coalition knows who it is.'
        : `${n.toLocaleString('en-GB')} more support this letter with the name withheld. The coalition knows who they are.`,
    submitter: (name: string) => `Submitted by ${name}`,
    /** @param asks their numbers, such as "4 and 6" */
    notJoined: (asks: string, n: number) => `does not join ${n === 1 ? 'ask' : 'asks'} ${asks}`,
    /** Said at whom an affiliation is shown. */
    affiliation: 'affiliation for identification only',
    entered: 'entered by the coordinators from a list; not confirmed here by the signatory itself',
    afterDelivery: 'after delivery',
    answer: (question: string, answer: string) => `${question}: ${answer}`,
    /** @param address where the whole list stands */
    fullList: (address: string, when: string) => `Full list at ${address}, as of ${when}.`,
    find: 'Find a name in the list',
    findButton: 'Find',
    /** A list that is filtered while one types says so when the typing pauses. */
    found: (n: number) => (n === 1 ? 'One name found.' : `${n.toLocaleString('en-GB')} names found.`),
    foundNone: 'No name in the list holds these words. A name may be spelt otherwise, or not shown.',
    wholeList: 'The whole list',
    parts: 'Pages of the list',
    part: (n: number, of: number) => `Page ${n} of ${of}`,
    previous: 'Previous names',
    next: 'More names',
    empty: 'No signature on this version is accepted yet.',
    check: 'How to check this list',
    checkText:
      'Each signature was made on exactly one text and keeps its SHA-256. Every signer confirmed by mail, except where the list says that the coordinators entered a name; and the coalition accepted each organisation once.',
    csv: 'The list as CSV',
    json: 'The list as JSON',
    package: (when: string) => `Letter and list as frozen on ${when}, in every format (ZIP)`,
    receipt: 'Check a receipt',
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
    paused:
      'Signing is paused for the moment. Nobody needs to do anything; when it goes on, this page says so.',
    clock: (when: string) => `By the server’s clock it is now ${when}.`,
    embargo: (when: string) => `Nothing of it is public before ${when}.`,
    invitedOnly: 'This letter is signed by invitation: use the personal link in the mail you were sent.',
    accreditation: (labels: string) =>
      `Only organisations with this accreditation can be accepted: ${labels}.`,
    languages: 'This letter in other languages',
    translation: (authentic: string) =>
      `You read a translation. What is signed is the authentic text (${authentic}); your signature keeps the hash of both.`,
    translationOld: (of: number, current: number, stale: number) =>
      of === current
        ? `This translation cannot be signed: ${count(stale, 'paragraph of it does', 'paragraphs of it do')} not say yet what the authentic text says.`
        : `This translation is of version ${of}; what is signed is version ${current}, in the authentic text.`,
    authentic: 'The authentic text',
    authenticHash: 'SHA-256 of the authentic text',
    goSign: 'Sign this letter',
    goList: 'See who signed',
    back: 'Back to the letter',
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
    nameHintWithheld:
      'The full name, as it shall stand in the list. It is shown unless you withhold it below.',
    group: 'Group in the list',
    groupNone: 'Choose a group',
    country: 'Country',
    countryNone: 'No country, or not said',
    countryChoose: 'Choose a country',
    showCountry: 'Show the country in the list',
    /** Said at whatever is printed only where its box is ticked. */
    shownIfTicked: 'Shown to the public only if you tick the box below it.',
    coordinatorsOnly: 'Seen by the coordinators only, never by the public.',
    shownInList: 'Shown to the public in the list.',
    signatory: 'Your name',
    showSignatory: 'Show my name in the list',
    showSignatoryHint: 'Without this, an individual is counted in the list and not named.',
    role: 'Your role',
    roleHint: 'For example: director.',
    showRole: 'Show my role in the list',
    affiliation: 'Where you work, for identification only',
    affiliationHint: 'Where you sign as an individual. It does not say that your employer signs.',
    showAffiliation: 'Show where I work in the list, “for identification only”',
    decision: 'The decision that authorises you',
    decisionHint: 'For example: the board’s decision to join this letter.',
    decisionDate: 'Day of that decision',
    questions: 'Questions of the coalition',
    notJoined: 'Asks you do not join',
    notJoinedHint:
      'Leave this empty if you join the whole letter. An ask you tick is kept with your signature as one it does not join; only the coordinators see that, unless you tick the last box.',
    ask: (number: number, words: string) => `Ask ${number}: ${words}`,
    showNotJoined: 'Print this beside our name, if the coalition prints such remarks',
    withheld: 'Support it with the name withheld',
    withheldHint:
      'You are counted as one more supporter, after a coordinator has checked who you are. Your name, and everything else in this form, is printed nowhere and in no file; only the coordinators see it.',
    address: 'Your mail address',
    addressHint: 'Never shown to the public. The link to confirm is sent there.',
    authorised: 'I am authorised to sign for this organisation.',
    consent:
      'I agree that the coalition behind this letter keeps what I typed here to check and count this signature, and shows of it only what this page says is shown. I can withdraw at any time by the link in the mail.',
    send: 'Send, and get the mail to confirm',
    wrong: 'Something is missing or cannot be used. What you typed is still here.',
    /** Before the title of a page whose form was not taken: a screen reader says the title first. */
    errorTitle: (title: string) => `Not sent: ${title}`,
    flaws: {
      kind: 'Say who signs.',
      name: {
        missing: 'Type the organisation’s name.',
        'too-long': 'The organisation’s name is longer than 200 letters.',
      },
      group: 'Choose the group in which the organisation stands.',
      country: { missing: 'Choose your country.', unknown: 'Choose a country from the list, or none.' },
      signatory: { missing: 'Type your name.', 'too-long': 'Your name is longer than 200 letters.' },
      role: { missing: 'Type your role.', 'too-long': 'Your role is longer than 200 letters.' },
      affiliation: 'Where you work is longer than 200 letters.',
      decision: {
        missing: 'Say which decision you are authorised by.',
        'too-long': 'The decision is longer than 400 letters.',
      },
      decisionDate: { missing: 'Give the day of the decision.', unknown: 'Give the day as 2027-01-22.' },
      answers: {
        missing: 'Answer this question: it is asked of everybody.',
        'too-long': 'This answer is longer than 400 letters.',
      },
      address: {
        missing: 'Type your mail address: the link to confirm is sent there.',
        'not-an-address': 'Type a mail address, such as amina@example.org.',
      },
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
    paused: 'Signing is paused for the moment. Nothing was sent; please try again later.',
    invitedOnly:
      'This letter is signed by invitation only. Nothing was sent: use the link in your invitation.',
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
    shownWithheld: 'nothing: you support the letter with the name withheld',
    shownParts: {
      name: 'name',
      signatory: 'signatory’s name',
      role: 'role',
      country: 'country',
      affiliation: 'where you work',
      notJoined: 'asks not joined, if the coalition prints them',
    },
    group: 'Group',
    affiliation: 'Where you work',
    decision: 'Decision',
    notJoined: 'Does not join',
    read: 'Read in',
    readHash: 'SHA-256 of the text that was read',
    asks: (numbers: string, n: number) => `${n === 1 ? 'ask' : 'asks'} ${numbers}`,
    readText: (version: number) => `The text of version ${version} as you read it`,
    authentic: (version: number) => `The authentic text of version ${version}, which is signed`,
    states: {
      pending:
        'Not confirmed yet. Read what is signed, then press one of the buttons. Until you do, nothing is signed.',
      confirmed: 'Confirmed. The coalition looks at it and then puts it on the list.',
      confirmedWithheld:
        'Confirmed. The coalition looks at it; you are then counted as a supporter whose name is withheld.',
      accepted: 'Confirmed and accepted: it stands on the list.',
      acceptedWithheld: 'Confirmed and accepted: you are counted as a supporter whose name is withheld.',
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
    paused:
      'Signing is paused for the moment, so nothing can be confirmed now. This link goes on working: please try again later.',
    wholeText: 'The whole text as it is now',
    movedClosed: (signed: number, current: number) =>
      `The text changed since: your signature stays on version ${signed}. Signing has closed, so version ${current} can no longer be signed here.`,
    hold: (signed: number) => `Keep my signature on version ${signed}`,
    holdHint: 'You are not reminded of this change any more. A later one asks you again.',
    held: (signed: number, current: number) =>
      `You keep your signature on version ${signed}; version ${current} is the current one. You can still sign that instead.`,
    corrected: (signed: number, current: number) =>
      `You signed version ${signed}; version ${current} differs from it by these corrections only. Two coordinators agreed that nothing in it means anything else, so your signature counts for it.`,
    corrections: 'The corrections',
    objectUntil: (when: string) =>
      `If they change what you signed, object until ${when}: your signature then stays on the text you signed.`,
    objectOver: 'The time to object is over.',
    objectSaid: 'What is wrong with them',
    objectSaidHint: 'It can be left out. Only the coordinators see it.',
    object: 'Object to these corrections',
    objected: (signed: number, current: number) =>
      `You objected to the corrections: your signature stays on version ${signed} and does not count for version ${current}.`,
    tooLateToObject: 'The time to object was over when you pressed the button. Nothing was changed.',
    receiptLink: 'Download the receipt',
    textLink: 'Download the text you signed (JSON)',
    receiptHint:
      'A small signed file that proves what was signed and when. It holds no person’s name. Anybody can check it without asking this server.',
    change: 'Change what you said',
    changeHint:
      'What changes here needs no new signature. To sign under another name, withdraw this signature and sign anew.',
    changeButton: 'Save these changes',
    changed: 'Saved. The list shows it from now on.',
    authorisedAnew: 'Tick this again where you changed the signatory’s name.',
  },

  /** Letter and list as they were delivered. */
  delivered: {
    title: 'Delivered',
    to: (recipient: string, when: string) => `${recipient}, ${when}`,
    posted: 'Posted there',
    readLetter: 'the text that was signed, with the list of signatories',
    readVersion: 'the text alone, in the form of which its SHA-256 is taken',
    readList: 'the list of signatories',
    readKeys: 'the public keys with which the receipts of signers are checked',
    readManifest: 'time, counts, place in the log, and the SHA-256 of each file here',
    readLog: (position: number, head: string) =>
      `The log of the coalition had ${position} entries by then. The hash of the last one: ${head}`,
    readGroups: (groups: string) =>
      `The letter prints the names of these groups only: ${groups}. The list holds all of them.`,
    readRemoved: (n: number) =>
      `${n === 1 ? 'One line was' : `${n} lines were`} taken out of this list since it was frozen, to protect people. The counts are without them.`,
    readCheck:
      'To check a file, compute its SHA-256 and compare it with the one in manifest.json. To check a receipt:',
  },

  /** Erasing what is kept of oneself, on one's own page. */
  erasing: {
    summary: 'Erase what is kept about me',
    hint: 'Your mail address, and everything you typed that is not shown on the list, are erased for good. What the list shows stays on it: to take that off too, withdraw first. A signature that nobody accepted yet is given up.',
    after:
      'After that this page and every link in the mails to you lead nowhere: nothing can be changed or withdrawn by them any more.',
    button: 'Erase it for good',
    title: 'Erased',
    gone: 'Your mail address and everything you typed that is not shown on the list are erased here. Backups of this server hold them until they are overwritten in their turn.',
    stays:
      'What stays: the line of the list, where your signature is on it, and in the log that something was done, without saying by whom.',
  },
}

export type PublicWords = typeof publicEn
