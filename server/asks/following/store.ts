/** What people judged to have become of asks in drafts, with the texts they looked at. */
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Evidence } from '../../../shared/contract/outcomes.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import { pausing } from '../../pausing.ts'
import type { Query, Tx } from '../../ports.ts'

/** `part` is null for the ask as a whole. */
export type Judgement = {
  id: string
  ask: string
  part: string | null
  draft: string
  outcome: Outcome
  note: string
  by: string
  at: number
}

/** The texts that were looked at. */
export type Looked = { old: Evidence[]; now: Evidence[] }

/** Every judgement of some asks, newest first, without the texts. */
export async function judgementsOf(q: Query, asks: readonly string[]): Promise<Judgement[]> {
  const { db, t } = q
  const { evidence: _, ...columns } = columnsOf(t)
  const found: Stored[] = []
  const pause = pausing(q)
  for (let from = 0; from < asks.length; from += BATCH) {
    await pause()
    found.push(
      ...(await db
        .select(columns)
        .from(t.outcomes)
        .where(inArray(t.outcomes.ask, asks.slice(from, from + BATCH)))
        .orderBy(desc(t.outcomes.at), desc(t.outcomes.id))),
    )
  }
  return found.map(read)
}

/** Every judgement of some asks in one draft, newest first, with the texts. */
export async function judgementsIn(
  { db, t }: Query,
  draft: string,
  asks: readonly string[],
): Promise<(Judgement & Looked)[]> {
  const wanted = new Set(asks)
  const rows = await db
    .select(columnsOf(t))
    .from(t.outcomes)
    .where(
      and(eq(t.outcomes.draft, draft), ...(asks.length === 1 ? [inArray(t.outcomes.ask, [...asks])] : [])),
    )
    .orderBy(desc(t.outcomes.at), desc(t.outcomes.id))
  return rows
    .filter(({ ask }) => wanted.has(ask))
    .map(({ evidence, ...row }) => ({ ...read(row), ...(JSON.parse(evidence) as Looked) }))
}

export async function addJudgement({ db, t }: Tx, judgement: Judgement, looked: Looked): Promise<void> {
  const evidence = JSON.stringify(looked)
  await db.insert(t.outcomes).values({ ...judgement, part: judgement.part ?? '', evidence })
}

/** So many asks are asked for at once; each may have been judged in every draft. */
const BATCH = 40

const columnsOf = ({ outcomes: { id, ask, part, draft, outcome, note, by, at, evidence } }: Query['t']) => ({
  ...{ id, ask, part, draft, outcome, note, by, at, evidence },
})

type Stored = Omit<Judgement, 'part' | 'outcome'> & { part: string; outcome: string }

const read = (row: Stored): Judgement => ({
  ...row,
  part: row.part === '' ? null : row.part,
  outcome: row.outcome as Outcome,
})
