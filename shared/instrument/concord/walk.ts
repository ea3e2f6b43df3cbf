/** The ways of provisions through the drafts of a process, along every line of drafts. */

import { isNamed } from '../printed.ts'
import { type Concordance, type End, linkOf, turned, type Way } from './confirmed.ts'
import type { Graph, GraphDraft } from './graph.ts'
import type { Ref } from './proposal.ts'

/**
 * Where provisions of one draft are in every draft that goes back to it, or, with `back`, in every one that it goes
 * back to. Where two lines of drafts meet, what one of them places is placed: what the other one says ends there. Where
 * neither places it, all its ends count. A draft that no line leads to is not in the answer; a way without places and
 * ends is one into chapters that no draft of the line holds.
 */
export function walk(
  graph: Graph,
  start: string,
  refs: readonly Ref[],
  direction: 'forward' | 'back' = 'forward',
): Map<string, Way> {
  const ways = new Map<string, Way>([[start, { to: [...refs], gone: [], open: [] }]])
  for (const draft of direction === 'forward' ? graph.drafts : graph.drafts.toReversed()) {
    if (draft.id === start) continue
    const lines = neighbours(graph, draft, direction).flatMap(from => {
      const before = ways.get(from.id)
      return before === undefined ? [] : [step(before, from, draft, linksOn(graph, from, draft, direction))]
    })
    if (lines.length > 0) ways.set(draft.id, joined(lines))
  }
  return ways
}

const neighbours = (graph: Graph, draft: GraphDraft, direction: 'forward' | 'back') =>
  (direction === 'forward' ? graph.parents : graph.children).get(draft.id) ?? []

/** What is confirmed between two drafts of which one names the other, read in this direction; without links where nothing is. */
export function linksOn(
  graph: Graph,
  from: Pick<GraphDraft, 'id'>,
  to: Pick<GraphDraft, 'id'>,
  direction: 'forward' | 'back',
): Concordance {
  if (direction === 'forward')
    return graph.concordances.get(from.id)?.get(to.id) ?? { old: from.id, now: to.id, links: NONE }
  const concordance = graph.concordances.get(to.id)?.get(from.id)
  return concordance === undefined ? { old: from.id, now: to.id, links: NONE } : backwards(concordance)
}

const NONE: Concordance['links'] = []
const TURNED = new WeakMap<Concordance, Concordance>()

function backwards(concordance: Concordance): Concordance {
  const known = TURNED.get(concordance)
  if (known !== undefined) return known
  const made = turned(concordance)
  TURNED.set(concordance, made)
  return made
}

/** One draft further. What is not in a draft of only some chapters ends here without having been struck. */
function step(before: Way, from: GraphDraft, to: GraphDraft, concordance: Concordance): Way {
  const way: Way = { to: [], gone: [...before.gone], open: [...before.open] }
  for (const ref of before.to) {
    const link = linkOf(concordance, ref.at)
    const end = { draft: from.id, ref, next: to.id }
    if (link === undefined) {
      if (!to.partial || !isNamedWhole(to, concordance)) way.open.push(end)
    } else if (link.to.length > 0) way.to.push(...link.to)
    else if (!to.partial || isWithin(ref, from, concordance)) way.gone.push(end)
  }
  return way
}

/**
 * Whether a draft of only some chapters holds what holds this provision: then the provision itself was struck. Chapters
 * and the like are never struck from such a draft: it just does not hold them.
 */
function isWithin({ at }: Ref, draft: GraphDraft, concordance: Concordance): boolean {
  const own = draft.provisions[at]
  if (own === undefined || own.parent === null || (isNamed(own.level) && own.level !== 'article'))
    return false
  const holder: Ref = { at: own.parent, printed: draft.provisions[own.parent]?.printed ?? '' }
  return (linkOf(concordance, own.parent)?.to.length ?? 0) > 0 || isWithin(holder, draft, concordance)
}

/** Whether every provision of the draft is confirmed: then none of them can be one that no link names. */
function isNamedWhole({ provisions }: GraphDraft, concordance: Concordance): boolean {
  const known = WHOLE.get(concordance)
  if (known !== undefined) return known
  const named = new Set(concordance.links.flatMap(link => link.to.map(({ at }) => at)))
  const whole = named.size >= provisions.length
  WHOLE.set(concordance, whole)
  return whole
}

const WHOLE = new WeakMap<Concordance, boolean>()

function joined(lines: readonly Way[]): Way {
  const [only, second] = lines
  if (only !== undefined && second === undefined) return { ...only, to: refsOf(only.to) }
  const placing = lines.filter(({ to }) => to.length > 0)
  const lasting = placing.length > 0 ? placing : lines
  return {
    to: refsOf(lasting.flatMap(({ to }) => to)),
    gone: once(lasting.flatMap(({ gone }) => gone)),
    open: once(lasting.flatMap(({ open }) => open)),
  }
}

const refsOf = (refs: readonly Ref[]): Ref[] =>
  refs.length < 2
    ? [...refs]
    : [...new Map(refs.map(ref => [ref.at, ref])).values()].sort((a, b) => a.at - b.at)

/** Two lines that part and meet again bring the same ends. */
const once = (ends: readonly End[]): End[] => (ends.length < 2 ? [...ends] : [...new Set(ends)])
