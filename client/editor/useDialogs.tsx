import type { Editor } from '@tiptap/core'
import { type ReactNode, useCallback, useState } from 'react'
import type { AskRow } from '../../shared/contract/asks.ts'
import { useSay } from '../parts/Toast.tsx'
import { MakeAsk } from './AskDialog.tsx'
import { command, type Open } from './acts.ts'
import { askToMake, markAsk } from './demands.ts'
import { LinkDialog } from './LinkDialog.tsx'
import { words } from './words.ts'

type Opened = { editor: Editor } & ({ what: 'link' } | { what: 'ask'; block: string; wording: string })

/**
 * The dialogs that a key or a button of the text opens.
 * @returns `open`, which never changes, and the dialog to render
 */
export function useDialogs(statement: string): { open: Open; dialog: ReactNode } {
  const [opened, setOpened] = useState<Opened | null>(null)
  const say = useSay()
  const open = useCallback<Open>(
    (what, editor) => {
      if (what === 'link') return setOpened({ what, editor })
      const ask = askToMake(editor.state)
      if (ask === null) return say(words.ask.nowhere)
      if (ask.taken) return say(words.ask.already)
      setOpened({ what, editor, block: ask.block, wording: ask.wording })
    },
    [say],
  )
  const leave = () => setOpened(null)
  if (opened === null) return { open, dialog: null }
  const { editor } = opened
  if (opened.what === 'link') return { open, dialog: <LinkDialog editor={editor} onLeave={leave} /> }
  const { block, wording } = opened
  const made = (ask: AskRow) => {
    leave()
    if (!command(editor, markAsk(block, ask.id))) say(words.ask.gone)
  }
  return { open, dialog: <MakeAsk making={{ statement, block, wording }} onMade={made} onLeave={leave} /> }
}
