/** Which rows of the table are shown, as a sentence: what is to decide, and of whom. */
import { words } from '../../words.ts'
import type { TableRow } from './ResponseTable.tsx'

const says = words.rounds.table

export type Shown = { which: keyof typeof says.choices; organisation: string }

/** So many rows can be looked through without a filter. */
const FEW = 5

export function ResponseFilter({
  rows,
  shown,
  onShown,
}: {
  rows: readonly TableRow[]
  shown: Shown
  onShown: (shown: Shown) => void
}) {
  const organisations = [...new Set(rows.flatMap(({ by }) => (by ? [by.organisation] : [])))].sort((a, b) =>
    a.localeCompare(b),
  )
  if (rows.length < FEW) return null
  return (
    <div className="filter">
      <label>
        {says.show}
        <select
          value={shown.which}
          onChange={event => onShown({ ...shown, which: event.target.value as Shown['which'] })}
        >
          {Object.entries(says.choices).map(([which, name]) => (
            <option key={which} value={which}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {organisations.length > 1 && (
        <label>
          {says.from}
          <select
            value={shown.organisation}
            onChange={event => onShown({ ...shown, organisation: event.target.value })}
          >
            <option value="">{says.anyOrganisation}</option>
            {organisations.map(name => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}
