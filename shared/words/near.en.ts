/** Why two names may be the same, for the person who decides. */
import type { Cause } from '../duplicates.ts'

export const nearWords: Record<Cause, string> = {
  same: 'the same name',
  order: 'the same words in another order',
  acronym: 'one is the acronym of the other',
  spelling: 'spelled almost alike',
  within: 'one name holds the other',
  words: 'many words in common',
  'other-name': 'another name of it in the register',
  address: 'the same mail address',
  domain: 'the same mail domain',
  person: 'the same signatory',
  organisation: 'the same organisation of the register',
}
