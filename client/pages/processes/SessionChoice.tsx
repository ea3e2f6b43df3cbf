/** Which session a statement is for: chosen when it is started, and told and changed at its head. */
import { useState } from 'react'
import { Link } from 'wouter'
import { listProcesses } from '../../../shared/contract/processes.ts'
import { changeStatement, type StatementRow } from '../../../shared/contract/statements.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Select } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { sayDays } from './days.ts'

const says = words.processes.statement

/** The sessions of a coalition's processes, the latest first. */
function useSessions(coalition: string) {
  const processes = useAnswer(listProcesses, { coalition }).data?.processes ?? []
  return processes
    .flatMap(process => process.sessions.map(session => ({ process, session })))
    .sort((a, b) => (a.session.firstDay < b.session.firstDay ? 1 : -1))
}

/** Not shown where no session can be chosen. @param value null for no session */
export function SessionSelect({
  coalition,
  value,
  onChoice,
}: {
  coalition: string
  value: string | null
  onChoice: (session: string | null) => void
}) {
  const sessions = useSessions(coalition).filter(
    ({ process, session }) => process.archivedAt === null || session.id === value,
  )
  if (sessions.length === 0) return null
  return (
    <Select
      label={says.label}
      hint={says.hint}
      value={value ?? ''}
      choices={[
        { value: '', says: says.none },
        ...sessions.map(({ process, session }) => ({
          value: session.id,
          says: says.of(session.name, process.shortName || process.name),
        })),
      ]}
      onChoice={session => onChoice(session === '' ? null : session)}
    />
  )
}

type Seen = Pick<StatementRow, 'id' | 'session'> & {
  coalition: { id: string; slug: string }
  may: { write: boolean }
}

/** One line at the head of a statement: its session, and for whoever writes it, another one. */
export function SessionLine({ statement }: { statement: Seen }) {
  const { coalition, session, may } = statement
  const [choosing, setChoosing] = useState(false)
  const sessions = useSessions(coalition.id)
  const own = sessions.find(one => one.session.id === session)
  if (sessions.length === 0 || (!own && !may.write)) return null
  return (
    <>
      <div className="sub session-line">
        {own && (
          <>
            {says.for}{' '}
            <Link href={`/c/${coalition.slug}/processes/${own.process.id}`}>
              <bdi>{says.of(own.session.name, own.process.shortName || own.process.name)}</bdi>
            </Link>
            , {sayDays(own.session.firstDay, own.session.lastDay)}{' '}
          </>
        )}
        {may.write && (
          <Button look="quiet" onClick={() => setChoosing(true)}>
            {own ? says.change : says.choose}
          </Button>
        )}
      </div>
      {choosing && <ChoiceDialog statement={statement} onLeave={() => setChoosing(false)} />}
    </>
  )
}

function ChoiceDialog({ statement, onLeave }: { statement: Seen; onLeave: () => void }) {
  const [session, setSession] = useState(statement.session)
  const say = useSay()
  const change = useAct(changeStatement, () => {
    say(says.saved)
    onLeave()
  })
  return (
    <Dialog
      title={says.title}
      onLeave={onLeave}
      error={change.error}
      act={{
        says: says.act,
        busy: change.isPending,
        onAct: () => change.mutate({ statement: statement.id, session }),
      }}
    >
      <SessionSelect coalition={statement.coalition.id} value={session} onChoice={setSession} />
    </Dialog>
  )
}
