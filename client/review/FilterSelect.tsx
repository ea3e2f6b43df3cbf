/** The choice of what the margin shows: one list, made of what is there. */
import { useId } from 'react'
import type { Filter } from './filter.ts'
import { words } from './words.ts'

export type Choices = {
  rounds: readonly { id: string; version: number }[]
  organisations: readonly string[]
  asks: readonly { id: string; number: number }[]
}

type Props = { filter: Filter; choices: Choices; onFilter: (filter: Filter) => void }

export function FilterSelect({ filter, choices: { rounds, organisations, asks }, onFilter }: Props) {
  const id = useId()
  return (
    <div className="filter">
      <label htmlFor={id} className="unseen">
        {words.filter.label}
      </label>
      <select
        id={id}
        className="tool-select"
        value={filter}
        onChange={event => onFilter(event.target.value as Filter)}
      >
        {PLAIN.map(value => (
          <option key={value} value={value}>
            {words.filter[value]}
          </option>
        ))}
        {rounds.length > 0 && (
          <optgroup label={words.filter.rounds}>
            {rounds.map(({ id, version }) => (
              <option key={id} value={`round:${id}`}>
                {words.filter.round(version)}
              </option>
            ))}
          </optgroup>
        )}
        {organisations.length > 0 && (
          <optgroup label={words.filter.organisations}>
            {organisations.map(name => (
              <option key={name} value={`by:${name}`}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
        {asks.length > 0 && (
          <optgroup label={words.filter.asks}>
            {asks.map(({ id, number }) => (
              <option key={id} value={`ask:${id}`}>
                {words.filter.ask(number)}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </div>
  )
}

const PLAIN = ['open', 'all', 'settled', 'mine'] as const
