/**
 * Keeps a caret with its words when a colleague cuts, joins, moves or makes anew the block it stands in: of all that
 * only new letters arrive, elsewhere, and what Yjs knows of the caret stays where the old ones were. What was typed
 * here a moment before, which the colleague had not seen, goes along: its author's editor moves it, nobody else does.
 */
import type { Node as PMNode } from '@tiptap/pm/model'
import { type EditorState, TextSelection } from '@tiptap/pm/state'
import type { ProsemirrorBinding } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import {
  followWords,
  freshEffort,
  LINE_BREAK,
  type Line,
  type Place,
  REFERENCE,
  type Stood,
} from './followWords.ts'
import { SEED_CLIENT } from './yjsDiff.ts'

/** A caret as it stood when a batch of transactions began, and what these deleted so far. */
type StoodAt = Stood & { at: number }
export type Caret = { stood: StoodAt; relative: Y.RelativePosition; gone: Y.Transaction['deleteSet'][] }

/** To be asked before a batch is drawn. Null where something is selected, or the caret stands in no text. */
export function caretOf({ prosemirrorView, beforeTransactionSelection }: ProsemirrorBinding): Caret | null {
  const { selection }: EditorState = prosemirrorView.state
  const relative: Y.RelativePosition | null | undefined = beforeTransactionSelection?.head
  const { parent, parentOffset } = selection.$head
  if (!relative || !(selection instanceof TextSelection) || !selection.empty || !parent.isTextblock)
    return null
  const stood = { block: parent.attrs.id ?? null, around: wordsOf(parent), at: parentOffset }
  return { stood, relative, gone: [] }
}

/**
 * To be called once somebody else's transaction is drawn: puts the caret to its words, if they went elsewhere.
 * @param freshFrom the clock of this document's own letters from which on a colleague may not have seen them
 */
