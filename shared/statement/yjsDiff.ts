/**
 * From the editor's document to Yjs, by block id: the only way, on the client and on the server, in which a tree
 * is written into the shared text. The binding's own diff matches children by position and equality and lets one
 * block's Yjs element become another block, with whatever a colleague types into it.
 */
import type { Node as PMNode } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { FOOTNOTES_ID } from './grammar.ts'
import { fragmentOf } from './liveText.ts'
import { readDoc } from './read.ts'
import { schema } from './schema.ts'
import type { Block, Doc, Footnote } from './tree.ts'
import { type Mapping, newElement, writeAttributes } from './yjsElement.ts'
import { type Caret, syncInline } from './yjsInline.ts'
import { matchChildren, unchangedEnds } from './yjsMatch.ts'

/**
 * Brings the shared text to `doc` in one transaction of `origin`: how the server seeds an import, restores a
 * version and applies a suggestion. Blocks that keep their id and parent keep their Yjs element, so that what
 * others type meanwhile stays in its block. The container of footnotes always stays, with its fixed id.
 * Throws `NotAStatement`, writing nothing, when `doc` is not a letter.
 */
export function writeDoc(ydoc: Y.Doc, doc: Doc, origin: unknown): void {
  const node = schema.nodeFromJSON(withFootnotes(readDoc(doc)))
  ydoc.transact(() => syncNode(fragmentOf(ydoc), node, new Map()), origin)
}

/** The clientID under which every seed is written; nobody else may write under it. */
export const SEED_CLIENT = 1

/**
 * A letter as the first update of a shared text. The same letter gives the same bytes, so that seeding twice
 * (two servers, a restart between seeding and its record) gives the text once ([TEXT-1]).
 */
export function seedUpdate(doc: Doc): Uint8Array {
  const ydoc = new Y.Doc()
  ydoc.clientID = SEED_CLIENT
  writeDoc(ydoc, doc, 'seed')
  const update = Y.encodeStateAsUpdate(ydoc)
  ydoc.destroy()
  return update
}

/** The letter with exactly one container of footnotes, which has the fixed id; a missing one comes last. */
function withFootnotes(doc: Doc): Doc {
  const content: Block[] = []
  const notes: Footnote[] = []
  let place = -1
  for (const block of doc.content ?? []) {
    if (block.type !== 'footnotes') content.push(block)
    else {
      if (place < 0) place = content.length
      notes.push(...(block.content ?? []))
    }
  }
  content.splice(place < 0 ? content.length : place, 0, {
    type: 'footnotes',
    attrs: { id: FOOTNOTES_ID },
    content: notes,
  })
  return { type: 'doc', content }
}

/**
 * Brings a Yjs element to what an editor node is, touching only what differs. `mapping` says which node each Yjs
 * type was last seen as: an element seen as the very same node object is left alone. It is empty where no editor
 * is attached. `caret` tells apart what a text alone does not, where there is one. Must run inside a transaction.
 */
export function syncNode(
  element: Y.XmlFragment,
  node: PMNode,
  mapping: Mapping,
  caret: Caret | null = null,
): void {
  if (mapping.get(element) === node) return
  if (element instanceof Y.XmlElement) writeAttributes(element, node)
  if (node.inlineContent) syncInline(element, node, mapping, caret)
  else if (!node.isLeaf) syncBlocks(element, node, mapping, caret)
  mapping.set(element, node)
}

function syncBlocks(element: Y.XmlFragment, node: PMNode, mapping: Mapping, caret: Caret | null): void {
  const seenAs = (child: unknown) => mapping.get(child) as PMNode | undefined
  const all = element.toArray()
  const { left, right } = unchangedEnds(all, node.children, seenAs)
  const ys = all.slice(left, all.length - right)
  const ps = node.children.slice(left, node.childCount - right)
  const pairs = matchChildren(
    ys,
    ps,
    { seenAs, keyOfY: keyOfElement, keyOfP: keyOfNode },
    { y: y => (y instanceof Y.XmlElement ? y.nodeName : ''), p: p => p.type.name },
  )
  let y = 0
  let p = 0
  let at = left
  for (const pair of [...pairs, { y: ys.length, p: ps.length }]) {
    dropBlocks(element, at, ys.slice(y, pair.y), mapping)
    const fresh = ps.slice(p, pair.p).map(child => newElement(child, mapping))
    if (fresh.length) element.insert(at, fresh)
    at += fresh.length + 1
    y = pair.y + 1
    p = pair.p + 1
  }
  for (const pair of pairs) syncNode(ys[pair.y] as Y.XmlElement, ps[pair.p]!, mapping, caret)
}

function dropBlocks(element: Y.XmlFragment, at: number, dropped: unknown[], mapping: Mapping): void {
  if (!dropped.length) return
  for (const child of dropped) mapping.delete(child)
  element.delete(at, dropped.length)
}

const keyOfElement = (child: unknown): string | null => {
  const id: unknown = child instanceof Y.XmlElement ? child.getAttribute('id') : null
  return child instanceof Y.XmlElement && typeof id === 'string' ? `${child.nodeName} ${id}` : null
}

const keyOfNode = (node: PMNode): string | null => {
  const id: unknown = node.attrs.id
  return typeof id === 'string' ? `${node.type.name} ${id}` : null
}
