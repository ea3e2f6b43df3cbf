/** Judging a draft: one ask after another with its evidence. The keys 1–5 judge, n goes on; nothing judges by itself. */
import { useEffect, useMemo, useRef } from 'react'
import { useLocation, useParams, useSearch } from 'wouter'
import { type AskRow, listAsks } from '../../../shared/contract/asks.ts'
import type { DraftRow } from '../../../shared/contract/drafts.ts'
import { type EvidenceRow, listToJudge } from '../../../shared/contract/outcomes.ts'
import { OUTCOMES } from '../../../shared/outcome.ts'
import { useAnswer } from '../../data.ts'
import { Button, ButtonLink } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Checkbox } from '../../parts/Field.tsx'
import { useKeys } from '../../parts/Keys.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { words } from '../../words.ts'
import { type Here, may, useCoalition } from '../coalition.ts'
import { NothingHere } from '../NothingHere.tsx'
import { shortOf, useDrafts } from './drafts.ts'
import { EvidenceShown } from './Evidence.tsx'
import { DraftPick, Frame, lacking } from './Frame.tsx'
import { AllToJudge, keyOf } from './JudgeList.tsx'
import { JudgedByOthers, JudgeForm, Judgements, useJudging } from './Judging.tsx'
import { byAsk } from './rows.ts'

const says = words.following.judge

export function JudgePage() {
  const here = useCoalition()
  const { draft: named = '' } = useParams<{ draft: string }>()
  const found = useDrafts(here, { draft: named })
  if (!here) return <NothingHere />
  const frame = { title: says.title, lead: says.hint }
  const instead = lacking(here, found, frame)
  if (instead !== null || !found.draft) return instead
  const { draft, drafts, process } = found
  return (
    <Frame here={here} found={found} {...frame}>
      <div className="filter">
        <DraftPick
          label={words.following.draft}
          drafts={drafts}
          value={draft.id}
          addressOf={({ id }) => `/c/${here.slug}/drafts/${id}/judge`}
        />
      </div>
      <Asked
        key={draft.id}
        {...{ here, draft, drafts }}
        matrix={`/c/${here.slug}/matrix/${process?.id ?? ''}`}
      />
    </Frame>
  )
}

type AskedProps = { here: Here; draft: DraftRow; drafts: readonly DraftRow[]; matrix: string }

function Asked({ here, draft, drafts, matrix }: AskedProps) {
  const answer = useAnswer(listToJudge, { draft: draft.id })
  const asks = useAnswer(listAsks, { coalition: here.id })
  return (
    <Loaded answer={answer}>
      {({ evidence }) => (
        <Loaded answer={asks}>
          {({ asks }) =>
            evidence.length === 0 ? (
              <Empty title={says.none} hint={says.noneHint}>
                <ButtonLink to={matrix}>{says.toMatrix}</ButtonLink>
              </Empty>
            ) : (
              <OneByOne {...{ here, draft, drafts, matrix, evidence, asks }} />
            )
          }
        </Loaded>
      )}
    </Loaded>
  )
}

type Props = AskedProps & { evidence: readonly EvidenceRow[]; asks: readonly AskRow[] }

const isJudged = ({ judgements }: EvidenceRow): boolean => judgements.length > 0

