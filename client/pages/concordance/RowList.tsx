/** The rows, an article and what it holds together. Only one of them is in the order of the Tab key at a time. */
import { type KeyboardEvent, memo, useDeferredValue, useEffect, useMemo, useRef } from 'react'
import type { Row } from '../../../shared/instrument/concord/review.ts'
import { Button } from '../../parts/Button.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { words } from '../../words.ts'
import { RowLine } from './RowLine.tsx'
import type { Trees } from './rowWords.ts'
import { type Group, steadyGroups } from './steady.ts'
import type { Acts } from './useActs.ts'
import { placesOf } from './useShown.ts'
import { NO_ROWS, type Walk } from './useWalk.ts'

const says = words.concordance

export type Symbols = { old: string; now: string }

type Props = {
  shown: readonly Row[]
  trees: Trees
  symbols: Symbols
  language: string
  walk: Walk
  acts: Acts
  mayWrite: boolean
  /** Nothing is open any more, which is said already. */
  isDone: boolean
  onConfirm: (row: Row) => void
  onCorrect: (row: Row) => void
  onShowAll: () => void
}

export function RowList({ shown, walk, acts, isDone, onShowAll, ...rest }: Props) {
  const soon = useDeferredValue(shown, shown.slice(0, AT_FIRST))
  const groups = useGroups(soon)
  const on = useSteady({ ...rest, walk, acts })
  useEffect(walk.settle)
  if (shown.length === 0) return <NoRows isDone={isDone} onShowAll={onShowAll} />
  const { trees, symbols, language, mayWrite } = rest
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys go from row to row; each row is a button.
    <div className="review-list" onKeyDown={event => pressed(event, walk)}>
      {groups.map(group => (
        <GroupOfRows
          key={group.key}
          {...{ group, trees, symbols, language, mayWrite, on }}
          current={only(group, walk.current)}
          opened={only(group, walk.opened)}
          selected={touches(group, walk.selected) ? walk.selected : NONE_SELECTED}
          going={touches(group, acts.going) ? acts.going : NONE}
          notes={group.rows.some(row => noteOf(acts.notes, row) !== null) ? acts.notes : NO_NOTES}
        />
      ))}
    </div>
  )
}

function NoRows({ isDone, onShowAll }: Pick<Props, 'isDone' | 'onShowAll'>) {
  const all = <Button onClick={onShowAll}>{says.filter.showAll}</Button>
  return (
    <section id={NO_ROWS} tabIndex={-1} aria-label={isDone ? says.done.title : says.filter.none}>
      {isDone ? all : <Empty title={says.filter.none}>{all}</Empty>}
    </section>
  )
}

/** What concerns no row of a group is not given to it, so that it is not drawn anew. */
const only = ({ rows }: Group, key: string | null) =>
  key !== null && rows.some(row => row.key === key) ? key : null
const touches = ({ rows }: Group, keys: { size: number; has: (key: string) => boolean }) =>
  keys.size > 0 && rows.some(({ key }) => keys.has(key))
const NONE_SELECTED: ReadonlySet<string> = new Set()
const NONE: Acts['going'] = new Map()
const NO_NOTES: Acts['notes'] = new Map()

function useGroups(rows: readonly Row[]): readonly Group[] {
  const before = useRef<readonly Group[]>([])
  return useMemo(() => {
    before.current = steadyGroups(before.current, rows)
    return before.current
  }, [rows])
}

type GroupProps = Pick<Props, 'trees' | 'symbols' | 'language' | 'mayWrite'> & {
  group: Group
  current: string | null
  opened: string | null
  selected: ReadonlySet<string>
  going: Acts['going']
  notes: Acts['notes']
  on: RowActs
}

const GroupOfRows = memo(function GroupOfRows({ group, ...props }: GroupProps) {
  const { current, opened, selected, going, notes, ...rest } = props
  return (
    <section className="review-group">
      {group.rows[0]?.depth !== 0 && <GroupName group={group.group} trees={rest.trees} />}
      <ul>
        {group.rows.map(row => (
          <RowLine
            key={row.key}
            row={row}
            {...rest}
            tabbable={row.key === current}
            opened={row.key === opened}
            selected={selected.has(row.key)}
            going={going.get(row.key) ?? null}
            note={noteOf(notes, row)}
          />
        ))}
      </ul>
    </section>
  )
})

/** As many rows as are drawn at once; the others follow while the screen answers already. */
const AT_FIRST = 60

/** What can be done with a row. The same value for as long as the list is there, so that rows are not drawn anew. */
export type RowActs = {
  visit: (key: string) => void
  toggle: (key: string) => void
  select: (key: string, upTo: boolean) => void
  confirm: (row: Row) => void
  correct: (row: Row) => void
  takeBack: (row: Row) => void
}

function useSteady(props: Pick<Props, 'walk' | 'acts' | 'onConfirm' | 'onCorrect'>): RowActs {
  const latest = useRef(props)
  latest.current = props
  return useMemo<RowActs>(
    () => ({
      visit: key => latest.current.walk.visit(key),
      toggle: key => latest.current.walk.toggle(key),
      select: (key, upTo) => {
        const { walk } = latest.current
        walk.go(key)
        if (upTo) walk.selectTo(key)
        else walk.select(key)
      },
      confirm: row => latest.current.onConfirm(row),
      correct: row => latest.current.onCorrect(row),
      takeBack: row => {
        // What was pressed goes away with it.
        latest.current.walk.go(row.key)
        void latest.current.acts.takeBack(row)
      },
    }),
    [],
  )
}

/** The article of rows whose own row is not shown. */
function GroupName({ group, trees }: { group: string; trees: Trees }) {
  const provision = trees[group.startsWith('o') ? 'old' : 'now'][Number(group.slice(1))]
  if (!provision) return null
  const { printed, title } = provision
  return (
    <h2 className="review-group-name">
      <bdi>{printed}</bdi> {title !== printed && <bdi>{title}</bdi>}
    </h2>
  )
}

const noteOf = (notes: ReadonlyMap<string, string>, row: Row): string | null =>
  notes.size === 0
    ? null
    : (placesOf(row)
        .map(at => notes.get(at))
        .find(note => note !== undefined) ?? null)

function pressed(event: KeyboardEvent, walk: Walk): void {
  const { key, shiftKey, ctrlKey, metaKey, altKey, target } = event
  if (ctrlKey || metaKey || altKey) return
  if (!(target instanceof HTMLElement) || !target.matches('.review-open')) return
  const act = STEPS[key]
  if (act === undefined) return
  event.preventDefault()
  if (typeof act === 'string') walk.end(act)
  else if (shiftKey) walk.extend(act)
  else walk.step(act)
}

const STEPS: Readonly<Record<string, 1 | -1 | 'first' | 'last' | undefined>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: 'first',
  End: 'last',
}
