/** Who is written to, with which words, and when reminders go out by themselves. */
import { useState } from 'react'
import type { Terms } from '../../../../shared/signonTerms.ts'
import { LongField, TextField } from '../../../parts/Field.tsx'
import { placeOf } from '../../../parts/zones.ts'
import { words } from '../../../words.ts'
import { daysIn } from '../invitations/daysIn.ts'

const says = words.signonsInvitations

export function MailFields({
  value,
  zone,
  onChange,
}: {
  value: Terms
  zone: string
  onChange: (change: Partial<Terms>) => void
}) {
  const [days, setDays] = useState(() => value.remindDays.join(', '))
  const wrong = daysIn(days) === null
  return (
    <div className="setting-part">
      <LongField
        label={says.invitationText}
        hint={says.textHint}
        value={value.invitationText}
        onText={invitationText => onChange({ invitationText })}
        maxLength={2000}
        rows={4}
      />
      <LongField
        label={says.reminderText}
        value={value.reminderText}
        onText={reminderText => onChange({ reminderText })}
        maxLength={2000}
      />
      <TextField
        label={says.remindDays}
        hint={says.remindDaysHint(words.time.in(placeOf(zone)))}
        error={wrong ? says.remindDaysWrong : null}
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        value={days}
        onText={text => {
          setDays(text)
          const read = daysIn(text)
          if (read !== null) onChange({ remindDays: read })
        }}
      />
    </div>
  )
}
