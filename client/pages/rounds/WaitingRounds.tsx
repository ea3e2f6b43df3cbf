/** On the coalition's home: the rounds that wait for one's organisation, then the others that are not closed. */
import { Link } from 'wouter'
import { listOpenRounds } from '../../../shared/contract/rounds.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { useAnswer } from '../../data.ts'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { Closes } from './StandingLine.tsx'

const says = words.rounds.waiting

type Open = Reply<typeof listOpenRounds>['rounds'][number]

export function WaitingRounds({ here }: { here: Here }) {
  const rounds = useAnswer(listOpenRounds, { coalition: here.id }, 60_000).data?.rounds ?? []
  const waits = ({ asksOwn, answeredOwn, state }: Open) => asksOwn && !answeredOwn && state === 'open'
  const groups = [
    { title: says.title, rounds: rounds.filter(waits) },
    { title: says.open, rounds: rounds.filter(round => !waits(round)) },
  ]
  return groups
    .filter(group => group.rounds.length > 0)
    .map(group => (
      <section key={group.title} className="section" aria-label={group.title}>
        <h2>{group.title}</h2>
        <ul className="things">
          {group.rounds.map(round => (
            <li key={round.id}>
              <Line round={round} waits={waits(round)} />
            </li>
          ))}
        </ul>
      </section>
    ))
}

function Line({ round, waits }: { round: Open; waits: boolean }) {
  const { id, statement, version } = round
  return (
    <Link href={`/statements/${statement}/rounds/${id}`} className="thing">
      <span className="thing-line">
        {words.rounds.on(version.number)}: <bdi>{version.title || words.letter.untitled}</bdi>
      </span>
      <span className="thing-says">
        {waits && <strong>{says.answer}</strong>}
        {round.answeredOwn && <span>{says.answered}</span>}
        <span>{words.rounds.answeredOf(round.answered, round.asked)}</span>
        <Closes round={round} />
      </span>
    </Link>
  )
}
