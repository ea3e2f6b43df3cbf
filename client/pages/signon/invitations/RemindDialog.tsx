/** Reminding by hand: how many mails that is, and who is left out, before the press. */
import { remindInvited } from '../../../../shared/contract/signonInvitations.ts'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { useAct } from '../../../data.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'
import type { Asked } from './InvitationsSection.tsx'

const says = words.signonsInvitations

export function RemindDialog({
  signon,
  asked,
  onLeave,
}: {
  signon: SignonRow
  asked: Asked
  onLeave: () => void
}) {
  const say = useSay()
  const remind = useAct(remindInvited, ({ sign, confirm }) => {
    say(says.remindedNow(sign + confirm))
    onLeave()
  })
  const { sign, confirm } = asked.remindable
  const text = signon.terms.reminderText
  return (
    <Dialog
      title={says.remindTitle}
      onLeave={onLeave}
      error={remind.error}
      act={{
        says: says.remindAct(sign + confirm),
        busy: remind.isPending,
        disabled: sign + confirm === 0,
        onAct: () => remind.mutate({ signon: signon.id }),
      }}
    >
      <p>{says.remindSign(sign)}</p>
      {confirm > 0 && <p>{says.remindConfirm(confirm)}</p>}
      <p className="hint">{says.remindLeft}</p>
      {text !== '' && (
        <>
          <h3>{says.reminderText}</h3>
          <blockquote className="as-typed" dir="auto">
            {text}
          </blockquote>
        </>
      )}
    </Dialog>
  )
}
