/** What people confirmed between drafts, and the way of a provision through several of them. */
import type { Kind, Ref } from './proposal.ts'

/** A proposal as a person confirmed or corrected it. Records are added and replaced, never guessed. */
export type Confirmed = {
  kind: Kind
  from: Ref[]
  to: Ref[]
  /** The person, and the time in milliseconds since 1970. */
  by: string
  at: number
}

/** What is confirmed between two drafts; what no link names is open. */
export type Concordance = { old: string; now: string; links: readonly Confirmed[] }

/** A provision at which a way ends: the draft that has it, and the next one, in which it is gone or not confirmed. */
export type End = { draft: string; ref: Ref; next: string }

/** Where a provision is in a later draft. For one that was split, several of these can be true at once. */
export type Way = {
  to: Ref[]
  /** What was struck on the way stays struck, also where the same words come back later. */
  gone: End[]
  /** [ASK-1] What nobody has confirmed is not placed, and nobody guesses. */
  open: End[]
}

/**
 * Follows a provision of the first draft of a chain to its last one, through drafts that nobody asked about.
 * @param chain each concordance begins with the draft in which the one before it ends
 */
export function follow(ref: Ref, chain: readonly Concordance[]): Way {
  let here = new Map([[ref.at, ref]])
  const gone: End[] = []
  const open: End[] = []
  for (const [place, { old, now, links }] of chain.entries()) {
    if (place > 0 && chain[place - 1]!.now !== old)
      throw new RangeError(`${old} does not follow in the chain`)
    const byOld = linksOf(links)
    const next = new Map<number, Ref>()
    for (const one of here.values()) {
      const own = byOld.get(one.at)
      if (own === undefined) open.push({ draft: old, ref: one, next: now })
      else if (own.to.length === 0) gone.push({ draft: old, ref: one, next: now })
      else for (const to of own.to) next.set(to.at, to)
    }
    here = next
  }
  return { to: [...here.values()].sort((a, b) => a.at - b.at), gone, open }
}

/** What became of a provision in the next draft: the link that names it, or none. */
export const linkOf = ({ links }: Concordance, at: number): Confirmed | undefined => linksOf(links).get(at)

const LINKS = new WeakMap<readonly Confirmed[], Map<number, Confirmed>>()

/** The link of each old provision. A list of links is not changed once it was followed. */
function linksOf(links: readonly Confirmed[]): ReadonlyMap<number, Confirmed> {
  const known = LINKS.get(links)
  if (known !== undefined) return known
  const made = new Map(links.flatMap(link => link.from.map(({ at }) => [at, link] as const)))
  LINKS.set(links, made)
  return made
}

/** The same links read from the new draft to the old one: a chain turned leads back to where a provision came from. */
export function turned({ old, now, links }: Concordance): Concordance {
  return {
    old: now,
    now: old,
    links: links.map(link => ({ ...link, kind: TURNED[link.kind], from: link.to, to: link.from })),
  }
}

const TURNED: Readonly<Record<Kind, Kind>> = {
  kept: 'kept',
  moved: 'moved',
  merged: 'split',
  split: 'merged',
  struck: 'new',
  new: 'struck',
}
