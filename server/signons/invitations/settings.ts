/** What follows for mails from the settings of a sign-on, in the write that sets them. */
import type { Signon } from '../../../shared/signon.ts'
import type { TermsWish } from '../../../shared/signonTerms.ts'
import type { Ports, Tx } from '../../ports.ts'
import type { FrozenVersion } from '../../statements/versions.ts'
import { passOver } from './remind.ts'
import { mustBeMailable } from './words.ts'

/**
 * Judges the words that are set for mails [SAFE-3], and notes which scheduled reminders lie behind already.
 * Refuses with `bad-input` words that may not be mailed, and says which.
 * @param set the terms that were named; words that stand already are not judged anew
 * @param before the sign-on as it was, where it was there
 */
export async function mailsSet(
  tx: Tx,
  ports: Pick<Ports, 'clock'>,
  { signon, version }: { signon: Signon; version: FrozenVersion },
  set: TermsWish = {},
  before?: Signon,
): Promise<void> {
  const named = (['invitationText', 'reminderText'] as const).filter(text => set[text] !== undefined)
  mustBeMailable(signon, version, named, ports.clock.now())
  await passOver(tx, ports, signon, before)
}
