/** The review itself: how far it is, which rows are shown, and the rows with their keys. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Proposal } from '../../../shared/instrument/concord/proposal.ts'
import {
  filtered,
  isOpen,
  progressOf,
  type ReviewDraft,
  type Row,
  reviewRows,
} from '../../../shared/instrument/concord/review.ts'
import { type KnownLinks, madeByOthers } from '../../../shared/instrument/concord/reviewLinks.ts'
import { words } from '../../words.ts'
import { type Here, may } from '../coalition.ts'
import { useFilter } from './address.ts'
import { Bar } from './Bar.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import { Done } from './Done.tsx'
import { ReplacedAsks } from './ReplacedAsks.tsx'
import { RowList } from './RowList.tsx'
import { SelectedBar } from './SelectedBar.tsx'
import { SeveralDialog } from './SeveralDialog.tsx'
import { steadyRows } from './steady.ts'
import { type Acts, useActs } from './useActs.ts'
import type { Draft } from './useProposals.ts'
import { useReviewKeys } from './useReviewKeys.ts'
import { useWalk, type Walk } from './useWalk.ts'

const says = words.concordance

type Props = {
  here: Here
  old: Draft
  now: Draft
  self: string
  proposals: readonly Proposal[]
  known: KnownLinks
  again: () => Promise<KnownLinks>
  /** The symbols of the process's drafts, by their ids. */
  symbols: ReadonlyMap<string, string>
}

export function Review({ here, old, now, self, proposals, known, again, symbols }: Props) {
  const mayWrite = may(here, 'instrument.write')
  const trees = useMemo(() => ({ old: old.tree, now: now.tree }), [old.tree, now.tree])
  const sides = useMemo(() => ({ old: old.symbol, now: now.symbol }), [old.symbol, now.symbol])
  const rows = useRows(old, now, proposals, known)
  const [filter, setFilter] = useFilter()
  const shown = useMemo(() => filtered(rows, filter), [rows, filter])
  const pair = { draft: now.id, old: old.id, seen: now.revision }
  const acts = useActs({ pair, trees, self, again })
  const walk = useWalk(shown)
  const [dialog, setDialog] = useState<{ correct: Row } | 'several' | null>(null)
  const several = useCallback(() => setDialog('several'), [])
  const { chosen } = walk
  const confirm = confirming(walk, acts)
  const correct = (row: Row) => setDialog({ correct: row })
  useReviewKeys({ walk, acts, mayWrite, onConfirm: confirm, onCorrect: correct })
  const others = useOthers(known, self)
  const progress = useMemo(() => progressOf(rows), [rows])
  const isDone = progress.open === 0 && progress.of > 0
  const [wasDone] = useState(isDone)
  return (
    <>
      <Bar
        {...{ rows, filter, progress, others }}
        onFilter={setFilter}
        onSeveral={mayWrite && progress.open > 0 ? several : null}
      />
      {isDone && <Done slug={here.slug} draft={now.id} old={old.id} isNew={!wasDone} />}
      <RowList
        {...{ shown, trees, walk, acts, mayWrite, isDone }}
        symbols={sides}
        language={now.language}
        onConfirm={row => confirm([row])}
        onCorrect={correct}
        onShowAll={() => setFilter({ show: 'all', kind: 'any' })}
      />
      {chosen.length > 0 && mayWrite && (
        <SelectedBar chosen={chosen} onConfirm={() => confirm(chosen)} onClear={walk.clear} />
      )}
      {acts.replaced.length > 0 && (
        <ReplacedAsks
          slug={here.slug}
          replaced={acts.replaced}
          symbols={symbols}
          onLeave={() => {
            acts.forget()
            if (walk.current !== null) walk.go(walk.current)
          }}
        />
      )}
      {dialog === 'several' && (
        <SeveralDialog
          rows={rows}
          onConfirm={chosen => {
            setDialog(null)
            confirm(chosen)
          }}
          onLeave={() => setDialog(null)}
        />
      )}
      {dialog !== null && dialog !== 'several' && (
        <CorrectDialog
          row={dialog.correct}
          {...{ trees, acts }}
          links={known.links}
          symbols={sides}
          onLeave={() => setDialog(null)}
        />
      )}
    </>
  )
}

function useRows(old: Draft, now: Draft, proposals: readonly Proposal[], { links }: KnownLinks): Row[] {
  const [oldTree, nowTree, oldPartial, nowPartial] = [old.tree, now.tree, old.partial, now.partial]
  // What is in a draft of several parents and not in this one may come from the others.
  const mayComeElsewhere = oldPartial || now.parents.length > 1
  const before = useRef<Row[]>([])
  return useMemo(() => {
    const was: ReviewDraft = { tree: oldTree, partial: mayComeElsewhere }
    const rows = reviewRows(was, { tree: nowTree, partial: nowPartial }, proposals, links)
    before.current = steadyRows(before.current, rows)
    return before.current
  }, [oldTree, nowTree, mayComeElsewhere, nowPartial, proposals, links])
}

/** Confirming goes on to the next open row, which is opened where this one was; after the last one it stays there. */
const confirming = (walk: Walk, acts: Acts) => (asked: readonly Row[]) => {
  const rows = asked.filter(isOpen)
  if (rows.length === 0) return
  const goesOn = walk.goToOpen(new Set([...rows.map(({ key }) => key), ...acts.going.keys()]))
  if (!goesOn && walk.current !== null) walk.go(walk.current)
  walk.clear()
  void acts.confirm(rows)
}

/** Says what others confirmed since the last look, and only that. */
function useOthers(known: KnownLinks, self: string): string {
  const before = useRef(known)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const made = madeByOthers(before.current.links, known.links, self)
    before.current = known
    if (made.length > 0) setSaid(says.others(made))
  }, [known, self])
  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => setSaid(''), JUST_NOW)
    return () => clearTimeout(timer)
  }, [said])
  return said
}

/** Milliseconds for which something was done just now. */
const JUST_NOW = 20_000
