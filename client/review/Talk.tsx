/** The comments of a thread, its state, and what can be done with it. */
import { type ReactNode, useState } from 'react'
import { reopenThread, settleThread, type ThreadRow } from '../../shared/contract/reviews.ts'
import { randomId } from '../editor/blockId.ts'
import { Button } from '../parts/Button.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Time } from '../parts/Time.tsx'
import { CommentLine } from './CommentLine.tsx'
import { Composer } from './Composer.tsx'
import { useDesk } from './desk.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { whoSays } from './Said.tsx'
import type { Unsent } from './saying.ts'
import { useDecision } from './useReview.ts'
import { words } from './words.ts'

export type Rights = { write: boolean; decide: boolean }
type Props = { thread: ThreadRow; unsent: readonly Unsent[]; may: Rights; children?: ReactNode }

/**
 * @param unsent what of this thread is not on the server yet
 * @param children more that can be done here
 */
export function Talk({ thread, unsent, may, children }: Props) {
  const { store } = useDesk()
  const { id: of, comments } = thread
  return (
    <div className="talk">
      <ol className="comments">
        {comments.map(comment => (
          <CommentLine
            key={comment.id}
            thread={of}
            comment={comment}
            unsent={unsent.find(({ saying }) => saying.comment === comment.id)}
            mayWrite={may.write}
          />
        ))}
      </ol>
      {thread.state.state === 'settled' && <Settled state={thread.state} />}
      {may.write && (
        <Composer
          draft={of}
          label={words.compose.answer}
          placeholder={words.compose.answerPlaceholder}
          act={words.compose.sendAnswer}
          onSend={(words, mentions) =>
            store.say({ act: 'reply', thread: of, comment: randomId(16), words, mentions }, Date.now())
          }
        />
      )}
      <div className="card-acts">
        <TalkActs thread={thread} may={may} isKept={unsent.length === 0} />
        {children}
      </div>
    </div>
  )
}

function Settled({ state }: { state: Extract<ThreadRow['state'], { state: 'settled' }> }) {
  return (
    <div className="settled">
      <p className="comment-head">
        <b className="who" dir="auto">
          {words.thread.settledBy(whoSays(state.by))}
        </b>
        <Time at={state.at} />
      </p>
      <p className="said" dir="auto">
        {state.disposition && <b>{words.dispositions[state.disposition]}: </b>}
        {state.reason}
      </p>
    </div>
  )
}

/** Settling and reopening, by those who decide and by whoever began it. */
function TalkActs({ thread, may, isKept }: { thread: ThreadRow; may: Rights; isKept: boolean }): ReactNode {
  const { store } = useDesk()
  const [settling, setSettling] = useState(false)
  const settle = useDecision(
    store,
    settleThread,
    row => [row],
    () => setSettling(false),
  )
  const reopen = useDecision(store, reopenThread, row => [row])
  const mine = thread.comments[0]?.mine === true
  if (!isKept || !(may.decide || (may.write && mine))) return null
  if (thread.state.state === 'settled')
    return (
      <>
        <Button
          look="quiet"
          data-key="settle"
          busy={reopen.isPending}
          onClick={() => reopen.mutate({ thread: thread.id })}
        >
          {words.thread.reopen}
        </Button>
        {reopen.error && <Problem error={reopen.error} />}
      </>
    )
  return (
    <>
      <Button look="quiet" data-key="settle" onClick={() => setSettling(true)}>
        {words.thread.settle}
      </Button>
      {settling && (
        <ReasonDialog
          title={words.settle.title}
          hint={words.settle.reasonHint}
          act={words.settle.act}
          disposed={thread.round !== null && may.decide}
          busy={settle.isPending}
          error={settle.error}
          onLeave={() => setSettling(false)}
          onAct={(reason, disposition) => settle.mutate({ thread: thread.id, reason, disposition })}
        />
      )}
    </>
  )
}
