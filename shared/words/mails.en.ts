/**
 * The words of every mail. What a letter is called, says, or who is behind it never stands in a mail ([SAFE-3]):
 * mails lie on other people's servers. The link leads to a page that says it.
 */
type Words = { subject: string; before: string; after: string }

const NOT_YOU = 'If this was not you, nothing needs to be done.'

export const MAIL_WORDS = {
  'sign-in': {
    subject: 'Your sign-in link',
    before: 'Open this page and press the button to sign in. The link works once, for twenty minutes.',
    after: NOT_YOU,
  },
  invitation: {
    subject: 'An invitation',
    before: 'You are invited to work on something together. This page says by whom, and for what:',
    after: 'Nothing happens until you press the button there. If you expected no invitation, leave it.',
  },
  'confirm-signature': {
    subject: 'Please confirm',
    before:
      'A form was filled in with this address. This page shows what it says, and asks you to confirm it:',
    after: 'Opening the page changes nothing. If this was not you, press “This wasn’t me” there.',
  },
  'signature-duplicate': {
    subject: 'Filled in once more',
    before:
      'A form was filled in again with this address. What you confirmed earlier still stands; it is here:',
    after: NOT_YOU,
  },
  'reconfirm-signature': {
    subject: 'Something changed: please look again',
    before: 'A text that you confirmed was changed since. This page shows what changed, and asks you again:',
    after: 'Until you press the button there, what you confirmed stays with the text as you saw it.',
  },
  'signature-accepted': {
    subject: 'Accepted',
    before: 'What you confirmed was accepted. You can see it, and take it back, on this page:',
    after: 'Keep this mail: the link in it is yours alone.',
  },
  'signature-declined': {
    subject: 'Not accepted',
    before: 'What you confirmed was looked at and not accepted. This page says how it stands:',
    after: 'If you think this is a mistake, write to whoever sent you the form.',
  },
  'signature-withdrawn': {
    subject: 'Taken back',
    before: 'What you confirmed earlier was taken back. This page says how it stands:',
    after: 'Copies that were handed over before still have it.',
  },
} as const satisfies Record<string, Words>
