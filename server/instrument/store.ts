/** Drafts of the instrument with their provisions, and the instruments that a coalition knows. */
import { and, asc, eq, getTableColumns, gte, inArray, isNull, lt, or } from 'drizzle-orm'
import type { NotUnderstood } from '../../shared/instrument/provision.ts'
import type { StoredProvision } from '../../shared/instrument/stored.ts'
import type { Query, Tx } from '../ports.ts'
import { batches } from './batches.ts'

type DraftRecord = Query['t']['drafts']['$inferSelect']
type ProvisionRecord = Query['t']['provisions']['$inferSelect']

/** A draft without its provisions. `provisions` says how many it has. */
export type Draft = Omit<DraftRecord, 'notUnderstood' | 'partial'> & {
  partial: boolean
  /** The drafts that it goes back to. */
  parents: string[]
}

export async function draftById(q: Query, id: string): Promise<Draft | undefined> {
  const rows = await q.db.select(columns(q)).from(q.t.drafts).where(eq(q.t.drafts.id, id))
  return (await withParents(q, rows))[0]
}

/** A draft, where it belongs to a process of this coalition. */
export async function draftIn(q: Query, coalition: string, id: string): Promise<Draft | undefined> {
  const { drafts, processes } = q.t
  const rows = await q.db
    .select(columns(q))
    .from(drafts)
    .innerJoin(processes, eq(processes.id, drafts.process))
    .where(and(eq(drafts.id, id), eq(processes.coalition, coalition)))
  return (await withParents(q, rows))[0]
}

/** The drafts of some processes, in no order. */
export async function draftsIn(q: Query, processes: readonly string[]): Promise<Draft[]> {
  if (processes.length === 0) return []
  const rows = await q.db
    .select(columns(q))
    .from(q.t.drafts)
    .where(inArray(q.t.drafts.process, [...processes]))
  return withParents(q, rows)
}

/** Everything but what was not understood, which can be long. */
function columns({ t }: Query) {
  const { notUnderstood: _, ...rest } = getTableColumns(t.drafts)
  return rest
}

async function withParents(
  { db, t }: Query,
  rows: readonly Omit<DraftRecord, 'notUnderstood'>[],
): Promise<Draft[]> {
  if (rows.length === 0) return []
  const own = rows.map(({ id }) => id)
  const links = await db
    .select()
    .from(t.draftParents)
    .where(inArray(t.draftParents.draft, own))
    .orderBy(asc(t.draftParents.parent))
  const parentsOf = (id: string) => links.flatMap(({ draft, parent }) => (draft === id ? [parent] : []))
  return rows.map(row => ({ ...row, partial: row.partial === 1, parents: parentsOf(row.id) }))
}

/** What was not understood of a draft. */
export async function notUnderstoodOf({ db, t }: Query, draft: string): Promise<NotUnderstood[]> {
  const [row] = await db
    .select({ notUnderstood: t.drafts.notUnderstood })
    .from(t.drafts)
    .where(eq(t.drafts.id, draft))
  return row === undefined ? [] : (JSON.parse(row.notUnderstood) as NotUnderstood[])
}

/** All provisions of a draft in its order. */
export async function provisionsOf({ db, t }: Query, draft: string): Promise<StoredProvision[]> {
  const rows = await db
    .select()
    .from(t.provisions)
    .where(eq(t.provisions.draft, draft))
    .orderBy(asc(t.provisions.at))
  return rows.map(read)
}

/** Some provisions of a draft in its order; positions that it does not have are left out. */
export async function provisionsAt(
  { db, t }: Query,
  draft: string,
  positions: readonly number[],
): Promise<StoredProvision[]> {
  const { draft: of, at } = t.provisions
  const found: ProvisionRecord[] = []
  for (const some of batches([...new Set(positions)].sort((one, other) => one - other)))
    found.push(
      ...(await db
        .select()
        .from(t.provisions)
        .where(and(eq(of, draft), inArray(at, some)))
        .orderBy(asc(at))),
    )
  return found.map(read)
}

