/** What is typed at this moment, for what draws suggestions: it is drawn before it is said, and has no card yet. */
import type { SuggestionRow } from '../../shared/contract/reviews.ts'
import type { Change } from '../../shared/suggestion/change.ts'

/** Stands for the number of the change, until something has one. */
export const UNSAID = -1

/** A row for each suggestion, the same for the same changes. */
export const unsaidRows = (own: ReadonlyMap<string, readonly Change[]>): SuggestionRow[] =>
  [...own].map(([id, changes]) => {
    const known = ROWS.get(changes)
    if (known?.id === id) return known
    const row: SuggestionRow = {
      ...{ id, by: null, mine: true, changes: [...changes], why: '', round: null, version: null },
      ...{ state: { state: 'open' }, at: 0, changedAt: 0, undoable: false, changed: UNSAID },
    }
    ROWS.set(changes, row)
    return row
  })

const ROWS = new WeakMap<readonly Change[], SuggestionRow>()
