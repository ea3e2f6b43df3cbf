/**
 * Footnotes in the editor: a reference and its note are made in one act; deleting a reference, or a passage,
 * never deletes a note, so that undo revives it with whatever a colleague wrote in it meanwhile.
 */
import type { Node as PMNode } from '@tiptap/pm/model'
import { type Command, TextSelection, type Transaction } from '@tiptap/pm/state'
import { type Change, idOf, type Place } from './change.ts'
import { FOOTNOTES_ID } from './grammar.ts'

/** The meta key of a transaction that deletes a note on purpose. */
export const REMOVES_NOTE = 'removesNote'

/** Puts a reference at the caret and its empty note behind the last one, and the caret into the note. */
export const insertFootnote =
  (newId: () => string): Command =>
  (state, dispatch) => {
    const { $from, $to } = state.selection
    const { footnoteRef, footnote, footnotes } = state.schema.nodes
    if (!footnoteRef || !footnote || !footnotes || !$from.sameParent($to)) return false
    if (!$from.parent.canReplaceWith($from.index(), $from.index(), footnoteRef)) return false
    if (!dispatch) return true
    const id = newId()
    const tr = state.tr.insert($to.pos, footnoteRef.create({ note: id }))
    const box = containersOf(tr.doc)[0]
    const note = footnote.create({ id })
    const end = box ? box.pos + box.node.nodeSize - 1 : tr.doc.content.size
    tr.insert(end, box ? note : footnotes.create({ id: FOOTNOTES_ID }, note))
    tr.setSelection(TextSelection.create(tr.doc, box ? end + 1 : end + 2))
    dispatch(tr.scrollIntoView())
    return true
  }

/** Deletes the note `noteId` and every reference to it. */
export const removeFootnote =
  (noteId: string): Command =>
  (state, dispatch) => {
    const found: Place[] = []
    state.doc.descendants((node, pos) => {
      const refers = node.type.name === 'footnoteRef' && node.attrs.note === noteId
      if (refers || (node.type.name === 'footnote' && idOf(node) === noteId)) found.push({ pos, node })
    })
    if (!found.length) return false
    if (!dispatch) return true
    const tr = state.tr.setMeta(REMOVES_NOTE, true)
    for (const { pos, node } of found.reverse()) tr.delete(pos, pos + node.nodeSize)
    dispatch(tr)
    return true
  }

/** The number of each note by the order of the references, from 1; notes that nothing refers to have none. */
export function noteNumbers(doc: PMNode): Map<string, number> {
  const numbers = new Map<string, number>()
  doc.descendants(node => {
    const note: unknown = node.type.name === 'footnoteRef' ? node.attrs.note : null
    if (typeof note === 'string' && !numbers.has(note)) numbers.set(note, numbers.size + 1)
  })
  return numbers
}

export function containersOf(doc: PMNode): Place[] {
  const found: Place[] = []
  doc.forEach((node, pos) => {
    if (node.type.name === 'footnotes') found.push({ pos, node })
  })
  return found
}

/**
 * Puts back what a local act took from the notes: the same container, the same notes in their old order, as the
 * same node objects, so that nothing at all is written to Yjs. Several containers become one.
 */
export function keepNotes({ before, maps }: Change, tr: Transaction): void {
  const was = containersOf(before)[0]
  if (!was) return
  const now = (pos: number) => maps.reduce((at, map) => map.map(at, -1), pos)
  const box = containersOf(tr.doc)[0]
  if (!box) {
    tr.insert(placeAtTop(tr.doc, now(was.pos)), was.node)
    return
  }
  was.node.forEach((note, offset) => {
    renameNote(tr, now(was.pos + 1 + offset), note)
  })
  const boxes = containersOf(tr.doc)
  const notes = boxes.flatMap(({ node }) => node.children)
  const whole = withLost(was.node.children, notes)
  for (const { pos, node } of boxes.slice(1).reverse()) tr.delete(pos, pos + node.nodeSize)
  if (whole.length !== box.node.childCount)
    tr.replaceWith(box.pos + 1, box.pos + box.node.nodeSize - 1, whole)
}

/** A command that makes plain paragraphs of blocks takes the id off a note; the note is still itself. */
function renameNote(tr: Transaction, pos: number, note: PMNode): void {
  const stands = pos < tr.doc.content.size ? tr.doc.nodeAt(pos) : null
  if (stands?.type === note.type && idOf(stands) === null) tr.setNodeAttribute(pos, 'id', idOf(note))
}

/** The nearest place between two blocks of the letter at or behind a position. */
function placeAtTop(doc: PMNode, pos: number): number {
  const $pos = doc.resolve(Math.min(pos, doc.content.size))
  return $pos.depth ? $pos.after(1) : $pos.pos
}

/** `notes` with those of `old` that are missing, each behind the one it used to follow. */
function withLost(old: readonly PMNode[], notes: readonly PMNode[]): PMNode[] {
  const live = new Set(notes.map(idOf))
  const whole = [...notes]
  let at = 0
  for (const note of old) {
    const stands = whole.findIndex(
      other => other === note || (idOf(note) !== null && idOf(other) === idOf(note)),
    )
    if (stands >= 0) at = stands + 1
    else if (idOf(note) !== null && !live.has(idOf(note))) whole.splice(at++, 0, note)
  }
  return whole
}
