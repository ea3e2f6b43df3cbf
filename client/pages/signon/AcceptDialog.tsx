/** Accepting a confirmed signature: for which organisation of the register it counts. */
import { useState } from 'react'
import { listOrganisations } from '../../../shared/contract/coalitions.ts'
import { acceptSignature, type SignatureRow } from '../../../shared/contract/signons.ts'
import { useAct, useAnswer } from '../../data.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field } from '../../parts/Field.tsx'
import { useSay } from '../../parts/Toast.tsx'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'

const NEW = 'new'
const OTHER = 'other'

export function AcceptDialog({
  signature,
  here,
  published,
  onLeave,
}: {
  signature: SignatureRow
  here: Here
  published: boolean
  onLeave: () => void
}) {
  const say = useSay()
  const asksWhich = signature.kind === 'organisation' && signature.organisation === null
  const [choice, setChoice] = useState(signature.near.length === 0 ? NEW : '')
  const [other, setOther] = useState('')
  const accept = useAct(acceptSignature, reply => {
    say(words.signons.accepted(reply.name))
    onLeave()
  })
  const chosen = choice === OTHER ? other : choice
  const submit = () => {
    if (!asksWhich) return accept.mutate({ signature: signature.id })
    accept.mutate({ signature: signature.id, organisation: chosen === NEW ? NEW : { id: chosen } })
  }
  return (
    <Dialog
      title={words.signons.acceptTitle(signature.name)}
      onLeave={onLeave}
      error={accept.error}
      act={{
        says: words.signons.accept(signature.name),
        busy: accept.isPending,
        disabled: asksWhich && chosen === '',
        onAct: submit,
      }}
    >
      <p>{published ? words.signons.acceptHintPublished : words.signons.acceptHint}</p>
      {asksWhich && <WhichOrganisation signature={signature} value={choice} onChoice={setChoice} />}
      {asksWhich && choice === OTHER && <OtherOrganisation here={here} value={other} onChoice={setOther} />}
    </Dialog>
  )
}

function WhichOrganisation({
  signature,
  value,
  onChoice,
}: {
  signature: SignatureRow
  value: string
  onChoice: (choice: string) => void
}) {
  const choices = [
    ...signature.near.map(entry => ({ value: entry.id, says: entry.name, hint: entry.why })),
    { value: NEW, says: words.signons.whichNew, hint: signature.name },
    { value: OTHER, says: words.signons.whichOther, hint: '' },
  ]
  return (
    <fieldset className="radios">
      <legend>{words.signons.which}</legend>
      {choices.map(choice => (
        <div className="tick" key={choice.value}>
          <input
            type="radio"
            id={`which-${choice.value}`}
            name="which"
            checked={value === choice.value}
            onChange={() => onChoice(choice.value)}
          />
          <label htmlFor={`which-${choice.value}`} dir="auto">
            {choice.says}
          </label>
          {choice.hint !== '' && (
            <p className="hint" dir="auto">
              {choice.hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  )
}

function OtherOrganisation({
  here,
  value,
  onChoice,
}: {
  here: Here
  value: string
  onChoice: (id: string) => void
}) {
  const register = useAnswer(listOrganisations, { coalition: here.id }).data?.organisations ?? []
  return (
    <Field
      label={words.signons.find}
      control={wiring => (
        <select {...wiring} value={value} onChange={event => onChoice(event.target.value)}>
          <option value="">{words.signons.choose}</option>
          {register.map(organisation => (
            <option key={organisation.id} value={organisation.id}>
              {organisation.name}
            </option>
          ))}
        </select>
      )}
    />
  )
}
