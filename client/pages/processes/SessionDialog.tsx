/** A session: planned, or changed, with everything that is due for it. */
import { useId, useState } from 'react'
import { listOrganisations } from '../../../shared/contract/coalitions.ts'
import { changeSession, planSession, type SessionRow } from '../../../shared/contract/processes.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Checkbox, TextField } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { allZones, ownZone } from '../../parts/zones.ts'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { DueFields } from './DueFields.tsx'
import { draftOf, fieldsOf, type SessionDraft, wrongIn } from './sessionDraft.ts'

const says = words.processes.session

type Props = {
  here: Here
  process: string
  /** null plans a new one. */
  session: SessionRow | null
  onLeave: () => void
}

export function SessionDialog({ here, process, session, onLeave }: Props) {
  // What was seen when the form was opened: a change by somebody else meanwhile is told, not written over.
  const [seen] = useState(session)
  const [draft, setDraft] = useState(() => draftOf(session, ownZone()))
  const [tried, setTried] = useState(false)
  const { plan, change } = useSaving(onLeave)
  const save = () => {
    setTried(true)
    const fields = fieldsOf(draft)
    if (!fields) return
    if (seen) change.mutate({ session: seen.id, revision: seen.revision, ...fields })
    else plan.mutate({ process, ...fields })
  }
  return (
    <Dialog
      wide
      title={seen ? says.changeTitle(seen.name) : says.planTitle}
      onLeave={onLeave}
      error={plan.error ?? change.error}
      act={{
        says: seen ? says.changeAct : says.planAct(draft.name.trim()),
        busy: plan.isPending || change.isPending,
        onAct: save,
      }}
    >
      <Fields {...{ here, draft, tried }} onDraft={more => setDraft(before => ({ ...before, ...more }))} />
    </Dialog>
  )
}

function useSaving(onLeave: () => void) {
  const say = useSay()
  const plan = useAct(planSession, ({ name }) => {
    say(says.planned(name))
    onLeave()
  })
  const change = useAct(changeSession, () => {
    say(says.changed)
    onLeave()
  })
  return { plan, change }
}

type FieldsProps = {
  here: Here
  draft: SessionDraft
  tried: boolean
  onDraft: (more: Partial<SessionDraft>) => void
}

function Fields({ here, draft, tried, onDraft }: FieldsProps) {
  const zones = useId()
  const register = useAnswer(listOrganisations, { coalition: here.id }).data?.organisations ?? []
  const wrong = tried ? wrongIn(draft) : null
  return (
    <>
      <div className="beside">
        <TextField
          label={says.name}
          hint={says.nameHint}
          value={draft.name}
          maxLength={120}
          onText={name => onDraft({ name })}
          error={wrong?.name}
        />
        <TextField
          label={says.place}
          hint={says.placeHint}
          value={draft.place}
          maxLength={120}
          onText={place => onDraft({ place })}
        />
      </div>
      <div className="beside">
        <TextField
          label={says.firstDay}
          type="date"
          value={draft.firstDay}
          onText={firstDay => onDraft({ firstDay, lastDay: draft.lastDay || firstDay })}
          error={wrong?.firstDay}
        />
        <TextField
          label={says.lastDay}
          type="date"
          min={draft.firstDay}
          value={draft.lastDay}
          onText={lastDay => onDraft({ lastDay })}
          error={wrong?.lastDay}
        />
        <TextField
          label={says.zone}
          hint={says.zoneHint}
          dir="ltr"
          list={zones}
          autoComplete="off"
          value={draft.zone}
          onText={zone => onDraft({ zone: zone.trim() })}
          error={wrong?.zone}
        />
      </div>
      <datalist id={zones}>
        {allZones().map(zone => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <DueFields
        kind="deadline"
        value={draft.deadlines}
        onChange={deadlines => onDraft({ deadlines })}
        {...{ zones, tried, register }}
        zone={draft.zone}
      />
      <DueFields
        kind="document"
        value={draft.documents}
        onChange={documents => onDraft({ documents })}
        {...{ zones, tried, register }}
        zone={draft.zone}
      />
      <TextField
        label={says.wordLimit}
        hint={says.wordLimitHint}
        dir="ltr"
        inputMode="numeric"
        maxLength={6}
        value={draft.wordLimit}
        onText={wordLimit => onDraft({ wordLimit: wordLimit.trim() })}
        error={wrong?.wordLimit}
      />
      {draft.wordLimit !== '' && (
        <Checkbox
          label={says.countsNotes}
          checked={draft.countsNotes}
          onCheck={countsNotes => onDraft({ countsNotes })}
        />
      )}
    </>
  )
}
