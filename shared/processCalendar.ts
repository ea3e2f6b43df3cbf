/** What of a process stands in a calendar. */
import type { CalendarEvent } from './calendar.ts'
import type { ProcessRow, SessionRow } from './contract/processes.ts'
import { inWords } from './deadline.ts'

/** What a calendar says of an event, in the language of whoever takes it. */
export type CalendarWords = {
  session: (session: string, process: string) => string
  deadline: (what: string, session: string, process: string) => string
  document: (what: string, session: string, process: string) => string
  done: (summary: string) => string
  /** A deadline in words, with its zone. */
  due: (when: string) => string
  limit: (words: number, countsNotes: boolean) => string
  responsible: (organisation: string) => string
}

/**
 * [PROC-5] A session and everything due for it as events: the session as whole days, the rest as moments. What passed
 * and what is done stays in, so that a calendar which is given the file again shows how it stands.
 * @param home where screens begin, such as `https://letters.example/c/harbour`
 * @param language BCP 47, of `words`
 */
export function eventsOf(
  process: Pick<ProcessRow, 'id' | 'name' | 'shortName'>,
  session: SessionRow,
  { home, words, language }: { home: string; words: CalendarWords; language: string },
): CalendarEvent[] {
  const name = process.shortName || process.name
  const { place, firstDay, lastDay, revision: sequence } = session
  const address = `${home}/processes/${process.id}`
  const limit = session.wordLimit === null ? '' : words.limit(session.wordLimit, session.countsNotes)
  const moment = (due: SessionRow['deadlines'][number], summary: string, more: string): CalendarEvent => ({
    ...{ kind: 'moment', at: due.dueAt, uid: uidOf(due.id), sequence, address, location: '' },
    summary,
    description: [words.due(inWords(due.dueAt, due.zone, language)), more]
      .filter(line => line !== '')
      .join('\n'),
  })
  return [
    {
      ...{ kind: 'days', firstDay, lastDay, uid: uidOf(session.id), sequence, address, location: place },
      ...{ summary: words.session(session.name, name), description: limit },
    },
    ...session.deadlines.map(due => moment(due, words.deadline(due.what, session.name, name), limit)),
    ...session.documents.map(document => {
      const { what, organisation, doneAt } = document
      const summary = words.document(what, session.name, name)
      const more = organisation === null ? '' : words.responsible(organisation.name)
      return moment(document, doneAt === null ? summary : words.done(summary), more)
    }),
  ]
}

/** The id alone tells things apart everywhere; a server that moves to another address keeps them. */
const uidOf = (id: string): string => `${id}@undersigned`
