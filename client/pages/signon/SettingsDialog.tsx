/** Changing a sign-on: its deadline, its groups, and how signatures are accepted. A closed one can be opened again. */
import { useState } from 'react'
import { changeSignon, type SignonRow } from '../../../shared/contract/signons.ts'
import { useAct } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Checkbox } from '../../parts/Field.tsx'
import { linesOf } from '../../parts/lines.ts'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { type Deadline, DeadlineFields, deadlineWrong, inTwoWeeks, untilWords } from './DeadlineFields.tsx'
import { ListFields } from './ListFields.tsx'

export function SettingsDialog({ signon, onLeave }: { signon: SignonRow; onLeave: () => void }) {
  const say = useSay()
  const closed = signon.state === 'closed'
  const [reopens, setReopens] = useState(false)
  const [deadline, setDeadline] = useState(() => firstDeadline(signon))
  const [list, setList] = useState({
    groups: signon.groups.join('\n'),
    acceptAtOnce: signon.acceptAtOnce,
  })
  const change = useAct(changeSignon, () => {
    say(reopens ? words.signons.reopened : words.signons.settingsSaved)
    onLeave()
  })
  const moves = closed ? reopens : isOther(deadline, signon)
  return (
    <Dialog
      title={words.signons.settingsTitle}
      onLeave={onLeave}
      error={change.error}
      act={{
        says: reopens ? words.signons.reopenAct(untilWords(deadline)) : words.signons.settingsAct,
        busy: change.isPending,
        disabled: moves && deadlineWrong(deadline.closesLocal, deadline.zone) !== null,
        onAct: () =>
          change.mutate({
            signon: signon.id,
            ...(moves ? deadline : {}),
            groups: linesOf(list.groups),
            acceptAtOnce: list.acceptAtOnce,
          }),
      }}
    >
      {closed && (
        <Checkbox
          label={words.signons.reopen}
          hint={words.signons.reopenHint}
          checked={reopens}
          onCheck={setReopens}
        />
      )}
      {(!closed || reopens) && <DeadlineFields value={deadline} onChange={setDeadline} />}
      <ListFields value={list} onChange={setList} />
    </Dialog>
  )
}

/** The deadline as it is; one that has passed gives way to one that lies ahead. */
const firstDeadline = ({ closesAt, closesLocal, zone, now }: SignonRow): Deadline =>
  closesAt > now ? { closesLocal, zone } : inTwoWeeks(zone)

const isOther = (deadline: Deadline, signon: SignonRow): boolean =>
  deadline.closesLocal !== signon.closesLocal || deadline.zone !== signon.zone
