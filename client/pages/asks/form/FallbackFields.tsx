/** What is demanded where an ask is not met: each fallback with its strength, and the other asks it stands for. */
import { useState } from 'react'
import { STRENGTHS } from '../../../../shared/ask.ts'
import { readNumbers, writeNumbers } from '../../../../shared/asks/numbers.ts'
import { Button } from '../../../parts/Button.tsx'
import { LongField, Select, TextField } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'
import { idsOf, type Known, unknownIn } from './covers.ts'
import { type FallbackDraft, newFallback } from './said.ts'
import { TakeOut } from './TakeOut.tsx'

const says = words.asks.form
const STRENGTH_CHOICES = STRENGTHS.map(value => ({ value, says: says.strengths[value] }))

export function FallbackFields({
  fallbacks,
  known,
  onFallbacks,
}: {
  fallbacks: readonly FallbackDraft[]
  known: readonly Known[]
  onFallbacks: (fallbacks: readonly FallbackDraft[]) => void
}) {
  return (
    <fieldset className="entries">
      <legend>{says.fallbacks}</legend>
      {fallbacks.map((one, at) => (
        <div className="entry" key={one.key}>
          <Fallback
            fallback={one}
            number={at + 1}
            known={known}
            onFallback={next => onFallbacks(fallbacks.map(was => (was.key === one.key ? next : was)))}
          />
          <TakeOut
            what={one.wording}
            onOut={() => onFallbacks(fallbacks.filter(({ key }) => key !== one.key))}
          />
        </div>
      ))}
      <Button onClick={() => onFallbacks([...fallbacks, newFallback(fallbacks.at(-1))])}>
        {says.addFallback}
      </Button>
    </fieldset>
  )
}

function Fallback({
  fallback,
  number,
  known,
  onFallback,
}: {
  fallback: FallbackDraft
  number: number
  known: readonly Known[]
  onFallback: (fallback: FallbackDraft) => void
}) {
  const covered = known.filter(({ id }) => fallback.covers.includes(id)).map(one => one.number)
  const [own, setTyped] = useState<string | null>(null)
  const typed = own ?? writeNumbers(covered)
  const unknown = unknownIn(readNumbers(typed), known)
  return (
    <>
      <LongField
        label={says.fallback(number)}
        rows={2}
        value={fallback.wording}
        maxLength={2000}
        onText={wording => onFallback({ ...fallback, wording })}
      />
      <div className="beside">
        <Select
          label={says.strength}
          value={fallback.strength}
          choices={STRENGTH_CHOICES}
          onChoice={strength => onFallback({ ...fallback, strength })}
        />
        <TextField
          label={says.covers}
          hint={says.coversHint}
          value={typed}
          error={unknown === '' ? null : says.coversUnknown(unknown)}
          onText={text => {
            setTyped(text)
            onFallback({ ...fallback, covers: idsOf(text, known) })
          }}
        />
      </div>
    </>
  )
}
