/** Processes: limits, what is due, and the calendar file, read again by a reader of its own. */
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { type CalendarEvent, calendarFile } from '../../shared/calendar.ts'
import type { ProcessRow, SessionRow } from '../../shared/contract/processes.ts'
import { instantOf } from '../../shared/deadline.ts'
import { bySession, dueIn, limitOf, mustBeDays, standingOf } from '../../shared/process.ts'
import { eventsOf } from '../../shared/processCalendar.ts'
import { processes as words } from '../../shared/words/en/processes.ts'

const NOW = Date.UTC(2027, 1, 1, 12)

const due = (id: string, dueLocal: string, zone = 'Europe/Vienna') => ({
  ...{ id, what: `Paper ${id}`, dueLocal, zone },
  dueAt: instantOf(dueLocal, zone),
})
const paper = (id: string, dueLocal: string, doneAt: number | null = null) => ({
  ...due(id, dueLocal),
  organisation: { id: 'quay', name: 'Quay Rights' },
  doneAt,
})
const session = (more: Partial<SessionRow> = {}): SessionRow => ({
  ...{ id: 'session-5', process: 'harbour', name: 'Fifth session', place: 'Vienna' },
  ...{ firstDay: '2027-03-01', lastDay: '2027-03-12', zone: 'Europe/Vienna' },
  ...{ wordLimit: 1200, countsNotes: true, revision: 3, changedAt: NOW, deadlines: [], documents: [] },
  ...more,
})
const process = (sessions: SessionRow[], archivedAt: number | null = null): ProcessRow => ({
  ...{ id: 'harbour', name: 'The Harbour Committee', instrument: 'Convention on Harbour Data' },
  ...{ shortName: '', labels: [], archivedAt, sessions },
})

describe('limits and days', () => {
  it('[PROC-3] a statement’s own limit counts before that of its session, with its own rule for footnotes', () => {
    const none = { wordLimit: null, countsNotes: false }
    expect(limitOf({ wordLimit: 500, countsNotes: false }, session())).toEqual({
      ...{ words: 500, countsNotes: false, from: 'statement' },
    })
    expect(limitOf(none, session())).toEqual({ words: 1200, countsNotes: true, from: 'session' })
    expect(limitOf(none, session({ wordLimit: null }))).toBeNull()
    expect(limitOf(none, null)).toBeNull()
  })

  it('[PROC-1] days are days of the calendar, in their order', () => {
    expect(() => mustBeDays('2027-03-01', '2027-03-01')).not.toThrow()
    for (const [first, last] of [
      ['2027-02-29', '2027-03-01'],
      ['2027-03-01', '2027-02-28'],
      ['2027-03-01', '2027-13-01'],
    ] as const)
      expect(() => mustBeDays(first, last), `${first} ${last}`).toThrow()
  })

  it('[PROC-1] a session begins and ends by the calendar at its place', () => {
    const at = (local: string, zone: string) => standingOf(session({ zone }), instantOf(local, zone))
    expect(at('2027-02-28T23:59', 'Pacific/Auckland')).toBe('ahead')
    expect(at('2027-03-01T00:00', 'Pacific/Auckland')).toBe('on')
    expect(at('2027-03-12T23:59', 'America/New_York')).toBe('on')
    expect(at('2027-03-13T00:00', 'America/New_York')).toBe('over')
  })
})

describe('what is due', () => {
  it('[PROC-4] deadlines ahead and open documents, the soonest instant first, whatever their zones say', () => {
    const vienna = due('vienna', '2027-02-10T18:00')
    const newYork = due('new-york', '2027-02-10T13:00', 'America/New_York')
    const auckland = due('auckland', '2027-02-11T05:00', 'Pacific/Auckland')
    const [first, second] = [session({ deadlines: [newYork, vienna] }), session({ deadlines: [auckland] })]
    expect(dueIn([process([first]), process([second])], NOW).map(({ id }) => id)).toEqual([
      ...['auckland', 'vienna', 'new-york'],
    ])
  })

  it('[PROC-4] a document stays due until it is done, a deadline until it has passed; an archived process is silent', () => {
    const deadlines = [due('late', '2027-01-31T18:00'), { ...due('now', '2027-02-10T18:00'), dueAt: NOW }]
    const documents = [
      ...[paper('overdue', '2027-01-20T18:00'), paper('done', '2027-01-20T18:00', NOW)],
      ...[paper('ahead', '2027-02-20T18:00')],
    ]
    const held = session({ deadlines, documents })
    expect(dueIn([process([held])], NOW).map(({ id, overdue }) => [id, overdue])).toEqual([
      ...[['overdue', true] as const, ['now', false] as const, ['ahead', false] as const],
    ])
    expect(dueIn([process([held], NOW)], NOW)).toEqual([])
  })
})

