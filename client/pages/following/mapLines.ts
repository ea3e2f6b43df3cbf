/** The lines of the map, from the provisions of a draft. Pure. */
import type { seeMap } from '../../../shared/contract/outcomes.ts'
import type { Reply } from '../../../shared/contract/route.ts'
import { OUTCOMES, type Outcome } from '../../../shared/outcome.ts'

export type MapProvision = Reply<typeof seeMap>['provisions'][number]
export type MapLine = {
  provision: MapProvision
  /** What holds articles is a heading over them. */
  heading: boolean
  /** How many asks are on it, and the most that are on any article, which is a whole bar. */
  count: number
  most: number
  /** In the order of outcomes, the best first; what is not judged last. */
  shares: { outcome: Outcome | null; count: number }[]
  /** What it holds below the article that carries an ask. */
  within: MapProvision[]
}

/** From the articles up; everything, where the instrument has none. */
const CONTAINERS: ReadonlySet<string> = new Set(['part', 'chapter', 'section', 'cluster'])
const SHOWN: ReadonlySet<string> = new Set([...CONTAINERS, 'preamble', 'annex', 'article'])

/** @param onlyAsked leaves out what carries no ask */
export function mapLines(provisions: readonly MapProvision[], onlyAsked: boolean): MapLine[] {
  const all = !provisions.some(({ level }) => level === 'article')
  const isLine = ({ level }: MapProvision) => all || SHOWN.has(level)
  const most = Math.max(
    1,
    ...provisions.filter(one => isLine(one) && !CONTAINERS.has(one.level)).map(({ asks }) => asks.length),
  )
  const lines: MapLine[] = []
  for (const provision of provisions) {
    if (isLine(provision)) lines.push(lineOf(provision, most))
    else if (provision.asks.length > 0) lines.at(-1)?.within.push(provision)
  }
  return onlyAsked ? lines.filter(({ count }) => count > 0) : lines
}

function lineOf(provision: MapProvision, most: number): MapLine {
  const of = (outcome: Outcome | null) => provision.asks.filter(ask => ask.outcome === outcome).length
  return {
    provision,
    heading: CONTAINERS.has(provision.level),
    count: provision.asks.length,
    most,
    shares: [...OUTCOMES, null]
      .map(outcome => ({ outcome, count: of(outcome) }))
      .filter(({ count }) => count > 0),
    within: [],
  }
}
