/** Whether, and until when, nobody outside sees anything; and what a change of that does. */
import { useId } from 'react'
import { Checkbox, Field } from '../../../parts/Field.tsx'
import { instantOf, momentIn, placeOf } from '../../../parts/zones.ts'
import { words } from '../../../words.ts'
import { embargoUnreadable } from './draft.ts'
import { embargoEffect } from './embargo.ts'

export type EmbargoNow = {
  /** When it ends as it is saved, in milliseconds since 1970; null where there is none. */
  ends: number | null
  publishedAt: number | null
}

/** @param proposed the local time that is put in when an embargo is chosen, such as the deadline */
export function EmbargoFields({
  value,
  zone,
  now,
  proposed,
  onChange,
}: {
  value: string | null
  zone: string
  now: EmbargoNow
  proposed: string
  onChange: (local: string | null) => void
}) {
  const says = words.signonsSettings
  const effect = useId()
  return (
    <div className="setting-part">
      <Checkbox
        label={says.embargo}
        hint={says.embargoHint}
        checked={value !== null}
        onCheck={on => onChange(on ? proposed : null)}
      />
      {value !== null && (
        <Field
          label={says.embargoUntil}
          hint={words.time.in(placeOf(zone))}
          error={embargoUnreadable(value, zone) ? words.signons.instantSkipped : null}
          control={wiring => (
            <input
              {...wiring}
              type="datetime-local"
              value={value}
              required
              onChange={event => onChange(event.target.value.slice(0, 16))}
            />
          )}
        />
      )}
      <p className="hint" id={effect} role="status">
        {effectSays(value, zone, now)}
      </p>
    </div>
  )
}

function effectSays(value: string | null, zone: string, { ends, publishedAt }: EmbargoNow): string {
  const will = value === null ? null : instantOf(value, zone)
  if (value !== null && will === null) return ''
  const effect = embargoEffect(ends, will, publishedAt, Date.now())
  const says = words.signonsSettings.embargoSays[effect]
  const when = will === null ? '' : `${momentIn(will, zone, true)} ${words.time.in(placeOf(zone))}`
  return typeof says === 'string' ? says : says(when)
}
