/** What is known of asks beside the register: where each is in the newest draft, what became of it, and for which sessions it was carried. */
import { useQueries } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Beside } from '../../../shared/asks/filter.ts'
import { articlesOf } from '../../../shared/asks/onArticles.ts'
import type { AskRow } from '../../../shared/contract/asks.ts'
import { type Place, seeMatrix } from '../../../shared/contract/outcomes.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { listStatements } from '../../../shared/contract/statements.ts'
import { wasAt } from '../../../shared/following/say.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { call } from '../../api.ts'
import { keyOf, useAnswer } from '../../data.ts'
import { shortOf } from '../following/drafts.ts'
import { printedOf } from '../following/place.ts'

type Matrix = Reply<typeof seeMatrix>

/** An ask, or a part of it, in the newest draft that can say something of it. */
export type Newest = {
  /** The id of a part; null for the ask as a whole. */
  part: string | null
  draft: { id: string; name: string }
  place: Place
  /** The numbers it had where it was placed last, where they were others. */
  was: readonly string[]
  outcome: Outcome | null
}

export type BesideAsk = Beside & { newest: readonly Newest[] }

const NOTHING: BesideAsk = { articles: [], outcomes: [], sessions: [], newest: [] }

/** @returns what is known of an ask; until the matrices are there, what its own words say */
export function useBeside(coalition: string, asks: readonly AskRow[]): (ask: AskRow) => BesideAsk {
  const matrices = useMatrices(asks)
  const statements = useAnswer(listStatements, { coalition }).data?.statements
  const written = useMemo(() => new Map(asks.map(ask => [ask.id, articlesOf(ask.targets, [])])), [asks])
  const known = useMemo(() => {
    const sessions = new Map((statements ?? []).map(({ id, session }) => [id, session]))
    const rows = newestOf(matrices)
    return new Map(
      asks.map(ask => [ask.id, besideOf(ask, written.get(ask.id) ?? [], rows.get(ask.id) ?? [], sessions)]),
    )
  }, [asks, written, matrices, statements])
  return useCallback((ask: AskRow) => known.get(ask.id) ?? NOTHING, [known])
}

function useMatrices(asks: readonly AskRow[]): readonly Matrix[] {
  const processes = [...new Set(asks.flatMap(({ process }) => process ?? []))]
  return useQueries({
    queries: processes.map(process => ({
      queryKey: keyOf(seeMatrix, { process }),
      queryFn: ({ signal }: { signal: AbortSignal }) => call(seeMatrix, { process }, signal),
    })),
    combine: answered,
  })
}

const answered = (answers: readonly { data?: Matrix | undefined }[]): Matrix[] =>
  answers.flatMap(({ data }) => data ?? [])

function newestOf(matrices: readonly Matrix[]): Map<string, Newest[]> {
  const found = new Map<string, Newest[]>()
  for (const { drafts, rows } of matrices) {
    const names = new Map(drafts.map(draft => [draft.id, shortOf(draft)]))
    for (const row of rows) {
      const at = row.cells.findLastIndex(({ place }) => place.kind !== 'elsewhere' && place.kind !== 'before')
      const cell = row.cells[at]
      if (!cell) continue
      const was = wasAt(
        cell.place,
        row.cells.slice(0, at).map(({ place }) => place),
      )
      const draft = { id: cell.draft, name: names.get(cell.draft) ?? '' }
      const outcome = cell.judged?.outcome ?? null
      found.set(row.ask, [
        ...(found.get(row.ask) ?? []),
        { part: row.part, draft, place: cell.place, was, outcome },
      ])
    }
  }
  return found
}

/** @param written the articles that its own words name */
function besideOf(
  ask: AskRow,
  written: readonly string[],
  newest: readonly Newest[],
  sessionOf: ReadonlyMap<string, string | null>,
): BesideAsk {
  return {
    articles: [
      ...new Set([
        ...articlesOf(
          [],
          newest.flatMap(({ place }) => printedOf(place)),
        ),
        ...written,
      ]),
    ],
    outcomes: newest.flatMap(({ outcome }) => outcome ?? []),
    sessions: ask.versions.flatMap(({ statement }) => sessionOf.get(statement) ?? []),
    newest,
  }
}
