/** A process: its sessions, what is due for each, and the statements that are for it. */
import { useState } from 'react'
import { useParams } from 'wouter'
import {
  changeProcess,
  listProcesses,
  type ProcessRow,
  type SessionRow,
} from '../../../shared/contract/processes.ts'
import { standingOf } from '../../../shared/process.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Problem } from '../../parts/Problem.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { type Here, may, useCoalition } from '../coalition.ts'
import { DraftsSection } from '../instrument/DraftsSection.tsx'
import { NothingHere } from '../NothingHere.tsx'
import { ProcessDialog } from './ProcessDialog.tsx'
import { SessionDialog } from './SessionDialog.tsx'
import { SessionSection } from './SessionSection.tsx'

const says = words.processes

export function ProcessPage() {
  const here = useCoalition()
  const { id } = useParams<{ id: string }>()
  const answer = useAnswer(listProcesses, here ? { coalition: here.id } : null)
  if (!here) return <NothingHere />
  return (
    <Loaded answer={answer} of="screen">
      {({ processes, now }) => {
        const process = processes.find(one => one.id === id)
        return process ? <Process here={here} process={process} now={now} /> : <NothingHere />
      }}
    </Loaded>
  )
}

type Props = { here: Here; process: ProcessRow; now: number }

function Process({ here, process, now }: Props) {
  const manages = may(here, 'processes.manage')
  return (
    <Screen
      title={process.name}
      coalition={here}
      trail={[{ says: says.title, to: `/c/${here.slug}/processes` }]}
    >
      <div className="screen-head">
        <div>
          <h1 dir="auto">{process.name}</h1>
          <Lead process={process} />
        </div>
        {manages && <Acts here={here} process={process} />}
      </div>
      {process.archivedAt !== null && <p className="sub">{says.archivedNote}</p>}
      <Sessions here={here} process={process} now={now} />
      <DraftsSection here={here} process={process} />
    </Screen>
  )
}

function Lead({ process: { instrument, shortName, labels } }: { process: ProcessRow }) {
  const short = shortName === '' ? '' : ` (${shortName})`
  return (
    <>
      {instrument !== '' && <p className="lead" dir="auto">{`${instrument}${short}`}</p>}
      {labels.length > 0 && (
        <p className="sub">
          {says.labelsAre} <bdi>{labels.join(', ')}</bdi>
        </p>
      )}
    </>
  )
}

function Acts({ here, process }: { here: Here; process: ProcessRow }) {
  const [open, setOpen] = useState<'change' | 'plan' | null>(null)
  const say = useSay()
  const archive = useAct(changeProcess, ({ archivedAt }) =>
    say(archivedAt === null ? says.takenUp : says.archivedDone),
  )
  const isLiving = process.archivedAt === null
  const leave = () => setOpen(null)
  return (
    <div className="buttons">
      <Button
        look="quiet"
        busy={archive.isPending}
        onClick={() => archive.mutate({ process: process.id, archived: isLiving })}
      >
        {isLiving ? says.archive : says.takeUp}
      </Button>
      {isLiving && <Button onClick={() => setOpen('change')}>{says.change}</Button>}
      {isLiving && (
        <Button look="primary" onClick={() => setOpen('plan')}>
          {says.session.plan}
        </Button>
      )}
      {archive.error && <Problem error={archive.error} />}
      {open === 'change' && <ProcessDialog here={here} process={process} onLeave={leave} />}
      {open === 'plan' && <SessionDialog here={here} process={process.id} session={null} onLeave={leave} />}
    </div>
  )
}

/** Those that go on or are ahead, the nearest first; those that are over are folded away, the latest first. */
function Sessions({ here, process, now }: Props) {
  const manages = may(here, 'processes.manage') && process.archivedAt === null
  const isOver = (session: SessionRow) => standingOf(session, now) === 'over'
  const over = process.sessions.filter(isOver).toReversed()
  const drawn = (session: SessionRow) => (
    <SessionSection key={session.id} {...{ here, session, now, manages }} />
  )
  if (process.sessions.length === 0) {
    const { none, noneHint, noneReader } = says.session
    return <Empty title={none} hint={manages ? noneHint : noneReader} />
  }
  return (
    <>
      {process.sessions.filter(session => !isOver(session)).map(drawn)}
      {over.length > 0 && (
        <details className="more" open={over.length === process.sessions.length}>
          <summary>
            {says.session.over} ({over.length})
          </summary>
          <div className="stack">{over.map(drawn)}</div>
        </details>
      )}
    </>
  )
}
