/** Declining or putting off suggestions, one or several, with a reason. */
import { declineSuggestions } from '../../shared/contract/reviews.ts'
import { useSay } from '../parts/Toast.tsx'
import { useDesk } from './desk.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { useDecision } from './useReview.ts'
import { words } from './words.ts'

export function Declining({
  suggestions,
  as,
  onLeave,
}: {
  suggestions: readonly string[]
  as: 'declined' | 'deferred'
  onLeave: () => void
}) {
  const { store, statement } = useDesk()
  const say = useSay()
  const n = suggestions.length
  const decline = useDecision(
    store,
    declineSuggestions,
    reply => reply.suggestions,
    () => {
      say(as === 'declined' ? words.suggestion.declinedSaid(n) : words.suggestion.deferredSaid(n))
      onLeave()
    },
  )
  return (
    <ReasonDialog
      title={as === 'declined' ? words.decide.decline(n) : words.decide.defer(n)}
      hint={as === 'declined' ? words.decide.reasonHint : words.decide.deferHint}
      act={as === 'declined' ? words.decide.actDecline : words.decide.actDefer}
      busy={decline.isPending}
      error={decline.error}
      onLeave={onLeave}
      onAct={reason => decline.mutate({ statement: statement.id, suggestions: [...suggestions], as, reason })}
    />
  )
}
