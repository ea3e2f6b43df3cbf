/** What happened to an ask, from when it was made: its revisions, what carried it, and the drafts it went through. */
import type * as contracts from '../../../shared/contract/outcomes.ts'
import type { Given, Input } from '../../../shared/contract/route.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Member } from '../../http/who.ts'
import { draftIn } from '../../instrument/instrument.ts'
import { namesOf } from '../../people/accounts.ts'
import type { Ports, Query } from '../../ports.ts'
import { sessionNames } from '../../processes/sessions.ts'
import * as register from '../store.ts'
import * as carriers from '../storeCarriers.ts'
import { asksOf, followedIn, verdictsOn } from './followed.ts'

type Event = Given<typeof contracts.seeTimeline>['events'][number]

/** The earliest first. A draft stands where its text is dated, or where that is not known, when it was stored. */
export async function seeTimeline(
  ports: Ports,
  who: Member,
  { ask }: Input<typeof contracts.seeTimeline>,
): Promise<Given<typeof contracts.seeTimeline>> {
  return ports.storage.read(async q => ({ events: await eventsOf(q, ports, who, ask) }))
}

export async function eventsOf(q: Query, ports: Ports, who: Member, ask: string): Promise<Event[]> {
  const row = (await register.askIn(q, who.coalition, ask)) ?? refuse('not-found')
  const events = [
    ...(await draftEvents(q, ports, who, ask)),
    ...(await registerEvents(q, row)),
    ...(await carriedEvents(q, who.coalition, ask)),
  ]
  return events.sort((a, b) => a.at - b.at)
}

/** The register's own revisions; a statement's own wording is told by the version that carries it. */
async function registerEvents(q: Query, row: register.Ask): Promise<Event[]> {
  const revisions = (await register.revisionsOf(q, [row.id])).filter(({ statement }) => statement === null)
  const names = await namesOf(q, [row.createdBy, ...revisions.map(({ by }) => by)])
  const made: Event = { kind: 'made', at: row.createdAt, by: names.get(row.createdBy) ?? '' }
  const revised = revisions
    .filter(({ number }) => number > 1)
    .map(
      ({ number, wording, by, at }): Event => ({
        ...{ kind: 'revised', at, by: names.get(by) ?? '', revision: number, wording },
      }),
    )
  return [made, ...revised]
}

async function carriedEvents(q: Query, coalition: string, ask: string): Promise<Event[]> {
  const versions = await carriers.carriersOf(q, coalition, [ask])
  const sessions = new Map<string, string | null>()
  for (const { statement } of versions)
    if (!sessions.has(statement))
      sessions.set(statement, (await carriers.letterOf(q, statement))?.session ?? null)
  const names = await sessionNames(
    q,
    [...sessions.values()].flatMap(session => session ?? []),
  )
  return versions.map(
    ({ id, statement, title, number, frozenAt }): Event => ({
      ...{ kind: 'carried', at: frozenAt, version: id, statement, title, number },
      session: names.get(sessions.get(statement) ?? '') ?? null,
    }),
  )
}

async function draftEvents(q: Query, ports: Ports, who: Member, ask: string): Promise<Event[]> {
  const events: Event[] = []
  for (const process of await processesOf(q, who.coalition, ask)) {
    const { drafts, lines, asks } = await followedIn(q, ports, who.coalition, process, ask)
    const verdicts = await verdictsOn(q, asks)
    for (const { id, symbol, title, textDate, createdAt } of drafts)
      events.push({
        ...{
          kind: 'draft',
          at: textDate === '' ? createdAt : Date.parse(textDate),
          draft: id,
          symbol,
          title,
        },
        cells: lines.map(line => ({
          ...{ part: line.part, place: line.standings.get(id)!.place, judged: verdicts(line, id) },
        })),
      })
  }
  return events
}

/** The process that the ask names, and those into whose drafts it is aimed. */
async function processesOf(q: Query, coalition: string, id: string): Promise<Set<string>> {
  const [ask] = await asksOf(q, coalition, id)
  const found = new Set(ask?.process ? [ask.process] : [])
  for (const draft of new Set(ask?.targets.flatMap(({ aim }) => aim?.draft ?? []))) {
    const process = (await draftIn(q, coalition, draft))?.process
    if (process !== undefined) found.add(process)
  }
  return found
}
