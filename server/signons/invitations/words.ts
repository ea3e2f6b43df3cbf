/** What coordinators add to the mails of a sign-on, in their own words [SAFE-3]. */
import { unmailable } from '../../../shared/mayMail.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Signon } from '../../../shared/signon.ts'
import { isPublic } from '../../../shared/signonTerms.ts'
import type { FrozenVersion } from '../../statements/versions.ts'

type Worded = 'invitationText' | 'reminderText'

const NAMED: Readonly<Record<Worded, string>> = {
  invitationText: 'The text for invitations',
  reminderText: 'The text for reminders',
}

/**
 * Refuses with `bad-input` words that may not be mailed, and says which.
 * @param version the current one: its title and its words stay out of mails until they are public
 */
export function mustBeMailable(
  signon: Signon,
  version: FrozenVersion,
  which: readonly Worded[],
  now: number,
): void {
  for (const text of which) {
    const found = flawIn(signon, version, text, now)
    if (found) refuse('bad-input', `${NAMED[text]} ${REASONS[found.why](found.words)}`)
  }
}

/** The words to add to a mail; none where they may not be mailed any more, because the text moved on. */
export const wordsFor = (signon: Signon, version: FrozenVersion, which: Worded, now: number): string =>
  flawIn(signon, version, which, now) === null ? signon.terms[which] : ''

const REASONS = {
  'web-address': (words: string) =>
    `holds “${words}”, which mail programs make a link of. The mail has its own link; leave this one out.`,
  title: (words: string) =>
    `holds “${words}”, what the letter is called. Until it is public, mails must not say so; word it otherwise.`,
  letter: (words: string) =>
    `holds “${words}”, which stands so in the letter. Until it is public, mails must not quote it; word it otherwise.`,
}

function flawIn(signon: Signon, { title, body }: FrozenVersion, which: Worded, now: number) {
  const text = signon.terms[which]
  return text === '' ? null : unmailable(text, isPublic(signon, now) ? null : { title, body })
}
