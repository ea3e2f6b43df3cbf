/** One ask through sessions, statements, versions and drafts, the earliest first, with what became of it in each draft. */
import { lazy, type ReactNode, Suspense, useId, useState } from 'react'
import { Link } from 'wouter'
import type { AskRow } from '../../../shared/contract/asks.ts'
import { exportTimeline, seeTimeline } from '../../../shared/contract/outcomes.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { outcomeIn } from '../../../shared/following/say.ts'
import { fileAddress } from '../../api.ts'
import { useAnswer } from '../../data.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { MadeFile } from '../../parts/MadeFile.tsx'
import { Time } from '../../parts/Time.tsx'
import { words } from '../../words.ts'
import { type Here, useCoalition } from '../coalition.ts'
import type { Opened } from './matrixAddress.ts'
import { OutcomeSign } from './Outcome.tsx'
import { shortPlace } from './place.ts'

const says = words.following.timeline

/** Comparing texts is loaded when somebody opens the evidence. */
const EvidenceDialog = lazy(() => import('./EvidenceDialog.tsx').then(m => ({ default: m.EvidenceDialog })))

export function AskFollowing({ slug, ask }: { slug: string; ask: AskRow }) {
  const id = useId()
  const here = useCoalition()
  const answer = useAnswer(seeTimeline, { ask: ask.id })
  const [open, setOpen] = useState<Opened | null>(null)
  const file = (format: 'svg' | 'csv') => fileAddress(exportTimeline, { ask: ask.id, format })
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{says.title}</h2>
        <div className="buttons">
          <MadeFile href={file('svg')}>{says.picture}</MadeFile>
          <MadeFile href={file('csv')}>{says.data}</MadeFile>
        </div>
      </div>
      <Loaded answer={answer}>
        {({ events }) =>
          events.length === 0 ? (
            <p className="hint">{says.empty}</p>
          ) : (
            <ol className="timeline">
              {events.map(event => (
                <li key={keyOf(event)} className={event.kind}>
                  <OneEvent slug={slug} ask={ask} event={event} onOpen={setOpen} />
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
      {open && here && <Evidence here={here} open={open} onLeave={() => setOpen(null)} />}
    </section>
  )
}

function Evidence({ here, open, onLeave }: { here: Here; open: Opened; onLeave: () => void }) {
  return (
    <Suspense>
      <EvidenceDialog here={here} {...open} onLeave={onLeave} />
    </Suspense>
  )
}

type Event = Reply<typeof seeTimeline>['events'][number]

function keyOf(event: Event): string {
  switch (event.kind) {
    case 'made':
      return 'made'
    case 'revised':
      return `revision ${event.revision}`
    case 'carried':
      return event.version
    case 'draft':
      return event.draft
  }
}

type EventProps = { slug: string; ask: AskRow; event: Event; onOpen: (cell: Opened) => void }

function OneEvent({ slug, ask, event, onOpen }: EventProps) {
  switch (event.kind) {
    case 'made':
      return <Said at={event.at} what={says.kinds.made} by={event.by} />
    case 'revised':
      return (
        <Said at={event.at} what={says.kinds.revised(event.revision)} by={event.by}>
          <p className="timeline-words" dir="auto">
            {event.wording}
          </p>
        </Said>
      )
    case 'carried':
      return <CarriedSaid event={event} />
    case 'draft':
      return <DraftSaid {...{ slug, ask, event, onOpen }} />
  }
}

function Said({
  at,
  what,
  by,
  children,
}: {
  at: number
  what: ReactNode
  by?: string
  children?: ReactNode
}) {
  return (
    <>
      <p className="timeline-head">
        <strong>{what}</strong>
        {by !== undefined && (
          <span className="sub">
            <bdi>{says.by(by)}</bdi>
          </span>
        )}
        <span className="sub">
          <Time at={at} day />
        </span>
      </p>
      {children}
    </>
  )
}

function CarriedSaid({ event }: { event: Extract<Event, { kind: 'carried' }> }) {
  const { at, statement, version, title, number, session } = event
  return (
    <Said at={at} what={says.kinds.carried(number)}>
      <p>
        <Link href={`/statements/${statement}/versions/${version}`}>
          <bdi>{title}</bdi>
        </Link>
        {session !== null && (
          <span className="sub">
            {' '}
            <bdi>{says.inSession(session)}</bdi>
          </span>
        )}
      </p>
    </Said>
  )
}

type DraftProps = Omit<EventProps, 'event'> & { event: Extract<Event, { kind: 'draft' }> }

/** A draft, with a cell for the ask and for each of its parts, as in the matrix. */
function DraftSaid({ slug, ask, event, onOpen }: DraftProps) {
  const { at, draft, symbol, title, cells } = event
  return (
    <Said
      at={at}
      what={
        <>
          {says.kinds.draft}{' '}
          <Link href={`/c/${slug}/drafts/${draft}`}>
            <bdi>{symbol || title}</bdi>
          </Link>
        </>
      }
    >
      {symbol !== '' && (
        <p className="sub" dir="auto">
          {title}
        </p>
      )}
      <div className="timeline-cells">
        {cells.map(({ part, place, judged }) => {
          const name = ask.parts.find(({ id }) => id === part)?.name
          const outcome = judged?.outcome ?? null
          return (
            <button
              key={part ?? ''}
              type="button"
              className={`matrix-cell ${outcome ?? 'open'}`}
              title={says.evidence}
              onClick={() => onOpen({ ask: ask.id, part, draft })}
            >
              <OutcomeSign outcome={outcome} />
              <span className="cell-words">
                {name !== undefined && <bdi className="cell-draft">{name} </bdi>}
                <span className="cell-outcome">{outcomeIn(outcome, draft, ask, part)} </span>
                <bdi className="cell-place">{shortPlace(place)}</bdi>
              </span>
            </button>
          )
        })}
      </div>
    </Said>
  )
}
