/** What changed, to take along: as a Word file with tracked changes, as a web page, and as a summary to paste. */
import { useState } from 'react'
import type { Comparison } from '../../../shared/compare/comparison.ts'
import { summaryText } from '../../../shared/compare/summaryText.ts'
import { comparedWords } from '../../../shared/words/compared.ts'
import { asRefusal } from '../../api.ts'
import { Button } from '../../parts/Button.tsx'
import { save } from '../../parts/MadeFile.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { askComparer } from './askComparer.ts'
import type { SideText } from './texts.ts'

export function Downloads({
  comparison,
  old,
  now,
}: {
  comparison: Comparison
  old: SideText
  now: SideText
}) {
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const name = words.compare.fileName(now.file.title)
  const made = async (file: () => Promise<{ name: string; content: Blob }>) => {
    setBusy(true)
    try {
      save(await file())
      say(words.exports.made)
    } catch (error) {
      say(asRefusal(error).message)
    }
    setBusy(false)
  }
  const word = async () => {
    const asked = { ask: 'docx' as const, old: old.file, now: now.file, comparison, date: Date.now() }
    return { name: `${name}.docx`, content: new Blob([await askComparer(asked)], { type: WORD }) }
  }
  const page = async () => {
    const html = await askComparer({ ask: 'html', now: now.file, comparison })
    return { name: `${name}.html`, content: new Blob([html], { type: 'text/html' }) }
  }
  const copy = async () => {
    const text = summaryText(comparison, comparedWords(now.file.language))
    try {
      await navigator.clipboard.writeText(`${words.compare.between(old.says, now.says)}\n\n${text}`)
      say(words.compare.summaryCopied)
    } catch {
      say(words.compare.notCopied)
    }
  }
  return (
    <div className="buttons downloads">
      <Button look="quiet" busy={busy} onClick={() => void made(word)}>
        {words.compare.redline}
      </Button>
      <Button look="quiet" busy={busy} onClick={() => void made(page)}>
        {words.compare.page}
      </Button>
      <Button look="quiet" onClick={() => void copy()}>
        {words.compare.copySummary}
      </Button>
    </div>
  )
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
