/** The keys of a tree of provisions. They act on the chosen one; arrows are the tree's own. */
import type { RefObject } from 'react'
import type { Correction } from '../../../shared/contract/drafts.ts'
import { type Key, useKeys } from '../../parts/Keys.tsx'
import { words } from '../../words.ts'
import type { Editing } from './editing.ts'
import { nextDoubtful, type TreeRow } from './treeRows.ts'
import type { TreeView } from './useTree.ts'

const says = words.instrument.keys

type Keyed = {
  view: TreeView
  editing: Editing | null
  find: RefObject<HTMLInputElement | null>
  panel: RefObject<HTMLElement | null>
  onSplit: () => void
  onReword: () => void
  /** Gives the focus to the tree, so that its arrows go on from there. */
  onTree: () => void
}

export function useTreeKeys({ view, editing, find, panel, onSplit, onReword, onTree }: Keyed): void {
  const look = (step: 1 | -1) => () => {
    const at = nextDoubtful(view.shown, view.chosen?.provision.at ?? -1, step)
    if (at === null) return
    onTree()
    view.choose(at)
  }
  const going: Key[] = [
    { key: '↑ ↓', says: says.arrows },
    { key: '←', says: says.parent },
    { key: 'n', says: says.next, act: look(1) },
    { key: 'p', says: says.previous, act: look(-1) },
    { key: '/', says: says.find, act: () => find.current?.focus() },
  ]
  const row = view.chosen
  const correcting = editing && row ? keysOf(row, editing, panel, onSplit, onReword) : []
  useKeys([...going, ...correcting])
}

function keysOf(
  row: TreeRow,
  { correct, undo, positionsHeld }: Editing,
  panel: RefObject<HTMLElement | null>,
  onSplit: () => void,
  onReword: () => void,
): Key[] {
  const { at, text } = row.provision
  const hasLevels = row.levels.length > 1
  const act = (kind: Extract<Correction['kind'], 'promote' | 'demote' | 'join'>) => () =>
    correct({ kind, at })
  const field = (name: string) => () => {
    const found = panel.current?.querySelector<HTMLElement>(`[data-field="${name}"]`)
    found?.focus()
    if (found instanceof HTMLInputElement) found.select()
  }
  return [
    { key: 'e', says: says.number, act: field('number') },
    ...(hasLevels ? [{ key: 'l', says: says.level, act: field('level') }] : []),
    { key: 't', says: says.title, act: field('title') },
    { key: 'o', says: says.out, act: act('promote') },
    { key: 'i', says: says.in, act: act('demote') },
    ...(positionsHeld
      ? []
      : [
          { key: 'j', says: says.join, act: act('join') },
          { key: 's', says: says.split, act: text === '' ? () => {} : onSplit },
        ]),
    { key: 'w', says: says.reword, act: onReword },
    { key: 'u', says: says.undo, act: () => undo?.() },
  ]
}
