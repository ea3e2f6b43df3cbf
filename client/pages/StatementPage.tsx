/** A statement: the letter, live, with its outline, its margin, and who is here. */
import '../editor/editor.css'
import { type UseQueryResult, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import { seeCiting } from '../../shared/contract/citations.ts'
import { whoAmI } from '../../shared/contract/people.ts'
import { seeStatement } from '../../shared/contract/statements.ts'
import { SCHEMA_VERSION } from '../../shared/statement/grammar.ts'
import { asRefusal } from '../api.ts'
import { keyOf, useAnswer } from '../data.ts'
import { WorksOn } from '../editor/citations/WorksOn.tsx'
import { Here } from '../editor/Here.tsx'
import { LetterDesk } from '../editor/LetterDesk.tsx'
import { ForgottenAt, ForgottenHere } from '../editor/own/NotThere.tsx'
import { RefusedEdits } from '../editor/own/RefusedEdits.tsx'
import { words as ownText } from '../editor/own/words.ts'
import { PageLinks } from '../editor/PageLinks.tsx'
import { PlainLetter } from '../editor/PlainLetter.tsx'
import { SavedSign, type Sign } from '../editor/SavedSign.tsx'
import { type Seen, type Session, useLive, usePresent } from '../editor/useLive.ts'
import { words } from '../editor/words.ts'
import { Button } from '../parts/Button.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { AttributionNote } from './AttributionNote.tsx'
import { useCoalitionOf } from './coalition.ts'
import { SessionLine } from './processes/SessionChoice.tsx'
import { RoundNotice } from './rounds/RoundNotice.tsx'
import { SinceLook } from './rounds/SinceLook.tsx'
import { useOpenRound } from './rounds/useOpenRound.ts'
import { LengthSign } from './translations/LengthSign.tsx'

export function StatementPage({ params }: { params: { id: string } }) {
  const answer = useAnswer(seeStatement, { statement: params.id })
  const person = useAnswer(whoAmI, {}).data?.person?.id
  const { refetch } = answer
  const client = useQueryClient()
  const refresh = useCallback(async () => {
    void client.invalidateQueries({ queryKey: keyOf(seeCiting, { statement: params.id }) })
    await refetch()
  }, [refetch, client, params.id])
  const again = useCallback(async () => (await refetch()).isSuccess, [refetch])
  if (person && isMissing(answer))
    return <ForgottenAt statement={params.id} account={person} error={answer.error} onAgain={again} />
  return (
    <Loaded answer={answer} of="screen">
      {statement =>
        person && statement.schemaVersion === SCHEMA_VERSION ? (
          <LiveStatement key={statement.id} statement={statement} account={person} {...{ refresh, again }} />
        ) : (
          <Framed statement={statement}>
            <PlainDesk statement={statement} why={words.unreadable.version} />
          </Framed>
        )
      }
    </Loaded>
  )
}

/** Also while the server is asked once more: what is shown then stays. */
function isMissing({ data, error, errorUpdateCount }: UseQueryResult): boolean {
  if (data !== undefined) return false
  return error === null ? errorUpdateCount > 0 : asRefusal(error).code === 'not-found'
}

type LiveProps = {
  statement: Seen
  account: string
  refresh: () => Promise<void>
  /** As `refresh`, and tells whether the statement is there. */
  again: () => Promise<boolean>
}

function LiveStatement({ statement, account, refresh, again }: LiveProps) {
  const session = useLive(statement, account, refresh)
  const present = usePresent(session?.awareness)
  const [suggested, setSuggested] = useState<Sign | null>(null)
  const mayWrite = statement.may.write && session?.status.mayWrite !== false && !session?.status.over
  if (session?.status.over === 'not-there-now')
    return <ForgottenHere session={session} about={statement} onAgain={again} />
  return (
    <Framed
      statement={statement}
      tools={
        session && (
          <>
            <LengthSign statement={statement} doc={session.doc} mayWrite={mayWrite} />
            <SavedSign status={session.status} mayWrite={mayWrite} suggested={suggested} />
            <Here present={present} />
          </>
        )
      }
    >
      <Desk {...{ statement, session, mayWrite }} onSuggested={setSuggested} />
    </Framed>
  )
}

type DeskProps = {
  statement: Seen
  session: Session | null
  mayWrite: boolean
  onSuggested: (sign: Sign | null) => void
}

function Desk({ statement, session, mayWrite, onSuggested }: DeskProps) {
  const round = useOpenRound(statement)
  const [speaks, setSpeaks] = useState(true)
  if (!session) return <Waiting />
  if (session.status.over === 'removed')
    return <p className="problem letter-notice alone">{words.unreadable.removed}</p>
  if (session.status.over === 'somebody-else') return <SomebodyElse />
  if (session.status.over === 'outdated')
    return <PlainDesk statement={statement} why={words.unreadable.version} />
  const inRound = round?.may.answer && speaks ? round.id : undefined
  return (
    <>
      <div className="before-letter">
        <SessionLine statement={statement} />
        <WorksOn statement={statement} />
        <AttributionNote attributed={statement.attributed} />
        <RefusedEdits statement={statement} />
        <SinceLook statement={statement} unfolded={matchMedia('(max-width: 56rem)').matches ? 0 : 2} />
        {round && <RoundNotice round={round} speaks={speaks} onSpeak={setSpeaks} />}
      </div>
      <LetterDesk {...{ statement, session, mayWrite, onSuggested }} round={inRound} />
    </>
  )
}

/** Nothing that one account wrote is shown under another. */
const SomebodyElse = () => (
  <div className="problem letter-notice alone" role="alert">
    <p>{ownText.somebodyElse.text}</p>
    <Button onClick={() => window.location.reload()}>{ownText.somebodyElse.reload}</Button>
  </div>
)

const Waiting = () => (
  <div className="letter-desk">
    <div className="letter-column">
      <div className="paper letter-paper">
        <Skeleton of="letter" />
      </div>
    </div>
  </div>
)

const PlainDesk = ({ statement, why }: { statement: Seen; why: string }) => (
  <div className="letter-desk">
    <div className="letter-column">
      <PlainLetter statement={statement.id} why={why} />
    </div>
  </div>
)

type FrameProps = { statement: Seen; tools?: ReactNode; children: ReactNode }

function Framed({ statement, tools, children }: FrameProps) {
  const coalition = useCoalitionOf(statement.coalition.id)
  return (
    <Screen
      title={statement.title || words.title.untitled}
      coalition={coalition ?? undefined}
      room="letter"
      tools={
        <>
          {tools}
          <PageLinks statement={statement} />
        </>
      }
    >
      {children}
    </Screen>
  )
}
