/** Which asks of one register cannot both be met, because of what they want of one provision of a draft. */
import type { TargetKind, Verb } from '../ask.ts'
import { type AskLink, replacedAsks } from './links.ts'
import { opposed, opposedWithin } from './verbs.ts'
import { foldedWording } from './wordings.ts'

/** What an ask is on in the draft: a provision by its position, its chapeau, or one of its alternatives. */
export type Thing = { at: number; kind: TargetKind; words: string | null }

/** An ask, or a part of it, with where it is in the draft; what is unplaced contradicts nothing [ASK-1]. */
export type Standing = { ask: string; verb: Verb; proposedText: string | null; things: readonly Thing[] }

/** Asks that cannot all be met, in the order in which they were given, on the provision at this position. */
export type Contradiction = { at: number; asks: string[] }

/**
 * The contradictions between asks on a draft, in its order. Asks whose place another one took do not count.
 * @param holder the position of what holds a provision; null for what nothing holds
 */
export function contradictions(
  asks: readonly Standing[],
  links: readonly AskLink[],
  holder: (at: number) => number | null,
): Contradiction[] {
  const replaced = replacedAsks(links)
  const on = standingsOn(asks.filter(({ ask }) => !replaced.has(ask)))
  const order = new Map(asks.map(({ ask }, index) => [ask, index]))
  const found = [...on].flatMap(([at, things]): Contradiction[] => {
    const clashing = clashingOn(things)
    for (let above = holder(at); above !== null; above = holder(above)) {
      const outer = on.get(above)?.get(WHOLE)
      if (outer) for (const inner of things.values()) addWithin(clashing, outer, inner)
    }
    const inOrder = [...clashing].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    return inOrder.length > 0 ? [{ at, asks: inOrder }] : []
  })
  return found.sort((one, other) => one.at - other.at)
}

/** The asks on one thing: by their verbs, and those that would replace it by what should stand there. */
type On = { verbs: Map<Verb, Set<string>>; texts: Map<string, Set<string>> }

/** Where something is not there yet, proposed from the floor, or the instrument as a whole, no provision is meant. */
const ON_NOTHING: readonly TargetKind[] = ['new', 'floor', 'whole', 'other']

/** The provision with all it holds; not only its chapeau, nor one alternative in its words. */
const WHOLE = 'whole'

function standingsOn(asks: readonly Standing[]): Map<number, Map<string, On>> {
  const on = new Map<number, Map<string, On>>()
  for (const { ask, verb, proposedText, things } of asks)
    for (const thing of things) {
      if (ON_NOTHING.includes(thing.kind)) continue
      const here = entry(on, thing.at, () => new Map<string, On>())
      const { verbs, texts } = entry(here, nameOf(thing), () => ({ verbs: new Map(), texts: new Map() }))
      entry(verbs, verb, () => new Set()).add(ask)
      if (verb === 'replace' && proposedText !== null)
        entry(texts, foldedWording(proposedText), () => new Set()).add(ask)
    }
  return on
}

/** The same for what is the same thing at one position. */
function nameOf({ kind, words }: Thing): string {
  if (kind !== 'chapeau' && (kind !== 'alternative' || words === null)) return WHOLE
  return `${kind} ${foldedWording(words ?? '')}`
}

/** Asks that cannot all be met on the things at one position. */
function clashingOn(things: ReadonlyMap<string, On>): Set<string> {
  const clashing = new Set<string>()
  const whole = things.get(WHOLE)
  for (const [name, { verbs, texts }] of things) {
    for (const [verb, asks] of verbs)
      for (const [other, others] of verbs) if (opposed(verb, other)) addBoth(clashing, asks, others)
    // Two texts in the place of one.
    if (texts.size > 1) for (const asks of texts.values()) for (const ask of asks) clashing.add(ask)
    if (whole && name !== WHOLE) addWithin(clashing, whole, { verbs, texts })
  }
  return clashing
}

/** What is wanted of a whole that cannot be met with what is wanted within it. */
function addWithin(clashing: Set<string>, outer: On, inner: On): void {
  for (const [verb, asks] of outer.verbs)
    for (const [other, others] of inner.verbs) if (opposedWithin(verb, other)) addBoth(clashing, asks, others)
}

/** An ask does not contradict itself. */
function addBoth(clashing: Set<string>, some: ReadonlySet<string>, others: ReadonlySet<string>): void {
  for (const ask of some) if (others.size > 1 || !others.has(ask)) clashing.add(ask)
  for (const ask of others) if (some.size > 1 || !some.has(ask)) clashing.add(ask)
}

function entry<K, V>(map: Map<K, V>, key: K, made: () => V): V {
  const there = map.get(key) ?? made()
  map.set(key, there)
  return there
}
