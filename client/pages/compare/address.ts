/** What is compared and how it is shown, as the address of the screen says it: whoever opens it sees the same. */
import { useLocation, useSearch } from 'wouter'
import type { VersionRow } from '../../../shared/contract/statements.ts'
import { isKind, type Kind } from './places.ts'

/** A text: of which statement, and the id of its version, its draft (`live`), or a file on this device. */
export type Side = { of: string; at: string }
export const LIVE = 'live'
export const FILE = 'file'

export type View = 'inline' | 'side'
export type Address = {
  old: Side
  new: Side
  view: View
  only: Kind | 'all'
  /** Which change one stands on, counted from 1; 0 for none. */
  change: number
}

/**
 * @param versions of the statement, newest first. Without anything in the address, the newest with the draft.
 * @returns the address, and how to go to another; what is not named stays
 */
export function useAddress(
  statement: string,
  versions: readonly VersionRow[],
): [Address, (to: Partial<Address>) => void] {
  const query = new URLSearchParams(useSearch())
  const [, go] = useLocation()
  const address = readAddress(query, statement, versions)
  const set = (to: Partial<Address>) =>
    go(`/statements/${statement}/compare?${written({ ...address, ...to }, statement)}`, { replace: true })
  return [address, set]
}

function readAddress(query: URLSearchParams, statement: string, versions: readonly VersionRow[]): Address {
  const side = (name: 'old' | 'new', otherwise: string): Side => {
    const of = query.get(`${name}Of`) ?? statement
    const at = query.get(name)
    const known = at === LIVE || at === FILE || versions.some(({ id }) => id === at)
    return at !== null && (known || of !== statement) ? { of, at } : { of: statement, at: otherwise }
  }
  const only = query.get('only')
  return {
    old: side('old', versions[0]?.id ?? LIVE),
    new: side('new', LIVE),
    view: query.get('view') === 'side' ? 'side' : 'inline',
    only: only !== null && isKind(only) ? only : 'all',
    change: Math.max(0, Number.parseInt(query.get('change') ?? '0', 10) || 0),
  }
}

function written({ old, new: now, view, only, change }: Address, statement: string): string {
  const query = new URLSearchParams({ old: old.at, new: now.at })
  if (old.of !== statement) query.set('oldOf', old.of)
  if (now.of !== statement) query.set('newOf', now.of)
  if (view === 'side') query.set('view', view)
  if (only !== 'all') query.set('only', only)
  if (change > 0) query.set('change', String(change))
  return query.toString()
}
