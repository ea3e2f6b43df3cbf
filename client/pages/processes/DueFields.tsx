/** What is due for a session, line by line: deadlines, or documents with who is responsible for each. */
import { useId } from 'react'
import { Button } from '../../parts/Button.tsx'
import { Select, TextField } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import { type DueDraft, wrongInDue } from './sessionDraft.ts'

const says = words.processes.due

type Props = {
  kind: 'deadline' | 'document'
  value: DueDraft[]
  onChange: (value: DueDraft[]) => void
  /** Where a new line begins: the zone of the session. */
  zone: string
  /** The id of the list of known zones. */
  zones: string
  /** The form was sent once: what is wrong is said. */
  tried: boolean
  register: readonly { id: string; name: string }[]
}

export function DueFields({ kind, value, onChange, zone, zones, tried, register }: Props) {
  const usual = useId()
  const add = () => {
    const key = crypto.randomUUID()
    onChange([...value, { key, what: '', dueLocal: '', zone, organisation: '' }])
  }
  return (
    <fieldset className="form dues">
      <legend>{kind === 'deadline' ? says.deadlines : says.documents}</legend>
      {value.map((due, at) => (
        <Line
          key={due.key}
          {...{ kind, due, zones, usual, tried, register }}
          onDue={more => onChange(value.with(at, { ...due, ...more }))}
          onOut={() => onChange(value.toSpliced(at, 1))}
        />
      ))}
      <datalist id={usual}>
        {says.usual.map(what => (
          <option key={what} value={what} />
        ))}
      </datalist>
      <Button look="quiet" onClick={add}>
        {kind === 'deadline' ? says.addDeadline : says.addDocument}
      </Button>
    </fieldset>
  )
}

type LineProps = Pick<Props, 'kind' | 'zones' | 'tried' | 'register'> & {
  due: DueDraft
  usual: string
  onDue: (more: Partial<DueDraft>) => void
  onOut: () => void
}

function Line({ kind, due, zones, usual, tried, register, onDue, onOut }: LineProps) {
  const wrong = tried ? wrongInDue(due) : null
  return (
    <div className="due">
      <TextField
        label={kind === 'deadline' ? says.what : says.whatDocument}
        value={due.what}
        maxLength={200}
        {...(kind === 'deadline' ? { list: usual } : {})}
        onText={what => onDue({ what })}
        error={wrong?.what}
      />
      <TextField
        label={says.local}
        type="datetime-local"
        value={due.dueLocal}
        onText={dueLocal => onDue({ dueLocal: dueLocal.slice(0, 16) })}
        error={wrong?.dueLocal}
      />
      <TextField
        label={says.zone}
        dir="ltr"
        list={zones}
        autoComplete="off"
        value={due.zone}
        onText={zone => onDue({ zone: zone.trim() })}
        error={wrong?.zone}
      />
      {kind === 'document' && (
        <Select
          label={says.organisation}
          value={due.organisation}
          choices={[
            { value: '', says: says.nobody },
            ...register.map(({ id, name }) => ({ value: id, says: name })),
          ]}
          onChoice={organisation => onDue({ organisation })}
        />
      )}
      <Button look="quiet" onClick={onOut}>
        {says.takeOut(due.what.trim())}
      </Button>
    </div>
  )
}
