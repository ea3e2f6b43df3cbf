/** One comment of a thread, and what its author can do with it. */
import { useState } from 'react'
import type { ThreadRow } from '../../shared/contract/reviews.ts'
import { Button } from '../parts/Button.tsx'
import { Time } from '../parts/Time.tsx'
import { useSay } from '../parts/Toast.tsx'
import { Composer } from './Composer.tsx'
import { useDesk } from './desk.ts'
import { SaidWords, WhoSaid } from './Said.tsx'
import type { Mention, Unsent } from './saying.ts'
import { words } from './words.ts'

type Comment = ThreadRow['comments'][number]

type Props = { thread: string; comment: Comment; unsent: Unsent | undefined; mayWrite: boolean }

export function CommentLine({ thread, comment, unsent, mayWrite }: Props) {
  const { store } = useDesk()
  const [editing, setEditing] = useState(false)
  const say = useSay()
  const said = { thread, comment: comment.id }
  const save = (words: string, mentions: readonly Mention[]) => {
    store.say({ act: 'edit', ...said, words, mentions }, Date.now())
    setEditing(false)
  }
  const remove = () => {
    store.say({ act: 'remove', ...said }, Date.now())
    say(words.thread.removedSaid)
  }
  return (
    <li className="comment">
      <p className="comment-head">
        <WhoSaid by={comment.by} mine={comment.mine} />
        <Time at={comment.at} />
        {comment.editedAt !== null && !comment.removed && <span className="of">{words.thread.edited}</span>}
      </p>
      {editing ? (
        <Composer
          draft={`edit ${comment.id}`}
          label={words.compose.editing}
          placeholder=""
          act={words.compose.save}
          first={comment}
          focus
          onSend={save}
          onLeave={() => setEditing(false)}
        />
      ) : (
        <CommentWords comment={comment} />
      )}
      {unsent && <UnsentSign unsent={unsent} />}
      {comment.mine && mayWrite && !comment.removed && !editing && !unsent && (
        <div className="comment-acts">
          <Button look="quiet" onClick={() => setEditing(true)}>
            {words.thread.edit}
          </Button>
          <Button look="quiet" onClick={remove}>
            {words.thread.remove}
          </Button>
        </div>
      )}
    </li>
  )
}

const CommentWords = ({ comment }: { comment: Comment }) =>
  comment.removed ? (
    <p className="said removed">{words.thread.removed}</p>
  ) : (
    <p className="said" dir="auto">
      <SaidWords text={comment.words} mentions={comment.mentions} />
    </p>
  )

/** What was said and is not on the server: that it is on its way, or why it was refused and what can be done. */
function UnsentSign({ unsent }: { unsent: Unsent }) {
  const { store } = useDesk()
  const { stands } = unsent
  if (typeof stands === 'string') return <p className="unsent">{words.unsent[stands]}</p>
  return (
    <div className="unsent refused" role="alert">
      <p>
        {words.unsent.refused} {stands.refused}
      </p>
      <div className="comment-acts">
        <Button look="quiet" onClick={() => store.again(unsent)}>
          {words.unsent.again}
        </Button>
        <Button look="quiet" onClick={() => store.discard(unsent)}>
          {words.unsent.discard}
        </Button>
      </div>
    </div>
  )
}
