/** Delivery reports that came into a mailbox: pasted or read from a file, they mark whom the mails did not reach. */
import { useState } from 'react'
import { noteBounces } from '../../../../shared/contract/signonInvitations.ts'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { useAct } from '../../../data.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { LongField } from '../../../parts/Field.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'
import { TextFile } from './TextFile.tsx'

const says = words.signonsInvitations

export function ReportsDialog({ signon, onLeave }: { signon: SignonRow; onLeave: () => void }) {
  const say = useSay()
  const [text, setText] = useState('')
  const note = useAct(noteBounces, ({ marked, unknown }) => {
    say(says.reported(marked, unknown))
    onLeave()
  })
  return (
    <Dialog
      title={says.reportsTitle}
      onLeave={onLeave}
      error={note.error}
      act={{
        says: says.reportsAct,
        busy: note.isPending,
        disabled: text.trim() === '',
        onAct: () => note.mutate({ signon: signon.id, text }),
      }}
    >
      <p>{says.reportsHint}</p>
      <LongField label={says.reportText} value={text} onText={setText} rows={8} />
      <TextFile label={says.reportFile} accept=".eml,.txt,.msg,message/*,text/plain" onText={setText} />
    </Dialog>
  )
}
