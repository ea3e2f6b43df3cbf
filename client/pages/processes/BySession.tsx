/** Statements under the sessions they are for; a plain list where no session is known. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { listProcesses } from '../../../shared/contract/processes.ts'
import type { StatementRow } from '../../../shared/contract/statements.ts'
import { bySession, type SessionGroup } from '../../../shared/process.ts'
import { useAnswer } from '../../data.ts'
import { words } from '../../words.ts'
import type { Here } from '../coalition.ts'
import { sayDays } from './days.ts'

/** @param children draws a list of statements */
export function BySession({
  here,
  statements,
  children,
}: {
  here: Here
  statements: readonly StatementRow[]
  children: (statements: readonly StatementRow[]) => ReactNode
}) {
  const answer = useAnswer(listProcesses, { coalition: here.id }, 60_000).data
  const groups = answer ? bySession(statements, answer.processes, answer.now) : []
  if (groups.every(({ session }) => session === null)) return children(statements)
  return groups.map(group => (
    <section key={group.session?.row.id ?? ''} className="session-group">
      <h3>
        <Heading session={group.session} slug={here.slug} />
      </h3>
      {children(group.statements)}
    </section>
  ))
}

function Heading({ session, slug }: { session: SessionGroup<StatementRow>['session']; slug: string }) {
  if (session === null) return words.processes.statement.without
  const { of, row } = session
  return (
    <>
      <Link href={`/c/${slug}/processes/${of.id}`}>
        <bdi>{words.processes.due.of(row.name, of.shortName || of.name)}</bdi>
      </Link>{' '}
      <span className="sub">
        {row.place !== '' && <bdi>{row.place}, </bdi>}
        {sayDays(row.firstDay, row.lastDay)}
      </span>
    </>
  )
}
