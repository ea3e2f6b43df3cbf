/** The words and the mark of a provision, where they were not read as the document prints them. */
import { useState } from 'react'
import type { Correction } from '../../../shared/contract/drafts.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { LongField, TextField } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import { nameOf, type TreeRow } from './treeRows.ts'

const says = words.instrument.reword

type Props = {
  row: TreeRow
  onReword: (corrections: Correction[]) => void
  onLeave: () => void
}

export function RewordDialog({ row: { provision }, onReword, onLeave }: Props) {
  const { at } = provision
  const [text, setText] = useState(provision.text)
  const [mark, setMark] = useState(provision.mark ?? '')
  const save = () => {
    const marked = mark.trim() === '' ? null : mark.trim()
    onReword([
      ...(text === provision.text ? [] : [{ kind: 'text', at, text } as const]),
      ...(marked === provision.mark ? [] : [{ kind: 'mark', at, mark: marked } as const]),
    ])
  }
  return (
    <Dialog
      wide
      title={says.title(nameOf(provision))}
      onLeave={onLeave}
      act={{ says: says.act, onAct: save }}
    >
      <LongField
        label={says.words}
        hint={says.hint}
        rows={8}
        value={text}
        onText={setText}
        maxLength={200_000}
      />
      <TextField
        label={words.instrument.selected.mark}
        hint={says.markHint}
        value={mark}
        onText={setMark}
        maxLength={500}
      />
    </Dialog>
  )
}
