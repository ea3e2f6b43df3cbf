/**
 * What hangs on drafts. The instrument stands to the left of asks and statements and knows nothing of them; here
 * their rows are only counted, so that a draft is not taken away under them.
 */
import { and, count, eq, inArray, isNull, like, or } from 'drizzle-orm'
import type { Aim } from '../../shared/ask.ts'
import type { Query } from '../ports.ts'

/** What hangs on a draft, in numbers: see `seeDraft`. */
export type Hangs = { links: number; asks: number; outcomes: number; statements: number; drafts: number }

/** @param coalition that of the draft: only its asks can be aimed at it */
export async function hangsOn(q: Query, coalition: string, draft: string): Promise<Hangs> {
  const { db, t } = q
  const [links] = await db
    .select({ n: count() })
    .from(t.concordanceLinks)
    .innerJoin(t.concordances, eq(t.concordances.id, t.concordanceLinks.concordance))
    .where(or(eq(t.concordances.old, draft), eq(t.concordances.now, draft)))
  const [outcomes] = await db.select({ n: count() }).from(t.outcomes).where(eq(t.outcomes.draft, draft))
  const [statements] = await db.select({ n: count() }).from(t.statements).where(eq(t.statements.draft, draft))
  const [drafts] = await db
    .select({ n: count() })
    .from(t.draftParents)
    .where(eq(t.draftParents.parent, draft))
  return {
    links: Number(links?.n ?? 0),
    asks: await asksAimedAt(q, coalition, draft),
    outcomes: Number(outcomes?.n ?? 0),
    statements: Number(statements?.n ?? 0),
    drafts: Number(drafts?.n ?? 0),
  }
}

/** How many asks are aimed at a draft in any of their revisions, for an earlier one can be looked at again. */
async function asksAimedAt({ db, t }: Query, coalition: string, draft: string): Promise<number> {
  const candidates = await db
    .select({ ask: t.askRevisions.ask, targets: t.askRevisions.targets })
    .from(t.askRevisions)
    .innerJoin(t.asks, eq(t.asks.id, t.askRevisions.ask))
    .where(and(eq(t.asks.coalition, coalition), like(t.askRevisions.targets, `%"${draft}"%`)))
  const aimed = candidates.filter(({ targets }) => {
    const stored = JSON.parse(targets) as { aim?: Pick<Aim, 'draft'> | null }[]
    return stored.some(({ aim }) => aim?.draft === draft)
  })
  return new Set(aimed.map(({ ask }) => ask)).size
}

/** How many provisions of an old draft, and of a new one, the links that hold name. */
export type Named = { old: string; now: string; named: number; namedHere: number }

/** What is confirmed between drafts of some processes; pairs without a link that holds may be missing. */
export async function namedIn({ db, t }: Query, processes: readonly string[]): Promise<Named[]> {
  if (processes.length === 0) return []
  const { concordances, concordanceLinks: links } = t
  const holding = and(inArray(concordances.process, [...processes]), isNull(links.endedAt))
  const kinds = await db
    .select({ old: concordances.old, now: concordances.now, kind: links.kind, n: count() })
    .from(links)
    .innerJoin(concordances, eq(concordances.id, links.concordance))
    .where(holding)
    .groupBy(concordances.old, concordances.now, links.kind)
  // How many provisions a link names follows from its kind, but for these two.
  const many = await db
    .select({
      old: concordances.old,
      now: concordances.now,
      kind: links.kind,
      from: links.from,
      to: links.to,
    })
    .from(links)
    .innerJoin(concordances, eq(concordances.id, links.concordance))
    .where(and(holding, inArray(links.kind, ['merged', 'split'])))
  const found = new Map<string, Named>()
  const add = (old: string, now: string, named: number, namedHere: number) => {
    const pair = found.get(`${old} ${now}`) ?? { old, now, named: 0, namedHere: 0 }
    found.set(`${old} ${now}`, {
      ...pair,
      named: pair.named + named,
      namedHere: pair.namedHere + namedHere,
    })
  }
  for (const { old, now, kind, n } of kinds)
    if (kind !== 'merged' && kind !== 'split')
      add(old, now, kind === 'new' ? 0 : Number(n), kind === 'struck' ? 0 : Number(n))
  for (const { old, now, from, to } of many) add(old, now, lengthOf(from), lengthOf(to))
  return [...found.values()]
}

const lengthOf = (positions: string): number => (JSON.parse(positions) as number[]).length

/** Whether a link that holds stands between two drafts. */
export async function isLinked({ db, t }: Query, old: string, now: string): Promise<boolean> {
  const [row] = await db
    .select({ n: count() })
    .from(t.concordanceLinks)
    .innerJoin(t.concordances, eq(t.concordances.id, t.concordanceLinks.concordance))
    .where(and(eq(t.concordances.old, old), eq(t.concordances.now, now), isNull(t.concordanceLinks.endedAt)))
  return Number(row?.n ?? 0) > 0
}
