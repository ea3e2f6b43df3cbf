/** Of which groups of the list a letter prints the names. */
import type { SignonRow } from '../../../../shared/contract/signons.ts'
import { Checkbox } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'

export function GroupChoice({
  labels,
  groups,
  onGroups,
}: {
  labels: readonly string[]
  groups: readonly string[]
  onGroups: (groups: readonly string[]) => void
}) {
  return (
    <fieldset className="radios">
      <legend>{words.signonsDelivery.groupsLegend}</legend>
      {labels.map(label => (
        <Checkbox
          key={label}
          label={<bdi>{label}</bdi>}
          checked={groups.includes(label)}
          onCheck={checked =>
            onGroups(labels.filter(one => (one === label ? checked : groups.includes(one))))
          }
        />
      ))}
    </fieldset>
  )
}

/** The groups of a list, in its order, each once. */
export const labelsIn = ({ groups }: Pick<SignonRow, 'groups'>): string[] => [
  ...new Set(groups.map(({ label }) => label)),
]
