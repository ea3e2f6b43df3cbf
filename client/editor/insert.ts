/** Blocks that are put into the letter whole: a table, a dividing line, the place where the signatories go. */
import type { Editor } from '@tiptap/core'
import { Fragment, type Node } from '@tiptap/pm/model'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import { findPos } from './notes.ts'

/** A table of three rows and two columns with a header row, the caret in its first cell. */
export function insertTable(editor: Editor): boolean {
  const { schema } = editor
  const cell = (kind: string) => schema.nodes[kind]!.create(null, schema.nodes.paragraph!.create())
  const row = (kind: string) => schema.nodes.tableRow!.create(null, [cell(kind), cell(kind)])
  const table = schema.nodes.table!.create(null, [row('tableHeader'), row('tableCell'), row('tableCell')])
  return insertBlock(editor, table, 4)
}

/** A dividing line, the caret behind it. */
export function insertRule(editor: Editor): boolean {
  return insertBlock(editor, editor.schema.nodes.horizontalRule!.create(), 2)
}

/** The place of the list of signatories, at the end of the letter; where there is one, the caret goes there. */
export function insertSignatories(editor: Editor): boolean {
  const { doc, schema } = editor.state
  const there = findPos(doc, node => node.type.name === 'signatories')
  if (there !== null)
    return editor
      .chain()
      .focus(there + 2)
      .run()
  const list = schema.nodes.signatories!.create(null, schema.nodes.signatory!.create())
  const place = findPos(doc, node => node.type.name === 'footnotes') ?? doc.content.size
  const tr = editor.state.tr.insert(place, list)
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, place + 2)).scrollIntoView())
  editor.view.focus()
  return true
}

/**
 * Puts a block behind the one the caret stands in, or in its place where that one is empty, with a line behind it
 * to go on writing.
 * @param caret how far behind the start of the block the caret goes
 */
function insertBlock(editor: Editor, block: Node, caret: number): boolean {
  const { $from } = editor.state.selection
  const depth = hostDepth(editor, block)
  if (depth === null) return false
  const { tr } = editor.state
  const empty = $from.parent.isTextblock && $from.parent.content.size === 0 && depth === $from.depth - 1
  const place = empty ? $from.before() : $from.after(depth + 1)
  if (empty) tr.delete(place, place + 2)
  tr.insert(
    place,
    goesOn(tr, place) ? block : Fragment.from([block, editor.schema.nodes.paragraph!.create()]),
  )
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(place + caret, tr.doc.content.size))))
  editor.view.dispatch(tr.scrollIntoView())
  editor.view.focus()
  return true
}

/** The innermost block around the caret that can hold the new one; a table does not go into a table. */
function hostDepth(editor: Editor, block: Node): number | null {
  const { $from } = editor.state.selection
  const top = block.type.name === 'table' && editor.isActive('table') ? 0 : $from.depth - 1
  for (let depth = top; depth >= 0; depth--) {
    const host = $from.node(depth)
    if (host.type.contentMatch.matchType(block.type) && !/^(signatories|footnotes)$/.test(host.type.name))
      return depth
  }
  return null
}

const goesOn = (tr: Transaction, place: number) => Boolean(tr.doc.resolve(place).nodeAfter?.isTextblock)
