/** The evidence of an outcome: the text before, the text now and our words, compared three ways. */
import { useMemo } from 'react'
import type { AskRow } from '../../../shared/contract/asks.ts'
import type { EvidenceRow } from '../../../shared/contract/outcomes.ts'
import { AskWords } from '../../parts/AskWords.tsx'
import { words } from '../../words.ts'
import { OutcomeSaid } from './Outcome.tsx'
import { type Ours, oursOf } from './ours.ts'
import { shortPlace, whyOf } from './place.ts'
import { Provisions, Redline, Redlines, textOf } from './Redline.tsx'
import { type Stretch, threeWay } from './threeWay.ts'

const says = words.following.evidence

type Props = {
  evidence: EvidenceRow
  ask: AskRow
  /** Of the drafts; it decides where words end. */
  language: string
  /** The names of drafts, for the one it is compared with. */
  draftName: (id: string) => string
}

export function EvidenceShown({ evidence, ask, language, draftName }: Props) {
  const { old, now, part, before } = evidence
  const ours = useMemo(() => oursOf(ask, part, old), [ask, part, old])
  return (
    <div className="evidence">
      <Where evidence={evidence} />
      <section>
        <h3>{says.wording}</h3>
        <p className="evidence-ask">
          <AskWords verb={words.verbs[ask.verb]} wording={ask.wording} />
        </p>
      </section>
      <Change
        {...{ old, now, place: evidence.place, language }}
        beforeIn={before === null ? null : draftName(before)}
        nowIn={draftName(evidence.draft)}
      />
      {ours && <OurWords ours={ours} old={textOf(old)} now={textOf(now)} language={language} />}
      <Proposal evidence={evidence} />
    </div>
  )
}

function Where({ evidence: { place } }: { evidence: EvidenceRow }) {
  const why = whyOf(place)
  return (
    <p className="evidence-place">
      <span className="sub">{says.whereItIs}: </span>
      <strong>
        <bdi>{shortPlace(place)}</bdi>
      </strong>
      {why !== null && <span className="sub"> {why}</span>}
    </p>
  )
}

type ChangeProps = Pick<EvidenceRow, 'old' | 'now' | 'place'> & {
  language: string
  /** The names of the two drafts. */
  beforeIn: string | null
  nowIn: string
}

/** What changed from the text before, or the one text that there is. */
function Change({ old, now, place, language, beforeIn, nowIn }: ChangeProps) {
  const was = textOf(old)
  const is = textOf(now)
  if (was === '' && is === '') return <p className="hint">{says.neither}</p>
  if (was === '') {
    return (
      <section>
        <h3>{says.now}</h3>
        <p className="hint">{says.noOld}</p>
        <Provisions provisions={now} language={language} />
      </section>
    )
  }
  if (is === '') {
    return (
      <section>
        <h3>
          <bdi>{saidBefore(beforeIn)}</bdi>
        </h3>
        <Provisions provisions={old} language={language} />
        <h3>
          <bdi>{says.nowIn(nowIn)}</bdi>
        </h3>
        <p>{place.kind === 'gone' ? says.struck(nowIn) : says.noNow}</p>
      </section>
    )
  }
  return (
    <section>
      <h3>{says.changed}</h3>
      <p className="sub">
        <bdi>
          {saidBefore(beforeIn)}: {printed(old)}
        </bdi>{' '}
        <span className="arrow" aria-hidden="true" />{' '}
        <bdi>
          {says.now}: {printed(now)}
        </bdi>
      </p>
      {was === is && <p className="hint">{says.same}</p>}
      <Redlines old={old} now={now} language={language} />
    </section>
  )
}

const saidBefore = (draft: string | null): string => (draft === null ? says.before : says.beforeIn(draft))

const printed = (provisions: EvidenceRow['old']): string =>
  words.following.place.placed(provisions.map(({ printed }) => printed))

type OursProps = { ours: Ours; old: string; now: string; language: string }

/** Our words, each marked by where it stands; behind them the same compared in pairs. */
function OurWords({ ours: { text, from }, old, now, language }: OursProps) {
  const {
    stretches,
    words: of,
    inNow,
  } = useMemo(() => threeWay(old, text, now, language), [old, text, now, language])
  return (
    <section>
      <h3>{says.ours}</h3>
      <p className="hint">
        {says.oursFrom[from]} {says.share(inNow, of)}.
      </p>
      <p className="our-words" dir="auto" lang={language}>
        {stretches.map((stretch, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches are never reordered.
          <OneStretch key={at} stretch={stretch} />
        ))}
      </p>
      <Standings stretches={stretches} />
      {from === 'proposed' && old !== '' && now !== '' && (
        <details className="more">
          <summary>{says.pairs}</summary>
          <h4>{says.pairOld}</h4>
          <Redline old={old} now={text} language={language} />
          <h4>{says.pairNow}</h4>
          <Redline old={now} now={text} language={language} />
        </details>
      )}
    </section>
  )
}

function OneStretch({ stretch: { text, standing } }: { stretch: Stretch }) {
  if (text.trim() === '') return text
  return (
    <span className={`stands ${standing}`}>
      <bdi className="unseen heard">{says.standing[standing]}: </bdi>
      {text}
    </span>
  )
}

/** What the marks mean, for those that stand there. */
function Standings({ stretches }: { stretches: readonly Stretch[] }) {
  const there = STANDINGS.filter(standing => stretches.some(stretch => stretch.standing === standing))
  return (
    <ul className="standings" aria-hidden="true">
      {there.map(standing => (
        <li key={standing}>
          <span className={`stands ${standing}`}>{says.standing[standing]}</span>
        </li>
      ))}
    </ul>
  )
}

const STANDINGS = ['gained', 'kept', 'lost', 'missing'] as const

function Proposal({ evidence: { proposal } }: { evidence: EvidenceRow }) {
  return (
    <section>
      <h3>{says.proposal}</h3>
      {proposal === null ? (
        <p>{says.proposesNothing}</p>
      ) : (
        <p>
          <OutcomeSaid outcome={proposal.outcome} />
          {proposal.share !== null && (
            <span className="sub"> {says.proposalShare(Math.round(proposal.share * 100))}</span>
          )}
        </p>
      )}
      <p className="hint">{says.onlyAPerson}</p>
    </section>
  )
}
