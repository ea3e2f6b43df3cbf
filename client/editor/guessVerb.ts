import { VERBS, type Verb } from '../../shared/ask.ts'

/** The verb an English demand begins with, or holds first; "amend" where it names none. Only a first choice. */
export function guessVerb(wording: string): Verb {
  const found = VERBS.map(verb => ({ verb, at: wording.search(new RegExp(`\\b${stem(verb)}`, 'i')) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
  return found[0]?.verb ?? 'amend'
}

/** "Deleting" and "deletion" are of "delete". */
const stem = (verb: string) => (verb.endsWith('e') ? verb.slice(0, -1) : verb)
