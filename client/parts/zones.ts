/** Time as people write it: local time in a zone, the instant it means, and how each is said. */
import { words } from '../words.ts'

/** The browser's own IANA zone. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Every zone the browser knows, UTC with them. */
export const allZones = (): string[] => {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes('UTC') ? known : ['UTC', ...known]
}

/** Whether the browser knows this IANA zone. */
export function isZone(zone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone })
    return zone !== ''
  } catch {
    return false
  }
}

/** A zone in a sentence: `Europe/Zurich` is "Zurich". */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/**
 * The instant that a local time (`2027-01-22T18:00`) means in a zone, in milliseconds; null where the clocks
 * skip it. Where the clocks show it twice, the later of the two, as `shared/deadline.ts` has it on the server;
 * said again here without a library, because only this one question is asked in the browser.
 */
export function instantOf(local: string, zone: string): number | null {
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc) || !isZone(zone)) return null
  const offsets = [asUtc - DAY, asUtc + DAY].map(near => wallClock(near, zone) - near)
  const instants = [...new Set(offsets)].map(offset => asUtc - offset).sort((a, b) => b - a)
  return instants.find(instant => wallClock(instant, zone) === asUtc) ?? null
}

/** The local time of an instant in a zone, as an input of type `datetime-local` takes it. */
export const localOf = (instant: number, zone: string): string =>
  new Date(wallClock(instant, zone)).toISOString().slice(0, 16)

/** A moment in words, in a zone or in one's own; with the weekday where it lies ahead. */
export function momentIn(at: number, zone?: string, weekday = false): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...(zone === undefined ? {} : { timeZone: zone }),
    ...(weekday ? { weekday: 'long' } : {}),
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

/** A local time (`2027-01-22T18:00`) as a button says it: "Friday 22 January, 18:00". */
export function sayLocal(local: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  })
  return `${parts.format(Date.parse(`${local}Z`))}, ${local.slice(11)}`
}

/** Only the day, in one's own zone. */
export const dayOf = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' }).format(at)

/** Whether two zones show the same local time at this instant, so that saying both says nothing. */
export const sameClock = (at: number, one: string, other: string): boolean =>
  wallClock(at, one) === wallClock(at, other)

/** "in 2 d 4 h", "3 h 10 min ago". */
export function fromNow(at: number, now: number): string {
  const minutes = Math.floor(Math.abs(at - now) / MINUTE)
  const span = spanOf(minutes)
  return at >= now ? words.time.remaining(span) : words.time.past(span)
}

function spanOf(minutes: number): string {
  if (minutes < 1) return words.time.lessThanAMinute
  if (minutes < 60) return words.time.minutes(minutes)
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return words.time.hours(hours, minutes % 60)
  return words.time.days(Math.floor(hours / 24), hours % 24)
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** What a clock on the wall of that zone shows, written as if it were UTC, in whole minutes. */
function wallClock(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(instant)
  const of = (type: string) => Number(parts.find(part => part.type === type)?.value ?? 0)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'))
}
