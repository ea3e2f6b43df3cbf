/** What became of asks in a draft: the two texts, what the words alone say, and how it was judged. */
import { createHash } from 'node:crypto'
import type * as contracts from '../../../shared/contract/outcomes.ts'
import type { EvidenceRow } from '../../../shared/contract/outcomes.ts'
import type { Given, Input } from '../../../shared/contract/route.ts'
import type { Standing } from '../../../shared/following/places.ts'
import { evidenceOf } from '../../../shared/following/words.ts'
import { ancestorsOf } from '../../../shared/instrument/concord/graph.ts'
import { refuse } from '../../../shared/refusals.ts'
import type { Member } from '../../http/who.ts'
import { type Draft, draftIn } from '../../instrument/instrument.ts'
import { pausing } from '../../pausing.ts'
import { namesOf } from '../../people/accounts.ts'
import type { Ports, Query } from '../../ports.ts'
import { type Followed, followedIn, type Placed, shown } from './followed.ts'
import { proposerIn } from './proposed.ts'
import * as store from './store.ts'
import { type Texts, textsIn } from './texts.ts'

/**
 * The asks that can be judged in a draft, in the order of its text: not those that were written for it, or that it has
 * nothing to do with, nor those whose place another ask took.
 */
export async function listToJudge(
  ports: Ports,
  who: Member,
  { draft: id }: Input<typeof contracts.listToJudge>,
): Promise<Given<typeof contracts.listToJudge>> {
  return ports.storage.read(async q => {
    const draft = (await draftIn(q, who.coalition, id)) ?? refuse('not-found')
    const followed = await followedIn(q, ports, who.coalition, draft.process)
    const lines = followed.lines.filter(line => isToJudge(followed, line, id))
    const evidence = await evidenceFor(q, followed, id, lines)
    return { evidence: evidence.sort((a, b) => orderOf(a) - orderOf(b)) }
  })
}

function isToJudge(followed: Followed, line: Placed, draft: string): boolean {
  const { place } = line.standings.get(draft)!
  if (followed.replaced.has(line.ask) || place.kind === 'before' || place.kind === 'elsewhere') return false
  return place.kind !== 'placed' || beforeOf(followed, line, draft) !== null
}

const orderOf = ({ place }: EvidenceRow): number => {
  if (place.kind === 'placed') return place.in[0]!.at
  return place.kind === 'gone' ? (place.last[0]?.at ?? 0) + 0.5 : Number.MAX_SAFE_INTEGER
}

/** An ask in a draft, as a whole and its parts. */
export async function seeEvidence(
  ports: Ports,
  who: Member,
  { ask, draft }: Input<typeof contracts.seeEvidence>,
): Promise<Given<typeof contracts.seeEvidence>> {
  return ports.storage.read(async q => {
    const { followed } = await askInDraft(q, ports, who, ask, draft)
    return { evidence: await evidenceFor(q, followed, draft, followed.lines) }
  })
}

/** An ask with a draft of its own process. Refuses with `not-found` anything else. */
export async function askInDraft(
  q: Query,
  ports: Ports,
  { coalition }: Pick<Member, 'coalition'>,
  ask: string,
  id: string,
): Promise<{ draft: Draft; followed: Followed }> {
  const draft = (await draftIn(q, coalition, id)) ?? refuse('not-found')
  const followed = await followedIn(q, ports, coalition, draft.process, ask)
  if (followed.asks.length === 0) refuse('not-found')
  return { draft, followed }
}

/** The evidence of some lines in one draft, in their order. */
export async function evidenceFor(
  q: Query,
  followed: Followed,
  draft: string,
  lines: readonly Placed[],
): Promise<EvidenceRow[]> {
  const judgements = await store.judgementsIn(q, draft, [...new Set(lines.map(({ ask }) => ask))])
  const names = await namesOf(
    q,
    judgements.map(({ by }) => by),
  )
  const byAsk = new Map<string, typeof judgements>()
  for (const one of judgements) byAsk.set(one.ask, [...(byAsk.get(one.ask) ?? []), one])
  const texts = textsIn(q)
  const propose = proposerIn(followed, texts)
  const pause = pausing(q)
  const rows: EvidenceRow[] = []
  for (const line of lines) {
    if (rows.length > 0) await pause()
    const own = (byAsk.get(line.ask) ?? []).filter(({ part }) => part === line.part)
    const { before, old, now, place, seen } = await lookedAt(followed, line, draft, texts)
    rows.push({
      ...{ ask: line.ask, part: line.part, draft, place, before, old, now, seen },
      proposal: before === null ? null : await propose(line, draft, before),
      judgements: own.map(one => ({ ...shown(one, names), old: one.old, now: one.now })),
    })
  }
  return rows
}

/** Where a line is in a draft, with its text there and the one before. */
export async function lookedAt(
  followed: Followed,
  line: Placed,
  draft: string,
  texts: Texts,
): Promise<Pick<EvidenceRow, 'place' | 'before' | 'old' | 'now' | 'seen'>> {
  const standing = line.standings.get(draft)!
  const before = beforeOf(followed, line, draft)
  const old = before === null ? [] : positionsIn(line.standings.get(before)!)
  const now = positionsIn(standing)
  const looked = {
    ...{ place: standing.place, before },
    old: before === null ? [] : evidenceOf(before, await texts(before), old),
    now: now.length === 0 ? [] : evidenceOf(draft, await texts(draft), now),
  }
  return { ...looked, seen: createHash('sha256').update(JSON.stringify(looked)).digest('hex').slice(0, 32) }
}

const positionsIn = ({ place }: Standing): number[] =>
  place.kind === 'placed' ? place.in.map(({ at }) => at) : []

/** The nearest draft before in which it was placed; where it is gone, the one in which it stood last. */
function beforeOf({ graph }: Followed, { standings }: Placed, draft: string): string | null {
  const { place } = standings.get(draft)!
  if (place.kind === 'before') return null
  const earlier = ancestorsOf(graph, draft)
  const last = place.kind === 'gone' ? place.in : undefined
  return (
    [...(last === undefined ? [] : [last]), ...earlier].find(
      id => standings.get(id)?.place.kind === 'placed',
    ) ?? null
  )
}
