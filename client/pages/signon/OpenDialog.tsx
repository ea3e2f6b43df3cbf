/** Opening a sign-on on a version: until when, in which zone, who may sign, and how the list is grouped. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { ELIGIBLE, openSignon } from '../../../shared/contract/signons.ts'
import { useAct } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Radios } from '../../parts/Field.tsx'
import { linesOf } from '../../parts/lines.ts'
import { useSay } from '../../parts/Toast.tsx'
import { localOf, ownZone } from '../../parts/zones.ts'
import { words } from '../../words.ts'
import {
  DAY,
  DeadlineFields,
  deadlineWrong,
  inTwoWeeks,
  LocalTimeField,
  untilWords,
} from './DeadlineFields.tsx'
import { ListFields } from './ListFields.tsx'

type Eligible = (typeof ELIGIBLE)[number]

export function OpenSignonDialog({
  version,
  slug,
  onLeave,
}: {
  version: { id: string; number: number }
  slug: string
  onLeave: () => void
}) {
  const [, go] = useLocation()
  const say = useSay()
  const [deadline, setDeadline] = useState(() => inTwoWeeks(ownZone()))
  const [opens, setOpens] = useState<string | null>(null)
  const [eligible, setEligible] = useState<Eligible>('organisations')
  const [list, setList] = useState({ groups: '', acceptAtOnce: false })
  const open = useAct(openSignon, signon => {
    say(words.signons.opened)
    onLeave()
    go(`/c/${slug}/signons/${signon.id}`)
  })
  const { zone } = deadline
  const until = untilWords(deadline)
  const opensWrong = opens === null ? null : deadlineWrong(opens, zone)
  return (
    <Dialog
      title={words.signons.openTitle(version.number)}
      onLeave={onLeave}
      error={open.error}
      act={{
        says: words.signons.openAct(until),
        busy: open.isPending,
        disabled: until === '' || opensWrong !== null,
        onAct: () =>
          open.mutate({
            version: version.id,
            opensLocal: opens,
            ...deadline,
            eligible,
            groups: linesOf(list.groups),
            acceptAtOnce: list.acceptAtOnce,
          }),
      }}
    >
      <p>{words.signons.openHint(version.number)}</p>
      <DeadlineFields value={deadline} onChange={setDeadline} />
      <Radios
        legend={words.signons.begins}
        value={opens === null ? 'now' : 'later'}
        choices={[
          { value: 'now', says: words.signons.beginsNow },
          { value: 'later', says: words.signons.beginsLater },
        ]}
        onChoice={when => setOpens(when === 'now' ? null : localOf(Date.now() + DAY, zone))}
      />
      {opens !== null && (
        <LocalTimeField label={words.signons.beginsAt} value={opens} zone={zone} onChange={setOpens} />
      )}
      <Radios
        legend={words.signons.eligible}
        value={eligible}
        choices={ELIGIBLE.map(value => ({ value, says: words.signons.eligibleOf[value] }))}
        onChoice={setEligible}
      />
      <ListFields value={list} onChange={setList} />
    </Dialog>
  )
}
