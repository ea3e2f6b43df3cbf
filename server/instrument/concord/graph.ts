/** The drafts of a process with all that is confirmed between them, ready to be followed. */
import type { Concordance } from '../../../shared/instrument/concord/confirmed.ts'
import {
  type Graph,
  type GraphDraft,
  graphFrom,
  type Outline,
} from '../../../shared/instrument/concord/graph.ts'
import { pausing } from '../../pausing.ts'
import type { Ports, Query, Tx } from '../../ports.ts'
import { type Draft, draftsOf } from '../instrument.ts'
import * as store from './store.ts'

/**
 * The graph of a process's drafts, in the order of their texts, with the links that hold: for `placesOf` and
 * `composedBetween`. What did not change since it was last asked for is not read again.
 * @param q a write asks before it changes drafts or links, for a revision that was read is not read again
 */
export async function graphOf(q: Query, ports: Pick<Ports, 'storage'>, process: string): Promise<Graph> {
  const drafts = new Map<string, Seen>()
  const pause = pausing(q)
  for (const { id, parents, partial, revision } of await draftsOf(q, process)) {
    await pause()
    drafts.set(id, {
      ...{ id, parents, partial, revision },
      provisions: await outlineOf(q, ports, { id, revision }),
    })
  }
  const concordances: Concordance[] = []
  for (const row of await store.concordancesIn(q, process)) {
    const [old, now] = [drafts.get(row.old), drafts.get(row.now)]
    await pause()
    if (old && now) concordances.push(await linksOf(q, ports, row, old, now))
  }
  return graphFrom([...drafts.values()], concordances)
}

type Seen = GraphDraft & { revision: number }

/** The provisions of a draft without their words, by position. A write asks before it changes the draft. */
export async function outlineOf(
  q: Query,
  { storage }: Pick<Ports, 'storage'>,
  draft: Pick<Draft, 'id' | 'revision'>,
): Promise<readonly Outline[]> {
  const shelf = shelfOf(storage).outlines
  const stamp = String(draft.revision)
  const known = shelf.get(draft.id, stamp)
  if (known !== undefined) return known
  const outline = await store.outlineOf(q, draft.id)
  if (!isWriting(q)) shelf.put(draft.id, stamp, outline, outline.length)
  return outline
}

async function linksOf(
  q: Query,
  { storage }: Pick<Ports, 'storage'>,
  { id, revision }: store.Concordance,
  old: Seen,
  now: Seen,
): Promise<Concordance> {
  const shelf = shelfOf(storage).concordances
  const stamp = [revision, old.revision, now.revision].join('/')
  const known = shelf.get(id, stamp)
  if (known !== undefined) return known
  const links = await store.liveLinks(q, id)
  const made = concordanceOf(links, old, now)
  if (!isWriting(q)) shelf.put(id, stamp, made, links.length)
  return made
}

/** What a write sees may never come to be, and another write may come to the same revision. */
const isWriting = (q: Query | Tx): boolean => 'writes' in q

/** Stored links with the numbers that the two drafts print now. */
export function concordanceOf(
  links: readonly Pick<store.Link, 'kind' | 'from' | 'to' | 'by' | 'at'>[],
  old: Pick<GraphDraft, 'id' | 'provisions'>,
  now: Pick<GraphDraft, 'id' | 'provisions'>,
): Concordance {
  const refs = (draft: Pick<GraphDraft, 'provisions'>, positions: readonly number[]) =>
    positions.map(at => ({ at, printed: draft.provisions[at]?.printed ?? '' }))
  return {
    old: old.id,
    now: now.id,
    links: links.map(({ kind, from, to, by, at }) => ({
      ...{ kind, by, at },
      ...{ from: refs(old, from), to: refs(now, to) },
    })),
  }
}

/** What was read, by id; `stamp` says of which state it is. The one that was used longest ago makes room. */
function newShelf<T>(most: number) {
  const kept = new Map<string, { stamp: string; value: T; weight: number }>()
  let weight = 0
  const drop = (id: string) => {
    weight -= kept.get(id)?.weight ?? 0
    kept.delete(id)
  }
  return {
    get(id: string, stamp: string): T | undefined {
      const found = kept.get(id)
      if (found?.stamp !== stamp) return undefined
      kept.delete(id)
      kept.set(id, found)
      return found.value
    },
    put(id: string, stamp: string, value: T, added: number): void {
      drop(id)
      kept.set(id, { stamp, value, weight: added })
      weight += added
      for (const oldest of kept.keys()) {
        if (weight <= most || oldest === id) return
        drop(oldest)
      }
    },
  }
}

/** Provisions and links that are remembered: those of three long negotiations, some 60 MB. */
const MOST_ROWS = 200_000

type Shelves = {
  outlines: ReturnType<typeof newShelf<readonly Outline[]>>
  concordances: ReturnType<typeof newShelf<Concordance>>
}
const shelves = new WeakMap<Ports['storage'], Shelves>()

function shelfOf(storage: Ports['storage']): Shelves {
  const there = shelves.get(storage) ?? { outlines: newShelf(MOST_ROWS), concordances: newShelf(MOST_ROWS) }
  shelves.set(storage, there)
  return there
}
