/**
 * Calendars to download. There is no address that a calendar could ask again without signing in: such an address is a
 * secret in every calendar it is put into, and would tell whoever finds it what the coalition is about to hand in.
 */
import { type CalendarEvent, calendarFile } from '../../shared/calendar.ts'
import type * as contracts from '../../shared/contract/processes.ts'
import type { ProcessRow, SessionRow } from '../../shared/contract/processes.ts'
import type { Input } from '../../shared/contract/route.ts'
import { eventsOf } from '../../shared/processCalendar.ts'
import { refuse } from '../../shared/refusals.ts'
import { processes as words } from '../../shared/words/en/processes.ts'
import { coalitionById } from '../coalitions/coalitions.ts'
import type { File } from '../http/bind.ts'
import type { Member } from '../http/who.ts'
import type { Ports, Query } from '../ports.ts'
import { processRows } from './rows.ts'
import * as store from './store.ts'

/** Every session of the processes that are not archived, and what is due for each. */
export async function exportCalendar(
  ports: Ports,
  who: Member,
  _input: Input<typeof contracts.exportCalendar>,
): Promise<File> {
  return ports.storage.read(async q => {
    const coalition = (await coalitionById(q, who.coalition)) ?? refuse('not-found')
    const processes = await processRows(q, who.coalition, await store.processesOf(q, who.coalition))
    const events = processes
      .filter(({ archivedAt }) => archivedAt === null)
      .flatMap(process =>
        process.sessions.flatMap(session => eventsIn(ports, coalition.slug, process, session)),
      )
    return file(ports, coalition.slug, words.calendar.name(coalition.name), events)
  })
}

/** One session and what is due for it. */
export async function exportSession(
  ports: Ports,
  who: Member,
  { session: id }: Input<typeof contracts.exportSession>,
): Promise<File> {
  return ports.storage.read(async q => {
    const { slug } = (await coalitionById(q, who.coalition)) ?? refuse('not-found')
    const { process, session } = await sessionOf(q, who.coalition, id)
    const name = words.calendar.words.session(session.name, process.shortName || process.name)
    return file(ports, `${slug}-${session.firstDay}`, name, eventsIn(ports, slug, process, session))
  })
}

async function sessionOf(q: Query, coalition: string, id: string) {
  const { process: of } = (await store.sessionById(q, id)) ?? refuse('not-found')
  const [process] = await processRows(q, coalition, [(await store.processById(q, of)) ?? refuse('not-found')])
  const session = process?.sessions.find(one => one.id === id)
  return process && session ? { process, session } : refuse('not-found')
}

const eventsIn = (ports: Ports, slug: string, process: ProcessRow, session: SessionRow) =>
  eventsOf(process, session, {
    home: `${ports.config.publicUrl}/c/${slug}`,
    words: words.calendar.words,
    language: 'en',
  })

const file = (ports: Ports, named: string, title: string, events: readonly CalendarEvent[]): File => ({
  name: `${named}.ics`,
  media: 'text/calendar; charset=utf-8',
  content: calendarFile(title, events, ports.clock.now()),
})
