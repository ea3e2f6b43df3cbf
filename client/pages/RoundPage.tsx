/** A round: what is asked, by when, of which text; one's own answer; and for those who may, the board. */
import { useParams } from 'wouter'
import { seeBoard, seeRound } from '../../shared/contract/rounds.ts'
import { type StatementRow, seeStatement } from '../../shared/contract/statements.ts'
import { useAnswer } from '../data.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { words } from '../words.ts'
import { type Here, may, useCoalitionOf } from './coalition.ts'
import { RoundActs } from './rounds/Acts.tsx'
import { AnswerTable } from './rounds/AnswerTable.tsx'
import { ContestedList } from './rounds/ContestedList.tsx'
import { GuestList } from './rounds/GuestList.tsx'
import { OwnAnswer, type SeenRound } from './rounds/OwnAnswer.tsx'
import { Question } from './rounds/Question.tsx'
import { ResponseTable } from './rounds/ResponseTable.tsx'
import { SinceLook } from './rounds/SinceLook.tsx'
import { StandingLine } from './rounds/StandingLine.tsx'

/** Milliseconds after which is asked again what others answered meanwhile. */
const AGAIN = 30_000

export function RoundPage() {
  const { id, round } = useParams<{ id: string; round: string }>()
  const statement = useAnswer(seeStatement, { statement: id })
  const answer = useAnswer(seeRound, { round }, AGAIN)
  const here = useCoalitionOf(statement.data?.coalition.id)
  const version = answer.data?.version.number
  return (
    <Screen
      title={version === undefined ? words.rounds.short : words.rounds.on(version)}
      coalition={here ?? undefined}
      trail={[
        { says: statement.data?.title ?? '', to: `/statements/${id}` },
        { says: words.rounds.title, to: `/statements/${id}/rounds` },
      ]}
    >
      <Loaded answer={answer}>
        {seen => (
          <Loaded answer={statement}>
            {of => (here ? <Round round={seen} statement={of} here={here} /> : null)}
          </Loaded>
        )}
      </Loaded>
    </Screen>
  )
}

function Round({ round, statement, here }: { round: SeenRound; statement: StatementRow; here: Here }) {
  const board = useAnswer(seeBoard, round.may.board ? { round: round.id } : null, AGAIN)
  return (
    <>
      <div className="section">
        <h1 dir="auto" lang={statement.language}>
          {round.version.title || words.letter.untitled}
        </h1>
        <StandingLine round={round} board={board.data} />
      </div>
      <SinceLook statement={statement} />
      <Question round={round} />
      <OwnAnswer
        round={round}
        organisation={here.organisation.name}
        unattributed={statement.unattributed}
        observes={!may(here, 'rounds.answer')}
      />
      {round.may.board && (
        <Loaded answer={board}>
          {data => (
            <>
              <AnswerTable board={data} unattributed={statement.unattributed} />
              <ContestedList board={data} statement={statement.id} />
              <ResponseTable round={round} undecided={data.undecided} />
              <GuestList round={round} board={data} here={here} />
              {round.may.manage && round.state !== 'closed' && (
                <RoundActs round={round} board={data} here={here} />
              )}
            </>
          )}
        </Loaded>
      )}
    </>
  )
}
