/** Where one is in the list, which row is open, and which are selected. */
import { useCallback, useRef, useState } from 'react'
import { nextOpen, type Row } from '../../../shared/instrument/concord/review.ts'

export type Walk = ReturnType<typeof useWalk>

export const rowId = (key: string): string => `row-${key}`
/** What stands in the place of the list where no row is shown. */
export const NO_ROWS = 'no-rows'

export function useWalk(shown: readonly Row[]) {
  const place = usePlace(shown)
  return { ...place, ...useOpened(shown, place), ...useSelected(shown, place) }
}

type Place = ReturnType<typeof usePlace>

function usePlace(shown: readonly Row[]) {
  const [visited, visit] = useState<string | null>(null)
  const { at, focus, settle } = useFocus(shown, visited)
  const go = (key: string) => {
    visit(key)
    focus(key)
  }
  const goTo = (row: Row | undefined): Row | undefined => {
    if (row) go(row.key)
    return row
  }
  return {
    /** The row one is on; the first one where it is not shown. */
    row: shown[at],
    current: shown[at]?.key ?? null,
    /** The row one went to last; null as long as one did not go anywhere. */
    visited,
    visit,
    go,
    settle,
    step: (by: number) =>
      goTo(shown[Math.max(0, Math.min(visited === null ? 0 : at + by, shown.length - 1))]),
    end: (which: 'first' | 'last') => goTo(shown.at(which === 'first' ? 0 : -1)),
  }
}

function useOpened(shown: readonly Row[], { current, visited, go }: Place) {
  const [opened, setOpened] = useState<string | null>(null)
  return {
    opened,
    toggle: useCallback((key: string) => setOpened(before => (before === key ? null : key)), []),
    /**
     * Goes to the next open row that is not to be skipped, and opens it where the present one is open.
     * @returns whether there is one
     */
    goToOpen: (skip: ReadonlySet<string>): boolean => {
      const here = visited === null ? null : current
      const next = nextOpen(shown, here, skip)
      if (next === null) return false
      if (opened !== null && opened === here) setOpened(next)
      go(next)
      return true
    },
  }
}

function useSelected(shown: readonly Row[], { current, visited, step }: Place) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const anchor = useRef<string | null>(null)
  const placeOf = (key: string) => shown.findIndex(row => row.key === key)
  const range = (from: string, to: string) => {
    anchor.current = from
    const [first = 0, last = 0] = [placeOf(from), placeOf(to)].sort((a, b) => a - b)
    setSelected(new Set(shown.slice(Math.max(0, first), last + 1).map(({ key }) => key)))
  }
  return {
    selected,
    /** Those selected that are shown. */
    chosen: selected.size === 0 ? [] : shown.filter(({ key }) => selected.has(key)),
    select: (key: string) => {
      anchor.current = key
      setSelected(
        before => new Set(before.has(key) ? [...before].filter(one => one !== key) : [...before, key]),
      )
    },
    selectTo: (key: string) => range(anchor.current ?? visited ?? key, key),
    /** Goes one row on and selects all rows from where selecting began. */
    extend: (by: number) => {
      const from = anchor.current ?? current
      const row = step(by)
      if (row) range(from ?? row.key, row.key)
    },
    clear: () => {
      anchor.current = null
      setSelected(new Set())
    },
  }
}

/**
 * Gives a row the focus once it is drawn. Where the row one was on is gone, because it is shown no more or became
 * another one, one is on the row that stands in its place; and the focus goes there, if it was on the row that went.
 * @returns `settle`, to be called whenever the rows were drawn
 */
function useFocus(shown: readonly Row[], visited: string | null) {
  const last = useRef(0)
  const wanted = useRef<string | null>(null)
  const found = shown.findIndex(({ key }) => key === visited)
  const at = found >= 0 ? found : Math.max(0, Math.min(last.current, shown.length - 1))
  const settle = () => {
    last.current = at
    const isLost = visited !== null && document.activeElement === document.body && found < 0
    const next = wanted.current ?? (isLost ? shown[at]?.key : undefined)
    const target = document.getElementById(next === undefined ? NO_ROWS : rowId(next))
    if ((next === undefined && !isLost) || target === null) return
    wanted.current = null
    target.focus({ preventScroll: true })
    target.closest('li')?.scrollIntoView({ block: 'nearest' })
    target.scrollIntoView({ block: 'nearest' })
  }
  return { at, focus: (key: string) => (wanted.current = key), settle }
}
