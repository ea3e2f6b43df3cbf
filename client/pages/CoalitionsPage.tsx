/** The coalitions of a person; for the operator of a new server, the first steps. */
import { useState } from 'react'
import { Link, Redirect, useLocation } from 'wouter'
import { foundSample } from '../../shared/contract/coalitions.ts'
import { whoAmI } from '../../shared/contract/people.ts'
import { useAct, useAnswer } from '../data.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Screen } from '../parts/Screen.tsx'
import { ScreenHead } from '../parts/ScreenHead.tsx'
import { words } from '../words.ts'
import { FoundingFields, useFounding } from './FoundingFields.tsx'
import { OnDevice } from './OnDevice.tsx'

export function CoalitionsPage() {
  const me = useAnswer(whoAmI, {}).data
  const [path] = useLocation()
  const operator = me?.person?.operator ?? false
  const memberships = me?.memberships ?? []
  const [only] = memberships
  if (path === '/' && only && memberships.length === 1) return <Redirect to={`/c/${only.coalition.slug}`} />
  if (memberships.length === 0 && operator) return <Begin />
  return (
    <Screen title={words.doors.coalitions}>
      <ScreenHead title={words.doors.coalitions}>
        {operator && <OperatorActs hasSample={memberships.some(({ coalition }) => coalition.sample)} />}
      </ScreenHead>
      <OnDevice />
      {memberships.length === 0 && <Empty title={words.doors.none} hint={words.doors.noneHint} />}
      <ul className="things">
        {memberships.map(({ coalition, organisation, role }) => (
          <li key={coalition.id}>
            <Link href={`/c/${coalition.slug}`} className="thing">
              <span className="thing-name" dir="auto">
                {coalition.name}
              </span>
              <span className="thing-says">
                {words.doors.asRole(words.roles[role], organisation.name)}
                {coalition.sample && <span className="tag">{words.doors.sample}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {operator && <p className="hint">{words.doors.operatorNote}</p>}
    </Screen>
  )
}

/** The first screen of a server: found a coalition, or look around in a sample. */
function Begin() {
  return (
    <Screen title={words.doors.beginTitle}>
      <ScreenHead title={words.doors.beginTitle} lead={words.doors.begin} />
      <div className="begin">
        <FoundHere />
        <section aria-labelledby="sample">
          <h2 id="sample">{words.doors.sampleTitle}</h2>
          <p>{words.doors.sampleHint}</p>
          <MakeSample />
        </section>
      </div>
      <p className="notice">{words.doors.operatorNote}</p>
    </Screen>
  )
}

function FoundHere() {
  const founding = useFounding()
  return (
    <section aria-labelledby="found">
      <h2 id="found">{words.doors.found}</h2>
      <form
        className="form"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          founding.found()
        }}
      >
        <FoundingFields founding={founding} />
        {founding.act.isError && <Problem error={founding.act.error} />}
        <Button type="submit" look="primary" busy={founding.act.isPending}>
          {words.doors.foundAct(founding.name.trim())}
        </Button>
      </form>
    </section>
  )
}

function OperatorActs({ hasSample }: { hasSample: boolean }) {
  const [open, setOpen] = useState(false)
  return (
    <div className="buttons">
      {!hasSample && <MakeSample />}
      <Button onClick={() => setOpen(true)}>{words.doors.foundAnother}</Button>
      {open && <FoundDialog onLeave={() => setOpen(false)} />}
    </div>
  )
}

function FoundDialog({ onLeave }: { onLeave: () => void }) {
  const founding = useFounding()
  return (
    <Dialog
      title={words.doors.found}
      onLeave={onLeave}
      error={founding.act.error}
      act={{
        says: words.doors.foundAct(founding.name.trim()),
        busy: founding.act.isPending,
        onAct: founding.found,
      }}
    >
      <p className="hint">{words.doors.foundHint}</p>
      <FoundingFields founding={founding} />
    </Dialog>
  )
}

function MakeSample() {
  const [, go] = useLocation()
  const make = useAct(foundSample, ({ slug }) => go(`/c/${slug}`))
  return (
    <>
      <Button onClick={() => make.mutate({})} busy={make.isPending}>
        {words.doors.sampleAct}
      </Button>
      {make.isError && <Problem error={make.error} />}
    </>
  )
}
