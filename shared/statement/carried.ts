/** Which block of a letter carries which ask. */
import { wordingOf } from '../ask.ts'
import { childrenOf, textOfBlock } from './text.ts'
import type { AnyBlock, Doc } from './tree.ts'

/** A block that carries an ask, with its words (those nested in it too). */
export type Carried = { ask: string; block: string; words: string }

/** The asks a letter carries, each at its first block that has an id, in reading order. */
export function carriedAsks(doc: Doc): Carried[] {
  const found = new Map<string, Carried>()
  for (const block of everyBlock(doc)) {
    const { id, ask } = demandOf(block)
    if (id !== null && ask !== null && !found.has(ask))
      found.set(ask, { ask, block: id, words: wordingOf(textOfBlock(block)) })
  }
  return [...found.values()]
}

/** The same without the words: a translation's own are no wording of the register's. */
export const withoutWords = (carried: readonly Carried[]): Carried[] =>
  carried.map(each => ({ ...each, words: '' }))

/** The same letter in which exactly the named blocks carry asks. `asks`: ask id by block id. */
export function withAsks(doc: Doc, asks: ReadonlyMap<string, string>): Doc {
  const copy = structuredClone(doc)
  for (const block of everyBlock(copy)) {
    if (!('ask' in block.attrs)) continue
    block.attrs.ask = (block.attrs.id !== null && asks.get(block.attrs.id)) || null
  }
  return copy
}

/** Every block of a letter, outer before inner, in reading order. */
export function* everyBlock(node: AnyBlock | Doc): Generator<AnyBlock> {
  for (const child of childrenOf(node)) {
    yield child
    yield* everyBlock(child)
  }
}

const demandOf = (block: AnyBlock): { id: string | null; ask: string | null } => ({
  id: block.attrs.id,
  ask: 'ask' in block.attrs ? block.attrs.ask : null,
})
