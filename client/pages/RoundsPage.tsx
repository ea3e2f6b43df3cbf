/** The rounds of a statement, newest first, and circulating the next version. */
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { listRounds, type RoundRow } from '../../shared/contract/rounds.ts'
import { listVersions, seeStatement } from '../../shared/contract/statements.ts'
import { useAnswer } from '../data.ts'
import { Button, ButtonLink } from '../parts/Button.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { ScreenHead } from '../parts/ScreenHead.tsx'
import { words } from '../words.ts'
import { may, useCoalitionOf } from './coalition.ts'
import { CirculateDialog } from './rounds/CirculateDialog.tsx'
import { Closes } from './rounds/StandingLine.tsx'

export function RoundsPage() {
  const { id } = useParams<{ id: string }>()
  const statement = useAnswer(seeStatement, { statement: id })
  const rounds = useAnswer(listRounds, { statement: id })
  const versions = useAnswer(listVersions, { statement: id }).data?.versions ?? []
  const here = useCoalitionOf(statement.data?.coalition.id)
  const [circulating, setCirculating] = useState(false)
  const manages = may(here, 'rounds.manage')
  const isFree =
    statement.data?.archivedAt === null && rounds.data?.rounds.every(({ state }) => state === 'closed')
  return (
    <Screen
      title={words.rounds.title}
      coalition={here ?? undefined}
      trail={[{ says: statement.data?.title ?? '', to: `/statements/${id}` }]}
    >
      <ScreenHead title={words.rounds.title} lead={words.rounds.hint}>
        <div className="buttons">
          <ButtonLink to={`/statements/${id}/versions`}>{words.screen.versions}</ButtonLink>
          {manages && isFree && versions.length > 0 && (
            <Button look="primary" onClick={() => setCirculating(true)}>
              {words.rounds.circulate.next}
            </Button>
          )}
        </div>
      </ScreenHead>
      <Loaded answer={rounds}>
        {data =>
          data.rounds.length === 0 ? (
            <Empty
              title={words.rounds.none}
              hint={manages ? words.rounds.noneHint : words.rounds.noneReader}
            />
          ) : (
            <RoundList rounds={data.rounds} />
          )
        }
      </Loaded>
      {circulating && here && (
        <CirculateDialog
          statement={id}
          versions={versions}
          here={here}
          onLeave={() => setCirculating(false)}
        />
      )}
    </Screen>
  )
}

function RoundList({ rounds }: { rounds: readonly RoundRow[] }) {
  return (
    <ol className="things">
      {rounds.map(round => (
        <li key={round.id}>
          <Link href={`/statements/${round.statement}/rounds/${round.id}`} className="thing">
            <span className="thing-name">{words.rounds.on(round.version.number)}</span>
            <span dir="auto">{round.question}</span>
            <span className="thing-says">
              <span>{words.rounds.answeredOf(round.answered, round.asked)}</span>
              <Closes round={round} />
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}
