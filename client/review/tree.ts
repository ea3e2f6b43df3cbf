/** The letter on the screen as the plain tree that the shared rules read, and where its blocks stand. */
import type { Node } from '@tiptap/pm/model'
import type { Block, Doc } from '../../shared/statement/tree.ts'
import { perText } from '../editor/perText.ts'

/** A block's node and where it begins. `within` is the id of the block it stands in. */
export type Standing = { node: Node; pos: number; within: string | null }

/** The tree of a text. Only what changed since the last text is written anew. */
export const treeOf = perText((doc): Doc => ({ type: 'doc', content: doc.children.map(blockOf) }))

/** Nodes never change, so that what was written of one stays right for as long as it is there. */
const written = new WeakMap<Node, Block>()

function blockOf(node: Node): Block {
  const known = written.get(node)
  if (known) return known
  // The editor's schema is the shared one, whose nodes are what `Block` spells out as a type.
  const block = node.toJSON() as Block
  written.set(node, block)
  return block
}

/** Every block of a text by its id, in reading order. */
export const blocksIn = perText((doc): ReadonlyMap<string, Standing> => {
  const blocks = new Map<string, Standing>()
  const around: { end: number; id: string }[] = []
  doc.descendants((node, pos) => {
    while (around.length && around.at(-1)!.end <= pos) around.pop()
    const id: unknown = node.attrs.id
    if (typeof id === 'string' && !blocks.has(id)) {
      blocks.set(id, { node, pos, within: around.at(-1)?.id ?? null })
      around.push({ end: pos + node.nodeSize, id })
    }
    return !node.isTextblock
  })
  return blocks
})
