/** The filter over the register, as the address says it: whoever opens the link sees the same. */
import { useLocation, useSearch } from 'wouter'
import { type AskFilter, filterFields, readFilter } from '../../../shared/asks/filter.ts'

/** @returns the filter, and how to set another one */
export function useFilter(): [AskFilter, (filter: AskFilter) => void] {
  const query = new URLSearchParams(useSearch())
  const [here, go] = useLocation()
  const filter = readFilter(name => query.get(name))
  const set = (next: AskFilter) => {
    const written = new URLSearchParams(filterFields(next)).toString()
    go(written === '' ? here : `${here}?${written}`, { replace: true })
  }
  return [filter, set]
}
