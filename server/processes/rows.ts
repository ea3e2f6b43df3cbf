/** Processes and sessions as replies show them. */
import type { ProcessRow, SessionRow } from '../../shared/contract/processes.ts'
import { organisationsOf } from '../organisations/register.ts'
import type { Query } from '../ports.ts'
import * as store from './store.ts'

/** Processes of one coalition with their sessions and all that is due. */
export async function processRows(
  q: Query,
  coalition: string,
  processes: readonly store.Process[],
): Promise<ProcessRow[]> {
  const sessions = await store.sessionsOf(
    q,
    processes.map(({ id }) => id),
  )
  const rows = await sessionRows(q, coalition, sessions)
  return processes.map(process => ({
    ...process,
    sessions: rows.filter(session => session.process === process.id),
  }))
}

/** Sessions of one coalition with all that is due for them. */
export async function sessionRows(
  q: Query,
  coalition: string,
  sessions: readonly store.Session[],
): Promise<SessionRow[]> {
  const dues = await store.duesOf(
    q,
    sessions.map(({ id }) => id),
  )
  const names = new Map((await organisationsOf(q, coalition)).map(({ id, name }) => [id, name]))
  const responsible = (id: string | null) =>
    id === null || !names.has(id) ? null : { id, name: names.get(id)! }
  return sessions.map(session => {
    const own = dues.filter(due => due.session === session.id)
    return {
      ...session,
      countsNotes: session.countsNotes === 1,
      deadlines: own.filter(({ kind }) => kind === 'deadline'),
      documents: own
        .filter(({ kind }) => kind === 'document')
        .map(due => ({ ...due, organisation: responsible(due.organisation) })),
    }
  })
}
