/** An address that ends in `#block-…` opens the letter at that block. */
import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import { command } from './acts.ts'
import { goToBlock, placeOfBlock } from './demands.ts'

/** Goes there once, as soon as the text has the block; not any more once somebody has put the caret elsewhere. */
export function useBlockOfAddress(editor: Editor): void {
  useEffect(() => {
    const block = /^#block-([\w-]+)$/.exec(location.hash)?.[1]
    if (block === undefined) return
    const stop = () => {
      editor.off('transaction', look)
      editor.off('focus', stop)
    }
    const look = () => {
      if (placeOfBlock(editor.state.doc, block) === null) return
      stop()
      command(editor, goToBlock(block))
    }
    editor.on('transaction', look)
    editor.on('focus', stop)
    look()
    return stop
  }, [editor])
}
