/** Correcting how a signature stands in the list; what was typed and signed is shown beside it, and stays. */
import { useState } from 'react'
import { correctLine } from '../../../../shared/contract/names.ts'
import type { SignatureRow, SignonRow } from '../../../../shared/contract/signons.ts'
import { countriesIn } from '../../../../shared/countries.ts'
import { useAct } from '../../../data.ts'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Select, TextField } from '../../../parts/Field.tsx'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'

export function LineDialog({
  signature,
  signon,
  onLeave,
}: {
  signature: SignatureRow
  signon: SignonRow
  onLeave: () => void
}) {
  const say = useSay()
  const says = words.signonsDeciding
  const { id, kind, name, organisation, listed, group, country } = signature
  const [line, setLine] = useState({ ...listed, group, country })
  const correct = useAct(correctLine, () => {
    say(says.corrected)
    onLeave()
  })
  const groups = [
    ...new Set(['', group, ...signon.groups.filter(({ of }) => of === kind).map(({ label }) => label)]),
  ]
  return (
    <Dialog
      title={says.correctTitle(listed.name || name)}
      onLeave={onLeave}
      error={correct.error}
      act={{
        says: says.correctAct,
        busy: correct.isPending,
        onAct: () => correct.mutate({ signature: id, ...line }),
      }}
    >
      <p>{says.correctHint}</p>
      <TextField
        label={says.correctName}
        hint={says.correctNameHint(name, organisation?.name)}
        value={line.name}
        maxLength={200}
        onText={name => setLine({ ...line, name })}
      />
      <TextField
        label={says.correctSort}
        hint={says.correctSortHint}
        value={line.sort}
        maxLength={200}
        onText={sort => setLine({ ...line, sort })}
      />
      {groups.length > 1 && (
        <Select
          label={says.correctGroup}
          value={line.group}
          choices={groups.map(value => ({ value, says: value || says.noGroup }))}
          onChoice={group => setLine({ ...line, group })}
        />
      )}
      <Select
        label={says.correctCountry}
        value={line.country}
        choices={[{ value: '', says: says.noCountry }, ...COUNTRY_CHOICES]}
        onChoice={country => setLine({ ...line, country })}
      />
    </Dialog>
  )
}

const COUNTRY_CHOICES = countriesIn('en').map(({ code, name }) => ({ value: code, says: name }))
