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
  'text-corrected': {
    subject: 'Something was corrected',
    before:
      'A text that you confirmed was corrected. This page shows what was corrected, and until when you can object:',
    after: 'If you agree, nothing needs to be done.',
  },
  'correction-proposed': {
    subject: 'Your agreement is asked for',
    before: 'Somebody proposed a change that needs a second person to agree. This page shows what it is:',
    after: 'Nothing is changed until you press a button there.',
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
  'invitation-to-sign': {
    subject: 'You are asked for an answer',
    before:
      'You are asked to look at a text, and to say whether you join it. No account is needed. It stands here:',
    after:
      'Opening the page changes nothing. The link is yours alone: please keep it, and do not pass it on.',
  },
  'sign-reminder': {
    subject: 'An answer is still open',
    before: 'You were asked whether you join a text, and there is no answer yet. It stands here:',
    after:
      'On that page you can also say that you do not join, or until when you need. The link is yours alone.',
  },
  'confirm-reminder': {
    subject: 'Please confirm',
    before:
      'A form was filled in with this address and is not confirmed yet. It counts only once it is, here:',
    after: 'Opening the page changes nothing. If this was not you, press “This wasn’t me” there.',
  },
  'message-waiting': {
    subject: 'A message waits for you',
    before: 'Somebody wrote to you about something you were asked for. The words stand on this page:',
    after: 'The link is yours alone: please do not pass it on.',
  },
  digest: {
    subject: 'Something waits for you',
    before: 'Since the last mail of this kind, something was said that concerns you. It stands here:',
    after: 'You can set there how often you are told.',
  },
  'round-opened': {
    subject: 'You are asked for an answer',
    before: 'A text was sent round, and your organisation is asked for an answer. This page says until when:',
    after: 'Until then an answer can be changed as often as you like.',
  },
  'round-reminder': {
    subject: 'An answer is still open',
    before: 'Your organisation was asked for an answer and has not given one yet. This page says until when:',
    after: 'This is the only reminder.',
  },
  'round-guest': {
    subject: 'You are asked for an answer',
    before: 'A text was sent round, and you are asked what your organisation says to it. It stands here:',
    after: 'No account is needed. The link is yours alone: please keep it, and do not pass it on.',
  },
  'round-guest-moved': {
    subject: 'There is another deadline',
    before:
      'The time until which you are asked for an answer was changed. This page says until when it is now:',
    after: 'What you said there stays. The link is yours alone: please do not pass it on.',
  },
  'round-guest-reminder': {
    subject: 'An answer is still open',
    before: 'You were asked what your organisation says to a text. There is no answer yet. It stands here:',
    after: 'This is the only reminder. The link is yours alone: please do not pass it on.',
  },
} as const satisfies Record<string, Words>

const count = (n: number, one: string, many: string) => (n === 1 ? one : `${n} ${many}`)

/** What a digest counts, by kind: how much, never what. */
export const DIGEST_WORDS = {
  mention: (n: number) => (n === 1 ? 'You were named once.' : `You were named ${n} times.`),
  comment: (n: number) => count(n, 'One new comment.', 'new comments.'),
  suggestion: (n: number) => count(n, 'One new suggestion.', 'new suggestions.'),
  decision: (n: number) => count(n, 'One decision on what you said.', 'decisions on what you said.'),
  round: (n: number) => count(n, 'One round was changed.', 'rounds were changed.'),
}

/** Before the link by which mails of this kind are ended. */
export const END_MAILS = 'To get no mails of this kind any more, open this page and press its button:'

/** Before what coordinators add to a mail in their own words. */
export const ADDED = 'Whoever asks you adds:'
