/** Freezing the list: what it will hold, and of which groups the letter prints the names. */
import { useState } from 'react'
import { freezeList } from '../../../../shared/contract/deliveries.ts'
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { useAct } from '../../../data.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Checkbox } from '../../../parts/Field.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'
import { GroupChoice, labelsIn } from './GroupChoice.tsx'

const says = words.signonsDelivery

export function FreezeDialog({ signon, onLeave }: { signon: SignonRow; onLeave: () => void }) {
  const say = useSay()
  const labels = labelsIn(signon)
  const [groups, setGroups] = useState<readonly string[] | null>(null)
  const freeze = useAct(freezeList, () => {
    say(says.frozen)
    onLeave()
  })
  const { counts, version } = signon
  return (
    <Dialog
      title={says.freezeTitle(version.number)}
      onLeave={onLeave}
      error={freeze.error}
      act={{
        says: says.freezeAct,
        busy: freeze.isPending,
        onAct: () => freeze.mutate({ signon: signon.id, ...(groups && { groups: [...groups] }) }),
      }}
    >
      <p>{says.counts(counts.organisations, counts.individuals, counts.withheld)}</p>
      <p>{says.freezeHint}</p>
      {signon.state !== 'closed' && <p className="notice">{says.freezeOpen}</p>}
      {labels.length > 0 && (
        <Checkbox
          label={says.printGroups}
          hint={says.printGroupsHint}
          checked={groups !== null}
          onCheck={some => setGroups(some ? labels : null)}
        />
      )}
      {groups !== null && <GroupChoice labels={labels} groups={groups} onGroups={setGroups} />}
    </Dialog>
  )
}
