import type { SuggestionRow } from '../../shared/contract/reviews.ts'
import type { Change } from '../../shared/suggestion/change.ts'

/**
 * The changes of a suggestion as a reply brings them. The server judged them against the schema when it took them,
 * so that only their type is named here; the contract's own type is any object, which no narrower check would fit.
 */
export const changesOf = ({ changes }: Pick<SuggestionRow, 'changes'>): readonly Change[] =>
  changes as unknown as readonly Change[]
