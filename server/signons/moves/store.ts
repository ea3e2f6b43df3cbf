/** The moves of sign-ons from version to version. */
import { and, eq } from 'drizzle-orm'
import type { Move, MoveState } from '../../../shared/textChange.ts'
import type { Query, Tx } from '../../ports.ts'

/** A move as it is stored: versions without their hashes. */
export type StoredMove = Omit<Move, 'from' | 'to'> & { fromVersion: string; toVersion: string }

/** The moves of a sign-on, in the order they were proposed. */
export async function movesOf({ db, t }: Query, signon: string): Promise<StoredMove[]> {
  const rows = await db
    .select()
    .from(t.signonMoves)
    .where(eq(t.signonMoves.signon, signon))
    .orderBy(t.signonMoves.proposedAt, t.signonMoves.id)
  return rows.map(row => ({ ...row, kind: row.kind as Move['kind'], state: row.state as MoveState }))
}

export async function addMove({ db, t }: Tx, { from, to, ...move }: Move): Promise<void> {
  await db.insert(t.signonMoves).values({ ...move, fromVersion: from.version, toVersion: to.version })
}

/** Stores what became of a proposed move. */
export async function settleMove({ db, t }: Tx, move: Move): Promise<void> {
  const { id, signon, state, agreedBy, settledAt } = move
  await db
    .update(t.signonMoves)
    .set({ state, agreedBy, settledAt })
    .where(and(eq(t.signonMoves.id, id), eq(t.signonMoves.signon, signon)))
}
