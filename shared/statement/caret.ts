/**
 * Keeps a caret with its words when a colleague cuts, joins, moves or makes anew the block it stands in: of all that
 * only new letters arrive, elsewhere, and what Yjs knows of the caret stays where the old ones were.
 */
import { type EditorState, TextSelection } from '@tiptap/pm/state'
import type { ProsemirrorBinding } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { followWords, freshEffort, type Place, type Stood } from './followWords.ts'
import { linesOf, type PlacedLine, wordsOf } from './placedLines.ts'
import type { Arrived } from './takeAlong.ts'
import { SEED_CLIENT } from './yjsDiff.ts'

/** A caret as it stood before a batch of transactions. */
type StoodAt = Stood & { at: number }
export type Caret = { stood: StoodAt; relative: Y.RelativePosition }

/** To be asked before a batch is drawn. Null where something is selected, or the caret stands in no text. */
export function caretOf({ prosemirrorView, beforeTransactionSelection }: ProsemirrorBinding): Caret | null {
  const { selection }: EditorState = prosemirrorView.state
  const relative: Y.RelativePosition | null | undefined = beforeTransactionSelection?.head
  const { parent, parentOffset } = selection.$head
  if (!relative || !(selection instanceof TextSelection) || !selection.empty || !parent.isTextblock)
    return null
  const stood = { block: parent.attrs.id ?? null, around: wordsOf(parent), at: parentOffset }
  return { stood, relative }
}

/**
 * To be called once somebody else's transaction is drawn: puts the caret to its words, if they went elsewhere.
 * @param freshFrom the clock of this document's own letters from which on a colleague may not have seen them
 */
export function followCaret(
  binding: ProsemirrorBinding,
  caret: Caret,
  { gone }: Arrived,
  { beforeState }: Pick<Y.Transaction, 'beforeState'>,
  freshFrom: number,
): void {
  const { doc, selection }: EditorState = binding.prosemirrorView.state
  const putBack = putBackAt(binding.doc, caret, beforeState.get(SEED_CLIENT) ?? 0)
  if (putBack) {
    setCaret(binding, selection.head + putBack)
    return
  }
  if (!isLost(binding.doc, caret, gone)) return
  const lines = linesOf(doc)
  const place = placeOfCaret(caret, lines, freshBefore(binding.doc, caret, freshFrom))
  if (!place) return
  const to = lines[place.line]!.pos + 1 + place.at
  if (to !== selection.head) setCaret(binding, to)
}

/**
 * How many letters the server put right behind the caret since a clock of its own: they were typed here, lost with a
 * block and put where that went, and the caret goes behind them.
 */
function putBackAt(doc: Y.Doc, { relative }: Caret, since: number): number {
  let length = 0
  for (let item = behind(doc, relative); item; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (item.id.client !== SEED_CLIENT || item.id.clock < since) break
    length += item.length
  }
  return length
}

/** What stands right behind a caret. */
function behind(doc: Y.Doc, relative: Y.RelativePosition): Y.Item | null {
  if (!relative.item) {
    const place = Y.createAbsolutePositionFromRelativePosition(relative, doc)
    return place?.index === 0 && place.type instanceof Y.XmlText ? place.type._start : null
  }
  const { client, clock } = relative.item
  const before = clock < Y.getState(doc.store, client) ? Y.getItem(doc.store, relative.item) : null
  return before instanceof Y.Item && before.lastId.clock === clock ? before.right : null
}

/** Where the words around stand now; without the last letters before the caret, where a colleague had not seen those. */
function placeOfCaret({ stood }: Caret, lines: readonly PlacedLine[], fresh: number): Place | null {
  const effort = freshEffort()
  for (let before = 0; before <= fresh; before++) {
    const { block, around, at } = stood
    const seen = { block, around: around.slice(0, at - before) + around.slice(at) }
    const [place] = followWords(seen, [at - before], lines, effort)
    if (place) return place
  }
  return null
}

/** How many letters before the caret a colleague may not have seen, at most. */
function freshBefore({ store, clientID }: Y.Doc, { relative, stood }: Caret, freshFrom: number): number {
  const last = relative.item
  if (last?.client !== clientID || last.clock >= Y.getState(store, clientID)) return 0
  return Math.max(0, Math.min(last.clock - freshFrom + 1, stood.at, MOST_FRESH))
}

const MOST_FRESH = 60

/** Whether the words at the caret went. */
function isLost(doc: Y.Doc, { relative }: Caret, gone: Arrived['gone']): boolean {
  const place = Y.createAbsolutePositionFromRelativePosition(relative, doc)
  if (!place?.type._item || place.type._item.deleted) return true
  const { item } = relative
  return place.type instanceof Y.XmlText && item !== null && gone.some(set => Y.isDeleted(set, item))
}

function setCaret({ prosemirrorView }: ProsemirrorBinding, pos: number): void {
  const { state }: { state: EditorState } = prosemirrorView
  const tr = state.tr.setSelection(TextSelection.create(state.doc, pos))
  prosemirrorView.dispatch(tr.setMeta('addToHistory', false))
}
