/** One ask: all it says, where it stands, how it was worded, and what it hangs together with. */
import '../../look/asks.css'
import '../../look/following.css'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { listAsks, seeAsk } from '../../../shared/contract/asks.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { useAnswer } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { Screen } from '../../parts/Screen.tsx'
import { words } from '../../words.ts'
import { Carriers } from '../Carriers.tsx'
import { type Here, may, useCoalition } from '../coalition.ts'
import { AskFollowing } from '../following/AskFollowing.tsx'
import { NothingHere } from '../NothingHere.tsx'
import { AskFacts } from './AskFacts.tsx'
import { AskLinks } from './AskLinks.tsx'
import { AskRest } from './AskRest.tsx'
import { AskTargets } from './AskTargets.tsx'
import { ProposedText } from './ProposedText.tsx'
import { ReviseDialog } from './ReviseDialog.tsx'
import { Revisions } from './Revisions.tsx'
import { Wordings } from './Wordings.tsx'

const says = words.asks
type Ask = Reply<typeof seeAsk>

export function AskPage() {
  const here = useCoalition()
  const { id } = useParams<{ id: string }>()
  const answer = useAnswer(seeAsk, { ask: id })
  if (!here) return <NothingHere />
  const title = answer.data ? says.number(answer.data.number) : says.title
  return (
    <Screen title={title} coalition={here} trail={[{ says: words.screen.asks, to: `/c/${here.slug}/asks` }]}>
      <Loaded answer={answer}>{ask => <OneAsk ask={ask} here={here} />}</Loaded>
    </Screen>
  )
}

function OneAsk({ ask, here }: { ask: Ask; here: Here }) {
  const [revising, setRevising] = useState(false)
  const register = useAnswer(listAsks, { coalition: here.id }).data?.asks ?? []
  const writes = may(here, 'asks.write')
  return (
    <div className="ask-page">
      <div className="screen-head">
        <div>
          <p className="sub">{says.number(ask.number)}</p>
          <h1 dir="auto">{nameOf(ask)}</h1>
          <p className="ask-text" dir="auto">
            {ask.wording}
          </p>
        </div>
        {writes && <Button onClick={() => setRevising(true)}>{says.revise}</Button>}
      </div>
      <Wordings ask={ask} slug={here.slug} writes={writes} />
      <AskFacts ask={ask} here={here} writes={writes} />
      <AskTargets ask={ask} here={here} onPlace={writes ? () => setRevising(true) : null} />
      <ProposedText ask={ask} here={here} />
      <AskRest ask={ask} register={register} slug={here.slug} />
      <AskLinks ask={ask} register={register} here={here} writes={writes} />
      <AskFollowing slug={here.slug} ask={ask} />
      <WhereItStands ask={ask} />
      <Revisions ask={ask} />
      {revising && <ReviseDialog ask={ask} here={here} onLeave={() => setRevising(false)} />}
    </div>
  )
}

function WhereItStands({ ask }: { ask: Ask }) {
  return (
    <section className="section" aria-labelledby="stands">
      <h2 id="stands">{says.whereItStands}</h2>
      <Carriers ask={ask} />
      <h3>{says.inVersions}</h3>
      {ask.versions.length === 0 && <p className="hint">{says.noVersions}</p>}
      <ul>
        {ask.versions.map(version => (
          <li key={version.id}>
            <Link href={`/statements/${version.statement}/versions/${version.id}`} dir="auto">
              {version.title}, {words.statements.short(version.number)}
            </Link>{' '}
            <span className="sub">{says.carriesRevision(version.revision)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const nameOf = (ask: Ask): string =>
  says.one(words.verbs[ask.verb], [...new Set(ask.targets.map(({ asWritten }) => asWritten))].join(', '))
