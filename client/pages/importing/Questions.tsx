/** What a person is asked about an import, beside the letter: asks, concerns, names, and what was set aside. */
import { useState } from 'react'
import { type Imported, placeOf, SET_ASIDE_WORDS, type SetAside } from '../../../shared/formats/imported.ts'
import { Button } from '../../parts/Button.tsx'
import { Checkbox } from '../../parts/Field.tsx'
import { words } from '../../words.ts'
import type { Choices } from './choices.ts'
import { Mends } from './Mends.tsx'
import { OfferedAsks } from './OfferedAsks.tsx'
import type { Offered } from './useOfferedAsks.ts'

export type Asking = {
  imported: Imported
  choices: Choices
  onChoices: (choices: Choices) => void
  /** Shows a block in the letter. */
  onShow: (block: string) => void
}

export function Questions({ offered, ...props }: Asking & { offered: Offered }) {
  const { offers, setAside } = props.imported
  return (
    <div className="questions">
      {offers.mends.length > 0 && <Mends {...props} />}
      <OfferedAsks offered={offered} {...props} />
      {offers.concerns.length > 0 && <Concerns {...props} />}
      <SetAsideList setAside={setAside} />
    </div>
  )
}

function Concerns({ imported, choices, onChoices, onShow }: Asking) {
  const { concerns } = imported.offers
  const [first] = concerns
  return (
    <section className="section" aria-labelledby="offered-concerns">
      <h2 id="offered-concerns">{words.importing.concerns(concerns.length)}</h2>
      <Checkbox
        label={words.importing.takeConcerns}
        checked={choices.concerns}
        onCheck={taken => onChoices({ ...choices, concerns: taken })}
      />
      {first !== undefined && (
        <div className="buttons">
          <Button look="quiet" onClick={() => onShow(first)}>
            {words.importing.show}
          </Button>
        </div>
      )}
    </section>
  )
}

function SetAsideList({ setAside }: { setAside: readonly SetAside[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? setAside : setAside.slice(0, 12)
  return (
    <section className="section" aria-labelledby="set-aside">
      <h2 id="set-aside">{words.importing.setAside(setAside.length)}</h2>
      <p className="hint">
        {setAside.length === 0 ? words.importing.setAsideNone : words.importing.setAsideHint}
      </p>
      <ul className="question-list">
        {shown.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and they never move.
          <li key={at}>
            <p className="words" dir="auto">
              {one.text || '—'}
            </p>
            <p className="sub">
              {placeOf(one)}: {SET_ASIDE_WORDS[one.reason]}
            </p>
          </li>
        ))}
      </ul>
      {shown.length < setAside.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {words.importing.showAll(setAside.length)}
        </Button>
      )}
    </section>
  )
}
