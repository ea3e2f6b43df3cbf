/** How the list of a sign-on is grouped, and which signatures nobody has to decide about. */
import { Checkbox, LongField } from '../../parts/Field.tsx'
import { words } from '../../words.ts'

/** `groups` as it is typed: one a line. */
export type ListSettings = { groups: string; acceptAtOnce: boolean }

export function ListFields({
  value,
  onChange,
}: {
  value: ListSettings
  onChange: (settings: ListSettings) => void
}) {
  return (
    <>
      <LongField
        label={words.signons.groups}
        hint={words.signons.groupsHint}
        value={value.groups}
        onText={groups => onChange({ ...value, groups })}
      />
      <Checkbox
        label={words.signons.acceptAtOnce}
        hint={words.signons.acceptAtOnceHint}
        checked={value.acceptAtOnce}
        onCheck={acceptAtOnce => onChange({ ...value, acceptAtOnce })}
      />
    </>
  )
}
