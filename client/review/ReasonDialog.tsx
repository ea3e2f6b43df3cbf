/** A reason, asked for before something is settled, declined or put off; and what became of it, where that counts. */
import { useState } from 'react'
import { DISPOSITIONS, type Disposition } from '../../shared/review/states.ts'
import { Dialog } from '../parts/Dialog.tsx'
import { LongField, Select } from '../parts/Field.tsx'
import { words } from './words.ts'

type Props = {
  title: string
  hint: string
  act: string
  /** Whether it was said in a round, and gets a disposition. */
  disposed?: boolean
  busy: boolean
  error: unknown
  onAct: (reason: string, disposition: Disposition | null) => void
  onLeave: () => void
}

export function ReasonDialog({ title, hint, act, disposed = false, busy, error, onAct, onLeave }: Props) {
  const [reason, setReason] = useState('')
  const [disposition, setDisposition] = useState<Disposition | ''>('')
  const said = reason.replace(/\s+/g, ' ').trim()
  const disabled = said === '' || (disposed && disposition === '')
  return (
    <Dialog
      title={title}
      onLeave={onLeave}
      error={error}
      act={{ says: act, busy, disabled, onAct: () => onAct(said, disposition || null) }}
    >
      {disposed && (
        <Select
          label={words.settle.disposition}
          hint={words.settle.dispositionHint}
          value={disposition}
          choices={CHOICES}
          onChoice={setDisposition}
        />
      )}
      <LongField
        label={words.settle.reason}
        hint={hint}
        value={reason}
        onText={setReason}
        rows={3}
        required
        maxLength={1000}
      />
    </Dialog>
  )
}

const CHOICES = [
  { value: '' as const, says: words.settle.choose },
  ...DISPOSITIONS.map(value => ({ value, says: words.dispositions[value] })),
]
