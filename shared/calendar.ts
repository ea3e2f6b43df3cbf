/**
 * A calendar file as RFC 5545 has it: what any calendar opens. Times are written in UTC, so that no table of zones has
 * to travel with them and no reader has its own idea of one.
 */
import { DateTime } from 'luxon'

type Event = {
  /** Stays the same as long as the thing is the same one: a calendar that is given the file again changes its entry. */
  uid: string
  /** Grows when the time changes. */
  sequence: number
  summary: string
  description: string
  location: string
  /** Where it can be seen. */
  address: string
} & (
  | { kind: 'moment' /** Milliseconds since 1970. */; at: number }
  /** Whole days, such as `2027-03-01`, the last one included. */
  | { kind: 'days'; firstDay: string; lastDay: string }
)
export type CalendarEvent = Event

/**
 * The calendar as a file, in UTF-8 with CRLF, no line longer than 75 octets.
 * @param stamp when it was made, in milliseconds since 1970
 */
export function calendarFile(name: string, events: readonly Event[], stamp: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Undersigned//Undersigned//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(event => eventLines(event, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map(folded).join('')
}

function eventLines(event: Event, stamp: number): string[] {
  const { uid, sequence, summary, description, location, address } = event
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${moment(stamp)}`,
    `SEQUENCE:${sequence}`,
    ...when(event),
    `SUMMARY:${escaped(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(location === '' ? [] : [`LOCATION:${escaped(location)}`]),
    `URL:${address}`,
    // Nobody is busy because something is due.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** A moment without an end ends when it begins. The end of days is the first day after them. */
function when(event: Event): string[] {
  if (event.kind === 'moment') return [`DTSTART:${moment(event.at)}`]
  const after = DateTime.fromISO(event.lastDay, { zone: 'utc' }).plus({ days: 1 })
  return [
    `DTSTART;VALUE=DATE:${event.firstDay.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${after.toFormat('yyyyMMdd')}`,
  ]
}

const moment = (at: number): string =>
  DateTime.fromMillis(at, { zone: 'utc' }).toFormat("yyyyMMdd'T'HHmmss'Z'")

/** Text as a value; control characters, which no value may hold, are left out. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is left out here.
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

/** Octets of a line, its end not counted. */
const LONGEST = 75

/** A line with its end; a long one goes on behind a blank, and no character is torn apart. */
function folded(line: string): string {
  let written = ''
  let length = 0
  for (const character of line) {
    const octets = new TextEncoder().encode(character).length
    if (length + octets > LONGEST) {
      written += '\r\n '
      length = 1
    }
    written += character
    length += octets
  }
  return `${written}\r\n`
}
