/** How one's own suggestions go together with the living letter, and with each other. Pure. */
import type { Doc } from '../../shared/statement/tree.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { apply, rebase } from '../../shared/suggestion/rebase.ts'
import { blocksOf, type Own } from './identify.ts'
import type { Touched } from './textTree.ts'

export const isSame = (one: Own, other: Own): boolean =>
  one.size === other.size && [...one].every(([id, changes]) => other.get(id) === changes)

export function fits(changes: readonly Change[], letter: Doc): boolean {
  const { standing } = rebase(changes, letter)
  return standing === 'clean' || standing === 'moved' || standing === 'met'
}

/** Whether an edit may change how a suggestion stands: it touched a block of its, or the order of blocks. */
export function meet({ blocks, places }: Touched, changes: readonly Change[]): boolean {
  return places || changes.some(change => around(change).some(id => blocks.has(id)))
}

const around = (change: Change): string[] => [
  ...blocksOf(change),
  ...(change.kind === 'insert' ? [change.place.after ?? '', change.place.parent ?? ''] : []),
  ...(change.kind === 'move' ? [change.to.after ?? '', change.to.parent ?? ''] : []),
]

/**
 * A letter with those of some suggestions that fit wholly, all of them together, and which these are. What the
 * letter says already needs no suggestion.
 */
export function together(wanted: Own, letter: Doc): { own: Own; letter: Doc } {
  let own = new Map(wanted)
  for (;;) {
    const owners = [...own].flatMap(([id, changes]) => changes.map(() => id))
    const { parts } = rebase([...own.values()].flat(), letter)
    const misfits = new Set<string>()
    const needed = new Set<string>()
    for (const [at, { standing }] of parts.entries()) {
      if (standing === 'conflict' || standing === 'gone') misfits.add(owners[at]!)
      else if (standing !== 'met') needed.add(owners[at]!)
    }
    const before = own.size
    own = new Map([...own].filter(([id]) => needed.has(id) && !misfits.has(id)))
    if (misfits.size === 0 || own.size === before) break
  }
  return { own, letter: apply([...own.values()].flat(), letter).doc }
}
