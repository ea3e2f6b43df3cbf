/** One's own account. */
export const account = {
  title: 'Your account',
  name: 'Your name',
  nameHint: 'Shown to the members of your coalitions: at your caret, in lists and in the log.',
  saveName: 'Change the name',
  nameSaved: 'Your name was changed.',
  address: 'Mail address',
  sessions: 'Where you are signed in',
  device: 'Device',
  /** Where neither is known, what the program calls itself. */
  deviceOf: (browser: string | null, system: string | null, agent: string) => {
    if (browser && system) return `${browser} on ${system}`
    return browser ?? system ?? (agent === '' ? 'A program without a name' : agent)
  },
  since: 'Since',
  seen: 'Last seen',
  here: 'this device',
  end: 'Sign out there',
  ended: 'Signed out there.',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out everywhere',
  everywhereTitle: 'Sign out everywhere?',
  everywhere: 'Every device is signed out, this one too. Copies kept on this device are erased.',
  tokens: 'API tokens',
  tokensHint:
    'A token lets a program act with your rights. The operator makes one with “undersigned token” and your address.',
  noTokens: 'No token exists for you.',
  tokenMade: 'Made',
  revoke: 'Revoke this token',
  revoked: 'The token was revoked; it no longer works.',
  copies: 'Copies on this device',
  copiesKept:
    'You chose to keep copies on this device, so that you can go on writing offline. They are erased when you sign out, or when you leave the coalition.',
  copiesNone:
    'Nothing is kept on this device. A statement asks once whether it may keep a copy for working offline.',
  forget: 'Erase the copies and stop keeping them',
  forgotten: 'The copies on this device were erased.',
}
