/** On the coalition's home: everything that is due, of whatever kind, the soonest first. */
import { Link } from 'wouter'
import { listProcesses } from '../../../shared/contract/processes.ts'
import { listOpenRounds } from '../../../shared/contract/rounds.ts'
import { listSignons } from '../../../shared/contract/signons.ts'
import { type Due, dueIn } from '../../../shared/process.ts'
import { useAnswer } from '../../data.ts'
import { Deadline } from '../../parts/Time.tsx'
import { fromNow } from '../../parts/zones.ts'
import { words } from '../../words.ts'
import { type Here, may } from '../coalition.ts'

const says = words.processes.due

type Line = {
  key: string
  to: string
  what: string
  more: string[]
  at: number
  zone: string
  overdue: boolean
}

/** How many are shown at once. */
const FIRST = 6

/** Not shown where no process has anything due: what rounds and sign-ons alone have ahead stands below anyway. */
export function DueSection({ here }: { here: Here }) {
  const answer = useAnswer(listProcesses, { coalition: here.id }, 60_000).data
  const others = [...useRounds(here), ...useSignons(here)]
  const dues = answer ? dueIn(answer.processes, answer.now) : []
  if (!answer || dues.length === 0) return null
  const lines = [...dues.map(due => lineOf(here, due)), ...others].sort((a, b) => a.at - b.at)
  const rest = lines.slice(FIRST)
  return (
    <section className="section" aria-labelledby="due">
      <h2 id="due">{says.title}</h2>
      <Lines lines={lines.slice(0, FIRST)} now={answer.now} />
      {rest.length > 0 && (
        <details className="more">
          <summary>{says.later(rest.length)}</summary>
          <Lines lines={rest} now={answer.now} />
        </details>
      )}
    </section>
  )
}

function Lines({ lines, now }: { lines: readonly Line[]; now: number }) {
  return (
    <ul className="things">
      {lines.map(({ key, to, what, more, at, zone, overdue }) => (
        <li key={key}>
          <Link href={to} className="thing">
            <span className="thing-line" dir="auto">
              {what}
            </span>
            <span className="thing-says">
              {overdue ? <strong>{says.overdue}</strong> : <span>{fromNow(at, now)}</span>}
              <span>
                <Deadline at={at} zone={zone} />
              </span>
              {more.map(one => (
                <bdi key={one}>{one}</bdi>
              ))}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function lineOf(
  here: Here,
  { id, kind, what, dueAt, zone, overdue, organisation, session, process }: Due,
): Line {
  const responsible = kind === 'document' ? [organisation ?? says.byNobody] : []
  return {
    ...{ key: id, to: `/c/${here.slug}/processes/${process.id}`, what, at: dueAt, zone, overdue },
    more: [...responsible, says.of(session.name, process.name)],
  }
}

function useRounds(here: Here): Line[] {
  const rounds = useAnswer(listOpenRounds, { coalition: here.id }, 60_000).data?.rounds ?? []
  return rounds
    .filter(({ state }) => state === 'open')
    .map(({ id, statement, version, closesAt, zone }) => ({
      ...{ key: id, to: `/statements/${statement}/rounds/${id}`, at: closesAt, zone, overdue: false },
      what: says.round(version.number),
      more: [version.title || words.letter.untitled],
    }))
}

function useSignons(here: Here): Line[] {
  const input = may(here, 'signons.see') ? { coalition: here.id } : null
  const signons = useAnswer(listSignons, input, 60_000).data?.signons ?? []
  return signons
    .filter(({ state }) => state === 'open')
    .map(({ id, statement, version, closesAt, zone }) => ({
      ...{ key: id, to: `/c/${here.slug}/signons/${id}`, at: closesAt, zone, overdue: false },
      what: says.signon(version.number),
      more: [statement.title],
    }))
}
