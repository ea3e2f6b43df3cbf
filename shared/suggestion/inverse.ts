/** What takes an accepted suggestion back out of the text. */
import type { Doc } from '../statement/tree.ts'
import type { Change } from './change.ts'
import { differencesOf } from './differences.ts'
import { idsOf } from './links.ts'
import { apply } from './rebase.ts'

/**
 * The changes that make of `after` what `before` was, as far as they touch what `changes` touched. They are applied
 * like any suggestion: where somebody has gone on writing since, they say that they do not fit. Blocks that come
 * back carry the asks they had. Of blocks that changed places, others may be the ones that are said to have moved:
 * where the changes of what was touched do not bring the letter back by themselves, all of them do.
 */
export function inverse(before: Doc, after: Doc, changes: readonly Change[]): Change[] {
  const touched = new Set(changes.flatMap(named))
  const all = differencesOf(after, before)
  const own = all.filter(change => named(change).some(id => touched.has(id)))
  if (own.length === all.length) return all
  return JSON.stringify(apply(own, after).doc) === JSON.stringify(before) ? own : all
}

/** Every block that a change speaks of. */
function named(change: Change): string[] {
  switch (change.kind) {
    case 'words':
    case 'form':
      return [change.block]
    case 'insert':
      return change.blocks.flatMap(idsOf)
    case 'delete':
      return idsOf(change.was)
    case 'move':
      return [change.block, change.was.after, change.to.after].filter(id => id !== null)
  }
}
