/** Keeps an open board true: what others do shows within a few seconds, without a reload. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { seeSignonRevision } from '../../../../shared/contract/signonBoard.ts'
import { useAnswer } from '../../../data.ts'

/** How often a board asks whether something is new, in milliseconds; not while its window is hidden. */
const OFTEN = 4_000

/** How many times as long as the last asking took is waited before the next, so that a long list leaves time for others. */
const REST = 4

/**
 * Shows nothing. Asks every few seconds for the mark of the board, and for everything that is shown of this sign-on
 * again when that is another one.
 * @param shown the mark of the board that is shown
 */
export function News({ signon, shown }: { signon: string; shown: string }) {
  const client = useQueryClient()
  const { data, dataUpdatedAt: at } = useAnswer(seeSignonRevision, { signon }, OFTEN)
  const newest = data?.revision
  const asked = useRef('')
  const next = useRef(0)
  useEffect(() => {
    const known = newest === undefined || newest === shown || newest === asked.current
    if (known || at < next.current) return
    asked.current = newest
    next.current = Number.POSITIVE_INFINITY
    const isOfIt = (key: readonly unknown[]) =>
      key[1] !== seeSignonRevision.path && (key[2] as { signon?: unknown } | null)?.signon === signon
    const rest = () => {
      const now = Date.now()
      next.current = now + REST * (now - at)
    }
    client.invalidateQueries({ predicate: ({ queryKey }) => isOfIt(queryKey) }).then(rest, rest)
  }, [client, signon, newest, shown, at])
  return null
}
