/**
 * A browser tells of a caret that a key moved a moment after it moved it. What is drawn in that moment for other
 * reasons, such as the caret of a colleague, would put it back to where the editor last knew it: a transaction that
 * changes neither words nor selection takes it from where the browser has it.
 */
import { Extension } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

export const BrowserCaret = Extension.create({
  name: 'browserCaret',
  dispatchTransaction({ transaction, next }) {
    const { view } = this.editor
    if (!transaction.docChanged && !transaction.selectionSet && view.hasFocus() && !view.composing) {
      const { selection } = view.state
      const moved = selection instanceof TextSelection ? caretIn(view) : null
      if (moved && !moved.eq(selection)) transaction.setSelection(moved)
    }
    next(transaction)
  },
})

/** Where the browser has the caret or the selection; null where that is in no text of the letter. */
function caretIn(view: EditorView): TextSelection | null {
  const drawn = view.dom.ownerDocument.getSelection()
  if (!drawn?.anchorNode || !drawn.focusNode) return null
  if (!view.dom.contains(drawn.anchorNode) || !view.dom.contains(drawn.focusNode)) return null
  const [anchor, head] = [
    view.posAtDOM(drawn.anchorNode, drawn.anchorOffset),
    view.posAtDOM(drawn.focusNode, drawn.focusOffset),
  ]
  const { doc } = view.state
  if (Math.max(anchor, head) > doc.content.size) return null
  const [from, to] = [doc.resolve(anchor), doc.resolve(head)]
  return from.parent.isTextblock && to.parent.isTextblock ? new TextSelection(from, to) : null
}
