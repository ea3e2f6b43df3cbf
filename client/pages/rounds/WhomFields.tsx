/** Which organisations a round asks: all of the register, or some, found by name and ticked. */
import { useState } from 'react'
import type { Organisation } from '../../../shared/contract/coalitions.ts'
import { namesOf } from '../../../shared/names.ts'
import { Button } from '../../parts/Button.tsx'
import { Checkbox, Radios } from '../../parts/Field.tsx'
import { words } from '../../words.ts'

type Chosen = ReadonlySet<string> | null

/** @param chosen null for all */
export function WhomFields({
  register,
  chosen,
  onChoose,
}: {
  register: readonly Organisation[]
  chosen: Chosen
  onChoose: (chosen: Chosen) => void
}) {
  const says = words.rounds.circulate
  return (
    <>
      <Radios
        legend={says.whom}
        value={chosen === null ? 'all' : 'some'}
        choices={[
          { value: 'all', says: says.all(register.length) },
          { value: 'some', says: says.some },
        ]}
        onChoice={which => onChoose(which === 'all' ? null : new Set())}
      />
      {chosen !== null && <Some register={register} chosen={chosen} onChoose={onChoose} />}
    </>
  )
}

function Some({
  register,
  chosen,
  onChoose,
}: {
  register: readonly Organisation[]
  chosen: ReadonlySet<string>
  onChoose: (chosen: Chosen) => void
}) {
  const [looking, setLooking] = useState('')
  const shown = register.filter(entry => isCalled(entry, looking))
  const says = words.rounds.circulate
  const tick = (id: string, on: boolean) =>
    onChoose(new Set(on ? [...chosen, id] : [...chosen].filter(one => one !== id)))
  return (
    <fieldset className="ticked">
      <legend className="unseen">{says.some}</legend>
      <div className="filter">
        {register.length > 8 && (
          <label>
            {says.find}
            <input
              type="search"
              dir="auto"
              value={looking}
              onChange={event => setLooking(event.target.value)}
            />
          </label>
        )}
        <span role="status">{says.chosen(chosen.size)}</span>
        <Button look="quiet" onClick={() => onChoose(new Set([...chosen, ...shown.map(entry => entry.id)]))}>
          {says.chooseAll}
        </Button>
        {chosen.size > 0 && (
          <Button look="quiet" onClick={() => onChoose(new Set())}>
            {says.chooseNone}
          </Button>
        )}
      </div>
      <div className="ticks">
        {shown.map(entry => (
          <Checkbox
            key={entry.id}
            label={<bdi>{entry.name}</bdi>}
            checked={chosen.has(entry.id)}
            onCheck={on => tick(entry.id, on)}
          />
        ))}
      </div>
      {shown.length === 0 && <p className="hint">{words.rounds.board.noneFound}</p>}
    </fieldset>
  )
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether one of its names holds what is looked for, whatever the accents and case. */
const isCalled = (entry: Organisation, looking: string): boolean =>
  namesOf(entry).some(name => plain(name).includes(plain(looking.trim())))
