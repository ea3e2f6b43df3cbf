/** Which provisions are shown, as the address of the screen says it: whoever opens it sees the same. */
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type Filter, KINDS, SHOWS } from '../../../shared/instrument/concord/review.ts'

/** @returns the filter, and how to change it; what is not named stays */
export function useFilter(): [Filter, (to: Partial<Filter>) => void] {
  const search = useSearch()
  const [path, go] = useLocation()
  const filter = useMemo(() => readFilter(new URLSearchParams(search)), [search])
  const set = useCallback(
    (to: Partial<Filter>) => {
      const query = written({ ...filter, ...to })
      go(query === '' ? path : `${path}?${query}`, { replace: true })
    },
    [filter, go, path],
  )
  return [filter, set]
}

function readFilter(query: URLSearchParams): Filter {
  const [show, kind] = [query.get('show'), query.get('kind')]
  return {
    show: SHOWS.find(one => one === show) ?? 'all',
    kind: KINDS.find(one => one === kind) ?? 'any',
  }
}

function written({ show, kind }: Filter): string {
  const query = new URLSearchParams()
  if (show !== 'all') query.set('show', show)
  if (kind !== 'any') query.set('kind', kind)
  return query.toString()
}