describe('statements of sessions', () => {
  it('[PROC-3] the nearest session first, those without one before those that are over; none is lost or told twice', () => {
    const held = (id: string, firstDay: string, lastDay: string) => session({ id, firstDay, lastDay })
    const sessions = [
      ...[held('third', '2026-02-01', '2026-02-05'), held('fourth', '2026-09-01', '2026-09-05')],
      ...[held('sixth', '2027-08-01', '2027-08-05'), held('fifth', '2027-02-01', '2027-02-01')],
    ]
    const of = (id: string, session: string | null) => ({ id, session })
    const statements = [
      ...[of('a', 'sixth'), of('b', null), of('c', 'third'), of('d', 'fifth')],
      ...[of('e', 'sixth'), of('f', 'fourth'), of('g', 'removed')],
    ]
    const groups = bySession(statements, [process(sessions)], NOW)
    expect(
      groups.map(({ session, statements }) => [session?.row.id, statements.map(({ id }) => id)]),
    ).toEqual([
      ...[
        ['fifth', ['d']],
        ['sixth', ['a', 'e']],
        [undefined, ['b', 'g']],
      ],
      ...[
        ['fourth', ['f']],
        ['third', ['c']],
      ],
    ])
  })
})

describe('the calendar file', () => {
  it('[PROC-5] a session is whole days, the last one in; what is due is a moment in UTC with its zone in words', () => {
    const held = session({
      deadlines: [due('papers', '2027-02-10T18:00', 'America/New_York')],
      documents: [paper('statement', '2027-02-20T18:00'), paper('list', '2027-01-05T09:00', NOW)],
    })
    const events = read(calendarFile('Harbour', eventsOf(process([held]), held, saying), NOW))
    expect(events[0]).toMatchObject({
      ...{ UID: 'session-5@undersigned', SUMMARY: 'Fifth session – The Harbour Committee' },
      ...{ LOCATION: 'Vienna', 'DTSTART;VALUE=DATE': '20270301', 'DTEND;VALUE=DATE': '20270313' },
      ...{ DTSTAMP: '20270201T120000Z', SEQUENCE: '3', TRANSP: 'TRANSPARENT' },
      URL: 'https://letters.example/c/harbour/processes/harbour',
    })
    expect(events[1]).toMatchObject({ DTSTART: '20270210T230000Z', UID: 'papers@undersigned' })
    expect(events[1]!.DESCRIPTION).toMatch(
      /^Due Wednesday,? 10 February 2027 at 18:00 \(America\/New_York, UTC-05:00\)\.\n1,200 words at most, with footnotes\.$/,
    )
    expect(events[2]!.SUMMARY).toBe('Due: Paper statement (Fifth session, The Harbour Committee)')
    expect(events[2]!.DESCRIPTION).toMatch(/\nResponsible: Quay Rights\.$/)
    expect(events[3]!.SUMMARY).toMatch(/^Done – /)
    expect(events).toHaveLength(4)
    expect(events.some(event => 'BEGIN' in event || 'TRIGGER' in event)).toBe(false)
  })

  it('[PROC-5] whatever people type comes out again, in lines of 75 octets that tear no character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200, size: 'max' }),
        fc.nat(9_000_000_000_000),
        (typed, at) => {
          const file = calendarFile(typed, [event(typed, at)], at)
          for (const line of file.split('\r\n'))
            expect(new TextEncoder().encode(line).length).toBeLessThan(76)
          expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
          const [back] = read(file)
          // biome-ignore lint/suspicious/noControlCharactersInRegex: no value may hold them.
          const sayable = typed.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
          expect(back!.SUMMARY).toBe(sayable)
          expect(back!.LOCATION ?? '').toBe(sayable)
          expect(DateTime.fromFormat(back!.DTSTART!, FORM, { zone: 'utc' }).toMillis()).toBe(at - (at % 1000))
        },
      ),
    )
  })

  it('[PROC-5] a typed line cannot begin a property of its own', () => {
    const typed = 'Papers\r\nEND:VEVENT\r\nBEGIN:VALARM; a, b\\n'
    const events = read(calendarFile('x', [event(typed, NOW)], NOW))
    expect(events).toHaveLength(1)
    expect(events[0]!.SUMMARY).toBe('Papers\nEND:VEVENT\nBEGIN:VALARM; a, b\\n')
  })
})

const saying = {
  home: 'https://letters.example/c/harbour',
  words: words.calendar.words,
  language: 'en',
}

const event = (typed: string, at: number): CalendarEvent => ({
  ...{ kind: 'moment', uid: 'one@undersigned', sequence: 1, address: 'https://letters.example/' },
  ...{ summary: typed, description: '', location: typed, at },
})

const FORM = "yyyyMMdd'T'HHmmss'Z'"

/** The events of a calendar file, each as its properties; written from RFC 5545 alone. */
function read(file: string): Record<string, string>[] {
  expect(file.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true)
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  const lines = file.replaceAll('\r\n ', '').split('\r\n')
  const events: Record<string, string>[] = []
  let open: Record<string, string> | null = null
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') open = {}
    else if (line === 'END:VEVENT') {
      events.push(open!)
      open = null
    } else if (open) {
      const colon = line.indexOf(':')
      open[line.slice(0, colon)] = unescaped(line.slice(colon + 1))
    }
  }
  return events
}

const unescaped = (value: string): string =>
  value.replace(/\\(.)/gs, (_, next: string) => (next.toLowerCase() === 'n' ? '\n' : next))
