/** What is decided about when a row of the table is: the thread of a comment, or a suggestion. Pure. */
import type { seeReview } from '../../../shared/contract/reviews.ts'
import type { seeTable } from '../../../shared/contract/rounds.ts'
import type { Reply } from '../../../shared/contract/route.ts'

type Review = Reply<typeof seeReview>
type Row = Reply<typeof seeTable>['rows'][number]

export type Matter = {
  kind: 'thread' | 'suggestion'
  id: string
  /** Whether it has a disposition that ends it. What was put off can still be decided. */
  decided: boolean
  /** Whether the decision can be taken back here. */
  undoable: boolean
  /** Its number of change as it is shown, so that nothing amended meanwhile is accepted unseen. */
  seen: number
  /** How many comments get the same disposition. */
  comments: number
}

/** The matter of a row; undefined while the review that is known does not have it yet. */
export function matterOf(
  { what, id, disposition }: Row,
  { threads, suggestions }: Review,
): Matter | undefined {
  const decided = disposition !== null && disposition !== 'deferred'
  if (what === 'suggestion') {
    const found = suggestions.find(suggestion => suggestion.id === id)
    if (!found) return undefined
    const { undoable, changed: seen } = found
    return { kind: 'suggestion', id, decided, undoable, seen, comments: 1 }
  }
  const thread = threads.find(({ comments }) => comments.some(comment => comment.id === id))
  if (!thread) return undefined
  const comments = thread.comments.filter(({ removed }) => !removed).length
  const settled = disposition !== null
  return {
    kind: 'thread',
    id: thread.id,
    decided: settled,
    undoable: settled,
    seen: thread.changed,
    comments,
  }
}
