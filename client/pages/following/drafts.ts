/** The drafts that a screen is about, found from what its address names. */
import { useQueries } from '@tanstack/react-query'
import { type DraftRow, listDrafts } from '../../../shared/contract/drafts.ts'
import { listProcesses, type ProcessRow } from '../../../shared/contract/processes.ts'
import { call } from '../../api.ts'
import { keyOf, useAnswer } from '../../data.ts'
import type { Here } from '../coalition.ts'

export type Found = {
  /** Null while it is asked for. */
  processes: readonly ProcessRow[] | null
  process: ProcessRow | null
  /** Of that process, in the order of their texts. */
  drafts: readonly DraftRow[]
  draft: DraftRow | null
  error: Error | null
}

/**
 * The process that an address means: the one it names, the one of the draft it names, or else the first that has a
 * draft and is not archived.
 */
export function useDrafts(here: Here | null, named: { process?: string; draft?: string }): Found {
  const listed = useAnswer(listProcesses, here ? { coalition: here.id } : null)
  const processes = listed.data?.processes ?? []
  const wanted = processes.filter(({ id }) => named.process === undefined || id === named.process)
  const answers = useQueries({
    queries: wanted.map(({ id: process }) => ({
      queryKey: keyOf(listDrafts, { process }),
      queryFn: ({ signal }: { signal: AbortSignal }) => call(listDrafts, { process }, signal),
    })),
  })
  const error = listed.error ?? answers.find(answer => answer.error)?.error ?? null
  if (!listed.data || answers.some(({ isPending }) => isPending))
    return { processes: null, process: null, drafts: [], draft: null, error }
  const withDrafts = wanted.map((process, at) => ({ process, drafts: answers[at]?.data?.drafts ?? [] }))
  const found = meant(withDrafts, named)
  const draft = found?.drafts.find(({ id }) => id === named.draft) ?? null
  return { processes, process: found?.process ?? null, drafts: found?.drafts ?? [], draft, error }
}

type WithDrafts = { process: ProcessRow; drafts: readonly DraftRow[] }

function meant(all: readonly WithDrafts[], named: { process?: string; draft?: string }) {
  if (named.process !== undefined) return all.find(({ process }) => process.id === named.process)
  if (named.draft !== undefined) return all.find(({ drafts }) => drafts.some(({ id }) => id === named.draft))
  const living = all.filter(({ process }) => process.archivedAt === null)
  return living.find(({ drafts }) => drafts.length > 0) ?? living[0] ?? all[0]
}

/** A draft in a few words: its symbol, else its title. */
export const shortOf = ({ symbol, title }: Pick<DraftRow, 'symbol' | 'title'>): string =>
  symbol === '' ? title : symbol

/** The draft that one is compared with: the first it goes back to, else the one before it in the list. */
export function olderOf(draft: DraftRow, drafts: readonly DraftRow[]): DraftRow | null {
  const parent = drafts.find(({ id }) => draft.parents.includes(id))
  return parent ?? drafts[drafts.findIndex(({ id }) => id === draft.id) - 1] ?? null
}
