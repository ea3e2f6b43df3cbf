/** What an ask demands, and of what: as the register has it, else as its words say it. */

import { wordingOf } from '../ask.ts'
import { citationsInText } from '../cite/citations.ts'
import { unnumberedTargets } from '../cite/demandWords.ts'
import { verbOf } from '../cite/verbs.ts'
import type { AskChange } from './comparison.ts'

/** What somebody said of an ask: its verb and its targets as written. */
export type AskSays = { verb: string; targets: readonly string[] }

/** What a register holds of the asks of one letter, by their ids; asks it does not hold are read. */
export type AskRecords = ReadonlyMap<string, AskSays>

/**
 * How the demand itself changed. Words that stayed are only looked at where a register knows more than they say,
 * because a target that was corrected there changes no word.
 */
export function demandChange(
  old: { says: AskSays | undefined; text: string },
  now: { says: AskSays | undefined; text: string },
): Pick<AskChange, 'verb' | 'targets'> {
  const known = old.says !== undefined && now.says !== undefined
  if (!known && old.text === now.text) return {}
  // Read on both sides, or known on both: a reading beside a record would differ where nobody changed anything.
  const was = known ? old.says : readDemand(old.text)
  const is = known ? now.says : readDemand(now.text)
  if (was === undefined || is === undefined) return {}
  return {
    ...(was.verb !== is.verb && { verb: { old: was.verb, new: is.verb } }),
    ...(!sameTargets(was.targets, is.targets) && {
      targets: { old: [...was.targets], new: [...is.targets] },
    }),
  }
}

function readDemand(text: string): AskSays {
  const wording = wordingOf(text)
  const cited = citationsInText(wording).map(citation => citation.text)
  return {
    verb: verbOf(wording),
    targets: [...new Set(cited.length > 0 ? cited : unnumberedTargets(wording))],
  }
}

/** In whatever order, and however the blanks and the capitals stand. */
function sameTargets(one: readonly string[], other: readonly string[]): boolean {
  const plain = (targets: readonly string[]) =>
    targets
      .map(target => target.toLowerCase().replace(/\s+/g, ' ').trim())
      .sort()
      .join('\n')
  return plain(one) === plain(other)
}
