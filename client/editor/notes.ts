/** Going between a footnote's reference and its note. Making and removing them is the shared rule. */
import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { removeFootnote } from '../../shared/statement/notes.ts'

/** From a reference beside the caret to its note, or from a note back behind its first reference. */
export const followNote: Command = (state, dispatch) => {
  const target = noteTarget(state) ?? referenceTarget(state)
  if (target === null) return false
  dispatch?.(goTo(state, target))
  return true
}

/** From the note that the caret stands in back behind its first reference. */
export const leaveNote: Command = (state, dispatch) => {
  const target = referenceTarget(state)
  if (target === null) return false
  dispatch?.(goTo(state, target))
  return true
}

/**
 * Backspace in a note without words takes the note away, and every reference to it; the caret goes back to where
 * the first one stood. Deleting words or marks alone never takes a note.
 */
export const removeEmptyNote: Command = (state, dispatch) => {
  const { empty, $from } = state.selection
  const { type, attrs, content } = $from.parent
  if (!empty || type.name !== 'footnote' || content.size > 0 || attrs.id === null) return false
  const back = placeOfReference(state.doc, attrs.id)
  return removeFootnote(attrs.id)(
    state,
    dispatch && (tr => dispatch(back === null ? tr : caretAt(tr, tr.mapping.map(back)))),
  )
}

const caretAt = (tr: Transaction, pos: number): Transaction =>
  tr.setSelection(TextSelection.near(tr.doc.resolve(pos))).scrollIntoView()

function noteTarget(state: EditorState): number | null {
  const { $from } = state.selection
  const reference = [$from.nodeBefore, $from.nodeAfter].find(node => node?.type.name === 'footnoteRef')
  return reference ? placeOfNote(state.doc, reference.attrs.note) : null
}

function referenceTarget(state: EditorState): number | null {
  const { parent } = state.selection.$from
  return parent.type.name === 'footnote' ? placeOfReference(state.doc, parent.attrs.id) : null
}

/** Where the words of a note start; null when there is no such note. */
export function placeOfNote(doc: Node, id: string | null): number | null {
  if (id === null) return null
  const pos = findPos(doc, node => node.type.name === 'footnote' && node.attrs.id === id)
  return pos === null ? null : pos + 1
}

/** Behind the first reference to a note; null when nothing refers to it. */
export function placeOfReference(doc: Node, id: string | null): number | null {
  if (id === null) return null
  const pos = findPos(doc, node => node.type.name === 'footnoteRef' && node.attrs.note === id)
  return pos === null ? null : pos + 1
}

/** A transaction that puts the caret at a place in the text and shows it. */
export const goTo = (state: EditorState, pos: number): Transaction => caretAt(state.tr, pos)

/** Where the first node that fits starts. */
export function findPos(doc: Node, fits: (node: Node) => boolean): number | null {
  let found: number | null = null
  doc.descendants((node, pos) => {
    if (found === null && fits(node)) found = pos
    return found === null
  })
  return found
}
