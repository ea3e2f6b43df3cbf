/** Signing in, and the first screens of a server. */
export const doors = {
  title: 'Sign in',
  lead: 'Draft a joint position together, freeze it, and collect signatures on exactly that text.',
  address: 'Your mail address',
  addressWrong: 'This does not look like a mail address yet.',
  send: 'Send me a sign-in link',
  sentTitle: 'Look at your mail',
  sent: (address: string) =>
    `If ${address} has an account here, a link is on its way. It works once, within 20 minutes, and its page has the button that signs you in.`,
  sentTerminal:
    'This server is being tried out: it prints its mails in the terminal it was started from. Look there for the link.',
  otherAddress: 'Use another address',
  mailTerminal:
    'This server is being tried out on one machine. Mails are printed in the terminal it was started from.',
  mailNone:
    'This server has no mail set up, so it cannot send links. Whoever runs it can sign in with the link printed at its start.',
  textsStay: (n: number) =>
    n === 1
      ? 'Your text stays in this window. Leave it open: once you have signed in, here or in another window, the letter comes back with it.'
      : `Your ${n} texts stay in this window. Leave it open: once you have signed in, here or in another window, the letters come back with them.`,
  whoCanRead:
    'Whoever runs this server can read everything that is stored on it. Draft here only if you trust them.',
  newHere:
    'There is no registration: a coordinator invites you by mail. The first link of a new server is printed in its terminal.',

  coalitions: 'Your coalitions',
  asRole: (role: string, organisation: string) => `${role} for ${organisation}`,
  sample: 'Sample',
  none: 'You belong to no coalition yet',
  noneHint: 'A coordinator can invite you by mail; the link in that mail brings you in.',

  beginTitle: 'Begin',
  begin: 'This server is yours. Found the first coalition, or look around in a sample one first.',
  found: 'Found a coalition',
  foundHint: 'You become its coordinator and can invite the others.',
  foundAnother: 'Found another coalition',
  name: 'Name of the coalition',
  slug: 'Its address here',
  slugHint: (address: string) => `Small letters, digits and hyphens: ${address}`,
  slugWrong: 'Small letters, digits and single hyphens only, such as “harbour-data”.',
  organisation: 'Your organisation',
  organisationHint: 'The first entry of the coalition’s register.',
  foundAct: (name: string) => (name === '' ? 'Found the coalition' : `Found ${name}`),
  sampleTitle: 'Look around first',
  sampleHint:
    'Makes a sample coalition with an invented treaty and invented organisations: a letter in two versions, some asks, and an open sign-on.',
  sampleAct: 'Make the sample coalition',
  operatorNote:
    'As operator you found coalitions, and read none of their drafts on any screen unless you belong to them. Even so, whoever runs a server can read what is stored on it. Tell your coalition.',
}
