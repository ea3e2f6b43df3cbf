/** The points of an imported text that were taken as asks. */
import type { AskSays } from '../../shared/ask.ts'
import type { Input } from '../../shared/contract/route.ts'
import type * as contracts from '../../shared/contract/statements.ts'
import { refuse } from '../../shared/refusals.ts'
import { everyBlock } from '../../shared/statement/carried.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { enterAsk, heldRevisions } from '../asks/entering.ts'
import type { Member } from '../http/who.ts'
import type { Ports, Tx } from '../ports.ts'

/** A point that was taken: an ask of the register where it says nothing anew. */
export type Taken = { id: string; says: AskSays | null }

/**
 * The asks an import brings, by the block that carries each.
 * @throws Refusal `bad-input` for one on no block of the text, a second one on a block, one on two blocks
 */
export function takenAsks(
  ports: Pick<Ports, 'ids'>,
  doc: Doc,
  asks: Input<typeof contracts.startStatement>['asks'],
): Map<string, Taken> {
  const blocks = new Set(
    [...everyBlock(doc)].filter(block => 'ask' in block.attrs).map(block => block.attrs.id),
  )
  const taken = new Map<string, Taken>()
  for (const { block, ...ask } of asks) {
    if (!blocks.has(block) || taken.has(block))
      refuse('bad-input', 'An ask must stand on a block of the text, one on each.')
    taken.set(block, 'ask' in ask ? { id: ask.ask, says: null } : { id: ports.ids.id(), says: ask })
  }
  if (new Set([...taken.values()].map(({ id }) => id)).size < taken.size)
    refuse('bad-input', 'An ask of the register stands on one block of a text.')
  return taken
}

/**
 * Enters the new ones in the register.
 * @param session the one that the statement is for
 * @throws Refusal `not-found` for an ask of another coalition
 */
export async function enterTaken(
  tx: Tx,
  ports: Ports,
  who: Pick<Member, 'coalition' | 'person'>,
  asks: ReadonlyMap<string, Taken>,
  session: string | null,
): Promise<void> {
  const joined = [...asks.values()].filter(({ says }) => says === null).map(({ id }) => id)
  if ((await heldRevisions(tx, who.coalition, joined)).size < joined.length) refuse('not-found')
  for (const { id, says } of asks.values()) if (says) await enterAsk(tx, ports, who, says, { id, session })
}
