/**
 * Two versions, or one and the draft, beside each other or one in the other: the asks that changed first, then the
 * letter with its changes. `n` and `p` go from change to change.
 */
import '../look/compare.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useParams, useSearch } from 'wouter'
import { compare } from '../../shared/compare/compare.ts'
import type { Comparison } from '../../shared/compare/comparison.ts'
import {
  listVersions,
  readText,
  seeStatement,
  seeVersion,
  type VersionRow,
} from '../../shared/contract/statements.ts'
import { useAnswer } from '../data.ts'
import { Button, ButtonLink } from '../parts/Button.tsx'
import { Empty } from '../parts/Empty.tsx'
import { Select } from '../parts/Field.tsx'
import { useKeys } from '../parts/Keys.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { Problem } from '../parts/Problem.tsx'
import { Screen } from '../parts/Screen.tsx'
import { Skeleton } from '../parts/Skeleton.tsx'
import { dayOf } from '../parts/zones.ts'
import { words } from '../words.ts'
import { useCoalitionOf } from './coalition.ts'
import { Bar } from './compare/Bar.tsx'
import { ChangedAsks } from './compare/ChangedAsks.tsx'
import { ChangedLetter, type View } from './compare/ChangedLetter.tsx'
import { ChangeList } from './compare/ChangeList.tsx'
import { contentsOf } from './compare/contents.ts'
import { type Place, placesOf } from './compare/places.ts'
import { docOf } from './docOf.ts'

/** The text on one side: a version's id, or the draft. */
const LIVE = 'live'

export function ComparePage() {
  const { id } = useParams<{ id: string }>()
  const statement = useAnswer(seeStatement, { statement: id })
  const versions = useAnswer(listVersions, { statement: id })
  const here = useCoalitionOf(statement.data?.coalition.id)
  return (
    <Screen
      title={words.compare.title}
      coalition={here ?? undefined}
      trail={[{ says: statement.data?.title ?? '', to: `/statements/${id}` }]}
      room="letter"
    >
      <h1 className="unseen">{words.compare.title}</h1>
      <Loaded answer={versions} of="letter">
        {data => <Chosen statement={id} versions={data.versions} />}
      </Loaded>
    </Screen>
  )
}

function Chosen({ statement, versions }: { statement: string; versions: readonly VersionRow[] }) {
  const [old, now, choose] = useSides(statement, versions)
  if (old === null) {
    return (
      <Empty title={words.compare.needTwo} hint={words.compare.needTwoHint}>
        <ButtonLink to={`/statements/${statement}/versions`}>{words.screen.versions}</ButtonLink>
      </Empty>
    )
  }
  return (
    <>
      <div className="compare-picks">
        <Side label={words.compare.older} value={old} versions={versions} onChoice={to => choose(to, now)} />
        <span aria-hidden="true" className="arrow" />
        <Side label={words.compare.newer} value={now} versions={versions} onChoice={to => choose(old, to)} />
        <Button look="quiet" onClick={() => choose(now, old)}>
          {words.compare.swap}
        </Button>
      </div>
      <Compared key={`${old} ${now}`} statement={statement} old={old} now={now} />
    </>
  )
}

/** Which two are compared, from the address; without one there, the newest version with the draft. */
function useSides(statement: string, versions: readonly VersionRow[]) {
  const query = new URLSearchParams(useSearch())
  const [, go] = useLocation()
  const known = (side: string | null) =>
    side === LIVE || versions.some(version => version.id === side) ? side : null
  const old = known(query.get('old')) ?? versions[0]?.id ?? null
  const now = known(query.get('new')) ?? LIVE
  const choose = (from: string, to: string) =>
    go(`/statements/${statement}/compare?old=${from}&new=${to}`, { replace: true })
  return [old, now, choose] as const
}

function Side({
  label,
  value,
  versions,
  onChoice,
}: {
  label: string
  value: string
  versions: readonly VersionRow[]
  onChoice: (side: string) => void
}) {
  const choices = [
    { value: LIVE, says: words.compare.live },
    ...versions.map(version => ({
      value: version.id,
      says: words.compare.version(version.number, dayOf(version.frozenAt)),
    })),
  ]
  return <Select label={label} value={value} choices={choices} onChoice={onChoice} />
}

function Compared({ statement, old, now }: { statement: string; old: string; now: string }) {
  const [before, after] = [useText(statement, old), useText(statement, now)]
  const comparison = useMemo(
    () => (before.text && after.text ? comparisonOf(before.text, after.text) : null),
    [before.text, after.text],
  )
  const failed = before.error ?? after.error
  if (failed) return <Problem error={failed} />
  if (!comparison || !before.text || !after.text) return <Skeleton of="letter" />
  const { identical, groupingOnly } = comparison.summary
  if (identical && !groupingOnly) {
    return <Empty title={words.compare.same} hint={words.compare.sameHint} />
  }
  return <Shown comparison={comparison} old={before.text} now={after.text} />
}

type TextOf = { title: string; body: Record<string, unknown>; language: string; direction: 'ltr' | 'rtl' }

const comparisonOf = (before: TextOf, after: TextOf): Comparison =>
  compare(docOf(before.body), docOf(after.body), {
    language: after.language,
    titles: { old: before.title, new: after.title },
  })

/** The text of a version, or of the draft as it is on the server's disk. */
function useText(statement: string, side: string) {
  const live = useAnswer(readText, side === LIVE ? { statement } : null)
  const frozen = useAnswer(seeVersion, side === LIVE ? null : { version: side })
  const answer = side === LIVE ? live : frozen
  return { text: answer.data as TextOf | undefined, error: answer.error }
}

function Shown({ comparison, old, now }: { comparison: Comparison; old: TextOf; now: TextOf }) {
  const [view, setView] = useState<View>('inline')
  const places = useMemo(() => placesOf(comparison), [comparison])
  const contents = useMemo(
    () => ({ old: contentsOf(docOf(old.body)), new: contentsOf(docOf(now.body)) }),
    [old, now],
  )
  const [at, goTo] = useWalk(places)
  useKeys([
    { key: 'n', says: words.compare.next, act: () => goTo(Math.min(at + 1, places.length - 1)) },
    { key: 'p', says: words.compare.previous, act: () => goTo(Math.max(at - 1, 0)) },
    {
      key: 'v',
      says: `${words.compare.inline} | ${words.compare.sideBySide}`,
      act: () => setView(view === 'inline' ? 'side' : 'inline'),
    },
  ])
  return (
    <>
      <Bar comparison={comparison} view={view} onView={setView} places={places} at={at} goTo={goTo} />
      <div className="compare-body">
        <div className="section">
          <ChangedAsks asks={comparison.asks} />
          <section className="section" aria-label={words.compare.letter}>
            <div className="paper">
              <ChangedLetter
                comparison={comparison}
                view={view}
                here={places[at] ?? null}
                contents={contents}
                language={now.language}
                direction={now.direction}
              />
            </div>
          </section>
        </div>
        <ChangeList places={places} at={at} goTo={goTo} />
      </div>
    </>
  )
}

/** Where one is among the changes; going to one brings it into sight and gives it the focus. */
function useWalk(places: readonly Place[]): [number, (at: number) => void] {
  const [at, setAt] = useState(-1)
  const asked = useRef(false)
  useEffect(() => {
    if (!asked.current) return
    const place = places[at]
    const block = place && document.getElementById(place.anchor)
    block?.scrollIntoView({ block: 'center' })
    block?.focus({ preventScroll: true })
  }, [at, places])
  return [
    at,
    next => {
      asked.current = true
      setAt(next)
    },
  ]
}
