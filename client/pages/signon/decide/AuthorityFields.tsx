/** How it is known that somebody may sign: a coordinator says so in words that other coordinators can check. */
import { Radios, TextField } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'

export type Authority = { how: 'vouched' | 'checked'; note: string }

const HOW = ['checked', 'vouched'] as const

export function AuthorityFields({
  value,
  onChange,
}: {
  value: Authority
  onChange: (value: Authority) => void
}) {
  const says = words.signonsDeciding
  return (
    <>
      <Radios
        legend={says.how}
        value={value.how}
        choices={HOW.map(how => ({ value: how, says: says.howOf[how] }))}
        onChoice={how => onChange({ ...value, how })}
      />
      <TextField
        label={says.note[value.how]}
        hint={says.noteHint[value.how]}
        value={value.note}
        maxLength={500}
        onText={note => onChange({ ...value, note })}
      />
    </>
  )
}
