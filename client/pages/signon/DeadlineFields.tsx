/** A deadline is a local time in a zone; the instant it means is shown in that zone and in one's own. */
import { useId } from 'react'
import { Field } from '../../parts/Field.tsx'
import {
  allZones,
  instantOf,
  isZone,
  localOf,
  momentIn,
  ownZone,
  placeOf,
  sameClock,
  sayLocal,
} from '../../parts/zones.ts'
import { words } from '../../words.ts'

export type Deadline = { closesLocal: string; zone: string }

/** Until when signing is open, and where that time is told. */
export function DeadlineFields({
  value,
  onChange,
}: {
  value: Deadline
  onChange: (deadline: Deadline) => void
}) {
  return (
    <>
      <LocalTimeField
        label={words.signons.closesAt}
        value={value.closesLocal}
        zone={value.zone}
        onChange={closesLocal => onChange({ ...value, closesLocal })}
      />
      <ZoneField value={value.zone} onChange={zone => onChange({ ...value, zone })} />
    </>
  )
}

/** "Friday, 22 Jan 2027, 18:00 Zurich time"; empty while it is no deadline. */
export const untilWords = ({ closesLocal, zone }: Deadline): string =>
  deadlineWrong(closesLocal, zone) === null ? `${sayLocal(closesLocal)} ${words.time.in(placeOf(zone))}` : ''

/** Two weeks from now at six in the evening, where nobody has chosen yet. */
export const inTwoWeeks = (zone: string): Deadline => ({
  closesLocal: `${localOf(Date.now() + 14 * DAY, zone).slice(0, 10)}T18:00`,
  zone,
})

export const DAY = 24 * 60 * 60 * 1000

/** Why this local time cannot be a deadline in this zone; null when it can. */
export function deadlineWrong(local: string, zone: string): string | null {
  if (!isZone(zone)) return words.signons.zoneWrong
  const instant = instantOf(local, zone)
  if (local === '' || Number.isNaN(Date.parse(`${local}Z`))) return words.errors.missing
  if (instant === null) return words.signons.instantSkipped
  return instant <= Date.now() ? words.signons.instantPast : null
}

export function LocalTimeField({
  label,
  value,
  zone,
  onChange,
}: {
  label: string
  value: string
  zone: string
  onChange: (local: string) => void
}) {
  const instant = instantOf(value, zone)
  const wrong = isZone(zone) ? deadlineWrong(value, zone) : null
  return (
    <Field
      label={label}
      error={wrong}
      hint={instant === null ? null : meaning(instant, zone)}
      control={wiring => (
        <input
          {...wiring}
          type="datetime-local"
          value={value}
          onChange={event => onChange(event.target.value.slice(0, 16))}
          required
        />
      )}
    />
  )
}

function ZoneField({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const list = useId()
  return (
    <Field
      label={words.signons.zone}
      hint={words.signons.zoneHint}
      error={isZone(value) ? null : words.signons.zoneWrong}
      control={wiring => (
        <>
          <input
            {...wiring}
            dir="ltr"
            list={list}
            value={value}
            autoComplete="off"
            onChange={event => onChange(event.target.value.trim())}
          />
          <datalist id={list}>
            {allZones().map(zone => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
    />
  )
}

function meaning(instant: number, zone: string): string {
  const there = `${momentIn(instant, zone, true)} ${words.time.in(placeOf(zone))}`
  if (sameClock(instant, zone, ownZone())) return words.signons.instantSame(there)
  return words.signons.instant(there, momentIn(instant, undefined, true))
}
