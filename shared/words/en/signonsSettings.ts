/** Every setting of a sign-on: when, who, what is asked, how the list is drawn, and how long data is kept. */

export const signonsSettings = {
  title: 'Settings',
  lead: 'What is changed here holds from the moment it is saved. What people have signed does not change by it.',
  more: 'More settings',
  moreHint: 'Each has a usual value, and all of these can be changed later.',
  save: 'Save these settings',
  nothing: 'Nothing is changed.',
  unsaved: 'What you changed is not saved yet.',
  back: 'Back to the board',

  time: 'When',
  opened: 'Signing began',
  opens: 'Signing begins',
  closedAlready: 'Signing is closed.',
  embargo: 'Under embargo',
  embargoHint: 'Until it ends, nobody outside sees that the list exists, how many signed, or who.',
  embargoUntil: 'Until',
  /** What a change of the embargo does, in plain words. */
  embargoSays: {
    none: 'Without an embargo, letter and list are public from the moment you publish.',
    'not-published': (when: string) =>
      `Whoever has the secret address can read and sign as before. Publishing before ${when} shows nothing to others yet; from then on everybody sees letter and list.`,
    waits: (when: string) =>
      `It is published already: everybody will see letter and list from ${when} on, without anything else to press.`,
    opens:
      'It is published already: saving makes letter and list visible to everybody at once. Others may copy them.',
    hides: (when: string) =>
      `Letter and list are public now. Saving hides them until ${when}. Whoever has read or copied them keeps what they saw.`,
    over: 'The embargo is over: letter and list are public.',
    'over-unpublished':
      'This moment has passed: publishing makes letter and list visible to everybody at once.',
  },

  who: 'Who may sign',
  whoFixed: (who: string) => `${who}. This cannot be changed after opening.`,
  accreditation: 'Only organisations with one of these accreditations',
  accreditationHint:
    'Such as “operative paragraph 8: ECOSOC status”, as your register has them. An organisation is accepted only where a coordinator noted one of them as approved. Without any, every organisation may sign.',
  accreditationAdd: 'Accreditation',
  accreditationAddAct: 'Add this accreditation',
  accreditationNew: 'Choose one of the register, or type another',
  withhold: 'One may support with the name withheld',
  withholdHint: 'Counted apart and named nowhere. A coordinator verifies each.',

  asked: 'What the form asks',
  askedHint:
    'Always asked: the name, who signs, and an address for the link to confirm. The public sees an organisation’s name; everything else only where the signer ticks it. Addresses are never shown to the public.',
  askedOf: { 'not-asked': 'not asked', optional: 'optional', required: 'required' },
  country: 'Country',
  role: 'Role of the signatory',
  decision: 'The decision behind the signature, and its date',
  decisionHint: 'Coordinators see it; the public never does.',
  notJoin: 'A signer may say which asks it does not join',
  notJoinHint: 'Coordinators see it.',
  printNotJoined: 'The public list may print that, where the signer agrees',

  questions: 'Questions of your own',
  question: (n: number) => `Question ${n}`,
  questionRequired: 'An answer is required',
  questionShown: 'The answer is shown to the public, beside the name',
  questionHidden: 'Only coordinators see the answers.',
  questionAdd: 'Add a question',
  questionRemove: (n: number) => `Remove question ${n}`,
  questionEmpty: 'Write the question, or remove it.',

  list: 'How the list is drawn',
  groups: 'Groups',
  groupsHint:
    'In their order. A signer chooses one where there are several of its kind. Without groups there is one list.',
  groupLabel: (n: number) => `Name of group ${n}`,
  groupOf: (n: number) => `Who stands in group ${n}`,
  groupOfKinds: { organisation: 'Organisations', individual: 'Individuals' },
  groupAdd: 'Add a group',
  groupUp: (label: string) => `Move “${label}” up`,
  groupDown: (label: string) => `Move “${label}” down`,
  groupRemove: (label: string) => `Remove “${label}”`,
  up: 'Up',
  down: 'Down',
  remove: 'Remove',
  groupEmpty: 'Give the group a name, or remove it.',
  groupTwice: 'Two groups have this name. Give each its own.',
  groupRenamed:
    'Whoever chose a group that is renamed or removed keeps it and stands behind the others, until their line is corrected.',
  submitter: 'Submitted by',
  submitterHint: 'Printed above the list. May be empty.',
  listEarlier: 'List those who still stand on an earlier version, apart',
  listEarlierHint: 'Without it they are not on the list; on the board you see them as before.',

  mails: 'Mails',

  decide: 'Deciding',

  keep: 'How long data is kept',
  eraseAfter: 'Erase contact data some days after the first delivery',
  eraseDays: 'Days after the first delivery',
  eraseHint:
    'Addresses, answers and what was not shown are erased then. The public line and the proof of each signature stay.',
  eraseWrong: 'A number of days from 1 to 3650.',
}
