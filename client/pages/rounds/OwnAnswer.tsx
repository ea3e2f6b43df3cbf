/** What one's own organisation answered, with everything it answered before, and the form until the deadline. */

import type { Answer, seeRound } from '../../../shared/contract/rounds.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { Time } from '../../parts/Time.tsx'
import { words } from '../../words.ts'
import { AnswerForm } from './AnswerForm.tsx'

const says = words.rounds.answer

export type SeenRound = Reply<typeof seeRound>
export type Given = SeenRound['own'][number]

export function OwnAnswer({
  round,
  organisation,
  unattributed,
  observes,
}: {
  round: SeenRound
  organisation: string
  unattributed: boolean
  /** The person may only read; others of the organisation answer. */
  observes: boolean
}) {
  const [newest, ...earlier] = round.own
  if (!round.asksOwn) return <p className="hint">{says.notAsked}</p>
  return (
    <section className="section" id="answer" aria-labelledby="own-answer">
      <h2 id="own-answer" dir="auto">
        {says.own(organisation)}
      </h2>
      {newest ? (
        <div className="own-answer">
          <GivenAnswer given={newest} />
          {round.state === 'open' && <p className="hint">{says.counts}</p>}
        </div>
      ) : (
        <p className="hint">{round.state === 'open' ? says.none : says.noneClosed}</p>
      )}
      {earlier.length > 0 && <Earlier answers={earlier} />}
      {unattributed && round.may.answer && <p className="notice">{says.unattributed}</p>}
      {round.may.answer && !newest && <AnswerForm round={round.id} newest={undefined} />}
      {round.may.answer && newest && (
        <details className="more">
          <summary>{says.changeTo}</summary>
          <AnswerForm round={round.id} newest={newest} />
        </details>
      )}
      {round.state === 'open' && observes && <p className="hint">{says.observer}</p>}
    </section>
  )
}

/** Folded, for what counts stands above; nothing that was answered is lost. [ROUND-1] */
export function Earlier({ answers }: { answers: readonly Given[] }) {
  return (
    <details className="more">
      <summary>{says.earlier(answers.length)}</summary>
      <ol className="things">
        {answers.map(given => (
          <li key={given.at}>
            <GivenAnswer given={given} />
          </li>
        ))}
      </ol>
    </details>
  )
}

/** One answer: what, on which condition, by whom and when. */
function GivenAnswer({ given }: { given: Given }) {
  const { by, at } = given
  return (
    <div className="given">
      <p className="given-answer">
        <AnswerSays given={given} own />
      </p>
      {given.words !== '' && <p dir="auto">{given.words}</p>}
      <p className="thing-says">
        {by && (
          <span dir="auto">
            {says.by(by.name, by.organisation)}
            {by.guest && ` (${says.byLink})`}
          </span>
        )}
        <Time at={at} />
      </p>
    </div>
  )
}

/** "Need until 1 Feb 2027". A sign stands before it, so that nothing depends on colour. */
export function AnswerSays({
  given: { answer, until },
  own = false,
}: {
  given: Pick<Given, 'answer' | 'until'>
  own?: boolean
}) {
  const said = until === null ? (own ? says.says : says.of)[answer] : says.needs(sayDay(until), own)
  return (
    <span className={`answer-says ${answer}`}>
      <span aria-hidden="true">{SIGN[answer]}</span> {said}
    </span>
  )
}

const SIGN: Record<Answer, string> = { agree: '✓', 'agree-if': '≈', 'cannot-join': '✕', 'need-until': '◷' }

/** A day such as `2027-02-01`, which is the same in every zone. */
export const sayDay = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(Date.parse(day))
