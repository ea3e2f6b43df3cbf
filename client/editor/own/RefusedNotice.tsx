/**
 * An edit that could not be shared is never silently gone ([LIVE-9]): it stays in the text here, beside the letter,
 * until its author copied or saved it and gives it up.
 */
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { readText } from '../../../shared/contract/statements.ts'
import { statementFileOf } from '../../../shared/formats/build.ts'
import { useAnswer } from '../../data.ts'
import { docOf } from '../../pages/docOf.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import type { Session } from '../useLive.ts'
import { KeepActs } from './KeepActs.tsx'
import { LetGo } from './LetGo.tsx'
import { type About, fileOf } from './ownFile.ts'
import { words } from './words.ts'

const BesideLetter = lazy(() => import('./BesideLetter.tsx').then(m => ({ default: m.BesideLetter })))

type Props = { session: Session; statement: About & { id: string } }

export function RefusedNotice({ session, statement }: Props) {
  const [isSafe, setSafe] = useState(false)
  const [compares, setCompares] = useState(false)
  const { why } = session.status
  const file = () => fileOf(statement, session.doc)
  return (
    <section className="problem letter-notice" role="alert">
      <div>
        <h2>{words.refused.title}</h2>
        <p>
          {words.refused.why[why ?? 'unsaid']} {words.refused.text}
        </p>
      </div>
      <div className="buttons">
        <Button look="primary" onClick={() => setCompares(true)}>
          {words.compare}
        </Button>
        <KeepActs file={file} onKept={() => setSafe(true)} />
        <LetGo
          says={words.refused.again}
          sure={isSafe ? null : words.refused.sure}
          onLetGo={session.startOver}
        />
      </div>
      {compares && <Comparing {...{ session, statement }} onLeave={() => setCompares(false)} />}
    </section>
  )
}

function Comparing({ session, statement, onLeave }: Props & { onLeave: () => void }) {
  const { data, error, refetch } = useAnswer(readText, { statement: statement.id })
  // What was asked for a while ago says nothing of the letter as it is now.
  useEffect(() => void refetch(), [refetch])
  const letter = useMemo(() => data && statementFileOf(data, docOf(data.body)), [data])
  const [mine] = useState(() => fileOf(statement, session.doc))
  return (
    <Dialog title={words.title} onLeave={onLeave} wide>
      {error ? (
        <Problem error={error} />
      ) : (
        <Suspense fallback={<Skeleton of="letter" />}>
          {letter ? <BesideLetter letter={letter} mine={mine} /> : <Skeleton of="letter" />}
        </Suspense>
      )}
    </Dialog>
  )
}
