/** Fields of a form: a label above, what it is for below, what is wrong where it is wrong. */
import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react'

type Labelled = {
  label: ReactNode
  /** What the field is for, or who will see it. */
  hint?: ReactNode
  /** What is wrong and what to do; null when nothing is. */
  error?: string | null | undefined
}

/** The label, hint and error around any control; `control` gets the ids it needs to be announced with them. */
export function Field({
  label,
  hint,
  error,
  control,
}: Labelled & {
  control: (wiring: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}) {
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {control({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="wrong" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'onChange' | 'value' | 'id'>

/** One line of text. */
export function TextField({
  label,
  hint,
  error,
  value,
  onText,
  ...rest
}: Labelled & Input & { value: string; onText: (text: string) => void }) {
  return (
    <Field
      {...{ label, hint, error }}
      control={wiring => (
        <input
          dir="auto"
          {...rest}
          {...wiring}
          value={value}
          onChange={event => onText(event.target.value)}
        />
      )}
    />
  )
}

/** Several lines of text, as tall as what stands in it. */
export function LongField({
  label,
  hint,
  error,
  value,
  onText,
  rows = 3,
  ...rest
}: Labelled & {
  value: string
  onText: (text: string) => void
  rows?: number
  required?: boolean
  maxLength?: number
  autoFocus?: boolean
}) {
  return (
    <Field
      {...{ label, hint, error }}
      control={wiring => (
        <textarea
          dir="auto"
          {...rest}
          {...wiring}
          rows={rows}
          value={value}
          onChange={event => onText(event.target.value)}
        />
      )}
    />
  )
}

export type Choice<V extends string> = { value: V; says: string }

/** One of a few: the platform's own list. */
export function Select<V extends string>({
  label,
  hint,
  error,
  value,
  choices,
  onChoice,
  ...rest
}: Labelled & {
  value: V
  choices: readonly Choice<V>[]
  onChoice: (value: V) => void
} & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'onChange' | 'value' | 'id'>) {
  return (
    <Field
      {...{ label, hint, error }}
      control={wiring => (
        <select {...rest} {...wiring} value={value} onChange={event => onChoice(event.target.value as V)}>
          {choices.map(choice => (
            <option key={choice.value} value={choice.value}>
              {choice.says}
            </option>
          ))}
        </select>
      )}
    />
  )
}

/** Yes or no. */
export function Checkbox({
  label,
  hint,
  checked,
  onCheck,
  disabled,
}: {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  onCheck: (checked: boolean) => void
  disabled?: boolean
}) {
  const id = useId()
  return (
    <div className="tick">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        disabled={disabled}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        onChange={event => onCheck(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** One of a few, all of them seen. */
export function Radios<V extends string>({
  legend,
  hint,
  value,
  choices,
  onChoice,
  quiet = false,
}: {
  legend: string
  /** The legend is only for those who do not see what stands around it. */
  quiet?: boolean
  hint?: ReactNode
  value: V
  choices: readonly (Choice<V> & { hint?: string })[]
  onChoice: (value: V) => void
}) {
  const id = useId()
  return (
    <fieldset className="radios" {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}>
      <legend className={quiet ? 'unseen' : undefined}>{legend}</legend>
      {choices.map(choice => (
        <div className="tick" key={choice.value}>
          <input
            type="radio"
            id={`${id}-${choice.value}`}
            name={id}
            checked={choice.value === value}
            onChange={() => onChoice(choice.value)}
          />
          <label htmlFor={`${id}-${choice.value}`}>{choice.says}</label>
          {choice.hint && <p className="hint">{choice.hint}</p>}
        </div>
      ))}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  )
}
