/** The asks about an instrument with where they are in its drafts: what every view of them is made of. */
import type { AskSays } from '../../../shared/ask.ts'
import { type AskLink, replacedAsks } from '../../../shared/asks/links.ts'
import type { MatrixRow } from '../../../shared/contract/outcomes.ts'
import {
  type Line,
  linesOf,
  type Standings,
  standingsOf,
  type Followed as Ways,
} from '../../../shared/following/places.ts'
import type { Graph } from '../../../shared/instrument/concord/graph.ts'
import { graphOf } from '../../instrument/concord/graph.ts'
import { type Draft, draftsOf } from '../../instrument/instrument.ts'
import { pausing } from '../../pausing.ts'
import { namesOf } from '../../people/accounts.ts'
import type { Ports, Query } from '../../ports.ts'
import { saysOf } from '../rows.ts'
import * as register from '../store.ts'
import { linksOf } from '../storeLinks.ts'
import * as store from './store.ts'

/** An ask with what the register says of it. */
export type Ask = AskSays & { id: string; number: number; process: string | null }

/** A line with where it is in each draft: everything it is about, and what is its own alone. */
export type Placed = Line & { asked: Ask; standings: Standings; ownStandings: Standings }

export type Followed = {
  process: string
  /** In the order of their texts. */
  drafts: Draft[]
  graph: Graph
  asks: Ask[]
  /** By the numbers of the asks; each ask as a whole, then its parts. */
  lines: Placed[]
  links: AskLink[]
  /** Asks whose place another one took. */
  replaced: ReadonlySet<string>
  /** What was followed already. */
  ways: Ways
}

/** An ask belongs to the process that it names, and to each one into whose drafts it is aimed. */
export async function followedIn(
  q: Query,
  ports: Ports,
  coalition: string,
  process: string,
  only?: string,
): Promise<Followed> {
  const drafts = await draftsOf(q, process)
  const graph = await graphOf(q, ports, process)
  const asks = (await asksOf(q, coalition, only)).filter(ask => belongsTo(ask, process, graph))
  const links = await linksOf(q, coalition)
  const ways: Ways = new Map()
  const pause = pausing(q)
  const lines: Placed[] = []
  for (const asked of asks)
    for (const line of linesOf(asked)) {
      await pause()
      lines.push(placed(graph, asked, line, ways))
    }
  return { process, drafts, graph, asks, lines, links, replaced: replacedAsks(links), ways }
}

/** The asks of a coalition by their numbers, or one of them. */
export async function asksOf(q: Query, coalition: string, only?: string): Promise<Ask[]> {
  const named = only === undefined ? undefined : [only]
  const rows = await register.asksOf(q, coalition, named)
  const held = await register.heldRevisions(q, coalition, named)
  return rows.flatMap(({ id, number, process }) => {
    const revision = held.get(id)
    return revision === undefined ? [] : [{ ...saysOf(revision), id, number, process }]
  })
}

const belongsTo = (ask: Ask, process: string, { byId }: Graph): boolean =>
  ask.process === process || ask.targets.some(({ aim }) => aim !== null && byId.has(aim.draft))

function placed(graph: Graph, asked: Ask, line: Line, ways: Ways): Placed {
  const standings = standingsOf(graph, line.targets, ways)
  const all = line.own.length === line.targets.length
  return { ...line, asked, standings, ownStandings: all ? standings : standingsOf(graph, line.own, ways) }
}

export type Judged = NonNullable<MatrixRow['cells'][number]['judged']>

/** The judgement that counts, by line and draft: the newest of each. */
export type Verdicts = (line: Pick<Line, 'ask' | 'part'>, draft: string) => Judged | null

export async function verdictsOn(q: Query, asks: readonly { id: string }[]): Promise<Verdicts> {
  const all = await store.judgementsOf(
    q,
    asks.map(({ id }) => id),
  )
  const names = await namesOf(
    q,
    all.map(({ by }) => by),
  )
  const newest = new Map<string, Judged>()
  for (const judgement of all.reverse())
    newest.set(keyOf(judgement, judgement.draft), shown(judgement, names))
  return (line, draft) => newest.get(keyOf(line, draft)) ?? null
}

const keyOf = ({ ask, part }: Pick<Line, 'ask' | 'part'>, draft: string): string =>
  `${ask} ${part ?? ''} ${draft}`

/** A judgement as it is shown. */
export const shown = (
  { id, outcome, note, by, at }: store.Judgement,
  names: ReadonlyMap<string, string>,
): Judged => ({ id, outcome, note, by: { id: by, name: names.get(by) ?? '' }, at })
