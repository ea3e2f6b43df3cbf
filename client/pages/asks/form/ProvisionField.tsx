/** Choosing a provision of a draft by typing its number: what is found is said, several are offered. */
import { useId, useState } from 'react'
import { findTyped, type Searched } from '../../../../shared/asks/typed.ts'
import type { ProvisionRow } from '../../../../shared/contract/drafts.ts'
import { Field } from '../../../parts/Field.tsx'
import { words } from '../../../words.ts'
import { provisionName } from '../drafts.ts'

const says = words.asks.form

type Props = {
  label: string
  draft: Searched<ProvisionRow>
  /** Its position; null while none is chosen. */
  value: number | null
  onChoice: (at: number | null, row: ProvisionRow | null) => void
}

export function ProvisionField({ label, draft, value, onChoice }: Props) {
  const chosen = value === null ? null : (draft.rows[value] ?? null)
  const [own, setTyped] = useState('')
  const typed = own || chosen?.printed || ''
  const found = findTyped(draft, typed)
  const list = useId()
  const isChosen = chosen !== null && chosen.printed === typed
  const offered = isChosen ? [] : found.length > 1 || (found.length === 1 && value === null) ? found : []
  const type = (text: string) => {
    setTyped(text)
    const [only, ...more] = findTyped(draft, text)
    const plain = only && more.length === 0 ? only : null
    if ((plain?.at ?? null) !== value) onChoice(plain?.at ?? null, plain)
  }
  const choose = (row: ProvisionRow) => {
    setTyped(row.printed)
    onChoice(row.at, row)
  }
  return (
    <div className="provision-field">
      <Field
        label={label}
        hint={chosen ? null : says.numberHint}
        error={typed.trim() !== '' && found.length === 0 ? says.numberGone : null}
        control={wiring => (
          <input
            {...wiring}
            dir="auto"
            autoComplete="off"
            value={typed}
            onChange={event => type(event.target.value)}
          />
        )}
      />
      <div role="status">
        {chosen && (
          <p className="found-provision" dir="auto">
            <b>{provisionName(chosen)}</b> <span className="sub">{firstWords(chosen)}</span>
          </p>
        )}
        {offered.length > 0 && <p id={list}>{says.several}</p>}
      </div>
      {offered.length > 0 && (
        <ul className="provision-choices" aria-labelledby={list}>
          {offered.map(row => (
            <li key={row.at}>
              <button type="button" className="button quiet" dir="auto" onClick={() => choose(row)}>
                {provisionName(row)} <span className="sub">{firstWords(row)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const firstWords = ({ text }: ProvisionRow): string => (text.length > 90 ? `${text.slice(0, 90)}…` : text)
