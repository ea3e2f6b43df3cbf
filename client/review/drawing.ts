/** Draws the review over the letter: highlights of commented words, suggested words and blocks, kept by block. */
import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { decorated, drawnAfter, redrawn, showSame } from './blockDecorations.ts'
import type { Standing } from './tree.ts'

/** What is drawn on one block, in positions of its inline content. `key` says what it is and how it looks. */
export type Sign = { key: string } & (
  | { at: 'words'; from: number; to: number; attrs: Record<string, string> }
  | { at: 'block'; attrs: Record<string, string> }
  /** Something to see that is not in the text. */
  | { at: 'point'; from: number; make: () => HTMLElement }
  | { at: 'before' | 'after'; make: () => HTMLElement }
)

/** A sign, and the id of the thread or suggestion that it belongs to. */
export type Mark = Sign & { item: string }

/** By the id of the block it is drawn on. */
export type Drawing = ReadonlyMap<string, readonly Mark[]>

/** What was drawn last; `press` is told which items lie under a click. */
type Drawn = { drawing: Drawing; press: (items: string[]) => void }

declare module '@tiptap/core' {
  interface Storage {
    reviewDrawing: Drawn
  }
}

const key = new PluginKey<DecorationSet>('review')

export const ReviewDrawing = Extension.create<object, Drawn>({
  name: 'reviewDrawing',
  addStorage: () => ({ drawing: new Map(), press: () => {} }),
  addProseMirrorPlugins() {
    const { storage } = this
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, before) =>
            drawnAfter(key, tr, before, doc => decorated(doc, storage.drawing, decorationsOf)),
        },
        props: {
          decorations: state => key.getState(state) ?? null,
          handleClick: (view, pos) => {
            storage.press(itemsAt(view.state, pos))
            return false
          },
        },
      }),
    ]
  },
})

/** A transaction that draws anew what the storage holds. */
export const redraw = (state: EditorState): Transaction => redrawn(key, state)

/** Whether a block shows exactly these marks, wherever edits have moved them. */
export function showsOn(state: EditorState, { node, pos }: Standing, marks: readonly Mark[]): boolean {
  const there = key.getState(state)?.find(pos, pos + node.nodeSize, spec => spec.block === node.attrs.id)
  return showSame(there ?? [], decorationsOf(marks, { node, pos, within: null }))
}

const decorationsOf = (marks: readonly Mark[], block: Standing): Decoration[] =>
  marks.flatMap(mark => decorationOf(mark, block) ?? [])

/** Null where the block has become too short for it; it is placed anew in the next frame. */
function decorationOf(mark: Mark, { node, pos }: Standing): Decoration[] | null {
  const spec = { item: mark.item, block: node.attrs.id, key: `${mark.item} ${mark.key}` }
  const size = node.content.size
  switch (mark.at) {
    case 'words': {
      const { from, to } = mark
      return from < to && to <= size
        ? [Decoration.inline(pos + 1 + from, pos + 1 + to, mark.attrs, spec)]
        : null
    }
    case 'point':
      return mark.from <= size
        ? [Decoration.widget(pos + 1 + mark.from, mark.make, { ...spec, side: 1, ignoreSelection: true })]
        : null
    case 'block':
      return [Decoration.node(pos, pos + node.nodeSize, mark.attrs, spec)]
    case 'before':
      return [Decoration.widget(pos, mark.make, { ...spec, side: -1, ignoreSelection: true })]
    case 'after':
      return [Decoration.widget(pos + node.nodeSize, mark.make, { ...spec, side: -1, ignoreSelection: true })]
  }
}

function itemsAt(state: EditorState, pos: number): string[] {
  const found = key.getState(state)?.find(pos, pos) ?? []
  return [...new Set(found.filter(({ from, to }) => from < to).map(({ spec }) => spec.item as string))]
}
