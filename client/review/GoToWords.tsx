/** Puts the caret at the words of a card, and shows them. */
import type { Editor } from '@tiptap/core'
import { goTo } from '../editor/notes.ts'
import { Button } from '../parts/Button.tsx'
import { useDesk } from './desk.ts'
import { words } from './words.ts'

/** @param onGone called after going into the text, for a margin that covers it */
export function GoToWords({ item, onGone }: { item: string; onGone: (() => void) | undefined }) {
  const { editor, layer } = useDesk()
  const go = () => {
    onGone?.()
    goToPosition(editor, layer.positionOf(item))
  }
  return (
    <Button look="quiet" onClick={go}>
      {words.thread.goTo}
    </Button>
  )
}

function goToPosition(editor: Editor, pos: number | null): void {
  if (pos === null) return
  editor.view.focus()
  editor.view.dispatch(goTo(editor.state, pos))
}
