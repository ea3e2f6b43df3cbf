/** A line of a list, to be corrected in its place. */
import { useState } from 'react'
import { countriesIn } from '../../../../shared/countries.ts'
import { type ListGroup, SIGNATORY_KINDS } from '../../../../shared/signonTerms.ts'
import { Button } from '../../../parts/Button.tsx'
import { Select, TextField } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'
import { flawOf, LONGEST, type Row } from './rows.ts'

export function RowFields({
  row,
  groups,
  onChange,
  onDone,
}: {
  row: Row
  groups: readonly ListGroup[]
  onChange: (change: Partial<Row>) => void
  onDone: () => void
}) {
  const says = words.signonsImport
  const [typed, setTyped] = useState(row)
  const type = (part: Partial<Row>) => setTyped({ ...typed, ...part })
  const flaw = flawOf(typed)
  const save = () => {
    const { kind, name, country, group, affiliation, signatory, role, address, entry } = typed
    onChange({ kind, name, country, group, affiliation, signatory, role, address, entry })
    onDone()
  }
  return (
    <form
      className="stack-fields"
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') onDone()
      }}
    >
      <div className="row-fields">
        <TextField
          autoFocus
          label={says.name}
          value={typed.name}
          error={flaw === 'name' ? says.nameWrong : null}
          onText={name => type({ name })}
        />
        <Select
          label={says.kind}
          value={typed.kind}
          choices={SIGNATORY_KINDS.map(value => ({ value, says: says.kinds2[value] }))}
          onChoice={kind => type({ kind })}
        />
        <Select
          label={says.country}
          value={typed.country}
          choices={[
            { value: '', says: says.noCountry },
            ...countriesIn('en').map(({ code, name }) => ({ value: code, says: name })),
          ]}
          onChoice={country => type({ country })}
        />
        <GroupField typed={typed} groups={groups} onType={type} />
        {typed.kind === 'individual' ? (
          <TextField
            label={says.affiliation}
            value={typed.affiliation}
            maxLength={LONGEST}
            onText={affiliation => type({ affiliation })}
          />
        ) : (
          <OrganisationFields typed={typed} onType={type} />
        )}
        <TextField
          label={says.address}
          hint={says.addressHint}
          dir="ltr"
          value={typed.address}
          maxLength={254}
          error={flaw === 'address' ? says.addressWrong : null}
          onText={address => type({ address: address.trim() })}
        />
      </div>
      <div className="buttons">
        <Button type="submit">{says.editDone}</Button>
      </div>
    </form>
  )
}

type Part = { typed: Row; onType: (part: Partial<Row>) => void }

function GroupField({ typed, groups, onType }: Part & { groups: readonly ListGroup[] }) {
  const says = words.signonsImport
  const own = groups.filter(({ of }) => of === typed.kind)
  if (own.length === 0) return null
  return (
    <Select
      label={says.group}
      value={own.some(({ label }) => label === typed.group) ? typed.group : ''}
      choices={[
        { value: '', says: says.noGroup },
        ...own.map(({ label }) => ({ value: label, says: label })),
      ]}
      onChoice={group => onType({ group })}
    />
  )
}

const NEW = 'new'

function OrganisationFields({ typed, onType }: Part) {
  const says = words.signonsImport
  const { entry, near } = typed
  const known = [...(entry === 'new' ? [] : [entry]), ...near]
  const entries = known.filter(({ id }, at) => known.findIndex(one => one.id === id) === at)
  return (
    <>
      <TextField
        label={says.signatory}
        value={typed.signatory}
        maxLength={LONGEST}
        onText={signatory => onType({ signatory })}
      />
      <TextField label={says.role} value={typed.role} maxLength={LONGEST} onText={role => onType({ role })} />
      {entries.length > 0 && (
        <Select
          label={says.register}
          value={entry === 'new' ? NEW : entry.id}
          choices={[
            { value: NEW, says: says.registerNew },
            ...entries.map(({ id, name }) => ({ value: id, says: says.registerIs(name) })),
          ]}
          onChoice={value => onType({ entry: entries.find(({ id }) => id === value) ?? 'new' })}
        />
      )}
    </>
  )
}
