/** An organisation of the register with an address: the register holds none, so it is typed here. */
import { useState } from 'react'
import type { Organisation } from '../../../../shared/contract/coalitions.ts'
import { address as mailAddress } from '../../../../shared/contract/route.ts'
import { Button } from '../../../parts/Button.tsx'
import { Select, TextField } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'

const says = words.signonsInvitations

/** @param onAdd gets the line for the list */
export function FromRegister({
  register,
  onAdd,
}: {
  register: readonly Organisation[]
  onAdd: (line: string) => void
}) {
  const [organisation, setOrganisation] = useState('')
  const [address, setAddress] = useState('')
  const chosen = register.find(({ id }) => id === organisation)
  const fits = chosen !== undefined && mailAddress.safeParse(address.trim()).success
  if (register.length === 0) return null
  return (
    <details className="more">
      <summary>{says.fromRegister}</summary>
      <div className="stack">
        <Select
          label={says.organisation}
          value={organisation}
          choices={[
            { value: '', says: says.choose },
            ...register.map(({ id, name }) => ({ value: id, says: name })),
          ]}
          onChoice={setOrganisation}
        />
        <TextField
          type="email"
          dir="ltr"
          label={says.address}
          autoComplete="off"
          value={address}
          onText={setAddress}
        />
        <div className="buttons">
          <Button
            disabled={!fits}
            onClick={() => {
              if (!chosen) return
              onAdd(`${address.trim()}, "${chosen.name.replaceAll('"', '""')}"`)
              setAddress('')
              setOrganisation('')
            }}
          >
            {says.add}
          </Button>
        </div>
      </div>
    </details>
  )
}
