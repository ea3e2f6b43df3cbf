/** Moving the deadline of a round that is not closed. */
import { useState } from 'react'
import { changeRound, type RoundRow } from '../../../shared/contract/rounds.ts'
import { useAct } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import { DeadlineFields, inTwoWeeks, untilWords } from '../signon/DeadlineFields.tsx'

const says = words.rounds.acts

export function ExtendDialog({ round, onLeave }: { round: RoundRow; onLeave: () => void }) {
  const say = useSay()
  const [deadline, setDeadline] = useState(() => firstDeadline(round))
  const extend = useAct(changeRound, () => {
    say(says.extended)
    onLeave()
  })
  const until = untilWords(deadline)
  return (
    <Dialog
      title={says.extendTitle}
      onLeave={onLeave}
      error={extend.error}
      act={{
        says: says.extendAct(until),
        busy: extend.isPending,
        disabled: until === '',
        onAct: () => extend.mutate({ round: round.id, ...deadline }),
      }}
    >
      <p>{says.extendHint}</p>
      <DeadlineFields value={deadline} onChange={setDeadline} />
    </Dialog>
  )
}

/** The deadline as it is; one that has passed gives way to one that lies ahead. */
const firstDeadline = ({ state, closesLocal, zone }: RoundRow) =>
  state === 'open' ? { closesLocal, zone } : inTwoWeeks(zone)
