/** Every ask about an instrument through all its drafts. */
import type { Target } from '../../../shared/ask.ts'
import { contradictions as contradictionsAmong, type Standing } from '../../../shared/asks/contradict.ts'
import type * as contracts from '../../../shared/contract/outcomes.ts'
import type { Given, Input } from '../../../shared/contract/route.ts'
import { type Standings, standingsOf } from '../../../shared/following/places.ts'
import type { Member } from '../../http/who.ts'
import { pausing } from '../../pausing.ts'
import type { Ports, Query } from '../../ports.ts'
import { type Ask, type Followed, followedIn, verdictsOn } from './followed.ts'

export type Matrix = Given<typeof contracts.seeMatrix>

/** Where every ask is in every draft, what became of it there, and which asks cannot both be met. */
export async function seeMatrix(
  ports: Ports,
  who: Member,
  { process }: Input<typeof contracts.seeMatrix>,
): Promise<Matrix> {
  return ports.storage.read(async q => matrixOf(q, await followedIn(q, ports, who.coalition, process)))
}

export async function matrixOf(q: Query, followed: Followed): Promise<Matrix> {
  const { drafts, lines, asks } = followed
  const verdicts = await verdictsOn(q, asks)
  const pause = pausing(q)
  const rows: Matrix['rows'] = []
  for (const line of lines) {
    await pause()
    rows.push({
      ...{ ask: line.ask, part: line.part },
      cells: drafts.map(({ id }) => ({
        ...{ draft: id, place: line.standings.get(id)!.place, judged: verdicts(line, id) },
      })),
    })
  }
  return {
    drafts: drafts.map(({ id, symbol, title, textDate, session }) => ({
      id,
      symbol,
      title,
      textDate,
      session,
    })),
    rows,
    contradictions: await contradictionsIn(followed),
  }
}

/** By draft, in the order of its provisions. */
async function contradictionsIn({ graph, ways, asks, links }: Followed): Promise<Matrix['contradictions']> {
  const pause = pausing()
  const aimed: { ask: Ask; on: { target: Target; standings: Standings }[] }[] = []
  for (const ask of asks) {
    await pause()
    const on = ask.targets.map(target => ({ target, standings: standingsOf(graph, [target], ways) }))
    aimed.push({ ask, on })
  }
  const found: Matrix['contradictions'] = []
  for (const { id, provisions } of graph.drafts) {
    await pause()
    const here = contradictionsAmong(
      aimed.map(({ ask, on }) => ({ ...standing(ask), things: on.flatMap(one => thingsIn(one, id)) })),
      links,
      at => provisions[at]?.parent ?? null,
    )
    for (const { at, asks } of here) {
      const { printed, title } = provisions[at]!
      found.push({ draft: id, in: { at, printed, title }, asks })
    }
  }
  return found
}

const standing = ({ id, verb, proposedText }: Ask): Omit<Standing, 'things'> => ({
  ask: id,
  verb,
  proposedText,
})

function thingsIn(
  { target: { kind, words }, standings }: { target: Target; standings: Standings },
  draft: string,
): Standing['things'] {
  const place = standings.get(draft)?.place
  return place?.kind === 'placed' ? place.in.map(({ at }) => ({ at, kind, words })) : []
}
