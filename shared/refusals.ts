/**
 * Every "no" the product says, as a code and a sentence a person can act on. Thrown anywhere with `refuse`,
 * turned into `{ code, message }` in one place (`server/http/problems.ts`).
 */
export const REFUSALS = {
  'bad-input': 'Something in what was sent cannot be used. Nothing was changed.',
  'not-signed-in': 'Please sign in first.',
  'not-found': 'There is nothing here, or it is not yours to see.',
  'not-allowed': 'Your role does not allow this. A coordinator can change roles.',
  'foreign-origin': 'This request came from another site and was not carried out.',
  'too-many': 'This was tried too often. Please wait a while and try again.',
  'too-large': 'This is larger than the server accepts.',
  'already-there': 'This is there already. Nothing was changed.',
  'link-used': 'This link was used already. Ask for a new one.',
  'link-expired': 'This link is no longer valid. Ask for a new one.',
  'last-coordinator': 'A coalition keeps at least one coordinator. Name another one first.',
  'mail-needed':
    'This server can be reached by others and has no mail set up (SMTP_URL), so nothing can be sent.',
  'nothing-to-freeze': 'There is no text to freeze yet.',
  'loose-note': 'A note reference points to a note that is not there. Mend it, then freeze.',
  'text-changed': 'The text changed since this page was opened. Read it again, then sign.',
  'window-not-open': 'Signing has not opened yet.',
  'window-closed': 'Signing has closed.',
  'signing-paused': 'Signing is paused for the moment. Please try again later.',
  'not-eligible': 'This letter is not open to signatures of this kind.',
  'already-accepted': 'This organisation is accepted already in this sign-on.',
  'wrong-state': 'This was decided already. Open it again to see how it stands.',
  'link-organisation-first': 'Say first which organisation of the register this is.',
  'authority-needed': 'Say first how it is known that this person may sign for the organisation.',
  'not-accredited': 'This organisation does not have the accreditation that this sign-on asks for.',
  'invited-only': 'This letter can be signed only by the personal link in an invitation.',
  'second-coordinator': 'Another coordinator has to agree to this, not the one who proposed it.',
  'too-late-to-object':
    'The time to object to this correction has passed. You can still withdraw, or sign the text as it is now.',
  'not-public-yet': 'This is not public yet, so it cannot be posted or sent out by this server.',
  'suggestion-amended': 'This suggestion was changed since you looked at it. Look at it again, then decide.',
  'does-not-fit': 'The text under this suggestion changed. Look at both, then take what fits or decline it.',
  'round-closed': 'This round is closed. What was said in it is kept.',
  'round-open': 'A round of this statement is still open.',
  'attribution-off': 'This coalition does not show which organisation wrote which words.',
  unattributed: 'This report is unattributed: nobody is shown who wrote which words.',
  'session-changed':
    'Somebody changed this session since you opened it. Nothing was changed now: open it again, then make your change.',
  'draft-changed': 'Somebody changed this draft since you opened it. Nothing was changed; look at it again.',
  'draft-in-use':
    'Something hangs on this draft: links to another draft, asks or letters. It stays; what can still be corrected is its numbers, levels, titles and words.',
  'evidence-changed':
    'The text, or where the ask is in it, changed since you opened this. Nothing was judged; look at it again.',
  'link-changed': 'Somebody changed this link since you saw it. Nothing was changed; look at it again.',
  'ask-changed': 'Somebody changed this ask since you opened it. Nothing was changed; look at it again.',
  'session-in-use': 'Statements belong to this session. Take them out of it first; nothing was removed.',
  'statement-archived': 'This was archived and can only be read.',
  'not-a-statement': 'This file is not a letter that can be read here.',
  'cannot-draw': 'This cannot be made as a PDF here. Choose another kind of file.',
  'try-again': 'The server could not do this just now. Nothing was changed; please try again.',
  'not-ready': 'The server is starting or stopping. Please try again in a moment.',
  internal: 'Something went wrong on the server. Nothing was changed; please try again.',
} as const

export type RefusalCode = keyof typeof REFUSALS

/** A "no" with its code. `message` is always a sentence for a person and never holds anybody's data. */
export class Refusal extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string = REFUSALS[code]) {
    super(message)
    this.name = 'Refusal'
    this.code = code
  }
}

/**
 * Refuses.
 * @param message says more than the code's own sentence, such as which field is wrong; still one plain sentence.
 */
export function refuse(code: RefusalCode, message?: string): never {
  throw new Refusal(code, message)
}
