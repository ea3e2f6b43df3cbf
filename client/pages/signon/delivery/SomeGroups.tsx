/** The letter with the names of some groups, and a line that says where the full list stands. */
import { useState } from 'react'
import { exportSigned, SIGNED_FORMATS, type SignonRow } from '../../../../shared/contract/signons.ts'
import { fileAddress } from '../../../api.ts'
import { Button } from '../../../parts/Button.tsx'
import { Dialog } from '../../../parts/Dialog.tsx'
import { MadeFile } from '../../../parts/MadeFile.tsx'
import { words } from '../../../words.ts'
import { GroupChoice, labelsIn } from './GroupChoice.tsx'

const says = words.signonsDelivery

/** Nothing where there are no groups, or no page yet on which the full list stands. */
export function SomeGroups({ signon }: { signon: SignonRow }) {
  const [open, setOpen] = useState(false)
  if (signon.groups.length === 0 || signon.publishedAt === null) return null
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {says.someGroups}
      </Button>
      {open && <SomeGroupsDialog signon={signon} onLeave={() => setOpen(false)} />}
    </>
  )
}

function SomeGroupsDialog({ signon, onLeave }: { signon: SignonRow; onLeave: () => void }) {
  const labels = labelsIn(signon)
  const [groups, setGroups] = useState<readonly string[]>(labels.slice(0, 1))
  const asked = { signon: signon.id, groups: [...groups] }
  return (
    <Dialog title={says.someGroupsTitle} onLeave={onLeave}>
      <p>{says.someGroupsHint}</p>
      <GroupChoice labels={labels} groups={groups} onGroups={setGroups} />
      {groups.length > 0 && (
        <div className="buttons">
          {SIGNED_FORMATS.map(format => (
            <MadeFile key={format} href={fileAddress(exportSigned, { ...asked, format })}>
              {words.formats[format]}
            </MadeFile>
          ))}
        </div>
      )}
    </Dialog>
  )
}
