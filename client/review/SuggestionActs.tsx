/** What can be done with a suggestion: by those who decide, and by whoever made it. */
import { type ReactNode, useState } from 'react'
import {
  type SuggestionRow,
  type ThreadRow,
  undoDecision,
  withdrawSuggestion,
} from '../../shared/contract/reviews.ts'
import { randomId } from '../editor/blockId.ts'
import { Button } from '../parts/Button.tsx'
import { Problem } from '../parts/Problem.tsx'
import { useSay } from '../parts/Toast.tsx'
import { Competing } from './Competing.tsx'
import { Composer } from './Composer.tsx'
import { Declining } from './Declining.tsx'
import { useDesk } from './desk.ts'
import type { PlacedSuggestion } from './drawnSuggestion.ts'
import { isOpen } from './filter.ts'
import type { Rights } from './Talk.tsx'
import { ThreeWay } from './ThreeWay.tsx'
import { useAccept } from './useAccept.ts'
import { useDecision } from './useReview.ts'
import { words } from './words.ts'

type Props = {
  suggestion: SuggestionRow
  stands: PlacedSuggestion
  threads: readonly ThreadRow[]
  competing: readonly SuggestionRow[]
  may: Rights
}

type Asking = 'declined' | 'deferred' | 'comparing' | 'competing' | 'discussing' | null

export function SuggestionActs(props: Props & { children: ReactNode }) {
  const { suggestion, stands, threads, competing, may, children } = props
  const [asking, setAsking] = useState<Asking>(null)
  const open = isOpen(suggestion)
  const leave = () => setAsking(null)
  return (
    <>
      <div className="card-acts">
        {open && may.decide && (
          <Accepting {...{ suggestion, stands }} onCompare={() => setAsking('comparing')} />
        )}
        {open && may.decide && (
          <>
            <Button look="quiet" onClick={() => setAsking('declined')}>
              {words.suggestion.decline}
            </Button>
            <Button look="quiet" onClick={() => setAsking('deferred')}>
              {words.suggestion.defer}
            </Button>
          </>
        )}
        {open && competing.length > 0 && (
          <Button look="quiet" onClick={() => setAsking('competing')}>
            {words.suggestion.sideBySide}
          </Button>
        )}
        <TakingBack {...{ suggestion, may }} />
        {may.write && threads.length === 0 && asking !== 'discussing' && (
          <Button look="quiet" onClick={() => setAsking('discussing')}>
            {words.suggestion.discuss}
          </Button>
        )}
        {children}
      </div>
      {asking === 'discussing' && <Discussing suggestion={suggestion.id} onLeave={leave} />}
      {(asking === 'declined' || asking === 'deferred') && (
        <Declining suggestions={[suggestion.id]} as={asking} onLeave={leave} />
      )}
      {asking === 'comparing' && <ThreeWay {...{ suggestion }} onLeave={leave} />}
      {asking === 'competing' && (
        <Competing suggestions={[suggestion, ...competing]} may={may} onLeave={leave} />
      )}
    </>
  )
}

/** Accepting what fits; what does not is looked at first. */
function Accepting({
  suggestion,
  stands: { standing },
  onCompare,
}: Pick<Props, 'suggestion' | 'stands'> & { onCompare: () => void }) {
  const accept = useAccept()
  const fits = standing === 'clean' || standing === 'moved' || standing === 'met'
  const { id, changed } = suggestion
  const take = (inPart: boolean) => accept.run([{ suggestion: id, seen: changed, inPart }])
  return (
    <>
      {fits && (
        <Button look="primary" data-key="accept" busy={accept.busy} onClick={() => take(false)}>
          {words.suggestion.accept}
        </Button>
      )}
      {!fits && standing !== 'gone' && (
        <Button data-key="accept" onClick={onCompare}>
          {words.suggestion.compare}
        </Button>
      )}
      {standing === 'part' && (
        <Button look="quiet" busy={accept.busy} onClick={() => take(true)}>
          {words.suggestion.acceptPart}
        </Button>
      )}
      {accept.error && <Problem error={accept.error} />}
    </>
  )
}

/** Withdrawing one's own, and undoing what was decided. */
function TakingBack({ suggestion: { id, mine, state, undoable }, may }: Pick<Props, 'suggestion' | 'may'>) {
  const { store } = useDesk()
  const say = useSay()
  const withdraw = useDecision(
    store,
    withdrawSuggestion,
    row => [row],
    () => say(words.suggestion.withdrawnSaid),
  )
  const undo = useDecision(
    store,
    undoDecision,
    row => [row],
    () => say(words.suggestion.undoneSaid),
  )
  const open = state.state === 'open' || state.state === 'deferred'
  const decided = state.state !== 'open' && state.state !== 'withdrawn'
  return (
    <>
      {open && mine && may.write && (
        <Button look="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate({ suggestion: id })}>
          {words.suggestion.withdraw}
        </Button>
      )}
      {decided && undoable && (
        <Button look="quiet" busy={undo.isPending} onClick={() => undo.mutate({ suggestion: id })}>
          {words.suggestion.undo}
        </Button>
      )}
      {(withdraw.error ?? undo.error) && <Problem error={withdraw.error ?? undo.error} />}
    </>
  )
}

function Discussing({ suggestion, onLeave }: { suggestion: string; onLeave: () => void }) {
  const { store } = useDesk()
  return (
    <Composer
      draft={`about ${suggestion}`}
      label={words.compose.label}
      placeholder={words.compose.placeholder}
      act={words.compose.send}
      focus
      onLeave={onLeave}
      onSend={(said, mentions) => {
        const ids = { thread: randomId(16), comment: randomId(16) }
        const on = { kind: 'suggestion', suggestion } as const
        store.say({ act: 'start', ...ids, on, words: said, mentions }, Date.now())
        onLeave()
      }}
    />
  )
}
