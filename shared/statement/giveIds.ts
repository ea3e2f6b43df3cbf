/** Ids for a letter that comes from a file, where blocks may have none, or the same one twice. */
import { BLOCK_NAMES, FOOTNOTES_ID, isNodeName } from './grammar.ts'
import { asDoc, type Node } from './node.ts'
import type { Doc } from './tree.ts'

/**
 * The letter with an id on every block, each once: the first that has one keeps it, the others get `newId()`.
 * The container of footnotes has its fixed id. A letter without a line gets an empty paragraph to type in.
 */
export function giveIds(doc: Doc, newId: () => string): Doc {
  const taken = new Set<unknown>([FOOTNOTES_ID])
  const root = named(doc as Node, taken, newId)
  const lines = root.content?.filter(({ type }) => type !== 'footnotes' && type !== 'signatories') ?? []
  if (lines.length) return asDoc(root)
  const attrs = { id: newId(), ask: null, concern: null, lang: null, dir: null }
  return asDoc({ ...root, content: [{ type: 'paragraph', attrs }, ...(root.content ?? [])] })
}

function named(node: Node, taken: Set<unknown>, newId: () => string): Node {
  const out: Node = { ...node }
  if (isNodeName(node.type) && BLOCK_NAMES.includes(node.type))
    out.attrs = { ...node.attrs, id: idFor(node, taken, newId) }
  if (node.content) out.content = node.content.map(child => named(child, taken, newId))
  return out
}

function idFor(node: Node, taken: Set<unknown>, newId: () => string): unknown {
  if (node.type === 'footnotes') return FOOTNOTES_ID
  const own = node.attrs?.id ?? null
  const id = own === null || taken.has(own) ? newId() : own
  taken.add(id)
  return id
}
