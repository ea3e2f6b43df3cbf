/** Where a list is let go, chosen, or pasted. */
import { type DragEvent, useRef, useState } from 'react'
import { Button } from '../../../parts/Button.tsx'
import { LongField } from '../../../parts/Field.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { ScreenHead } from '../../../parts/ScreenHead.tsx'
import { words } from '../../../words.ts'
import { LIST_KINDS } from './readList.ts'
import type { Given } from './useList.ts'

/** @param refused why a list that was given before could not be read; null where none was */
export function ChooseList({ refused, onGiven }: { refused: unknown; onGiven: (given: Given) => void }) {
  const says = words.signonsImport
  const [over, setOver] = useState(false)
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0]
    if (file) onGiven({ file })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <>
      <ScreenHead title={says.title} lead={says.lead} />
      {refused !== null && <Problem error={refused} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button below is the first. */}
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <h2>{says.drop}</h2>
        <input
          ref={input}
          type="file"
          accept={LIST_KINDS}
          className="unseen"
          tabIndex={-1}
          aria-label={says.choose}
          onChange={event => take(event.target.files)}
        />
        <Button look="primary" onClick={() => input.current?.click()}>
          {says.choose}
        </Button>
        <p className="hint">{says.kinds}</p>
      </div>
      <div className="section">
        <LongField label={says.paste} hint={says.pasteHint} value={text} onText={setText} rows={6} />
        <div className="buttons">
          <Button disabled={text.trim() === ''} onClick={() => onGiven({ text })}>
            {says.pasteAct}
          </Button>
        </div>
      </div>
    </>
  )
}
