/**
 * Draws citations over the letter. Nothing of it stands in the text. Kept by block, like the review: a colleague's
 * edit replaces the editor's whole document, and one's own edits move what is drawn along, which costs no reading.
 */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { LivingCitation } from '../../../shared/cite/living.ts'
import { blocksIn, type Standing } from '../../review/tree.ts'

/** A citation on a block, in positions of its inline content. */
export type Drawn = { from: number; to: number; citation: LivingCitation; attrs: Record<string, string> }

/** By the id of the block. */
export type DrawnCitations = ReadonlyMap<string, readonly Drawn[]>

declare module '@tiptap/core' {
  interface Storage {
    citationDrawing: { drawn: DrawnCitations }
  }
}

const key = new PluginKey<DecorationSet>('citations')

export const CitationDrawing = Extension.create<object, { drawn: DrawnCitations }>({
  name: 'citationDrawing',
  addStorage: () => ({ drawn: new Map() }),
  addProseMirrorPlugins() {
    const { storage } = this
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, before) => drawnAfter(tr, before, storage.drawn),
        },
        props: { decorations: state => key.getState(state) ?? null },
      }),
    ]
  },
})

/** A transaction that draws anew what the storage holds. */
export const redraw = ({ tr }: EditorState): Transaction =>
  tr.setMeta(key, true).setMeta('addToHistory', false)

/** The citation at a place of the text, and where it stands now; null where there is none. */
export function citationAt(
  state: EditorState,
  pos: number,
): { citation: LivingCitation; from: number; to: number } | null {
  const found = key.getState(state)?.find(pos, pos)[0]
  return found ? { citation: found.spec.citation, from: found.from, to: found.to } : null
}

/** Whether a block shows exactly these, wherever edits have moved them. */
export function showsOn(state: EditorState, { node, pos }: Standing, drawn: readonly Drawn[]): boolean {
  const there = key.getState(state)?.find(pos, pos + node.nodeSize) ?? []
  const wanted = decorationsOf(drawn, { node, pos, within: null })
  const signs = (all: readonly Decoration[]) =>
    all
      .map(({ from, to, spec }) => `${from} ${to} ${spec.key}`)
      .sort()
      .join('\n')
  return signs(there) === signs(wanted)
}

function drawnAfter(tr: Transaction, before: DecorationSet, drawn: DrawnCitations): DecorationSet {
  if (tr.getMeta(key)) return build(tr.doc, drawn)
  if (!tr.docChanged) return before
  return tr.getMeta(ySyncPluginKey)?.isChangeOrigin ? build(tr.doc, drawn) : before.map(tr.mapping, tr.doc)
}

function build(doc: Node, drawn: DrawnCitations): DecorationSet {
  const blocks = blocksIn(doc)
  const made: Decoration[] = []
  for (const [id, own] of drawn) {
    const block = blocks.get(id)
    if (block) made.push(...decorationsOf(own, block))
  }
  return DecorationSet.create(doc, made)
}

/** What the block has become too short for is drawn again after the next reading. */
function decorationsOf(drawn: readonly Drawn[], { node, pos }: Standing): Decoration[] {
  return drawn
    .filter(({ from, to }) => from < to && to <= node.content.size)
    .map(({ from, to, attrs, citation }) =>
      Decoration.inline(pos + 1 + from, pos + 1 + to, attrs, {
        citation,
        key: Object.values(attrs).join(' ') + JSON.stringify(citation.targets),
      }),
    )
}