export function followCaret(
  binding: ProsemirrorBinding,
  caret: Caret,
  { deleteSet, beforeState }: Pick<Y.Transaction, 'deleteSet' | 'beforeState'>,
  freshFrom: number,
): void {
  caret.gone.push(deleteSet)
  const putBack = putBackAt(binding.doc, caret, beforeState.get(SEED_CLIENT) ?? 0)
  if (putBack) {
    setCaret(binding, binding.prosemirrorView.state.selection.head + putBack)
    return
  }
  const left = leftAround(binding.doc, caret, freshFrom)
  if (!left) return
  const { doc, selection }: EditorState = binding.prosemirrorView.state
  const lines = linesOf(doc)
  const place = isSomething(left)
    ? awayFrom(selection.head, caret.stood, left, lines)
    : placeOfCaret(caret, lines, freshBefore(binding.doc, caret, freshFrom))
  if (!place) return
  const to = lines[place.line]!.pos + 1 + place.at
  const from = selection.head
  if (to !== from) setCaret(binding, to)
  if (isSomething(left)) queueMicrotask(() => bringAlong(binding, { doc, from, to, ...left }))
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

/** Where the words around went that left these letters alone; null where they went nowhere. */
function awayFrom(caret: number, stood: StoodAt, left: Left, lines: readonly PlacedLine[]) {
  const emptied = lines.map(line => {
    const at = caret - line.pos - 1
    if (at < 0 || at > line.words.length) return line
    return { ...line, words: line.words.slice(0, at - left.before) + line.words.slice(at + left.after) }
  })
  const place = placeOf(without(stood, left), emptied)
  const line = place && lines[place.line]!
  if (!line || line.block !== stood.block) return place
  // Within the line, as where a reference or a break was put before it.
  const from = caret - line.pos - 1 - left.before
  if (place.at === from) return null
  return place.at < from ? place : { ...place, at: place.at + left.before + left.after }
}

/** Where the words around stand now; without the last letters before the caret, where a colleague had not seen those. */
function placeOfCaret({ stood }: Caret, lines: readonly PlacedLine[], fresh: number) {
  const effort = freshEffort()
  for (let before = 0; before <= fresh; before++) {
    const place = placeOf(without(stood, { before, after: 0 }), lines, effort)
    if (place) return place
  }
  return null
}

const placeOf = (stood: StoodAt, lines: readonly PlacedLine[], effort = freshEffort()): Place | null =>
  followWords(stood, [stood.at], lines, effort)[0] ?? null

/** How many letters before the caret a colleague may not have seen, at most. */
function freshBefore({ store, clientID }: Y.Doc, { relative, stood }: Caret, freshFrom: number): number {
  const last = relative.item
  if (last?.client !== clientID || last.clock >= Y.getState(store, clientID)) return 0
  return Math.max(0, Math.min(last.clock - freshFrom + 1, stood.at, MOST_FRESH))
}

const MOST_FRESH = 60

/** How many letters are left before and behind a caret, between others that went. */
type Left = { before: number; after: number }

const isSomething = ({ before, after }: Left): boolean => before + after > 0

/** Null where the caret has kept its place. */
function leftAround(doc: Y.Doc, { relative, gone }: Caret, freshFrom: number): Left | null {
  const place = Y.createAbsolutePositionFromRelativePosition(relative, doc)
  if (!place?.type._item || place.type._item.deleted) return { before: 0, after: 0 }
  if (!(place.type instanceof Y.XmlText) || relative.item === null) return null
  const went = (id: Y.ID) => gone.some(set => Y.isDeleted(set, id))
  if (went(relative.item)) return { before: 0, after: 0 }
  const run = runAt(place.type, place.index, went)
  const { client, clock } = run.first ?? relative.item
  const isFresh = run.isOfOne && client === doc.clientID && clock >= freshFrom
  if (!run.isCutOff || !isFresh) return null
  return { before: place.index - run.from, after: run.to - place.index }
}

/** Letters that stand side by side; `isCutOff`: what stood before them went, and what stood behind them, if anything. */
type Run = { from: number; to: number; first: Y.ID | null; isOfOne: boolean; isCutOff: boolean }

/** The run that holds the letter before a place. */
function runAt(text: Y.XmlText, index: number, went: (id: Y.ID) => boolean): Run {
  let run: Run = { from: 0, to: 0, first: null, isOfOne: true, isCutOff: false }
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.countable) {
      run.first ??= item.id
      run.isOfOne &&= item.id.client === run.first.client && item.id.clock >= run.first.clock
      run.to += item.length
    } else if (went(item.id)) {
      if (run.to >= index) return run
      run = { from: run.to, to: run.to, first: null, isOfOne: true, isCutOff: true }
    }
  }
  return run
}

const without = ({ block, around, at }: StoodAt, { before, after }: Left): StoodAt => ({
  block,
  around: around.slice(0, at - before) + around.slice(at + after),
  at: at - before,
})

type PlacedLine = Line & { pos: number }

function linesOf(doc: PMNode): PlacedLine[] {
  const lines: PlacedLine[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) lines.push({ block: node.attrs.id ?? null, words: wordsOf(node), pos })
    return !node.isTextblock
  })
  return lines
}

const wordsOf = (block: PMNode): string =>
  block.textBetween(0, block.content.size, '', ({ type }) =>
    type.name === 'hardBreak' ? LINE_BREAK : REFERENCE,
  )

function setCaret({ prosemirrorView }: ProsemirrorBinding, pos: number): void {
  const { state }: { state: EditorState } = prosemirrorView
  const tr = state.tr.setSelection(TextSelection.create(state.doc, pos))
  prosemirrorView.dispatch(tr.setMeta('addToHistory', false))
}

/** As an act of this editor, once Yjs is done; left where it is if anything happened since. */
function bringAlong(
  { prosemirrorView }: ProsemirrorBinding,
  { doc, from, to, before, after }: Left & { doc: PMNode; from: number; to: number },
): void {
  const state: EditorState | undefined = prosemirrorView?.state
  if (!state || state.doc !== doc) return
  const words = doc.slice(from - before, from + after).content
  const tr = state.tr.delete(from - before, from + after)
  const there = tr.mapping.map(to)
  tr.insert(there, words)
  prosemirrorView.dispatch(tr.setSelection(TextSelection.create(tr.doc, there + before)))
}
