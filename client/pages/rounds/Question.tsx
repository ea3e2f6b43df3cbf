/** What a round asks, and the three texts it is about: the circulated one, the one as it stands, and the difference. */
import { Link } from 'wouter'
import { ButtonLink } from '../../parts/Button.tsx'
import { words } from '../../words.ts'
import type { SeenRound } from './OwnAnswer.tsx'

export function Question({ round }: { round: SeenRound }) {
  const { version, statement } = round
  const here = `/statements/${statement}`
  return (
    <section className="section" aria-labelledby="question">
      <h2 id="question">{words.rounds.question}</h2>
      <p className="asked">
        <bdi>{round.question}</bdi>
      </p>
      <nav className="buttons" aria-label={words.rounds.question}>
        <ButtonLink to={`${here}/versions/${version.id}`}>
          {words.rounds.circulatedVersion(version.number)}
        </ButtonLink>
        <ButtonLink to={here}>{round.may.answer ? words.rounds.comment : words.rounds.livingText}</ButtonLink>
        <ButtonLink to={`${here}/compare?old=${version.id}&new=live`}>
          {words.rounds.difference(version.number)}
        </ButtonLink>
      </nav>
      {round.may.answer && <p className="hint">{words.rounds.commentHint}</p>}
      <Over round={round} />
    </section>
  )
}

/** What came of a round that is over. */
function Over({ round: { state, version, closedWith, statement } }: { round: SeenRound }) {
  const says = words.rounds.over
  if (state === 'past-deadline') return <p className="notice">{says.past}</p>
  if (state !== 'closed' || closedWith === null) return null
  return (
    <p className="notice">
      <span>
        <Link href={`/statements/${statement}/versions/${closedWith.id}`}>
          {says.closed(closedWith.number)}
        </Link>{' '}
        {closedWith.hash === version.hash ? (
          says.same
        ) : (
          <Link href={`/statements/${statement}/compare?old=${version.id}&new=${closedWith.id}`}>
            {says.changed(version.number, closedWith.number)}
          </Link>
        )}
      </span>
    </p>
  )
}
