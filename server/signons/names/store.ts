/** What people decided of two names, under keyed hashes of them. */
import { and, eq, or } from 'drizzle-orm'
import type { Verdict } from '../../../shared/duplicates.ts'
import type { Keys, Query, Tx } from '../../ports.ts'

/** Two names by their keyed hashes, the smaller one first. */
export type Pair = { one: string; other: string }

export type Judged = { verdict: Verdict; note: string; by: string; at: number }

/** A coalition's verdicts, by pair. */
export async function verdictsOf(
  { db, t }: Query,
  keys: Keys,
  coalition: string,
): Promise<ReadonlyMap<string, Judged>> {
  const rows = await db.select().from(t.nameVerdicts).where(eq(t.nameVerdicts.coalition, coalition))
  return new Map(
    rows.map(({ oneLookup, otherLookup, verdict, noteSealed, by, at }) => [
      keyOf({ one: oneLookup, other: otherLookup }),
      { verdict: verdict as Verdict, note: keys.open(noteSealed), by, at },
    ]),
  )
}

export const keyOf = ({ one, other }: Pair): string => `${one} ${other}`

/** Stores a verdict in place of the one before. */
export async function saveVerdict(
  tx: Tx,
  keys: Keys,
  coalition: string,
  pair: Pair,
  { note, ...judged }: Judged,
): Promise<void> {
  await dropVerdict(tx, coalition, pair)
  const { one: oneLookup, other: otherLookup } = pair
  const row = { coalition, oneLookup, otherLookup, noteSealed: keys.seal(note), ...judged }
  await tx.db.insert(tx.t.nameVerdicts).values(row)
}

export async function dropVerdict({ db, t }: Tx, coalition: string, { one, other }: Pair): Promise<void> {
  const { nameVerdicts: v } = t
  await db.delete(v).where(and(eq(v.coalition, coalition), eq(v.oneLookup, one), eq(v.otherLookup, other)))
}

/** Forgets every verdict on a name, by its keyed hash. */
export async function dropVerdictsOn({ db, t }: Tx, coalition: string, name: string): Promise<void> {
  await db.delete(t.nameVerdicts).where(onName(t, coalition, name))
}

/** Lets verdicts on a name stand without what was noted beside them. */
export async function dropNotesOn({ db, t }: Tx, keys: Keys, coalition: string, name: string): Promise<void> {
  await db
    .update(t.nameVerdicts)
    .set({ noteSealed: keys.seal('') })
    .where(onName(t, coalition, name))
}

const onName = ({ nameVerdicts: v }: Tx['t'], coalition: string, name: string) =>
  and(eq(v.coalition, coalition), or(eq(v.oneLookup, name), eq(v.otherLookup, name)))
