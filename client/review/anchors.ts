/** From a selection to what a thread is about, and from the ends an editor kept of it back to a place. */
import type { Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap'
import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import type { Anchor, PassageAnchor } from '../../shared/review/anchor.ts'
import { anchorAt, type Passage } from '../../shared/review/place.ts'
import { treeOf } from './tree.ts'

/**
 * What a comment made now is about: the selected words, as far as they stand in the block where they begin; else
 * the paragraph around the caret. Null where there is neither, such as in an empty line.
 */
export function anchorHere({ state }: Editor): Anchor | null {
  const { $from, empty } = state.selection
  const block: unknown = $from.parent.attrs.id
  if (!$from.parent.isTextblock || typeof block !== 'string') return null
  const { from, to } = empty ? wholeBlock(state) : selectedHere(state)
  if (from >= to) return null
  const passage = anchorAt(treeOf(state.doc), block, from, to)
  if (passage === null) return null
  if (empty) return { kind: 'block', block, quote: passage.quote }
  const ends = endsOf(state, $from.start() + from, $from.start() + to)
  return ends ? { ...passage, ends } : passage
}

const wholeBlock = ({ selection: { $from } }: EditorState) => ({ from: 0, to: $from.parent.content.size })

function selectedHere({ selection: { $from, to } }: EditorState) {
  return { from: $from.parentOffset, to: Math.min(to - $from.start(), $from.parent.content.size) }
}

type Binding = { type: Y.XmlFragment; doc: Y.Doc; binding: { mapping: Map<never, never> } | null }

const bindingOf = (state: EditorState): Binding | null => {
  const bound: Binding | undefined = ySyncPluginKey.getState(state)
  return bound?.binding ? bound : null
}

/** Both ends as places in the shared text, which move with it. */
function endsOf(state: EditorState, from: number, to: number): [string, string] | null {
  const bound = bindingOf(state)
  if (!bound?.binding) return null
  const end = (pos: number) =>
    toBase64(
      Y.encodeRelativePosition(
        absolutePositionToRelativePosition(pos, bound.type, bound.binding!.mapping as never),
      ),
    )
  const ends: [string, string] = [end(from), end(to)]
  return ends.every(one => one.length <= 400) ? ends : null
}

/** Where the kept ends of a passage stand now; undefined where they stand nowhere, or in two blocks. */
export function hintOf(state: EditorState, { ends }: PassageAnchor): Passage | undefined {
  const bound = ends ? bindingOf(state) : null
  if (!ends || !bound?.binding) return undefined
  const [from, to] = ends.map(end => placeOfEnd(bound, end))
  if (from == null || to == null || from >= to || to > state.doc.content.size) return undefined
  const $from = state.doc.resolve(from)
  const block: unknown = $from.parent.attrs.id
  if (typeof block !== 'string' || to > $from.end()) return undefined
  return { block, from: $from.parentOffset, to: to - $from.start() }
}

function placeOfEnd({ doc, type, binding }: Binding, end: string): number | null {
  try {
    const relative = Y.decodeRelativePosition(fromBase64(end))
    return relativePositionToAbsolutePosition(doc, type, relative, binding!.mapping as never)
  } catch {
    // Ends come from other people's editors; what cannot be read is no hint.
    return null
  }
}
