/** Confirming all that the machine is sure of, or all that are alike enough; how many that is stands there first. */
import { useState } from 'react'
import { type Row, type Several, severalOf } from '../../../shared/instrument/concord/review.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Checkbox, Field, Radios } from '../../parts/Field.tsx'
import { words } from '../../words.ts'

const says = words.concordance.several

type Props = { rows: readonly Row[]; onConfirm: (rows: readonly Row[]) => void; onLeave: () => void }

export function SeveralDialog({ rows, onConfirm, onLeave }: Props) {
  const [by, setBy] = useState<Several['by']>('sure')
  const [least, setLeast] = useState(90)
  const [unsure, setUnsure] = useState(false)
  const alike = (unsure: boolean) => severalOf(rows, { by: 'likeness', least: least / 100, unsure })
  const sure = severalOf(rows, { by: 'sure' })
  const chosen = by === 'sure' ? sure : alike(unsure)
  return (
    <Dialog
      title={says.title}
      onLeave={onLeave}
      act={{
        says: says.act(chosen.length),
        disabled: chosen.length === 0,
        onAct: () => onConfirm(chosen),
      }}
    >
      <Radios
        legend={says.which}
        value={by}
        choices={[
          { value: 'sure', says: says.sure(sure.length) },
          { value: 'likeness', says: says.alike },
        ]}
        onChoice={setBy}
      />
      {by === 'likeness' && (
        <>
          <Field
            label={says.least}
            control={wiring => (
              <div className="review-slider">
                <input
                  {...wiring}
                  type="range"
                  min={30}
                  max={100}
                  value={least}
                  aria-valuetext={says.leastSaid(least / 100)}
                  onChange={event => setLeast(Number(event.target.value))}
                />
                <output>{says.leastSaid(least / 100)}</output>
              </div>
            )}
          />
          <Checkbox
            label={says.unsure(alike(true).length - alike(false).length)}
            hint={says.unsureHint}
            checked={unsure}
            onCheck={setUnsure}
          />
        </>
      )}
      <p role="status" className="sub">
        {chosen.length === 0 ? says.none : says.hint}
      </p>
    </Dialog>
  )
}
