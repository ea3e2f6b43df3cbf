/** What is known of the confirmed links while others go on confirming. */
import type { Link } from './review.ts'

/** `revision` is that of the concordance which was last seen; 0 where nothing was ever confirmed. */
export type KnownLinks = { revision: number; links: readonly Link[] }

type Told = { revision: number; links: readonly (Link & { endedAt: number | null })[] }

/** What is known after the changes since `before.revision` were told; ended links are left out. */
export function afterTold(before: KnownLinks, told: Told): KnownLinks {
  if (told.revision === before.revision && told.links.length === 0) return before
  const changed = new Set(told.links.map(({ id }) => id))
  const living = told.links.flatMap(({ endedAt, ...link }) => (endedAt === null ? [link] : []))
  return {
    revision: told.revision,
    links: [...before.links.filter(({ id }) => !changed.has(id)), ...living],
  }
}

/** How many links each person made between two looks, most first; without one's own. */
export function madeByOthers(
  before: readonly Link[],
  after: readonly Link[],
  self: string,
): { name: string; links: number }[] {
  const known = new Set(before.map(({ id }) => id))
  const made = new Map<string, { name: string; links: number }>()
  for (const { id, by } of after) {
    if (known.has(id) || by.id === self) continue
    made.set(by.id, { name: by.name, links: (made.get(by.id)?.links ?? 0) + 1 })
  }
  return [...made.values()].sort((a, b) => b.links - a.links)
}
