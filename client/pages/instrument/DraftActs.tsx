/** What can be done with a stored draft as a whole: change what is said about it, remove it where nothing hangs on it. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { changeDraft, type DraftRow, removeDraft } from '../../../shared/contract/drafts.ts'
import type { ProcessRow } from '../../../shared/contract/processes.ts'
import { useAct } from '../../data.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { shortOf } from '../following/drafts.ts'
import { AboutFields } from './AboutFields.tsx'
import { aboutOf, isWhole } from './aboutDraft.ts'
import type { SeenDraft } from './DraftPage.tsx'

const says = words.instrument.draft

type Props = { here: Here; process: ProcessRow; seen: SeenDraft; drafts: readonly DraftRow[] }

export function DraftActs(props: Props) {
  const [open, setOpen] = useState<'change' | 'remove' | null>(null)
  const free = Object.values(props.seen.hangs).every(count => count === 0)
  const leave = () => setOpen(null)
  return (
    <div className="buttons">
      {free && (
        <Button look="quiet" onClick={() => setOpen('remove')}>
          {says.remove}
        </Button>
      )}
      <Button onClick={() => setOpen('change')}>{says.change}</Button>
      {open === 'change' && <ChangeDialog {...props} onLeave={leave} />}
      {open === 'remove' && <RemoveDialog {...props} onLeave={leave} />}
    </div>
  )
}

type DialogProps = Props & { onLeave: () => void }

function ChangeDialog({ process, seen, drafts, onLeave }: DialogProps) {
  // What was seen when the form was opened: a change by somebody else meanwhile is told, not written over.
  const [{ id: draft, revision }] = useState(seen)
  const [about, setAbout] = useState(() => aboutOf(seen))
  const say = useSay()
  const change = useAct(changeDraft, () => {
    say(says.changed)
    onLeave()
  })
  return (
    <Dialog
      wide
      title={says.changeTitle(shortOf(seen))}
      onLeave={onLeave}
      error={change.error}
      act={{
        says: says.changeAct,
        busy: change.isPending,
        disabled: !isWhole(about),
        onAct: () => change.mutate({ draft, revision, ...about }),
      }}
    >
      <AboutFields
        process={process}
        drafts={drafts.filter(({ id }) => id !== draft)}
        value={about}
        onChange={more => setAbout({ ...about, ...more })}
      />
    </Dialog>
  )
}

function RemoveDialog({ here, process, seen, onLeave }: DialogProps) {
  const say = useSay()
  const [, go] = useLocation()
  const remove = useAct(removeDraft, () => {
    say(says.removed)
    go(`/c/${here.slug}/processes/${process.id}`)
  })
  return (
    <Dialog
      title={says.removeTitle(shortOf(seen))}
      onLeave={onLeave}
      error={remove.error}
      act={{
        says: says.removeAct,
        busy: remove.isPending,
        onAct: () => remove.mutate({ draft: seen.id }),
      }}
    >
      <p>{says.removeHint(seen.tree.length)}</p>
    </Dialog>
  )
}
