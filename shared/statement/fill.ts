/**
 * The schema needs no child anywhere, so that merges cannot break it; a person needs a line to type in. What a
 * local act made empty, or emptied, gets a paragraph. Emptied lists and tables are left alone: while others are
 * connected, pruning them takes a colleague's new item along.
 */
import type { Node as PMNode } from '@tiptap/pm/model'
import { AllSelection, Selection, type Transaction } from '@tiptap/pm/state'
import type { Change } from './change.ts'

const FILLED = ['listItem', 'blockquote', 'tableCell', 'tableHeader']

export function fillEmptied({ before }: Change, tr: Transaction): void {
  const paragraph = tr.doc.type.schema.nodes.paragraph
  if (!paragraph) return
  const stood = new Set<PMNode>()
  before.descendants(node => {
    stood.add(node)
    return !node.isTextblock
  })
  const empty: number[] = []
  tr.doc.descendants((node, pos) => {
    if (FILLED.includes(node.type.name) && node.childCount === 0 && !stood.has(node)) empty.push(pos)
    return !node.isTextblock
  })
  for (const pos of empty.reverse()) tr.insert(pos + 1, paragraph.create())
  if (hasNoLine(tr.doc) && !hasNoLine(before)) tr.insert(0, paragraph.create())
}

/** Whether nothing but the places of notes and signatories is left. */
const hasNoLine = (doc: PMNode) =>
  doc.children.every(({ type }) => type.name === 'footnotes' || type.name === 'signatories')

/** Moves a caret that the rules left outside any line into the nearest one. */
export function mendCaret(tr: Transaction): void {
  const { selection } = tr
  if (!(selection instanceof AllSelection) && selection.$from.parent.inlineContent) return
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(selection.from, tr.doc.content.size)), 1))
}
