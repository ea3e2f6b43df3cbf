/**
 * Deadlines: a local time and an IANA zone, as a person says them, and the instant they mean. Instants are
 * milliseconds since 1970; local times look like `2027-01-22T18:00`.
 */
import { DateTime, IANAZone } from 'luxon'
import { refuse } from './refusals.ts'

const LOCAL = "yyyy-MM-dd'T'HH:mm"

/**
 * The instant that a local time means in a zone. Where clocks go back and the time comes twice, the later one
 * counts: nobody is shut out an hour before the deadline they read.
 * Refuses with `bad-input` an unknown zone, a date that is in no calendar, and a time that clocks skip when they
 * go forward, saying what to choose instead.
 */
export function instantOf(local: string, zone: string): number {
  const [first, second] = instantsOf(local, zone)
  return second ?? first
}

/** Whether a local time comes twice in a zone because clocks go back. Refuses as `instantOf` does. */
export const comesTwice = (local: string, zone: string): boolean => instantsOf(local, zone).length === 2

/** The local time at which an instant is read off a clock in a zone. Refuses an unknown zone. */
export function localOf(at: number, zone: string): string {
  mustBeZone(zone)
  return DateTime.fromMillis(at, { zone }).toFormat(LOCAL)
}

/**
 * An instant in words, with the zone that matters: "Friday 22 January 2027 at 18:00 (Europe/Zurich, UTC+01:00)".
 * @param language BCP 47; an unknown one is read as the platform's fallback.
 */
export function inWords(at: number, zone: string, language: string): string {
  mustBeZone(zone)
  const there = DateTime.fromMillis(at, { zone, locale: localeOf(language) })
  const words = there.toLocaleString({
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const where = [...new Set([zone, offsetOf(there)])].join(', ')
  return `${words} (${RIGHT_TO_LEFT.test(language) ? `\u2066${where}\u2069` : where})`
}

/** Their sentences would tear the zone's name apart; it is set off as what reads from left to right. */
const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ps|ur|yi)(-|$)/i

/** The offset as people write it, such as `UTC+01:00`; `UTC` where there is none. */
const offsetOf = (there: DateTime): string => (there.offset === 0 ? 'UTC' : `UTC${there.toFormat('ZZ')}`)

/** English without a country names the day first, as the coalitions and the committees that read it do. */
const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language)

/** One instant, or two where the time comes twice, the earlier first. */
function instantsOf(local: string, zone: string): [number] | [number, number] {
  mustBeZone(zone)
  const parsed = DateTime.fromFormat(local, LOCAL, { zone })
  if (!parsed.isValid || local.endsWith('T24:00'))
    refuse('bad-input', `There is no day and time “${shown(local)}”. Nothing was changed.`)
  const after = parsed.toFormat(LOCAL)
  if (after !== local) {
    refuse(
      'bad-input',
      `In ${zone}, clocks go forward and skip ${shown(local)}. Choose ${shown(after)}, or a time before the change.`,
    )
  }
  // Which of two instants luxon parses depends on the offset of today; all of them are asked for instead.
  const times = parsed.getPossibleOffsets().map(time => time.toMillis())
  const [first = parsed.toMillis(), second] = [...times].sort((a, b) => a - b)
  return second === undefined ? [first] : [first, second]
}

function mustBeZone(zone: string): void {
  if (IANAZone.isValidZone(zone)) return
  refuse('bad-input', 'There is no such time zone. Choose one such as Europe/Zurich. Nothing was changed.')
}

const shown = (local: string): string => local.replace('T', ' ')
