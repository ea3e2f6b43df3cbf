/** Where a round stands, in one line: how many answered what, and until when. */

import { ANSWERS, type Answer, type RoundRow, type seeBoard } from '../../../shared/contract/rounds.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { Deadline, Time } from '../../parts/Time.tsx'
import { fromNow } from '../../parts/zones.ts'
import { words } from '../../words.ts'

export type Board = Reply<typeof seeBoard>
export type Asked = Board['organisations'][number]

/** The answer of an organisation that counts; `silent` where there is none. */
export const standingOf = ({ answers: [newest] }: Asked): Answer | 'silent' => newest?.answer ?? 'silent'

/** "7 agree · 2 agree if … · 4 silent · closes Friday, 22 Jan 2027, 18:00 Zurich time (in 2 d 4 h)". */
export function StandingLine({ round, board }: { round: RoundRow; board: Board | undefined }) {
  const standings = board?.organisations.map(standingOf)
  const counted = ([...ANSWERS, 'silent'] as const)
    .map(standing => ({ standing, n: standings?.filter(one => one === standing).length ?? 0 }))
    .filter(({ n }) => n > 0)
  return (
    <p className="counts-line">
      {standings === undefined ? (
        <span>{words.rounds.answeredOf(round.answered, round.asked)}</span>
      ) : (
        counted.map(({ standing, n }) => <span key={standing}>{words.rounds.counts[standing](n)}</span>)
      )}
      <Closes round={round} />
    </p>
  )
}

/** Until when, in the zone of the round and in one's own. */
export function Closes({ round }: { round: RoundRow }) {
  const says = words.rounds.counts
  if (round.state === 'open')
    return (
      <span>
        {says.closes} <Deadline at={round.closesAt} zone={round.zone} /> (
        {fromNow(round.closesAt, Date.now())})
      </span>
    )
  if (round.state === 'closed' && round.closedWith)
    return <span>{words.rounds.over.closed(round.closedWith.number)}</span>
  return (
    <span>
      {says.deadline} <Time at={round.closesAt} />
    </span>
  )
}
