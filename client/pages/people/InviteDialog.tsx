/** Inviting somebody by mail with a role and an organisation. */
import { useState } from 'react'
import { invite, type Organisation } from '../../../shared/contract/coalitions.ts'
import { address as addressForm } from '../../../shared/contract/route.ts'
import { ROLES, type Role } from '../../../shared/roles.ts'
import { useAct } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Radios, Select, TextField } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'

export function InviteDialog({
  here,
  organisations,
  onLeave,
}: {
  here: Here
  organisations: readonly Organisation[]
  onLeave: () => void
}) {
  const say = useSay()
  const [address, setAddress] = useState('')
  const [role, setRole] = useState<Role>('drafter')
  const [organisation, setOrganisation] = useState(here.organisation.id)
  const [tried, setTried] = useState(false)
  const judged = addressForm.safeParse(address.trim())
  const send = useAct(invite, () => {
    say(words.people.invited(address.trim()))
    onLeave()
  })
  return (
    <Dialog
      title={words.people.inviteTitle}
      onLeave={onLeave}
      error={send.error}
      act={{
        says: words.people.inviteAct(judged.success ? judged.data : ''),
        busy: send.isPending,
        onAct: () => {
          setTried(true)
          if (judged.success) send.mutate({ coalition: here.id, address: judged.data, role, organisation })
        },
      }}
    >
      <TextField
        label={words.people.address}
        type="email"
        dir="ltr"
        autoComplete="off"
        value={address}
        onText={setAddress}
        hint={words.people.inviteHint}
        error={tried && !judged.success ? words.doors.addressWrong : null}
      />
      <Radios
        legend={words.people.role}
        value={role}
        choices={ROLES.map(value => ({ value, says: words.roles[value], hint: words.rolesMay[value] }))}
        onChoice={setRole}
      />
      <Select
        label={words.people.organisation}
        value={organisation}
        choices={organisations.map(({ id, name }) => ({ value: id, says: name }))}
        onChoice={setOrganisation}
      />
    </Dialog>
  )
}
