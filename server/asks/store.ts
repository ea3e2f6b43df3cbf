/** Asks and their revisions. */
import { and, desc, eq, inArray, isNull, max } from 'drizzle-orm'
import { type AskSays, askSaying } from '../../shared/ask.ts'
import type { Query, Tx } from '../ports.ts'

export type Revision = AskSays & {
  id: string
  ask: string
  number: number
  /** The statement whose own wording it is; null where it was made in the register. */
  statement: string | null
  by: string
  at: number
}

export async function addAsk(
  { db, t }: Tx,
  row: {
    id: string
    coalition: string
    number: number
    process: string | null
    createdBy: string
    createdAt: number
  },
): Promise<void> {
  await db.insert(t.asks).values(row)
}

/** The highest number that an ask of the coalition has; 0 where there is none. */
export async function highestNumber({ db, t }: Query, coalition: string): Promise<number> {
  const [row] = await db
    .select({ highest: max(t.asks.number) })
    .from(t.asks)
    .where(eq(t.asks.coalition, coalition))
  return row?.highest ?? 0
}

export async function addRevision({ db, t }: Tx, revision: Revision): Promise<void> {
  const { id, ask, number, statement, by, at, verb, targets, wording, ...more } = revision
  await db.insert(t.askRevisions).values({
    ...{ id, ask, number, statement, by, at, verb, wording },
    ...{ targets: JSON.stringify(targets), more: JSON.stringify(more) },
  })
}

export type Ask = Query['t']['asks']['$inferSelect']

/** The asks of a coalition by their numbers: all of them, or those named. */
export async function asksOf({ db, t }: Query, coalition: string, only?: readonly string[]): Promise<Ask[]> {
  if (only?.length === 0) return []
  return db
    .select()
    .from(t.asks)
    .where(and(eq(t.asks.coalition, coalition), only && inArray(t.asks.id, [...only])))
    .orderBy(t.asks.number, t.asks.id)
}

/** An ask, where it is one of this coalition. */
export async function askIn({ db, t }: Query, coalition: string, id: string): Promise<Ask | undefined> {
  const [row] = await db
    .select()
    .from(t.asks)
    .where(and(eq(t.asks.coalition, coalition), eq(t.asks.id, id)))
  return row
}

/** The revision that the register holds of each ask of the coalition, by the ask: of all of them, or of those named. */
export async function heldRevisions(
  { db, t }: Query,
  coalition: string,
  only?: readonly string[],
): Promise<Map<string, Revision>> {
  if (only?.length === 0) return new Map()
  const rows = await db
    .select({ revision: t.askRevisions })
    .from(t.asks)
    .innerJoin(t.askRevisions, eq(t.askRevisions.ask, t.asks.id))
    .where(
      and(
        eq(t.asks.coalition, coalition),
        eq(t.askRevisions.number, t.asks.current),
        only && inArray(t.asks.id, [...only]),
      ),
    )
  return new Map(rows.map(({ revision }) => [revision.ask, revisionFrom(revision)]))
}

export async function changeAsk(
  { db, t }: Tx,
  id: string,
  change: Partial<Pick<Ask, 'current' | 'process' | 'owner' | 'priority' | 'support' | 'tags'>>,
): Promise<void> {
  await db.update(t.asks).set(change).where(eq(t.asks.id, id))
}

/** Those of some asks that are about no process yet are about this one from now on. */
export async function giveProcess({ db, t }: Tx, asks: readonly string[], process: string): Promise<void> {
  if (asks.length === 0) return
  await db
    .update(t.asks)
    .set({ process })
    .where(and(inArray(t.asks.id, [...asks]), isNull(t.asks.process)))
}

/** Every revision of some asks, newest first. */
export async function revisionsOf({ db, t }: Query, asks: readonly string[]): Promise<Revision[]> {
  if (asks.length === 0) return []
  const rows = await db
    .select()
    .from(t.askRevisions)
    .where(inArray(t.askRevisions.ask, [...asks]))
    .orderBy(desc(t.askRevisions.number))
  return rows.map(revisionFrom)
}

/** A revision as stored; one from before an ask could say more has the defaults. */
function revisionFrom(row: Stored): Revision {
  const { id, ask, number, statement, by, at, verb, targets, wording, more } = row
  const says = { ...JSON.parse(more), verb, wording, targets: JSON.parse(targets) }
  return { id, ask, number, statement, by, at, ...askSaying(says) }
}

type Stored = Pick<Revision, 'id' | 'ask' | 'number' | 'statement' | 'by' | 'at' | 'wording'> & {
  verb: string
  targets: string
  more: string
}
