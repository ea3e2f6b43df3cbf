/** The processes of a coalition: each with its instrument and its next session. */
import { useState } from 'react'
import { Link } from 'wouter'
import { exportCalendar, listProcesses, type ProcessRow } from '../../../shared/contract/processes.ts'
import { standingOf } from '../../../shared/process.ts'
import { fileAddress } from '../../api.ts'
import { useAnswer } from '../../data.ts'
import { Button, Download } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { ScreenHead } from '../../parts/ScreenHead.tsx'
import { words } from '../../words.ts'
import { type Here, may, useCoalition } from '../coalition.ts'
import { NothingHere } from '../NothingHere.tsx'
import { sayDays } from './days.ts'
import { KnownInstruments } from './KnownInstruments.tsx'
import { ProcessDialog } from './ProcessDialog.tsx'

const says = words.processes

export function ProcessesPage() {
  const here = useCoalition()
  return here ? <Processes here={here} /> : <NothingHere />
}

function Processes({ here }: { here: Here }) {
  const answer = useAnswer(listProcesses, { coalition: here.id })
  const [beginning, setBeginning] = useState(false)
  const manages = may(here, 'processes.manage')
  return (
    <Screen title={says.title} coalition={here}>
      <ScreenHead title={says.title} lead={says.hint}>
        {manages && (
          <div className="buttons">
            <Button look="primary" onClick={() => setBeginning(true)}>
              {says.begin}
            </Button>
          </div>
        )}
      </ScreenHead>
      <Loaded answer={answer}>
        {({ processes, now }) =>
          processes.length === 0 ? (
            <Empty title={says.empty} hint={manages ? says.emptyHint : says.emptyReader} />
          ) : (
            <section className="section" aria-label={says.title}>
              <ProcessList here={here} now={now} processes={processes.filter(isLiving)} />
              <Archived here={here} now={now} processes={processes.filter(one => !isLiving(one))} />
              <div>
                <Download href={fileAddress(exportCalendar, { coalition: here.id })}>
                  {says.calendar.download}
                </Download>
                <p className="hint">{says.calendar.hint}</p>
              </div>
            </section>
          )
        }
      </Loaded>
      <KnownInstruments here={here} />
      {beginning && <ProcessDialog here={here} process={null} onLeave={() => setBeginning(false)} />}
    </Screen>
  )
}

const isLiving = ({ archivedAt }: ProcessRow) => archivedAt === null

type ListProps = { here: Here; now: number; processes: readonly ProcessRow[] }

const Archived = ({ processes, ...rest }: ListProps) =>
  processes.length > 0 && (
    <details className="more">
      <summary>
        {says.archived} ({processes.length})
      </summary>
      <ProcessList processes={processes} {...rest} />
    </details>
  )

function ProcessList({ here, now, processes }: ListProps) {
  return (
    <ul className="things">
      {processes.map(process => {
        const next = process.sessions.find(session => standingOf(session, now) !== 'over')
        return (
          <li key={process.id}>
            <Link href={`/c/${here.slug}/processes/${process.id}`} className="thing">
              <span className="thing-name">
                <bdi>{process.name}</bdi>
              </span>
              <span className="thing-says">
                {process.instrument !== '' && <bdi>{process.instrument}</bdi>}
                <span>{says.sessions(process.sessions.length)}</span>
                {next && (
                  <span>
                    {says.next(next.name)}, {sayDays(next.firstDay, next.lastDay)}
                  </span>
                )}
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
