/** One ask: what it says now, every revision before, and the statements and versions that carry it. */
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { VERBS, type Verb } from '../../shared/ask.ts'
import { reviseAsk, seeAsk } from '../../shared/contract/asks.ts'
import type { Reply } from '../../shared/contract/route.ts'
import { useAct, useAnswer } from '../data.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { LongField, Select } from '../parts/Field.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { linesOf } from '../parts/lines.ts'
import { Screen } from '../parts/Screen.tsx'
import { Time } from '../parts/Time.tsx'
import { useSay } from '../parts/Toast.tsx'
import { words } from '../words.ts'
import { Carriers } from './Carriers.tsx'
import { type Here, may, useCoalition } from './coalition.ts'
import { NothingHere } from './NothingHere.tsx'

type Ask = Reply<typeof seeAsk>

export function AskPage() {
  const here = useCoalition()
  const { id } = useParams<{ id: string }>()
  const answer = useAnswer(seeAsk, { ask: id })
  if (!here) return <NothingHere />
  const title = answer.data ? nameOf(answer.data) : words.asks.title
  return (
    <Screen title={title} coalition={here} trail={[{ says: words.screen.asks, to: `/c/${here.slug}/asks` }]}>
      <Loaded answer={answer}>{ask => <OneAsk ask={ask} here={here} />}</Loaded>
    </Screen>
  )
}

function OneAsk({ ask, here }: { ask: Ask; here: Here }) {
  const [revising, setRevising] = useState(false)
  return (
    <>
      <div className="screen-head">
        <div>
          <h1 dir="auto">{nameOf(ask)}</h1>
          <p className="ask-text" dir="auto">
            {ask.wording}
          </p>
        </div>
        {may(here, 'asks.write') && <Button onClick={() => setRevising(true)}>{words.asks.revise}</Button>}
      </div>
      <section className="section" aria-labelledby="stands">
        <h2 id="stands">{words.asks.whereItStands}</h2>
        <Carriers ask={ask} />
        <h3>{words.asks.inVersions}</h3>
        {ask.versions.length === 0 && <p className="hint">{words.asks.noVersions}</p>}
        <ul>
          {ask.versions.map(version => (
            <li key={version.id}>
              <Link href={`/statements/${version.statement}/versions/${version.id}`} dir="auto">
                {version.title}, {words.statements.short(version.number)}
              </Link>{' '}
              <span className="sub">{words.asks.carriesRevision(version.revision)}</span>
            </li>
          ))}
        </ul>
      </section>
      <Revisions ask={ask} />
      {revising && <ReviseDialog ask={ask} onLeave={() => setRevising(false)} />}
    </>
  )
}

function Revisions({ ask }: { ask: Ask }) {
  return (
    <section className="section" aria-labelledby="revisions">
      <h2 id="revisions">{words.asks.revisions}</h2>
      <ol className="things" reversed>
        {ask.revisions
          .toSorted((a, b) => b.number - a.number)
          .map(revision => (
            <li key={revision.number} className="thing">
              <p>
                <strong>{words.asks.revision(revision.number)}</strong>{' '}
                {revision.number === ask.revision && <span className="tag">{words.asks.current}</span>}{' '}
                <span className="sub">
                  {words.asks.by(revision.by.name)}, <Time at={revision.at} />
                </span>
              </p>
              <p dir="auto">
                <span className="verb">{words.verbs[revision.verb]}</span>{' '}
                {revision.targets.map(target => target.asWritten).join(', ')}
              </p>
              <p className="ask-wording" dir="auto">
                {revision.wording}
              </p>
            </li>
          ))}
      </ol>
    </section>
  )
}

function ReviseDialog({ ask, onLeave }: { ask: Ask; onLeave: () => void }) {
  const say = useSay()
  const written = ask.targets.map(target => target.asWritten).join('\n')
  const [verb, setVerb] = useState<Verb>(ask.verb)
  const [targets, setTargets] = useState(written)
  const [wording, setWording] = useState(ask.wording)
  const revise = useAct(reviseAsk, reply => {
    say(words.asks.revised(reply.revision))
    onLeave()
  })
  const same = verb === ask.verb && targets === written && wording === ask.wording
  return (
    <Dialog
      title={words.asks.reviseTitle}
      onLeave={onLeave}
      error={revise.error}
      act={{
        says: words.asks.reviseAct(ask.revision + 1),
        busy: revise.isPending,
        disabled: same || wording.trim() === '',
        onAct: () =>
          revise.mutate({
            ask: ask.id,
            verb,
            targets: linesOf(targets).map(asWritten => ({ asWritten })),
            wording,
          }),
      }}
    >
      <p className="hint">{words.asks.reviseHint}</p>
      <Select
        label={words.asks.verb}
        value={verb}
        choices={VERBS.map(value => ({ value, says: words.verbs[value] }))}
        onChoice={setVerb}
      />
      <LongField
        label={words.asks.targetsField}
        hint={words.asks.targetsHint}
        rows={2}
        value={targets}
        onText={setTargets}
      />
      <LongField
        label={words.asks.wording}
        rows={5}
        value={wording}
        onText={setWording}
        maxLength={10_000}
        hint={same ? words.asks.same : null}
      />
    </Dialog>
  )
}

const nameOf = (ask: Ask): string =>
  words.asks.one(words.verbs[ask.verb], ask.targets.map(target => target.asWritten).join(', '))
