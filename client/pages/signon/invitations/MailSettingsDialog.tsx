/** What coordinators add to mails, when reminders go out by themselves, and whether only those invited can sign. */
import { useState } from 'react'
import { changeSignon, type SignonRow } from '../../../../shared/contract/signons.ts'
import { useAct } from '../../../data.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Checkbox, LongField, TextField } from '../../../parts/Field.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { placeOf } from '../../../parts/zones.ts'
import { words } from '../../../words.ts'
import { daysIn } from './daysIn.ts'

const says = words.signonsInvitations

export function MailSettingsDialog({ signon, onLeave }: { signon: SignonRow; onLeave: () => void }) {
  const say = useSay()
  const [typed, setTyped] = useState(() => ({
    invitedOnly: signon.terms.invitedOnly,
    invitationText: signon.terms.invitationText,
    reminderText: signon.terms.reminderText,
    days: signon.terms.remindDays.join(', '),
  }))
  const type = (part: Partial<typeof typed>) => setTyped(before => ({ ...before, ...part }))
  const remindDays = daysIn(typed.days)
  const change = useAct(changeSignon, () => {
    say(says.settingsSaved)
    onLeave()
  })
  return (
    <Dialog
      title={says.settingsTitle}
      onLeave={onLeave}
      error={change.error}
      act={{
        says: says.settingsAct,
        busy: change.isPending,
        disabled: remindDays === null,
        onAct: () => {
          const { invitedOnly, invitationText, reminderText } = typed
          if (remindDays !== null)
            change.mutate({
              signon: signon.id,
              terms: { invitedOnly, invitationText, reminderText, remindDays },
            })
        },
      }}
    >
      <Checkbox
        label={says.invitedOnly}
        hint={says.invitedOnlyHint}
        checked={typed.invitedOnly}
        onCheck={invitedOnly => type({ invitedOnly })}
      />
      <LongField
        label={says.invitationText}
        hint={says.textHint}
        value={typed.invitationText}
        onText={invitationText => type({ invitationText })}
        maxLength={2000}
        rows={4}
      />
      <LongField
        label={says.reminderText}
        value={typed.reminderText}
        onText={reminderText => type({ reminderText })}
        maxLength={2000}
      />
      <TextField
        label={says.remindDays}
        hint={says.remindDaysHint(words.time.in(placeOf(signon.zone)))}
        error={remindDays === null ? says.remindDaysWrong : null}
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        value={typed.days}
        onText={days => type({ days })}
      />
    </Dialog>
  )
}
