/**
 * The lasting identity of provisions.
 *
 * A **key** names the draft in which a provision was first seen and its position there: `draft/position`. It is worked
 * out from the confirmed concordances and nothing else, so that a correction gives the right keys again, and none
 * ever dangles: whatever is corrected, a key is still a place in a draft, from which its way can be followed.
 * - Kept or moved: the provision has the key it had.
 * - Split: none of the parts is "the" provision, for no rule could say which. Each has a key of its own, and the key of
 *   the whole **lives on** in all of them.
 * - Merged: the one provision has a key of its own, and the keys of all that were merged live on in it.
 * - Struck: the key lives in no provision of this draft or of any later one.
 * - New: a key of its own. Not confirmed: no key at all yet.
 *
 * An ask is kept with where it was aimed, which is a key by itself (the provision in the draft it was written for), not
 * with what that was thought to come from; otherwise correcting an earlier concordance would carry it away.
 */
import { type Concordance, type Confirmed, follow, type Way } from './confirmed.ts'
import type { Ref } from './proposal.ts'

export type Key = string

export type DraftKeys = {
  draft: string
  /** The key of each provision, by its position; a provision that no link names has none. */
  own: ReadonlyMap<number, Key>
  /** The keys that live on in a provision beside its own, in the order in which they came. */
  also: ReadonlyMap<number, readonly Key[]>
}

export const keyAt = (draft: string, at: number): Key => `${draft}/${at}`

/** The keys of a process's first draft: each provision is first seen there. */
export function firstKeys(draft: string, provisions: number): DraftKeys {
  const own = new Map(Array.from({ length: provisions }, (_, at) => [at, keyAt(draft, at)]))
  return { draft, own, also: new Map() }
}

/** Carries the keys of a draft over to the next one. */
export function assignKeys(
  previous: DraftKeys,
  { now, links }: Pick<Concordance, 'now' | 'links'>,
): DraftKeys {
  const own = new Map<number, Key>()
  const also = new Map<number, Key[]>()
  for (const { from, to } of links) {
    const [only] = from
    const stays = from.length === 1 && to.length === 1
    const before = stays ? previous.own.get(only!.at) : undefined
    const lives = from.flatMap(({ at }) => keysIn(previous, at))
    for (const { at } of to) {
      const key = before ?? keyAt(now, at)
      own.set(at, key)
      const others = [...new Set(lives)].filter(one => one !== key)
      if (others.length > 0) also.set(at, others)
    }
  }
  return { draft: now, own, also }
}

/** All keys that live in a provision, its own first. */
export function keysIn({ own, also }: DraftKeys, at: number): Key[] {
  const key = own.get(at)
  return [...(key === undefined ? [] : [key]), ...(also.get(at) ?? [])]
}

/** The positions in which a key lives in a draft, none where it was struck or is not confirmed. */
export function positionsOf(keys: DraftKeys, key: Key): number[] {
  const all = new Set([...keys.own.keys(), ...keys.also.keys()])
  return [...all].filter(at => keysIn(keys, at).includes(key)).sort((a, b) => a - b)
}

/** The keys of all drafts of a chain, from the first one on. */
export function keysThrough(first: DraftKeys, chain: readonly Concordance[]): DraftKeys[] {
  const all = [first]
  for (const concordance of chain) all.push(assignKeys(all.at(-1)!, concordance))
  return all
}

/**
 * Where a key is in the last draft of a chain; the chain may begin before the draft that the key names.
 * @throws RangeError when the chain does not come by that draft
 */
export function place(key: Key, chain: readonly Concordance[]): Way {
  const cut = key.lastIndexOf('/')
  const [draft, at] = [key.slice(0, cut), Number(key.slice(cut + 1))]
  const ref: Ref = { at, printed: printedIn(chain, draft, at) }
  const from = chain.findIndex(({ old }) => old === draft)
  if (from === -1 && chain.at(-1)?.now !== draft) throw new RangeError(`${draft} is not in the chain`)
  return from === -1 ? { to: [ref], gone: [], open: [] } : follow(ref, chain.slice(from))
}

function printedIn(chain: readonly Concordance[], draft: string, at: number): string {
  const refs = chain.flatMap(({ old, now, links }) =>
    links.flatMap(({ from, to }) => [...(old === draft ? from : []), ...(now === draft ? to : [])]),
  )
  return refs.find(ref => ref.at === at)?.printed ?? ''
}

/** A key that lives elsewhere in a draft since a correction: what hangs on it has to be placed anew. */
export type Replaced = { key: Key; draft: string; was: number[]; is: number[] }

/**
 * Corrects what was confirmed between two drafts of a chain: the links given replace every link that names one of
 * their provisions. @returns the chain as it is now, and what changed by it, in this draft and all later ones; `keys`
 * are those asked about, such as where the asks of a coalition were aimed
 */
export function correct(
  chain: readonly Concordance[],
  now: string,
  links: readonly Confirmed[],
  keys: readonly Key[],
): { chain: Concordance[]; replaced: Replaced[] } {
  const corrected = chain.map(one => (one.now === now ? { ...one, links: replacing(one.links, links) } : one))
  const replaced = keys.flatMap(key =>
    chain.flatMap((_, last): Replaced[] => {
      const was = positionsAt(key, chain.slice(0, last + 1))
      const is = positionsAt(key, corrected.slice(0, last + 1))
      return was.join() === is.join() ? [] : [{ key, draft: chain[last]!.now, was, is }]
    }),
  )
  return { chain: corrected, replaced }
}

function replacing(before: readonly Confirmed[], links: readonly Confirmed[]): Confirmed[] {
  const named = (side: 'from' | 'to') => new Set(links.flatMap(link => link[side].map(({ at }) => at)))
  const [from, to] = [named('from'), named('to')]
  const stays = before.filter(
    link => !link.from.some(({ at }) => from.has(at)) && !link.to.some(({ at }) => to.has(at)),
  )
  return [...stays, ...links]
}

function positionsAt(key: Key, chain: readonly Concordance[]): number[] {
  const draft = key.slice(0, key.lastIndexOf('/'))
  const passes = chain.some(({ old, now }) => old === draft || now === draft)
  return passes ? place(key, chain).to.map(({ at }) => at) : []
}
