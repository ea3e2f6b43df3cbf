/** What one local act of an editor changed, as the rules of a letter look at it. */
import type { Node as PMNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { Mapping } from '@tiptap/pm/transform'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

export type Change = {
  before: PMNode
  /** The way of a position from `before` to the document that the rules found, in steps. */
  maps: readonly Mapping[]
}

export type Place = { pos: number; node: PMNode }

/** Whether Yjs made this transaction (a colleague, an undo, the server) or it was appended to such a one. */
export function isRemote(tr: Transaction): boolean {
  const root: unknown = tr.getMeta('appendedTransaction')
  return tr.getMeta(ySyncPluginKey) !== undefined || (isTransaction(root) && isRemote(root))
}

const isTransaction = (value: unknown): value is Transaction =>
  typeof value === 'object' && value !== null && 'getMeta' in value

/** Every block of a document with its position, outer ones first; inline nodes are left out. */
export function blocksOf(doc: PMNode): Place[] {
  const blocks: Place[] = []
  doc.descendants((node, pos) => {
    if (node.isInline) return false
    blocks.push({ pos, node })
    return !node.isTextblock
  })
  return blocks
}

export const idOf = (node: PMNode): string | null => node.attrs.id ?? null

/** Values under their key, in order. */
export function grouped<T, K>(items: Iterable<T>, keyOf: (item: T) => K | null): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Whether nothing but the inside of text blocks differs: true for typing, and cheap then. */
export function sameShape(a: PMNode, b: PMNode): boolean {
  if (a === b) return true
  if (a.type !== b.type || idOf(a) !== idOf(b) || a.attrs.ask !== b.attrs.ask) return false
  if (a.attrs.concern !== b.attrs.concern) return false
  if (a.isTextblock || a.isLeaf) return true
  return a.childCount === b.childCount && a.children.every((child, index) => sameShape(child, b.child(index)))
}
