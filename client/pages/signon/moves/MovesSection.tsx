/** What became of the text while it was signed: the correction that waits for agreement, what was moved, the answers. */
import { whoAmI } from '../../../../shared/contract/people.ts'
import type { Reply } from '../../../../shared/contract/route.ts'
import { agreeMove, listMoves, type MoveRow, takeBackMove } from '../../../../shared/contract/signonMoves.ts'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { useAct, useAnswer } from '../../../data.ts'
import { Button } from '../../../parts/Button.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { Deadline, Time } from '../../../parts/Time.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'
import { ComparedLink } from './ComparedLink.tsx'

/** Nothing is shown of a sign-on whose text never moved. */
export function MovesSection({ signon }: { signon: SignonRow }) {
  const answer = useAnswer(listMoves, { signon: signon.id }, 30_000)
  const { moves = [], answers = [] } = answer.data ?? {}
  if (moves.length === 0) return null
  const proposed = moves.find(({ state }) => state === 'proposed')
  const settled = moves.filter(({ state }) => state !== 'proposed')
  return (
    <section className="section" aria-labelledby="moves">
      <h2 id="moves">{words.signonsMoves.title}</h2>
      {proposed && <Proposal signon={signon} move={proposed} />}
      <ul className="things">
        {settled.map(move => (
          <li key={move.id} className="decision">
            <Settled signon={signon} move={move} />
          </li>
        ))}
      </ul>
      {answers.length > 0 && <Answers answers={answers} />}
    </section>
  )
}

function Proposal({ signon, move }: { signon: SignonRow; move: MoveRow }) {
  const says = words.signonsMoves
  const say = useSay()
  const me = useAnswer(whoAmI, {}).data?.person?.id
  const agree = useAct(agreeMove, reply => say(says.agreed(reply.to.number)))
  const takeBack = useAct(takeBackMove, () => say(says.takenBack))
  const on = { signon: signon.id, move: move.id }
  const own = move.proposedBy.id === me
  return (
    <div className="notice proposal">
      <h3>{says.proposal(move.from.number, move.to.number)}</h3>
      <p dir="auto">{move.reason}</p>
      <p className="thing-says">
        <span>
          {says.proposedBy(move.proposedBy.name)}, <Time at={move.proposedAt} />
        </span>
        <span>{says.concerns(move.concerns ?? 0)}</span>
        {move.objectUntil !== null && (
          <span>
            {says.objectUntil} <Deadline at={move.objectUntil} zone={signon.zone} />
          </span>
        )}
      </p>
      <p>
        <ComparedLink statement={signon.statement.id} from={move.from} to={move.to} />
      </p>
      {own && <p className="hint">{says.ownProposal}</p>}
      <div className="buttons">
        {!own && (
          <Button busy={agree.isPending} onClick={() => agree.mutate(on)}>
            {says.agree}
          </Button>
        )}
        <Button look="quiet" busy={takeBack.isPending} onClick={() => takeBack.mutate(on)}>
          {says.takeBack}
        </Button>
      </div>
      {agree.error && <Problem error={agree.error} />}
      {takeBack.error && <Problem error={takeBack.error} />}
    </div>
  )
}

function Settled({ signon, move }: { signon: SignonRow; move: MoveRow }) {
  const says = words.signonsMoves
  const { kind, from, to, state, proposedBy, agreedBy, settledAt, objectUntil } = move
  const made = state === 'made'
  return (
    <div className="entry">
      <p className="entry-name">
        {made ? says.made(kind, from.number, to.number) : says.notMade(from.number, to.number)}
      </p>
      <p className="thing-says">
        <span>
          {agreedBy ? says.agreedBy(proposedBy.name, agreedBy.name) : says.movedBy(proposedBy.name)}
          {settledAt !== null && (
            <>
              , <Time at={settledAt} />
            </>
          )}
        </span>
        {state === 'ended' && <span>{says.ended}</span>}
        {made && objectUntil !== null && (
          <span>
            {says.objectUntil} <Deadline at={objectUntil} zone={signon.zone} />
          </span>
        )}
        <ComparedLink statement={signon.statement.id} from={from} to={to} />
      </p>
      {move.reason !== '' && <p dir="auto">{move.reason}</p>}
    </div>
  )
}

function Answers({ answers }: { answers: Reply<typeof listMoves>['answers'] }) {
  const says = words.signonsMoves
  return (
    <details className="more">
      <summary>
        {says.answers} ({answers.length})
      </summary>
      <ul className="things">
        {answers.map(({ signature, name, what, number, said, at }) => (
          <li key={signature} className="decision">
            <div className="entry">
              <p className="entry-name" dir="auto">
                {name}
              </p>
              <p className="thing-says">
                <span>{says.answered[what](number)}</span>
                <Time at={at} />
              </p>
              {said !== '' && <p dir="auto">{said}</p>}
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
