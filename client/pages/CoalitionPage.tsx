/** A coalition's home: its statements, what waits for the person, and where signing is open. */
import { type DragEvent, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { listSignons, type SignonRow } from '../../shared/contract/signons.ts'
import { listStatements, type StatementRow } from '../../shared/contract/statements.ts'
import { useAnswer } from '../data.ts'
import { Button, ButtonLink } from '../parts/Button.tsx'
import { Empty } from '../parts/Empty.tsx'
import { useKeys } from '../parts/Keys.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Screen } from '../parts/Screen.tsx'
import { Deadline, Time } from '../parts/Time.tsx'
import { fromNow } from '../parts/zones.ts'
import { words } from '../words.ts'
import { AttributionSetting } from './AttributionSetting.tsx'
import { type Here, may, useCoalition } from './coalition.ts'
import { handFiles } from './handedFile.ts'
import { NothingHere } from './NothingHere.tsx'
import { OnDevice } from './OnDevice.tsx'
import { BySession } from './processes/BySession.tsx'
import { DueSection } from './processes/DueSection.tsx'
import { RenameCoalition } from './RenameCoalition.tsx'
import { WaitingRounds } from './rounds/WaitingRounds.tsx'
import { StartDialog } from './StartDialog.tsx'

export function CoalitionPage() {
  const here = useCoalition()
  return here ? <Home here={here} /> : <NothingHere />
}

function Home({ here }: { here: Here }) {
  const statements = useAnswer(listStatements, { coalition: here.id })
  const [starting, setStarting] = useState(false)
  const writes = may(here, 'statements.write')
  const drop = useDroppedFile(here.slug, writes)
  useKeys(writes ? [{ key: 'c', says: words.statements.start, act: () => setStarting(true) }] : [])
  return (
    <Screen title={here.name} coalition={here}>
      <div {...drop.target} className={drop.over ? 'stack dropping' : 'stack'}>
        <div className="screen-head">
          <div>
            <h1 dir="auto">{here.name}</h1>
            {here.sample && <p className="lead">{words.statements.sampleNote}</p>}
            {drop.over && <p>{words.statements.dropHere}</p>}
          </div>
          {writes && (
            <div className="buttons">
              <ButtonLink to={`/c/${here.slug}/import`}>{words.statements.import}</ButtonLink>
              <Button look="primary" onClick={() => setStarting(true)}>
                {words.statements.start}
              </Button>
            </div>
          )}
        </div>
        <OnDevice />
        <DueSection here={here} />
        <WaitingRounds here={here} />
        {may(here, 'signons.see') && <Signons here={here} />}
        <Loaded answer={statements}>
          {data => <Statements here={here} statements={data.statements} writes={writes} />}
        </Loaded>
      </div>
      <AttributionSetting here={here} />
      {may(here, 'coalition.manage') && <RenameCoalition here={here} />}
      {starting && <StartDialog coalition={here.id} onLeave={() => setStarting(false)} />}
    </Screen>
  )
}

type StatementsProps = { here: Here; statements: readonly StatementRow[]; writes: boolean }

function Statements({ here, statements, writes }: StatementsProps) {
  const living = statements.filter(statement => statement.archivedAt === null)
  const archived = statements.filter(statement => statement.archivedAt !== null)
  if (statements.length === 0) {
    const hint = writes ? words.statements.emptyHint : words.statements.emptyReader
    return <Empty title={words.statements.empty} hint={hint} />
  }
  return (
    <section className="section" aria-labelledby="statements">
      <h2 id="statements">{words.statements.title}</h2>
      <BySession here={here} statements={living}>
        {group => <StatementList statements={group} />}
      </BySession>
      {archived.length > 0 && (
        <details className="more">
          <summary>
            {words.statements.archived} ({archived.length})
          </summary>
          <StatementList statements={archived} />
        </details>
      )}
    </section>
  )
}

function StatementList({ statements }: { statements: readonly StatementRow[] }) {
  return (
    <ul className="things">
      {statements.map(statement => (
        <li key={statement.id}>
          <Link href={`/statements/${statement.id}`} className="thing">
            <span className="thing-name">
              <bdi lang={statement.language}>{statement.title}</bdi>
            </span>
            <span className="thing-says">
              <span>
                {words.kinds[statement.kind]}
                {statement.addressee !== '' && ` ${words.statements.to(statement.addressee)}`}
              </span>
              <span>{words.statements.versions(statement.versions)}</span>
              <span>
                {words.statements.started} <Time at={statement.createdAt} day />
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** What a coordinator has to decide, then the deadlines ahead, then what is over; what there is none of is not shown. */
function Signons({ here }: { here: Here }) {
  const answer = useAnswer(listSignons, { coalition: here.id }, 60_000)
  const signons = answer.data?.signons ?? []
  const decided = signons.filter(({ counts, pausedAt }) => counts.toDecide === 0 && pausedAt === null)
  const standing = (state: SignonRow['state']) => decided.filter(signon => signon.state === state)
  const groups = [
    { says: words.statements.waiting, signons: signons.filter(signon => !decided.includes(signon)) },
    { says: words.statements.openSignons, signons: standing('open') },
    { says: words.statements.laterSignons, signons: standing('not-open') },
  ]
  const past = standing('closed')
  return (
    <>
      {groups
        .filter(group => group.signons.length > 0)
        .map(group => (
          <section key={group.says} className="section" aria-label={group.says}>
            <h2>{group.says}</h2>
            <SignonList
              signons={group.signons.toSorted((a, b) => a.closesAt - b.closesAt)}
              slug={here.slug}
            />
          </section>
        ))}
      {past.length > 0 && (
        <details className="more">
          <summary>
            {words.statements.closedSignons} ({past.length})
          </summary>
          <SignonList signons={past} slug={here.slug} />
        </details>
      )}
    </>
  )
}

function SignonList({ signons, slug }: { signons: readonly SignonRow[]; slug: string }) {
  return (
    <ul className="things">
      {signons.map(signon => (
        <li key={signon.id}>
          <Link href={`/c/${slug}/signons/${signon.id}`} className="thing">
            <span className="thing-line">
              {words.signons.on} <bdi>{signon.statement.title}</bdi>,{' '}
              {words.statements.short(signon.version.number)}
            </span>
            <span className="thing-says">
              {signon.counts.toDecide > 0 && (
                <strong>{words.statements.toDecide(signon.counts.toDecide)}</strong>
              )}
              <span>{words.statements.counts(signon.counts.organisations, signon.counts.individuals)}</span>
              <When signon={signon} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function When({ signon }: { signon: SignonRow }) {
  if (signon.state === 'closed') {
    return (
      <span>
        {words.statements.closed} <Time at={signon.closesAt} />
      </span>
    )
  }
  if (signon.state === 'paused') return <span>{words.signons.countsLine.paused}</span>
  const [says, at] =
    signon.state === 'open'
      ? [words.statements.closes, signon.closesAt]
      : [words.statements.opens, signon.opensAt]
  return (
    <span>
      {says} {fromNow(at, signon.now)}, <Deadline at={at} zone={signon.zone} />
    </span>
  )
}

/** A file let go anywhere on this screen is imported. */
function useDroppedFile(slug: string, writes: boolean) {
  const [, go] = useLocation()
  const [over, setOver] = useState(false)
  if (!writes) return { over: false, target: {} }
  const holdsFile = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return {
    over,
    target: {
      onDragOver: (event: DragEvent) => {
        if (!holdsFile(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      },
      onDrop: (event: DragEvent) => {
        const files = [...event.dataTransfer.files]
        if (files.length === 0) return
        event.preventDefault()
        handFiles(files)
        go(`/c/${slug}/import`)
      },
    },
  }
}
