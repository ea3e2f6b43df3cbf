/** The drafts of the instrument that an ask can be aimed at, and the provisions of one. */
import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Searched, searched } from '../../../shared/asks/typed.ts'
import { type DraftRow, listDrafts, type ProvisionRow, seeDraft } from '../../../shared/contract/drafts.ts'
import { listProcesses } from '../../../shared/contract/processes.ts'
import { call } from '../../api.ts'
import { keyOf, useAnswer } from '../../data.ts'

/**
 * The drafts of a process, or of all processes of a coalition, the newest first.
 * @param process null for those of all
 */
export function useDrafts(coalition: string, process: string | null): readonly DraftRow[] {
  const processes = useAnswer(listProcesses, { coalition }).data?.processes ?? []
  const asked = process === null ? processes.map(({ id }) => id) : [process]
  return useQueries({
    queries: asked.map(id => ({
      queryKey: keyOf(listDrafts, { process: id }),
      queryFn: ({ signal }: { signal: AbortSignal }) => call(listDrafts, { process: id }, signal),
    })),
    combine: newestFirst,
  })
}

/** Each process's drafts come in the order of their texts. */
const newestFirst = (answers: readonly { data?: { drafts: DraftRow[] } | undefined }[]): DraftRow[] =>
  answers.flatMap(({ data }) => (data ? data.drafts.toReversed() : []))

/** A draft in which provisions can be looked for; null while it is fetched, or where none is named. */
export function useSearched(draft: string | null): Searched<ProvisionRow> | null {
  const { data } = useAnswer(seeDraft, draft === null ? null : { draft })
  return useMemo(() => (data ? searched(data.tree) : null), [data])
}

/** The whole number of a provision with its title, and an article with its word. */
export function provisionName({ printed, title, level }: Pick<ProvisionRow, 'printed' | 'title' | 'level'>) {
  const named = level === 'article' && /^\d/.test(printed) ? `Article ${printed}` : printed
  const cited = level !== 'article' && /^\d/.test(printed) ? `Article ${printed}` : named
  return title && title !== printed ? `${cited} (${title})` : cited
}
