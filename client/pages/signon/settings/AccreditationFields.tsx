/** The accreditations of which an organisation needs one: those of the register are offered. */
import { useId, useState } from 'react'
import { listOrganisations } from '../../../../shared/contract/coalitions.ts'
import { useAnswer } from '../../../data.ts'
import { Button } from '../../../parts/Button.tsx'
import { Field } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'

export function AccreditationFields({
  coalition,
  value,
  onChange,
}: {
  coalition: string
  value: readonly string[]
  onChange: (labels: string[]) => void
}) {
  const says = words.signonsSettings
  const [typed, setTyped] = useState('')
  const list = useId()
  const register = useAnswer(listOrganisations, { coalition }).data?.organisations ?? []
  const known = new Set(register.flatMap(({ accreditation }) => accreditation.map(({ label }) => label)))
  const add = () => {
    const label = typed.trim()
    if (label === '') return
    onChange([...value.filter(one => one !== label), label])
    setTyped('')
  }
  return (
    <fieldset className="setting-part">
      <legend>{says.accreditation}</legend>
      <p className="hint">{says.accreditationHint}</p>
      {value.length > 0 && (
        <ul className="chosen">
          {value.map(label => (
            <li key={label}>
              <bdi>{label}</bdi>{' '}
              <Button
                look="quiet"
                aria-label={says.groupRemove(label)}
                onClick={() => onChange(value.filter(one => one !== label))}
              >
                {says.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="beside">
        <Field
          label={says.accreditationAdd}
          hint={says.accreditationNew}
          control={wiring => (
            <>
              <input
                {...wiring}
                dir="auto"
                list={list}
                value={typed}
                maxLength={200}
                autoComplete="off"
                onChange={event => setTyped(event.target.value)}
                onKeyDown={event => {
                  if (event.key !== 'Enter') return
                  event.preventDefault()
                  add()
                }}
              />
              <datalist id={list}>
                {[...known]
                  .filter(label => !value.includes(label))
                  .map(label => (
                    <option key={label} value={label} />
                  ))}
              </datalist>
            </>
          )}
        />
      </div>
      <div className="buttons">
        <Button disabled={typed.trim() === '' || value.length >= 12} onClick={add}>
          {says.accreditationAddAct}
        </Button>
      </div>
    </fieldset>
  )
}
