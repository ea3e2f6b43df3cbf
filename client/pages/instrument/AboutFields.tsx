/** What is said about a draft: its symbol and title, its days, where it belongs and what it goes back to. */
import type { DraftRow } from '../../../shared/contract/drafts.ts'
import type { ProcessRow } from '../../../shared/contract/processes.ts'
import { Checkbox, Select, TextField } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import { shortOf } from '../following/drafts.ts'
import { LanguageChoice } from '../LanguageFields.tsx'
import { type AboutDraft, MOST_PARENTS } from './aboutDraft.ts'

const says = words.instrument.about

type Props = {
  process: ProcessRow
  /** Those that it can go back to, in the order of their texts. */
  drafts: readonly DraftRow[]
  value: AboutDraft
  onChange: (more: Partial<AboutDraft>) => void
}

export function AboutFields(props: Props) {
  const { value, onChange } = props
  return (
    <>
      <div className="beside">
        <TextField
          label={says.symbol}
          hint={says.symbolHint}
          value={value.symbol}
          onText={symbol => onChange({ symbol })}
          maxLength={120}
        />
        <TextField
          label={says.status}
          hint={says.statusHint}
          value={value.status}
          onText={status => onChange({ status })}
          maxLength={120}
        />
      </div>
      <TextField
        label={says.name}
        value={value.title}
        onText={title => onChange({ title })}
        maxLength={300}
        error={value.title.trim() === '' ? words.errors.missing : null}
      />
      <Days {...props} />
      <div className="beside">
        <LanguageChoice value={value.language} onChoice={language => onChange({ language })} />
        <SessionChoice {...props} />
      </div>
      <Checkbox
        label={says.partial}
        hint={says.partialHint}
        checked={value.partial}
        onCheck={partial => onChange({ partial })}
      />
      <Parents {...props} />
    </>
  )
}

function Days({ value, onChange }: Props) {
  return (
    <div className="beside">
      <TextField
        label={says.textDate}
        hint={says.dateHint}
        type="date"
        value={value.textDate}
        onText={textDate => onChange({ textDate })}
      />
      <TextField
        label={says.releasedOn}
        hint={says.dateHint}
        type="date"
        value={value.releasedOn}
        onText={releasedOn => onChange({ releasedOn })}
      />
    </div>
  )
}

function SessionChoice({ process: { sessions }, value, onChange }: Props) {
  if (sessions.length === 0) return null
  return (
    <Select
      label={says.session}
      value={value.session ?? ''}
      choices={[
        { value: '', says: says.noSession },
        ...sessions.map(({ id, name }) => ({ value: id, says: name })),
      ]}
      onChoice={session => onChange({ session: session === '' ? null : session })}
    />
  )
}

/** The newest first. */
function Parents({ drafts, value: { parents }, onChange }: Props) {
  if (drafts.length === 0) return null
  const toggle = (id: string, on: boolean) =>
    onChange({ parents: on ? [...parents, id] : parents.filter(parent => parent !== id) })
  return (
    <fieldset className="radios">
      <legend>{says.parents}</legend>
      {drafts.toReversed().map(draft => (
        <Checkbox
          key={draft.id}
          label={<bdi>{draft.symbol === '' ? draft.title : `${shortOf(draft)} · ${draft.title}`}</bdi>}
          checked={parents.includes(draft.id)}
          onCheck={on => toggle(draft.id, on)}
        />
      ))}
      <p className="hint">{says.parentsHint}</p>
      {parents.length > MOST_PARENTS && <p className="wrong">{says.tooManyParents}</p>}
    </fieldset>
  )
}
