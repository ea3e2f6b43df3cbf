/** A file of text that is read here, on the device. */
import { Field } from '../../../parts/Field.tsx'

export function TextFile({
  label,
  accept,
  onText,
}: {
  label: string
  accept: string
  onText: (text: string) => void
}) {
  return (
    <Field
      label={label}
      control={wiring => (
        <input
          {...wiring}
          type="file"
          accept={accept}
          onChange={event => {
            event.target.files?.[0]?.text().then(onText, () => onText(''))
          }}
        />
      )}
    />
  )
}
