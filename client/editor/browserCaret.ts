/**
 * A browser tells of a caret that a key or a click moved a moment after it moved it. Whatever happens in that moment
 * would happen where the editor last knew the caret: what is drawn, such as the caret of a colleague, would put it
 * back there, and a key that is pressed at once, on a machine that is busy, would make a heading of another
 * paragraph. So before both, the caret is taken from where the browser has it.
 */
import { Extension } from '@tiptap/core'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

export const BrowserCaret = Extension.create({
  name: 'browserCaret',
  dispatchTransaction({ transaction, next }) {
    const moved = transaction.docChanged || transaction.selectionSet ? null : movedCaret(this.editor.view)
    if (moved) transaction.setSelection(moved)
    next(transaction)
  },
  addProseMirrorPlugins: () => [new Plugin({ props: { handleDOMEvents: { keydown: takeCaret } } })],
})

/** Answers false: the key is still to be handled. */
function takeCaret(view: EditorView): false {
  const moved = movedCaret(view)
  if (moved) view.dispatch(view.state.tr.setSelection(moved))
  return false
}

/** Where the browser has the caret or the selection, if the editor has it elsewhere. */
function movedCaret(view: EditorView): TextSelection | null {
  const { selection } = view.state
  if (!(selection instanceof TextSelection) || !view.hasFocus() || view.composing) return null
  const drawn = caretIn(view)
  return drawn && !drawn.eq(selection) ? drawn : null
}

/** Null where the browser has it in no text of the letter. */
function caretIn(view: EditorView): TextSelection | null {
  const drawn = view.dom.ownerDocument.getSelection()
  if (!drawn?.anchorNode || !drawn.focusNode) return null
  if (!view.dom.contains(drawn.anchorNode) || !view.dom.contains(drawn.focusNode)) return null
  const [anchor, head] = [
    view.posAtDOM(drawn.anchorNode, drawn.anchorOffset, 1),
    view.posAtDOM(drawn.focusNode, drawn.focusOffset, 1),
  ]
  const { doc } = view.state
  if (Math.max(anchor, head) > doc.content.size) return null
  const [from, to] = [doc.resolve(anchor), doc.resolve(head)]
  return from.parent.isTextblock && to.parent.isTextblock ? new TextSelection(from, to) : null
}
