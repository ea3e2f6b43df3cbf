/** A process: entered, or changed. */
import { useState } from 'react'
import { beginProcess, changeProcess, type ProcessRow } from '../../../shared/contract/processes.ts'
import { useAct } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { LongField, TextField } from '../../parts/Field.tsx'
import { linesOf } from '../../parts/lines.ts'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'

const says = words.processes

/** @param process null enters a new one. */
export function ProcessDialog({
  here,
  process,
  onLeave,
}: {
  here: Here
  process: ProcessRow | null
  onLeave: () => void
}) {
  const [name, setName] = useState(process?.name ?? '')
  const [instrument, setInstrument] = useState(process?.instrument ?? '')
  const [shortName, setShortName] = useState(process?.shortName ?? '')
  const [labels, setLabels] = useState((process?.labels ?? []).join('\n'))
  const [tried, setTried] = useState(false)
  const { begin, change } = useSaving(onLeave)
  const save = () => {
    setTried(true)
    if (name.trim() === '') return
    const fields = { name, instrument, shortName, labels: linesOf(labels) }
    if (process) change.mutate({ process: process.id, ...fields })
    else begin.mutate({ coalition: here.id, ...fields })
  }
  return (
    <Dialog
      title={process ? says.changeTitle(process.name) : says.beginTitle}
      onLeave={onLeave}
      error={begin.error ?? change.error}
      act={{
        says: process ? says.changeAct : says.beginAct(name.trim()),
        busy: begin.isPending || change.isPending,
        onAct: save,
      }}
    >
      <TextField
        label={says.name}
        hint={says.nameHint}
        value={name}
        onText={setName}
        maxLength={200}
        error={tried && name.trim() === '' ? words.errors.missing : null}
      />
      <TextField
        label={says.instrument}
        hint={says.instrumentHint}
        value={instrument}
        onText={setInstrument}
        maxLength={300}
      />
      <TextField
        label={says.shortName}
        hint={says.shortNameHint}
        value={shortName}
        onText={setShortName}
        maxLength={60}
      />
      <LongField label={says.labels} hint={says.labelsHint} value={labels} onText={setLabels} />
    </Dialog>
  )
}

function useSaving(onLeave: () => void) {
  const say = useSay()
  const begin = useAct(beginProcess, ({ name }) => {
    say(says.begun(name))
    onLeave()
  })
  const change = useAct(changeProcess, () => {
    say(says.changed)
    onLeave()
  })
  return { begin, change }
}
