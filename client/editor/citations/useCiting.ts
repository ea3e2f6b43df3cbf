/** What the letter's citations mean: the draft it works on with its outline, newer ones, and known instruments. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Searched } from '../../../shared/asks/typed.ts'
import { type Meant, outlined } from '../../../shared/cite/living.ts'
import type { Moves } from '../../../shared/cite/renumbering.ts'
import { seeCiting, seeOutline, seePlaces } from '../../../shared/contract/citations.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { call } from '../../api.ts'
import { keyOf, useAnswer } from '../../data.ts'

export type Citing = Reply<typeof seeCiting>

/** Milliseconds after which it is asked whether another draft was confirmed. */
const AGAIN = 60_000

export const useCiting = (statement: string): Citing | null =>
  useAnswer(seeCiting, { statement }, AGAIN).data ?? null

/** What citations are read with; null while it is fetched. The same value while it means the same. */
export function useMeant(citing: Citing | null): Meant | null {
  const draft = useOutline(citing?.worksOn ?? null)
  const { instruments, instrumentNames: names } = citing ?? {}
  const more = useMemo(
    () => [...(instruments ?? []), ...(names && names.length > 0 ? [{ name: 'draft', names }] : [])],
    [instruments, names],
  )
  const isHere = citing !== null && (citing.worksOn === null || draft !== null)
  return useMemo(() => (isHere ? { draft, more } : null), [isHere, draft, more])
}

/** The provisions of a revision of a draft, fetched once; null while they are fetched, and where no draft is given. */
export function useOutline(draft: { id: string; revision: number } | null): Searched | null {
  const { data } = useQuery({
    queryKey: [...keyOf(seeOutline, { draft: draft?.id }), draft?.revision],
    queryFn: ({ signal }) => call(seeOutline, { draft: draft?.id ?? '' }, signal),
    enabled: draft !== null,
    staleTime: 'static',
  })
  return useMemo(() => (data ? outlined(data.provisions) : null), [data])
}

/** Where the provisions of the draft are in the newer one, fetched once for each state of what is confirmed. */
export function useMoves({ worksOn, newer }: Citing): Moves | null {
  const { data } = useQuery({
    queryKey: [...keyOf(seePlaces, { draft: newer?.id, old: worksOn?.id }), newer?.stamp],
    queryFn: ({ signal }) => call(seePlaces, { draft: newer?.id ?? '', old: worksOn?.id ?? '' }, signal),
    enabled: newer !== null && worksOn !== null,
    staleTime: 'static',
  })
  return data ?? null
}