function OneByOne({ here, draft, drafts, matrix, evidence: listed, asks }: Props) {
  const evidence = useMemo(() => [...byAsk(listed).values()].flat(), [listed])
  const register = useMemo(() => new Map(asks.map(ask => [ask.id, ask])), [asks])
  const { at, onlyOpen, set } = useJudgeAddress()
  const went = useRef(false)
  const shown = useShownOnes(evidence, onlyOpen, at)
  const found = shown.findIndex(one => keyOf(one) === at)
  const position = Math.max(0, found)
  const current = shown[position]
  const ask = current && register.get(current.ask)
  const goTo = (to: number) => {
    const wanted = shown[to]
    went.current = true
    if (wanted) set({ at: keyOf(wanted) })
  }
  useKeys([
    { key: 'n', says: says.next, act: () => goTo(position + 1) },
    { key: 'p', says: says.previous, act: () => goTo(position - 1) },
  ])
  const draftName = (id: string) => shortOf(drafts.find(one => one.id === id) ?? { symbol: '', title: '' })
  return (
    <>
      <div className="judge-bar">
        <p role="status">{says.progress(evidence.filter(isJudged).length, evidence.length)}</p>
        <Checkbox label={says.onlyOpen} checked={onlyOpen} onCheck={open => set({ onlyOpen: open })} />
        <div className="buttons judge-way">
          <span className="sub">{shown.length > 0 && says.at(position + 1, shown.length)}</span>
          <Button look="quiet" disabled={position <= 0} onClick={() => goTo(position - 1)}>
            {says.previous}
          </Button>
          <Button look="quiet" disabled={position >= shown.length - 1} onClick={() => goTo(position + 1)}>
            {says.next}
          </Button>
        </div>
      </div>
      {current && ask ? (
        <div className="judge-body">
          <OneToJudge
            key={keyOf(current)}
            {...{ here, evidence: current, ask, draftName }}
            language={draft.language}
            arrives={went.current}
            onJudge={() => set({ at: keyOf(current) })}
          />
          <AllToJudge {...{ shown, register, position, goTo }} />
        </div>
      ) : (
        <Empty title={says.done} hint={says.doneHint}>
          <ButtonLink to={matrix}>{says.toMatrix}</ButtonLink>
        </Empty>
      )}
    </>
  )
}

/**
 * Those that are gone through. What was judged here while only open ones are shown stays until one goes on, so that
 * nothing is pulled away from under the hand.
 */
function useShownOnes(
  evidence: readonly EvidenceRow[],
  onlyOpen: boolean,
  at: string,
): readonly EvidenceRow[] {
  return useMemo(
    () => (onlyOpen ? evidence.filter(one => !isJudged(one) || keyOf(one) === at) : evidence),
    [evidence, onlyOpen, at],
  )
}

function useJudgeAddress() {
  const query = new URLSearchParams(useSearch())
  const [path, go] = useLocation()
  const address = { at: query.get('at') ?? '', onlyOpen: query.get('open') === 'only' }
  const set = (to: Partial<typeof address>) => {
    const next = { ...address, ...to }
    const written = new URLSearchParams()
    if (next.at !== '') written.set('at', next.at)
    if (next.onlyOpen) written.set('open', 'only')
    const said = written.toString()
    go(said === '' ? path : `${path}?${said}`, { replace: true })
  }
  return { ...address, set }
}

type OneProps = {
  here: Here
  evidence: EvidenceRow
  ask: AskRow
  language: string
  draftName: (id: string) => string
  /** Somebody went on to it here: the focus goes to its name, which is then read out. */
  arrives: boolean
  onJudge: () => void
}

function OneToJudge({ here, evidence, ask, language, draftName, arrives, onJudge }: OneProps) {
  const judging = useJudging(evidence, onJudge)
  const writes = may(here, 'asks.write')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (arrives) heading.current?.focus()
  }, [arrives])
  useKeys(
    writes
      ? OUTCOMES.map((outcome, at) => ({
          key: String(at + 1),
          says: says.keyJudges(words.following.outcomes[outcome]),
          act: () => judging.judge(outcome),
        }))
      : [],
  )
  const part = ask.parts.find(({ id }) => id === evidence.part)
  return (
    <article className="judge-one">
      <h2 ref={heading} tabIndex={-1}>
        {words.following.ask(ask.number)}
        {part && (
          <>
            {', '}
            <bdi>{part.name}</bdi>
          </>
        )}
      </h2>
      <EvidenceShown {...{ evidence, ask, language, draftName }} />
      {writes ? (
        <JudgeForm judging={judging} latest={evidence.judgements[0]?.outcome ?? null} keyed />
      ) : (
        <JudgedByOthers />
      )}
      <Judgements evidence={evidence} language={language} />
    </article>
  )
}
