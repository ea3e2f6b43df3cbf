/** Draws citations over the letter, kept by block like the review. Nothing of it stands in the text. */
import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { LivingCitation } from '../../../shared/cite/living.ts'
import { decorated, drawnAfter, redrawn, showSame } from '../../review/blockDecorations.ts'
import type { Standing } from '../../review/tree.ts'

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
          apply: (tr, before) =>
            drawnAfter(key, tr, before, doc => decorated(doc, storage.drawn, decorationsOf)),
        },
        props: { decorations: state => key.getState(state) ?? null },
      }),
    ]
  },
})

/** A transaction that draws anew what the storage holds. */
export const redraw = (state: EditorState): Transaction => redrawn(key, state)

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
  return showSame(there, decorationsOf(drawn, { node, pos, within: null }))
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
