/** Asks and concerns in the text, as the margin and the dialog need them. What moves with what is the shared rule. */
import type { Node } from '@tiptap/pm/model'
import type { Command, EditorState } from '@tiptap/pm/state'
import { placeOfDemand, SETS_DEMAND } from '../../shared/statement/demands.ts'
import { goTo } from './notes.ts'
import { perText } from './perText.ts'

/** What an ask made now would say, and on which block it would sit; null where none can. */
export function askToMake(state: EditorState): { block: string; wording: string; taken: boolean } | null {
  const place = placeOfDemand(state)
  const block: string | null = place?.node.attrs.id ?? null
  if (!place || block === null) return null
  return { block, wording: wordingOf(state, place.node), taken: place.node.attrs.ask !== null }
}

/** The selected words, or the block's where nothing is selected, on one line. */
function wordingOf({ doc, selection }: EditorState, block: Node): string {
  const text = selection.empty
    ? block.textBetween(0, block.content.size, ' ', ' ')
    : doc.textBetween(selection.from, selection.to, ' ', ' ')
  return text.replace(/\s+/g, ' ').trim()
}

/** Marks the block of this id with an ask, or takes the ask off it; false when the block is gone. */
export const markAsk =
  (block: string, ask: string | null): Command =>
  (state, dispatch) =>
    setDemand(block, 'ask', ask)(state, dispatch)

/** Takes back that the block of this id states a concern. */
export const unmarkConcern = (block: string): Command => setDemand(block, 'concern', null)

const setDemand =
  (block: string, name: 'ask' | 'concern', value: unknown): Command =>
  (state, dispatch) => {
    const pos = placeOfBlock(state.doc, block)
    const node = pos === null ? null : state.doc.nodeAt(pos)
    if (pos === null || !node || !(name in node.attrs)) return false
    if (node.attrs[name] !== value)
      dispatch?.(state.tr.setNodeAttribute(pos, name, value).setMeta(SETS_DEMAND, true))
    return true
  }

/** `words` are the first of the block. */
export type Demand = { block: string; ask: string | null; concern: boolean; words: string }

/** The blocks that carry an ask or state a concern, in reading order. */
export const demandsIn = perText((doc): Demand[] => {
  const found: Demand[] = []
  doc.descendants(node => {
    const { id, ask, concern } = node.attrs
    if (id && (ask || concern)) {
      const words = node.textBetween(0, Math.min(node.content.size, 160), ' ')
      found.push({ block: id, ask: ask ?? null, concern: Boolean(concern), words })
    }
    return !node.isTextblock
  })
  return found
})

/** Where the block of this id starts; null when it is not there. */
export const placeOfBlock = (doc: Node, id: string): number | null => placesIn(doc).get(id) ?? null

const placesIn = perText(doc => {
  const places = new Map<string, number>()
  doc.descendants((node, pos) => {
    const { id } = node.attrs
    if (id && !places.has(id)) places.set(id, pos)
    return !node.isTextblock
  })
  return places
})

/** Puts the caret at the start of a block's words. */
export const goToBlock =
  (id: string): Command =>
  (state, dispatch) => {
    const pos = placeOfBlock(state.doc, id)
    if (pos === null) return false
    dispatch?.(goTo(state, pos + 1))
    return true
  }
