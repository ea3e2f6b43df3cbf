/** What of a draft's tree is shown, and which provision is chosen in it. */
import { useDeferredValue, useMemo, useState } from 'react'
import type { StoredProvision } from '../../../shared/instrument/stored.ts'
import { doubtfulIn, type Show, shownRows, type TreeRow, treeRows } from './treeRows.ts'

export type TreeView = {
  rows: readonly TreeRow[]
  shown: readonly TreeRow[]
  doubtful: number
  show: Show
  setShow: (show: Show) => void
  query: string
  setQuery: (query: string) => void
  /** Whether each provision has all its words. */
  whole: boolean
  setWhole: (whole: boolean) => void
  /** The provision that is looked at, one of those that are shown; null only where there is none. */
  chosen: TreeRow | null
  choose: (at: number) => void
}

/**
 * @param provisions in the order of the draft; the same array as long as nothing changed
 * @param inFull whether all words are shown in the beginning
 * @param choice the position of the provision that is looked at, and choosing another
 */
export function useTree(
  provisions: readonly StoredProvision[],
  inFull: boolean,
  choice: readonly [number, (at: number) => void],
): TreeView {
  const [show, setShow] = useState<Show>('everything')
  const [query, setQuery] = useState('')
  const [whole, setWhole] = useState(inFull)
  const [at, choose] = choice
  const sought = useDeferredValue(query)
  const rows = useMemo(() => treeRows(provisions), [provisions])
  const shown = useMemo(() => shownRows(rows, show, sought), [rows, show, sought])
  const doubtful = useMemo(() => doubtfulIn(provisions), [provisions])
  const chosen = chosenIn(shown, at)
  return { rows, shown, doubtful, show, setShow, query, setQuery, whole, setWhole, chosen, choose }
}

/** Where the chosen one is not shown, the next one that is. */
const chosenIn = (shown: readonly TreeRow[], at: number): TreeRow | null =>
  shown.find(({ provision }) => provision.at >= at) ?? shown.at(-1) ?? null
