/**
 * Layers over the letter that are kept by block: a colleague's edit replaces the editor's whole document at once, so
 * that only what is kept by block finds its place again; one's own edits move what is drawn along.
 */
import type { Node } from '@tiptap/pm/model'
import type { EditorState, PluginKey, Transaction } from '@tiptap/pm/state'
import { type Decoration, DecorationSet } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { blocksIn, type Standing } from './tree.ts'

/** A transaction that draws a layer anew from what it holds. */
export const redrawn = (key: PluginKey, { tr }: EditorState): Transaction =>
  tr.setMeta(key, true).setMeta('addToHistory', false)

/** What a layer shows after a transaction: drawn anew where that was asked for or a colleague edited, else moved along. */
export function drawnAfter(
  key: PluginKey,
  tr: Transaction,
  before: DecorationSet,
  build: (doc: Node) => DecorationSet,
): DecorationSet {
  if (tr.getMeta(key)) return build(tr.doc)
  if (!tr.docChanged) return before
  return tr.getMeta(ySyncPluginKey)?.isChangeOrigin ? build(tr.doc) : before.map(tr.mapping, tr.doc)
}

/** The decorations of every block that is still there. @param drawn by the id of the block */
export function decorated<T>(
  doc: Node,
  drawn: ReadonlyMap<string, readonly T[]>,
  decorationsOf: (own: readonly T[], block: Standing) => Decoration[],
): DecorationSet {
  const blocks = blocksIn(doc)
  const made: Decoration[] = []
  for (const [id, own] of drawn) {
    const block = blocks.get(id)
    if (block) made.push(...decorationsOf(own, block))
  }
  return DecorationSet.create(doc, made)
}

/** Whether two lists show the same at the same places, by the `key` of each, in whatever order. */
export function showSame(one: readonly Decoration[], other: readonly Decoration[]): boolean {
  const signs = (all: readonly Decoration[]) =>
    all
      .map(({ from, to, spec }) => `${from} ${to} ${spec.key}`)
      .sort()
      .join('\n')
  return signs(one) === signs(other)
}
