/** Giving somebody of an organisation a personal link to a round. */
import { useState } from 'react'
import { listOrganisations } from '../../../shared/contract/coalitions.ts'
import { inviteToRound } from '../../../shared/contract/rounds.ts'
import { address as mailAddress } from '../../../shared/contract/route.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'

const says = words.rounds.guests

export function InviteGuestDialog({
  round,
  here,
  onLeave,
}: {
  round: string
  here: Here
  onLeave: () => void
}) {
  const say = useSay()
  const register = useAnswer(listOrganisations, { coalition: here.id }).data?.organisations ?? []
  const [guest, setGuest] = useState({ organisation: '', name: '', address: '' })
  const [tried, setTried] = useState(false)
  const invite = useAct(inviteToRound, () => {
    say(says.invited)
    onLeave()
  })
  const type = (part: Partial<typeof guest>) => setGuest(before => ({ ...before, ...part }))
  const isAddress = mailAddress.safeParse(guest.address.trim()).success
  return (
    <Dialog
      title={says.inviteTitle}
      onLeave={onLeave}
      error={invite.error}
      act={{
        says: says.inviteAct(guest.name.trim()),
        busy: invite.isPending,
        onAct: () => {
          setTried(true)
          if (isAddress && guest.organisation !== '')
            invite.mutate({ round, ...guest, address: guest.address.trim() })
        },
      }}
    >
      <p>{says.inviteHint}</p>
      <TextField
        label={words.rounds.guest.name}
        value={guest.name}
        onText={name => type({ name })}
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        type="email"
        dir="ltr"
        label={words.rounds.guest.address}
        value={guest.address}
        onText={address => type({ address })}
        autoComplete="off"
        error={tried && !isAddress ? words.rounds.guest.wrong.address : null}
      />
      <Select
        label={words.rounds.guest.organisation}
        value={guest.organisation}
        choices={[
          { value: '', says: words.rounds.guest.choose },
          ...register.map(({ id, name }) => ({ value: id, says: name })),
        ]}
        onChoice={organisation => type({ organisation })}
        error={tried && guest.organisation === '' ? words.errors.missing : null}
      />
    </Dialog>
  )
}
