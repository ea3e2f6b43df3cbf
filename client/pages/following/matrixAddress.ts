/** What the matrix shows, as its address says it: whoever opens it sees the same. */
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type AskFilter, filterFields, readFilter } from '../../../shared/asks/filter.ts'

/** A cell whose evidence is open. */
export type Opened = { ask: string; part: string | null; draft: string }
export type MatrixAddress = {
  filter: AskFilter
  columns: 'drafts' | 'sessions'
  open: Opened | null
}

/** @returns the address, and how to go to another; what is not named stays */
export function useMatrixAddress() {
  const search = useSearch()
  const [path, go] = useLocation()
  const address = useMemo(() => read(new URLSearchParams(search)), [search])
  const set = useCallback(
    (to: Partial<MatrixAddress>) => {
      const query = written({ ...address, ...to })
      go(query === '' ? path : `${path}?${query}`, { replace: true })
    },
    [address, path, go],
  )
  return { address, set }
}

function read(query: URLSearchParams): MatrixAddress {
  const [ask, draft, part] = (query.get('open') ?? '').split('~')
  return {
    filter: readFilter(name => query.get(name)),
    columns: query.get('columns') === 'sessions' ? 'sessions' : 'drafts',
    open: ask && draft ? { ask, draft, part: part ? part : null } : null,
  }
}

function written({ filter, columns, open }: MatrixAddress): string {
  const query = new URLSearchParams(filterFields(filter))
  if (columns === 'sessions') query.set('columns', columns)
  if (open) query.set('open', [open.ask, open.draft, ...(open.part === null ? [] : [open.part])].join('~'))
  return query.toString()
}
