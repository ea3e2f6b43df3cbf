/** What changed between two drafts, and how many asks are on each provision. */
import type * as contracts from '../../../shared/contract/outcomes.ts'
import type { Given, Input } from '../../../shared/contract/route.ts'
import { type Changes, changesBetween, type OnProvisions } from '../../../shared/following/changes.ts'
import { type Weighed, weightOn } from '../../../shared/following/map.ts'
import type { Standing } from '../../../shared/following/places.ts'
import { composing } from '../../../shared/instrument/concord/between.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Member } from '../../http/who.ts'
import { type Draft, draftIn } from '../../instrument/instrument.ts'
import { inPieces, pausing } from '../../pausing.ts'
import type { Ports, Query } from '../../ports.ts'
import { type Followed, followedIn, type Placed, type Verdicts, verdictsOn } from './followed.ts'
import { textsIn } from './texts.ts'

/** First the changed provisions that carry an ask, then the rest. Refuses two drafts that do not follow each other. */
export async function seeChanges(
  ports: Ports,
  who: Member,
  input: Input<typeof contracts.seeChanges>,
): Promise<Given<typeof contracts.seeChanges>> {
  return ports.storage.read(async q => (await changesOf(q, ports, who, input)).changes)
}

/** The same with the two drafts and the asks. */
export async function changesOf(
  q: Query,
  ports: Ports,
  who: Member,
  { draft, old }: { draft: string; old: string },
): Promise<{ changes: Changes; now: Draft; old: Draft; followed: Followed }> {
  const now = (await draftIn(q, who.coalition, draft)) ?? refuse('not-found')
  const before = (await draftIn(q, who.coalition, old)) ?? refuse('not-found')
  const followed = await followedIn(q, ports, who.coalition, now.process)
  const pause = pausing(q)
  const composed = await inPieces(composing(followed.graph, old, draft), pause)
  if (composed === null)
    refuse(
      'not-found',
      'The newer draft does not go back to the older one. Choose a draft that it goes back to.',
    )
  const texts = textsIn(q)
  const verdicts = await verdictsOn(q, followed.asks)
  const [was, is] = [await texts(old), await texts(draft)]
  await pause()
  const changes = changesBetween(
    { id: old, rows: was },
    { id: draft, rows: is },
    composed,
    standing(followed).map(line => onProvisions(line, old, draft, verdicts)),
  )
  return { changes, now, old: before, followed }
}

/** Lines that are about something of their own, of asks whose place no other one took. */
const standing = ({ lines, replaced }: Followed): Placed[] =>
  lines.filter(({ ask, own }) => own.length > 0 && !replaced.has(ask))

const onProvisions = (line: Placed, old: string, now: string, verdicts: Verdicts): OnProvisions => ({
  ...{ ask: line.ask, part: line.part, judged: verdicts(line, now) },
  old: positionsIn(line.ownStandings.get(old)),
  now: positionsIn(line.ownStandings.get(now)),
})

const positionsIn = (standing: Standing | undefined): number[] =>
  standing?.place.kind === 'placed' ? standing.place.in.map(({ at }) => at) : []

/** How many asks are on each provision of a draft, with what became of them there. */
export async function seeMap(
  ports: Ports,
  who: Member,
  { draft }: Input<typeof contracts.seeMap>,
): Promise<Given<typeof contracts.seeMap>> {
  return ports.storage.read(async q => ({ provisions: (await mapOf(q, ports, who, draft)).provisions }))
}

/** The same with the draft and the asks. */
export async function mapOf(
  q: Query,
  ports: Ports,
  who: Member,
  id: string,
): Promise<{ provisions: Weighed[]; draft: Draft; followed: Followed }> {
  const draft = (await draftIn(q, who.coalition, id)) ?? refuse('not-found')
  const followed = await followedIn(q, ports, who.coalition, draft.process)
  const verdicts = await verdictsOn(q, followed.asks)
  const on = standing(followed).map(line => ({
    ...{ ask: line.ask, part: line.part, outcome: verdicts(line, id)?.outcome ?? null },
    at: positionsIn(line.ownStandings.get(id)),
  }))
  return { provisions: weightOn(followed.graph.byId.get(id)?.provisions ?? [], on), draft, followed }
}
