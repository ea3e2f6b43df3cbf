/** Where the words of a thread stand, and how they are lit. */
import type { EditorState } from '@tiptap/pm/state'
import type { ThreadRow } from '../../shared/contract/reviews.ts'
import type { Anchor } from '../../shared/review/anchor.ts'
import { placeOf } from '../../shared/review/place.ts'
import { demandsIn } from '../editor/demands.ts'
import { hintOf } from './anchors.ts'
import type { Mark } from './drawing.ts'
import { treeOf } from './tree.ts'

/** As `Place` of the layer, and for a passage also where its words end. */
export type ThreadPlace = { block: string; from: number; to?: number } | 'whole' | 'gone'

export function placeThread(on: Anchor, state: EditorState): ThreadPlace {
  if (on.kind === 'suggestion') return 'gone'
  if (on.kind === 'ask') {
    const carrier = demandsIn(state.doc).find(({ ask }) => ask === on.ask)
    return carrier ? { block: carrier.block, from: 0 } : 'gone'
  }
  const hint = on.kind === 'passage' ? hintOf(state, on) : undefined
  const place = placeOf(treeOf(state.doc), on, hint)
  if (typeof place === 'string') return place
  return 'from' in place
    ? { block: place.block, from: place.from, to: place.to }
    : { block: place.block, from: 0 }
}

/** The block that a thread was made on; it is looked at again when that changes. */
export const blocksOfAnchor = (on: Anchor): string[] => ('block' in on ? [on.block] : [])

/** Commented words are lit, a commented block has a line beside it; a settled thread leaves the text alone. */
export function threadMarks(
  { id, state }: ThreadRow,
  place: ThreadPlace,
): ReadonlyMap<string, readonly Mark[]> {
  if (typeof place === 'string' || state.state === 'settled') return new Map()
  const { block, from, to } = place
  const attrs = { 'data-item': id }
  const mark: Mark =
    to === undefined
      ? { item: id, key: 'block', at: 'block', attrs: { ...attrs, class: 'commented-block' } }
      : { item: id, key: 'words', at: 'words', from, to, attrs: { ...attrs, class: 'commented' } }
  return new Map([[block, [mark]]])
}
