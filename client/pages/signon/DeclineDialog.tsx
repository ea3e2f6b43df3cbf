/** Declining a confirmed signature with a reason that coordinators see. */
import { useState } from 'react'
import { declineSignature, type SignatureRow } from '../../../shared/contract/signons.ts'
import { useAct } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'

export function DeclineDialog({ signature, onLeave }: { signature: SignatureRow; onLeave: () => void }) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const decline = useAct(declineSignature, reply => {
    say(words.signons.declined(reply.name))
    onLeave()
  })
  const missing = reason.trim() === ''
  return (
    <Dialog
      title={words.signons.declineTitle(signature.name)}
      onLeave={onLeave}
      error={decline.error}
      act={{
        says: words.signons.declineAct(signature.name),
        busy: decline.isPending,
        onAct: () => {
          setTried(true)
          if (!missing) decline.mutate({ signature: signature.id, reason })
        },
      }}
    >
      <TextField
        label={words.signons.declineReason}
        hint={words.signons.declineHint}
        value={reason}
        onText={setReason}
        maxLength={500}
        error={tried && missing ? words.errors.missing : null}
      />
    </Dialog>
  )
}
