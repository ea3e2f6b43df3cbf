/** What a click does beside placing the caret: follow a footnote there and back, open a link. */
import type { Node } from '@tiptap/pm/model'
import type { EditorView } from '@tiptap/pm/view'
import { isSafeHref } from '../../shared/statement/grammar.ts'
import { goTo, placeOfNote, placeOfReference } from './notes.ts'

/** For ProseMirror's `handleClickOn`; true where the click is answered and places no caret. */
export function clicks(view: EditorView, _: number, node: Node, __: number, event: MouseEvent): boolean {
  if (openLink(view, event)) return true
  const target = noteTarget(view, node, event)
  if (target === null) return false
  view.dispatch(goTo(view.state, target))
  view.focus()
  return true
}

function noteTarget(view: EditorView, node: Node, event: MouseEvent): number | null {
  if (node.type.name === 'footnoteRef') return placeOfNote(view.state.doc, node.attrs.note)
  if (node.type.name !== 'footnote' || !onNumber(event)) return null
  return placeOfReference(view.state.doc, node.attrs.id)
}

/** The number is drawn in the padding at the start of the note's line. */
function onNumber(event: MouseEvent): boolean {
  const note = event.target
  if (!(note instanceof HTMLElement) || !note.matches('.note')) return false
  const box = note.getBoundingClientRect()
  const style = getComputedStyle(note)
  const gutter = Number.parseFloat(style.paddingInlineStart)
  const from = style.direction === 'rtl' ? box.right - event.clientX : event.clientX - box.left
  return from < gutter
}

/** With Ctrl (or Command) held in a letter one writes; with a plain click in one that is only read. */
function openLink(view: EditorView, event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  const href = link?.getAttribute('href')
  if (!isSafeHref(href) || (view.editable && !event.ctrlKey && !event.metaKey)) return false
  event.preventDefault()
  window.open(href, '_blank', 'noopener,noreferrer')
  return true
}
