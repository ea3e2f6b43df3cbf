/** Which of one's suggestions is which, after one went on typing. Pure. */

import type { Doc } from '../../shared/statement/tree.ts'
import { sameValue } from '../../shared/statement/yjsElement.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import type { Group } from '../../shared/suggestion/from.ts'
import { idsOf } from '../../shared/suggestion/links.ts'
import { rebase } from '../../shared/suggestion/rebase.ts'

/** One's suggestions by their ids. */
export type Own = ReadonlyMap<string, readonly Change[]>

/**
 * Gives each group the id of the suggestion it continues, or a new one. Where a group still says the same about the
 * letter, the very changes that were there stay: they are neither sent nor judged again because of others' edits.
 * @param own as they were
 * @param live the letter that the groups differ from
 */
export function identified(groups: readonly Group[], own: Own, live: Doc, newId: () => string): Own {
  const candidates = groups.flatMap((group, at) =>
    likenesses(group.changes, own).map(([id, likeness]) => ({ at, id, likeness })),
  )
  const idOf = new Map<number, string>()
  const taken = new Set<string>()
  for (const { at, id } of candidates.sort((a, b) => b.likeness - a.likeness || a.at - b.at)) {
    if (idOf.has(at) || taken.has(id)) continue
    idOf.set(at, id)
    taken.add(id)
  }
  return new Map(
    groups.map(({ changes }, at) => {
      const id = idOf.get(at) ?? newId()
      const before = own.get(id)
      return [id, before && saysTheSame(before, changes, live) ? before : changes] as const
    }),
  )
}

/** How much a group has in common with each suggestion that it shares a block with. */
function likenesses(changes: readonly Change[], own: Own): [string, number][] {
  const [names, blocks] = [new Set(changes.flatMap(namesOf)), new Set(changes.flatMap(blocksOf))]
  return [...own].flatMap(([id, before]): [string, number][] => {
    const both = before.flatMap(blocksOf).filter(block => blocks.has(block)).length
    if (both === 0) return []
    const alike = before.flatMap(namesOf).filter(name => names.has(name)).length
    return [[id, alike * 1000 + both]]
  })
}

/** What a change is about: a block and what of it. */
const namesOf = (change: Change): string[] => blocksOf(change).map(block => `${change.kind} ${block}`)

/** The blocks that a change puts in or changes. */
export const blocksOf = (change: Change): string[] =>
  change.kind === 'insert' ? change.blocks.flatMap(idsOf) : [change.block]

/** Whether two suggestions do the same to the letter as it is now. */
export function saysTheSame(before: readonly Change[], after: readonly Change[], live: Doc): boolean {
  if (sameValue(before, after)) return true
  const done = rebase(before, live).parts.flatMap(({ now }) => now ?? [])
  const names = (changes: readonly Change[]) =>
    new Map(changes.map(change => [namesOf(change).join(' '), change]))
  const [one, other] = [names(done), names(after)]
  return one.size === other.size && [...one].every(([name, change]) => sameValue(change, other.get(name)))
}
