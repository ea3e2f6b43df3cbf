/** Undoing reaches back to the last time that something was taken out of the text one suggests in. */
import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { useEffect } from 'react'
import type { Suggests } from './useSuggesting.ts'

/** What was decided or let go is no longer there to be undone: undoing it would suggest the contrary. */
export function useFreshUndo({ now }: Suggests, editor: Editor): void {
  useEffect(
    () =>
      now?.fork.listen(happened => {
        if (happened === 'taken-out') yUndoPluginKey.getState(editor.state)?.undoManager.clear()
      }),
    [now, editor],
  )
}
