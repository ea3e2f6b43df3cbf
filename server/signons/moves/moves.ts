/** The moves of a sign-on as the rules see them, and what ends a proposed one. */
import type { Signon } from '../../../shared/signon.ts'
import { type Move, takeBack } from '../../../shared/textChange.ts'
import { appendAudit } from '../../audit/append.ts'
import { noteInJournal } from '../../journal/note.ts'
import type { Ports, Query, Tx } from '../../ports.ts'
import { headsOf } from '../../statements/versions.ts'
import * as store from './store.ts'

/** What became of the text of a sign-on, in the order it was proposed, with the hashes of its versions. */
export async function movesOf(q: Query, signon: Pick<Signon, 'id' | 'statement'>): Promise<Move[]> {
  const stored = await store.movesOf(q, signon.id)
  if (stored.length === 0) return []
  const hashes = new Map((await headsOf(q, signon.statement)).map(({ id, hash }) => [id, hash]))
  const text = (version: string) => ({ version, hash: hashes.get(version) ?? '' })
  return stored.map(({ fromVersion, toVersion, ...move }) => ({
    ...move,
    from: text(fromVersion),
    to: text(toVersion),
  }))
}

/**
 * Takes back what is proposed as a correction, for the sign-on moved otherwise, was closed, or was delivered.
 * @param by the coordinator whose act it follows from
 */
export async function endProposal(
  tx: Tx,
  ports: Pick<Ports, 'clock' | 'ids' | 'keys'>,
  signon: Pick<Signon, 'id' | 'coalition' | 'statement'>,
  by: string,
): Promise<void> {
  for (const move of await movesOf(tx, signon)) {
    if (move.state !== 'proposed') continue
    await store.settleMove(tx, takeBack(move, ports.clock.now()))
    await noteInJournal(tx, ports, 'move-taken-back', { move: move.id, signon: signon.id })
    await appendAudit(tx, ports, {
      ...{ coalition: signon.coalition, act: 'signon.move-taken-back', actor: by, subject: signon.id },
      data: { move: move.id, to: move.to.version },
    })
  }
}
