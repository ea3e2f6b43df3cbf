/** A person says of blocks what they say: that they are up to date, or which block of the source they translate [TR-2]. */
import type { Given, Input } from '../../../shared/contract/route.ts'
import type * as contracts from '../../../shared/contract/translations.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Member } from '../../http/who.ts'
import type { Ports, Tx } from '../../ports.ts'
import { mustExist, mustLive } from '../statements.ts'
import { MOVED_MEANWHILE } from './begin.ts'
import { type Made, mustBeTranslation } from './links.ts'
import * as store from './store.ts'

/**
 * Says of blocks that they say what the source says now.
 * Refuses with `text-changed` where the translation is made against another version than the one that was seen, and
 * with `bad-input` a block that has no source there.
 */
export async function renewBlocks(
  ports: Ports,
  who: Member,
  { statement, of, blocks }: Input<typeof contracts.renewBlocks>,
): Promise<Given<typeof contracts.renewBlocks>> {
  await ports.storage.write(async tx => {
    const made = await asSeen(tx, statement, of)
    const linked = new Map(made.links.map(link => [link.block, link.sourceBlock]))
    const links = [...new Set(blocks)].map(block => {
      const sourceBlock = linked.get(block) ?? ''
      const sourceHash = made.said.get(sourceBlock) ?? refuse('bad-input', WITHOUT_SOURCE)
      return { block, sourceBlock, sourceHash }
    })
    await store.putLinks(tx, statement, links, { renewedBy: who.person, renewedAt: ports.clock.now() })
  })
  ports.rooms.statementChanged(statement)
  return { renewed: new Set(blocks).size }
}

const WITHOUT_SOURCE =
  'A block of the translation has no source to be compared with. Say first which block it translates.'

/** Says which block of the source a block says now; null: none of them. Refuses as `renewBlocks` does. */
export async function linkBlock(
  ports: Ports,
  who: Member,
  { statement, of, block, sourceBlock }: Input<typeof contracts.linkBlock>,
): Promise<Given<typeof contracts.linkBlock>> {
  await ports.storage.write(async tx => {
    const made = await asSeen(tx, statement, of)
    if (sourceBlock === null) return store.dropLinks(tx, statement, [block])
    const sourceHash = made.said.get(sourceBlock) ?? refuse('bad-input', WITHOUT_SOURCE)
    const by = { renewedBy: who.person, renewedAt: ports.clock.now() }
    return store.putLinks(tx, statement, [{ block, sourceBlock, sourceHash }], by)
  })
  ports.rooms.statementChanged(statement)
  return { linked: sourceBlock !== null }
}

async function asSeen(tx: Tx, statement: string, of: string): Promise<Made> {
  mustLive(await mustExist(tx, statement))
  const made = await mustBeTranslation(tx, statement)
  if (made.version.id !== of) refuse('text-changed', MOVED_MEANWHILE)
  return made
}
