/** A moment, in the zone that matters and in one's own where the two differ. */
import { words } from '../words.ts'
import { dayOf, momentIn, ownZone, placeOf, sameClock } from './zones.ts'

/** What happened: in one's own zone. */
export function Time({ at, day = false }: { at: number; day?: boolean }) {
  return (
    <time
      className="time"
      dateTime={new Date(at).toISOString()}
      title={`${momentIn(at, undefined, true)} ${placeOf(ownZone())}`}
    >
      {day ? dayOf(at) : momentIn(at)}
    </time>
  )
}

/** What lies ahead and counts somewhere else: "Friday, 22 Jan 2027, 18:00 Zurich time (17:00 …your time)". */
export function Deadline({ at, zone }: { at: number; zone: string }) {
  return (
    <time className="time" dateTime={new Date(at).toISOString()}>
      {momentIn(at, zone, true)} {words.time.in(placeOf(zone))}
      {!sameClock(at, zone, ownZone()) && <span className="yours"> ({words.time.yours(momentIn(at))})</span>}
    </time>
  )
}
