/** Where a list is let go, chosen, or pasted. */
import { useState } from 'react'
import { Button } from '../../../parts/Button.tsx'
import { DropFiles } from '../../../parts/DropFiles.tsx'
import { LongField } from '../../../parts/Field.tsx'
import { Problem } from '../../../parts/Problem.tsx'
import { ScreenHead } from '../../../parts/ScreenHead.tsx'
import { words } from '../../../words.ts'
import { LIST_KINDS } from './readList.ts'
import type { Given } from './useList.ts'

/** @param refused why a list that was given before could not be read; null where none was */
export function ChooseList({ refused, onGiven }: { refused: unknown; onGiven: (given: Given) => void }) {
  const says = words.signonsImport
  const [text, setText] = useState('')
  return (
    <>
      <ScreenHead title={says.title} lead={says.lead} />
      {refused !== null && <Problem error={refused} />}
      <DropFiles says={says} accept={LIST_KINDS} onFiles={([file]) => onGiven({ file })} />
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
