/** What is said of a text of one's own that the letter is not: refused, or from before the letter began anew; in English. */
export const ownTextEn = {
  copy: 'Copy my text',
  copied: 'Copied.',
  notCopied: 'The browser did not let it be copied. Save it as a file instead.',
  word: 'Save for Word',
  plain: 'Save as plain text',
  saved: 'It is with your downloads.',
  fileName: (title: string) => (title ? `${title} – my text` : 'My text'),

  compare: 'Compare with the letter',
  title: 'Your text and the letter',
  letter: 'The letter',
  mine: 'Your text',
  legend: 'Underlined is what only your text has. Struck through is what only the letter has.',
  same: 'Your text says the same as the letter.',

  refused: {
    title: 'This edit could not be shared',
    /** Why, by what the server said. */
    why: {
      policy: 'It holds something that a letter cannot have, or it is too large.',
      malformed: 'The server could not read it.',
      reader: 'By now you may read this letter, and not write in it.',
      'foreign-editor': 'It came under the name of somebody else’s window.',
      gap: 'Something it builds on never arrived.',
      unsaid: 'The server did not take it.',
    },
    text: 'Nobody else sees it, or what you wrote after it. Your text stays here until you give it up: compare it with the letter, copy it or save it first.',
    again: 'Give up my text and open the letter',
    sure: {
      title: 'Give up your text?',
      text: 'You have neither copied nor saved it. It is erased here and on this device, and cannot be brought back.',
      act: 'Give it up',
    },
  },

  earlier: {
    title: 'Your device has words that the letter does not have',
    titleHere: 'This window has words that the letter does not have',
    text: 'The letter began anew on the server, from an earlier text. What you have was not put into it, and nobody else sees it.',
    unkept: 'It stands in this window alone: leave it open until you have decided.',
    compare: 'Compare and take over',
    choose: 'Tick what goes into the letter as your own edit. Nothing else changes.',
    chooseToSuggest: 'Tick what you suggest for the letter. Nothing changes until somebody accepts it.',
    all: 'Tick everything',
    take: (n: number) => (n === 1 ? 'Take over 1 passage' : `Take over ${n} passages`),
    suggest: (n: number) => (n === 1 ? 'Suggest 1 passage' : `Suggest ${n} passages`),
    taken: (n: number) => (n === 1 ? '1 passage is in the letter.' : `${n} passages are in the letter.`),
    suggested: (n: number) => (n === 1 ? '1 passage is suggested.' : `${n} passages are suggested.`),
    left: 'Some of it no longer fits: the letter changed there meanwhile. It is still in your text.',
    why: 'From a text that I had before the letter began anew',
    discard: 'Discard my text',
    sure: {
      title: 'Discard your text?',
      text: 'It is erased in this window and on this device, and cannot be brought back. The letter stays as it is.',
      act: 'Discard it',
    },
  },

  /** A letter that a server which was put back from a backup does not know. */
  notThere: {
    screen: 'A letter on your device',
    title: 'The server does not know this letter any more',
    text: 'The server was put back to an earlier day, from a backup, and this letter is not there for you now. It was begun after that day, or you joined its coalition after it, or you were removed: the server cannot tell which. Nobody else sees what stands below, and none of it is sent.',
    ask: 'It may be the last copy anywhere. Copy it or save it, and ask your coordinators before you give it up.',
    unkept: 'It stands in this window alone: leave it open until it is safe.',
    again: 'Ask the server again',
    still: 'The server still does not know it.',
    letGo: 'Give up this text',
    sure: {
      title: 'Give up this text?',
      text: 'It is erased in this window and on this device, and cannot be brought back. There may be no other copy.',
      act: 'Give it up',
    },
  },

  /** Where the letters of the server are listed, and where one signs out. */
  onDevice: {
    title: (n: number) =>
      n === 1
        ? 'Your device has a letter that the server does not know'
        : `Your device has ${n} letters that the server does not know`,
    text: 'The server was put back to an earlier day, from a backup. What you have may be the last copy anywhere; signing out erases it.',
    open: 'Open the letter',
    openOne: (at: number) => `Open letter ${at}`,
  },

  signedOut: {
    title: 'You are not signed in any more',
    text: 'Your text stays in this window. Leave it open, sign in in another one, and come back: nothing is lost.',
    act: 'Sign in (new window)',
  },

  somebodyElse: {
    text: 'Somebody else has signed in in this browser. What was written here under the first account is not shown to them, and not sent under their name.',
    reload: 'Open the letter again',
  },

  /** For coordinators: that edits of members could not be shared. */
  refusedEdits: {
    title: (n: number) =>
      n === 1 ? 'Edits of one member could not be shared' : `Edits of ${n} members could not be shared`,
    text: 'What they wrote stays with them: nobody else can see it. Ask them whether they need help.',
    nobody: 'A member (this text names nobody)',
    gone: 'no longer a member',
    times: (n: number) => (n === 1 ? 'once' : `${n} times`),
    last: 'last on',
    why: {
      policy: 'held what a letter cannot have, or was too large',
      malformed: 'could not be read',
      'foreign-editor': 'came under the name of somebody else’s window',
    },
  },
} as const
