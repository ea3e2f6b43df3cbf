/** What one does with a text of one's own before it goes: copy it, or save it as a file on this device. */
import { useState } from 'react'
import { toReadableText } from '../../../shared/formats/text.ts'
import type { StatementFile } from '../../../shared/statement/tree.ts'
import { asRefusal } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { save } from '../../parts/MadeFile.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { fileToSave } from './ownFile.ts'
import { words } from './words.ts'

type Props = {
  /** Read when it is needed: the text may still be written in. */
  file: () => StatementFile
  /** Called once the text is safe elsewhere. */
  onKept: () => void
}

export function KeepActs({ file, onKept }: Props) {
  const say = useSay()
  const [copied, setCopied] = useState(false)
  const [busy, setBusy] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(toReadableText(file()))
      setCopied(true)
      onKept()
    } catch {
      // A browser gives no clipboard to a page without https, or where its owner said no.
      say(words.notCopied)
    }
  }
  const saved = async (format: 'docx' | 'txt') => {
    setBusy(true)
    try {
      save(await fileToSave(file(), format))
      say(words.saved)
      onKept()
    } catch (error) {
      say(asRefusal(error).message)
    }
    setBusy(false)
  }
  return (
    <>
      <Button onClick={() => void copy()}>{copied ? words.copied : words.copy}</Button>
      <Button busy={busy} onClick={() => void saved('docx')}>
        {words.word}
      </Button>
      <Button busy={busy} onClick={() => void saved('txt')}>
        {words.plain}
      </Button>
    </>
  )
}
