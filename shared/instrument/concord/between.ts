/** What became of one draft by a later one, through all drafts between. */
import { type Composed, composedOf } from './compose.ts'
import type { Way } from './confirmed.ts'
import { ancestorsOf, type Graph, graphFrom } from './graph.ts'
import type { Ref } from './proposal.ts'
import { walk } from './walk.ts'

/**
 * What became of each provision of a draft by a later one, along every line of drafts between them: all provisions of
 * the old draft in order, then those of the new one that come from none of them. What is in chapters that the new draft
 * does not hold is not listed; nor is what is new only beside drafts that held some chapters.
 * @returns null where the new draft does not go back to the old one
 */
export function composedBetween(graph: Graph, old: string, now: string): Composed[] | null {
  const work = composing(graph, old, now)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** The same in steps, one for each provision: a long negotiation takes a while. */
export function* composing(graph: Graph, old: string, now: string): Generator<void, Composed[] | null> {
  const part = partBetween(graph, old, now)
  if (part === null) return null
  const holdsAll = !part.byId.get(now)!.partial
  const ways: [Ref, Way][] = []
  for (const ref of provisionsOf(part, old)) {
    const way = walk(part, old, [ref]).get(now)!
    if (way.to.length + way.gone.length + way.open.length > 0) ways.push([ref, way])
    else if (holdsAll) ways.push([ref, unsaid(old, ref, now)])
    yield
  }
  const back: [Ref, Way][] = []
  for (const ref of provisionsOf(part, now)) {
    const way = walk(part, now, [ref], 'back').get(old)!
    back.push([ref, way.to.length + way.gone.length > 0 ? way : unsaid(now, ref, old)])
    yield
  }
  return composedOf(ways, back)
}

const unsaid = (draft: string, ref: Ref, next: string): Way => ({
  to: [],
  gone: [],
  open: [{ draft, ref, next }],
})

const provisionsOf = ({ byId }: Graph, draft: string): Ref[] =>
  byId.get(draft)!.provisions.map(({ printed }, at) => ({ at, printed }))

/** Only the drafts on the lines from one to the other; null where none leads there. */
export function partBetween(graph: Graph, old: string, now: string): Graph | null {
  const before = new Set(ancestorsOf(graph, now))
  if (!before.has(old)) return null
  const between = graph.drafts.filter(
    ({ id }) => id === old || id === now || (before.has(id) && ancestorsOf(graph, id).includes(old)),
  )
  return graphFrom(
    between,
    [...graph.concordances.values()].flatMap(byNow => [...byNow.values()]),
  )
}
