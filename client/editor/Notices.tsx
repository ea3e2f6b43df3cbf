/** What a person must know or answer before going on, above the letter: never in front of it. */
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { Button } from '../parts/Button.tsx'
import type { Session } from './useLive.ts'
import { words } from './words.ts'

export function Notices({
  session,
  editor,
  mayWrite,
}: {
  session: Session
  editor: Editor
  mayWrite: boolean
}) {
  const { over, dropped, kept } = session.status
  return (
    <>
      {(over === 'refused' || dropped) && <Refused session={session} editor={editor} />}
      {mayWrite && !over && kept === null && <Keep {...words.keep} onKeep={session.keep} />}
    </>
  )
}

/** Asked once on this device; the page can be used without answering. */
export function Keep({
  title,
  text,
  onKeep,
}: {
  title: string
  text: string
  onKeep: (yes: boolean) => void
}) {
  return (
    <section className="notice letter-notice" aria-labelledby="keep-title">
      <div>
        <h2 id="keep-title">{title}</h2>
        <p>{text}</p>
      </div>
      <div className="buttons">
        <Button onClick={() => onKeep(true)}>{words.keep.yes}</Button>
        <Button look="quiet" onClick={() => onKeep(false)}>
          {words.keep.no}
        </Button>
      </div>
    </section>
  )
}

/** A refused edit is never silently gone: it stays in the text here until its author copied it and lets it go. */
function Refused({ session, editor }: { session: Session; editor: Editor }) {
  const [copied, setCopied] = useState<'copied' | 'selected' | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(editor.getText({ blockSeparator: '\n\n' }))
      setCopied('copied')
    } catch {
      // A browser gives no clipboard to a page without https, or where its owner said no.
      getSelection()?.selectAllChildren(editor.view.dom)
      setCopied('selected')
    }
  }
  return (
    <section className="problem letter-notice" role="alert">
      <div>
        <h2>{words.refused.title}</h2>
        <p>{words.refused.text}</p>
      </div>
      <div className="buttons">
        <Button look="primary" onClick={() => void copy()}>
          {words.refused[copied ?? 'copy']}
        </Button>
        <Button onClick={session.startOver}>{words.refused.again}</Button>
      </div>
    </section>
  )
}
