/** Why two names may be the same, for the person who decides. */
import type { Nearness } from '../nearNames.ts'

export const nearWords: Record<Nearness['why'] | 'address' | 'organisation', string> = {
  same: 'the same name',
  order: 'the same words in another order',
  acronym: 'one is the acronym of the other',
  spelling: 'spelled almost alike',
  within: 'one name holds the other',
  words: 'many words in common',
  address: 'the same mail address',
  organisation: 'the same organisation of the register',
}