/** A provision with all that it holds, in the order of the draft; nothing where there is none. */
export async function provisionWithin(
  { db, t }: Query,
  draft: string,
  position: number,
): Promise<StoredProvision[]> {
  const { draft: of, at, parent } = t.provisions
  const behind = and(eq(of, draft), gte(at, position + 1))
  // What it holds follows it without a gap, and ends before the first that is held by something earlier, or by nothing.
  const [outer] = await db
    .select({ at })
    .from(t.provisions)
    .where(and(behind, lt(parent, position)))
    .orderBy(asc(at))
    .limit(1)
  const [top] = await db
    .select({ at })
    .from(t.provisions)
    .where(and(behind, isNull(parent)))
    .orderBy(asc(at))
    .limit(1)
  const end = Math.min(outer?.at ?? Number.MAX_SAFE_INTEGER, top?.at ?? Number.MAX_SAFE_INTEGER)
  const rows = await db
    .select()
    .from(t.provisions)
    .where(and(eq(of, draft), gte(at, position), lt(at, end)))
    .orderBy(asc(at))
  return rows.map(read)
}

type Details = Pick<StoredProvision, 'word' | 'bracketed' | 'brackets' | 'notes' | 'doubts'>

function read({ draft: _, details, level, ...row }: ProvisionRecord): StoredProvision {
  return { ...row, level: level as StoredProvision['level'], ...(JSON.parse(details) as Details) }
}

const written = (
  draft: string,
  { word, bracketed, brackets, notes, doubts, ...row }: StoredProvision,
): ProvisionRecord => ({
  draft,
  ...row,
  details: JSON.stringify({ word, bracketed, brackets, notes, doubts } satisfies Details),
})

export async function addDraft(
  { db, t }: Tx,
  { parents: _, partial, ...row }: Draft,
  notUnderstood: readonly NotUnderstood[],
): Promise<void> {
  const stored = { ...row, partial: partial ? 1 : 0, notUnderstood: JSON.stringify(notUnderstood) }
  await db.insert(t.drafts).values(stored)
}

export async function changeDraft({ db, t }: Tx, { id, parents: _, partial, ...row }: Draft): Promise<void> {
  await db
    .update(t.drafts)
    .set({ ...row, partial: partial ? 1 : 0 })
    .where(eq(t.drafts.id, id))
}

/** Makes these the drafts that a draft goes back to. */
export async function putParents({ db, t }: Tx, draft: string, parents: readonly string[]): Promise<void> {
  await db.delete(t.draftParents).where(eq(t.draftParents.draft, draft))
  if (parents.length > 0) await db.insert(t.draftParents).values(parents.map(parent => ({ draft, parent })))
}

export async function addProvisions(
  { db, t }: Tx,
  draft: string,
  rows: readonly StoredProvision[],
): Promise<void> {
  for (const some of batches(rows)) await db.insert(t.provisions).values(some.map(row => written(draft, row)))
}

/** Writes provisions in the place of those with their positions, and takes out what stands at `length` or behind it. */
export async function replaceProvisions(
  tx: Tx,
  draft: string,
  rows: readonly StoredProvision[],
  length: number,
): Promise<void> {
  const { draft: of, at } = tx.t.provisions
  for (const some of batches(rows.map(row => row.at)))
    await tx.db.delete(tx.t.provisions).where(and(eq(of, draft), inArray(at, some)))
  await tx.db.delete(tx.t.provisions).where(and(eq(of, draft), gte(at, length)))
  await addProvisions(tx, draft, rows)
}

/** Removes a draft on which nothing hangs, with its provisions and concordances in which nothing was ever confirmed. */
export async function removeDraft({ db, t }: Tx, id: string): Promise<void> {
  await db.delete(t.provisions).where(eq(t.provisions.draft, id))
  await db.delete(t.draftParents).where(eq(t.draftParents.draft, id))
  await db.delete(t.draftCorrections).where(eq(t.draftCorrections.draft, id))
  await db.delete(t.concordances).where(or(eq(t.concordances.old, id), eq(t.concordances.now, id)))
  await db.delete(t.drafts).where(eq(t.drafts.id, id))
}
