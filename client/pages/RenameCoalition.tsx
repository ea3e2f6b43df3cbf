/** Renaming a coalition, for its coordinators. */
import { useState } from 'react'
import { renameCoalition } from '../../shared/contract/coalitions.ts'
import { useAct } from '../data.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { TextField } from '../parts/Field.tsx'
import { useSay } from '../parts/Toast.tsx'
import { words } from '../words.ts'
import type { Here } from './coalition.ts'

export function RenameCoalition({ here }: { here: Here }) {
  const [open, setOpen] = useState(false)
  return (
    <div className="buttons at-edge">
      <Button look="quiet" onClick={() => setOpen(true)}>
        {words.statements.rename}
      </Button>
      {open && <RenameDialog here={here} onLeave={() => setOpen(false)} />}
    </div>
  )
}

function RenameDialog({ here, onLeave }: { here: Here; onLeave: () => void }) {
  const say = useSay()
  const [name, setName] = useState(here.name)
  const rename = useAct(renameCoalition, reply => {
    say(words.statements.renamed(reply.name))
    onLeave()
  })
  const typed = name.trim()
  return (
    <Dialog
      title={words.statements.rename}
      onLeave={onLeave}
      error={rename.error}
      act={{
        says: words.statements.renameAct(typed),
        busy: rename.isPending,
        disabled: typed === '' || typed === here.name,
        onAct: () => rename.mutate({ coalition: here.id, name: typed }),
      }}
    >
      <TextField
        label={words.doors.name}
        hint={words.statements.renameHint}
        value={name}
        onText={setName}
        maxLength={120}
        autoComplete="off"
      />
    </Dialog>
  )
}
