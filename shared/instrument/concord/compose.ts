/** One concordance from the first draft to the last, made of those between. */
import { type Concordance, follow, turned, type Way } from './confirmed.ts'
import type { Kind, Ref } from './proposal.ts'

export type Composed = Way & {
  /** A provision of the first draft; null for one of the last draft that comes from none of the first. */
  from: Ref | null
  /** `unplaced` where nothing of it is confirmed to the end. A way that is open in part keeps its kind. */
  kind: Kind | 'unplaced'
  /** Other provisions of the first draft that are in the same ones of the last. */
  with: Ref[]
}

/**
 * What became of each provision of the first draft by the last one. Kinds compose: what moved and is then kept moved,
 * unless it came back to its number; what was split and then merged again is whole; what was struck stays struck; what
 * is new on the way and struck again is not listed. A link that nobody confirmed breaks the way ([ASK-1]).
 * Provisions that the first concordance does not name are open and not listed.
 */
export function compose(chain: readonly Concordance[]): Composed[] {
  const back = chain.map(turned).reverse()
  const first = refsOf(chain[0]?.links.flatMap(({ from }) => from))
  const last = refsOf(chain.at(-1)?.links.flatMap(({ to }) => to))
  return composedOf(
    first.map(ref => [ref, follow(ref, chain)]),
    last.map(ref => [ref, follow(ref, back)]),
  )
}

/**
 * The same of ways that were followed already.
 * @param ways from each provision of the first draft to the last draft
 * @param back from each provision of the last draft to the first draft
 */
export function composedOf(ways: readonly [Ref, Way][], back: readonly [Ref, Way][]): Composed[] {
  const origins = new Map(back.map(([ref, way]) => [ref.at, way]))
  const known = ways.map(([from, way]): Composed => {
    const beside = refsOf(way.to.flatMap(({ at }) => origins.get(at)?.to ?? [])).filter(
      ({ at }) => at !== from.at,
    )
    return { ...way, from, kind: kindOf(from, way, beside), with: beside }
  })
  const added = back.filter(([, origin]) => isNew(origin))
  return [
    ...known,
    ...added.map(([ref]): Composed => ({ from: null, to: [ref], gone: [], open: [], kind: 'new', with: [] })),
  ]
}

function refsOf(refs: readonly Ref[] = []): Ref[] {
  return [...new Map(refs.map(ref => [ref.at, ref])).values()].sort((a, b) => a.at - b.at)
}

function kindOf(from: Ref, { to, open }: Way, beside: readonly Ref[]): Composed['kind'] {
  const [only] = to
  if (only === undefined) return open.length > 0 ? 'unplaced' : 'struck'
  if (to.length > 1) return 'split'
  if (beside.length > 0) return 'merged'
  return only.printed === from.printed ? 'kept' : 'moved'
}

const isNew = (origin: Way): boolean => origin.to.length === 0 && origin.open.length === 0
