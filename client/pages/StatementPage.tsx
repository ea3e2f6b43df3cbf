/** A statement: the letter, live, with its outline, its margin, and who is here. */
import '../editor/editor.css'
import { type ReactNode, useCallback } from 'react'
import { whoAmI } from '../../shared/contract/people.ts'
import { seeStatement } from '../../shared/contract/statements.ts'
import { SCHEMA_VERSION } from '../../shared/statement/grammar.ts'
import { useAnswer } from '../data.ts'
import { Here } from '../editor/Here.tsx'
import { LetterDesk } from '../editor/LetterDesk.tsx'
import { PageLinks } from '../editor/PageLinks.tsx'
import { PlainLetter } from '../editor/PlainLetter.tsx'
import { SavedSign } from '../editor/SavedSign.tsx'
import { type Seen, type Session, useLive, usePresent } from '../editor/useLive.ts'
import { words } from '../editor/words.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { useCoalitionOf } from './coalition.ts'

export function StatementPage({ params }: { params: { id: string } }) {
  const answer = useAnswer(seeStatement, { statement: params.id })
  const person = useAnswer(whoAmI, {}).data?.person?.id
  const { refetch } = answer
  const refresh = useCallback(() => void refetch(), [refetch])
  return (
    <Loaded answer={answer} of="screen">
      {statement =>
        person && statement.schemaVersion === SCHEMA_VERSION ? (
          <LiveStatement key={statement.id} statement={statement} account={person} refresh={refresh} />
        ) : (
          <Framed statement={statement}>
            <PlainDesk statement={statement} why={words.unreadable.version} />
          </Framed>
        )
      }
    </Loaded>
  )
}

type LiveProps = { statement: Seen; account: string; refresh: () => void }

function LiveStatement({ statement, account, refresh }: LiveProps) {
  const session = useLive(statement, account, refresh)
  const present = usePresent(session?.awareness)
  const mayWrite = statement.may.write && session?.status.mayWrite !== false && !session?.status.over
  return (
    <Framed
      statement={statement}
      tools={
        session && (
          <>
            <SavedSign status={session.status} mayWrite={mayWrite} />
            <Here present={present} />
          </>
        )
      }
    >
      <Desk statement={statement} session={session} mayWrite={mayWrite} />
    </Framed>
  )
}

function Desk(props: { statement: Seen; session: Session | null; mayWrite: boolean }) {
  const { statement, session, mayWrite } = props
  if (!session) return <Waiting />
  if (session.status.over === 'removed')
    return <p className="problem letter-notice alone">{words.unreadable.removed}</p>
  if (session.status.over === 'outdated')
    return <PlainDesk statement={statement} why={words.unreadable.version} />
  return <LetterDesk statement={statement} session={session} mayWrite={mayWrite} />
}

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
