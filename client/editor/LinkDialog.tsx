/** The address behind words: set, changed or taken away. */
import { type Editor, getMarkRange } from '@tiptap/core'
import { useState } from 'react'
import { isSafeHref } from '../../shared/statement/grammar.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { TextField } from '../parts/Field.tsx'
import { words } from './words.ts'

export function LinkDialog({ editor, onLeave }: { editor: Editor; onLeave: () => void }) {
  const [before] = useState(() => linkAt(editor))
  const [href, setHref] = useState(before.href)
  const [text, setText] = useState('')
  const address = completed(href.trim())
  const wrong = href.trim() !== '' && !isSafeHref(address)
  const leave = () => {
    onLeave()
    editor.commands.focus()
  }
  const act = () => {
    setLink(editor, address, before.bare ? text.trim() || address : null)
    leave()
  }
  return (
    <Dialog
      title={before.href ? words.link.change : words.link.make}
      onLeave={leave}
      act={{ says: words.link.act, disabled: !isSafeHref(address), onAct: act }}
    >
      <TextField
        label={words.link.address}
        hint={words.link.hint}
        error={wrong ? words.link.wrong : null}
        value={href}
        onText={setHref}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        autoFocus
      />
      {before.bare && <TextField label={words.link.text} value={text} onText={setText} />}
      {before.href && (
        <Button
          onClick={() => {
            editor.chain().extendMarkRange('link').unsetLink().run()
            leave()
          }}
        >
          {words.link.remove}
        </Button>
      )}
    </Dialog>
  )
}

/** `bare`: there are no words yet that could carry the link. */
function linkAt(editor: Editor): { href: string; bare: boolean } {
  takeWord(editor)
  const href: unknown = editor.getAttributes('link').href
  const { empty, $from } = editor.state.selection
  const inLink = getMarkRange($from, editor.schema.marks.link!) !== undefined
  return { href: typeof href === 'string' ? href : '', bare: empty && !inLink }
}

/** Selects the word that the caret stands in: whoever links there means the word. */
function takeWord(editor: Editor) {
  const { $from, empty } = editor.state.selection
  if (!empty || editor.isActive('link')) return
  const text = $from.parent.textBetween(0, $from.parent.content.size, '\n', '\n')
  const at = $from.parentOffset
  const before = /[\p{L}\p{N}\p{M}’-]*$/u.exec(text.slice(0, at))?.[0].length ?? 0
  const after = /^[\p{L}\p{N}\p{M}’-]*/u.exec(text.slice(at))?.[0].length ?? 0
  if (before > 0 && after > 0)
    editor.commands.setTextSelection({ from: $from.pos - before, to: $from.pos + after })
}

/** What people type without its beginning: `harbour.example` is a web address, `x@harbour.example` a mail address. */
function completed(typed: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[\w.-]+:\d/.test(typed)) return typed
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(typed)) return `mailto:${typed}`
  return /^[^\s/]+\.[^\s/]{2,}/.test(typed) ? `https://${typed}` : typed
}

function setLink(editor: Editor, href: string, newWords: string | null) {
  if (newWords === null) editor.chain().extendMarkRange('link').setLink({ href }).run()
  else
    editor
      .chain()
      .insertContent({ type: 'text', text: newWords, marks: [{ type: 'link', attrs: { href } }] })
      .unsetMark('link')
      .run()
}
