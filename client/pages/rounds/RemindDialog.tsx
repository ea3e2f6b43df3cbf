/** Reminding organisations that have not answered: how many mails that is at most, before the press. [NOTE-1] */
import { listPeople } from '../../../shared/contract/coalitions.ts'
import { remindSilent } from '../../../shared/contract/rounds.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import type { Asked } from './StandingLine.tsx'
import { whoIsTold } from './whoIsTold.ts'

const says = words.rounds.acts

export function RemindDialog({
  round,
  silent,
  here,
  onLeave,
}: {
  round: string
  /** Those that were not reminded yet. */
  silent: readonly Asked[]
  here: Here
  onLeave: () => void
}) {
  const say = useSay()
  const known = useAnswer(listPeople, { coalition: here.id }).data
  const people = known?.people ?? []
  const remind = useAct(remindSilent, ({ reminded }) => {
    say(says.reminded(reminded))
    onLeave()
  })
  const asked = silent.map(({ id }) => id)
  const withGuest = silent.filter(row => row.guests.some(({ revoked }) => !revoked)).map(({ id }) => id)
  const { members, nobody } = whoIsTold(asked, people, withGuest, undefined)
  const guests = silent.flatMap(row => row.guests).filter(({ revoked }) => !revoked)
  return (
    <Dialog
      title={says.remindTitle(silent.length)}
      onLeave={onLeave}
      error={remind.error}
      act={{ says: says.remindAct, busy: remind.isPending, onAct: () => remind.mutate({ round }) }}
    >
      <p>{says.remindHint(members, guests.length)}</p>
      <ul className="reasons">
        {silent.map(({ id, name }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            {known && nobody.includes(id) && <span className="sub"> {says.remindNobody}</span>}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
