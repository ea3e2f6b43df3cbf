/**
 * What somebody typed, or wrote offline, in words that a colleague who had not seen it cut off, joined or moved away:
 * it is left alone where those stood, for of all that only new letters arrive, elsewhere. Its author's own editor
 * takes it along, nobody else does, so that it is done once [TEXT-6].
 */
import type { Node as PMNode } from '@tiptap/pm/model'
import { type EditorState, TextSelection } from '@tiptap/pm/state'
import type { ProsemirrorBinding } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { idOf, itemsOf } from './deadBlocks.ts'
import { followWords, freshEffort } from './followWords.ts'
import { linesOf, type PlacedLine } from './placedLines.ts'
import { isTextBlock } from './standing.ts'

/** What arrived since a letter was drawn: what that took away, and how far each client's edits reached before. */
export type Arrived = { gone: Y.Transaction['deleteSet'][]; before: ReadonlyMap<number, number> }

/** Takes words of so many letters from one position of a document to another. */
type Move = { from: number; length: number; to: number }

/**
 * To be called once somebody else's transaction is drawn; what is left behind goes where its words went a moment
 * later, as an act of this editor, unless anything happened since.
 * @param drawn the letter as it was drawn before
 * @param freshFrom the clock of this document's own letters from which on a colleague may not have seen them
 */
export function takeAlong(
  binding: ProsemirrorBinding,
  drawn: PMNode,
  arrived: Arrived,
  freshFrom: number,
): void {
  const left = [...blocksWrittenIn(binding.doc, freshFrom)].flatMap(block => leftIn(block, arrived))
  const own = left.filter(({ first }) => isOwn(binding.doc, first, freshFrom))
  if (!own.length) return
  const { doc }: EditorState = binding.prosemirrorView.state
  const moves = movesOf(own, left, linesOf(drawn), linesOf(doc))
  if (moves.length) queueMicrotask(() => move(binding, doc, moves))
}

/** The text blocks in which a document itself wrote something from a clock of its own on. */
function blocksWrittenIn({ store, clientID }: Y.Doc, from: number): Set<Y.XmlElement> {
  const blocks = new Set<Y.XmlElement>()
  const written = store.clients.get(clientID) ?? []
  for (let i = written.length - 1; i >= 0; i--) {
    const item = written[i]!
    if (item.id.clock + item.length <= from) break
    if (!(item instanceof Y.Item) || item.deleted || !(item.parent instanceof Y.XmlText)) continue
    const block = item.parent.parent
    if (isTextBlock(block) && !block._item?.deleted) blocks.add(block)
  }
  return blocks
}

const isOwn = ({ clientID }: Y.Doc, { client, clock }: Y.ID, from: number): boolean =>
  client === clientID && clock >= from

/** Some letters in a block. */
type Span = { from: number; length: number }
/** Letters of one author, side by side: where they are in their block now, and what of them was there before. */
type Run = { block: string | null; first: Y.ID; now: Span; before: Span }
type Side = 'now' | 'before'

/** Those before which something went, and behind which something went or nothing stands. */
function leftIn(block: Y.XmlElement, { gone, before }: Arrived): Run[] {
  const runs: Run[] = []
  const stood = ({ client, clock }: Y.ID) => clock < (before.get(client) ?? 0)
  let [now, was, isBehindGone] = [0, 0, false]
  let run: Run | null = null
  for (const { id, length, deleted } of unitsOf(block)) {
    const went = deleted && stood(id) && gone.some(set => Y.isDeleted(set, id))
    if (deleted && !went) continue
    const [lengthNow, lengthBefore] = [went ? 0 : length, stood(id) ? length : 0]
    if (went && run) runs.push(run)
    if (went) run = null
    else if (!run && isBehindGone)
      run = { block: idOf(block), first: id, now: { from: now, length: 0 }, before: { from: was, length: 0 } }
    else if (id.client !== run?.first.client || id.clock < run.first.clock) run = null
    if (run) run.now.length += lengthNow
    if (run) run.before.length += lengthBefore
    isBehindGone = went
    now += lengthNow
    was += lengthBefore
  }
  return run ? [...runs, run] : runs
}

/** What takes a place in a text block, and what took one. */
function* unitsOf(block: Y.XmlElement): Generator<Y.Item> {
  for (const child of itemsOf(block)) {
    const text = child.content instanceof Y.ContentType ? child.content.type : null
    if (!(text instanceof Y.XmlText)) yield child
    else for (const item of itemsOf(text)) if (item.countable) yield item
  }
}

/** @param left everything that is left behind in these lines, also by others */
function movesOf(
  own: readonly Run[],
  left: readonly Run[],
  drawn: readonly PlacedLine[],
  lines: readonly PlacedLine[],
): Move[] {
  const [stood, stand] = [without(left, 'before', drawn), without(left, 'now', lines)]
  const effort = freshEffort()
  return own.flatMap(run => {
    const [was, is] = [stood, stand].map(all =>
      all.find(({ block }) => block !== null && block === run.block),
    )
    if (!was || !is || wordsIn(drawn, run, 'before') !== wordsIn(lines, run, 'now')) return []
    const around = { block: was.block, around: was.words }
    const [place] = followWords(around, [placeIn(left, run, 'before')], stand, effort)
    if (!place) return []
    const { block, pos } = stand[place.line]!
    // Within its line it may have kept its place, although a reference or a break was put before it.
    if (block === run.block && place.at === placeIn(left, run, 'now')) return []
    const { from, length } = run.now
    return [{ from: is.pos + 1 + from, length, to: pos + 1 + besides(left, block, place.at) }]
  })
}

function wordsIn(lines: readonly PlacedLine[], run: Run, side: Side): string | undefined {
  const { from, length } = run[side]
  return lines.find(({ block }) => block === run.block)?.words.slice(from, from + length)
}

/** Lines as they are without what is left behind in any of them. */
const without = (left: readonly Run[], side: Side, lines: readonly PlacedLine[]): PlacedLine[] =>
  lines.map(line => {
    const spans = left.filter(({ block }) => block === line.block).map(run => run[side])
    const cut = (words: string, { from, length }: Span) => words.slice(0, from) + words.slice(from + length)
    return spans.length ? { ...line, words: spans.reduceRight(cut, line.words) } : line
  })

/** Where something left behind would stand in its line without the others. */
const placeIn = (left: readonly Run[], run: Run, side: Side): number =>
  left
    .filter(other => other.block === run.block && other[side].from < run[side].from)
    .reduce((at, other) => at - other[side].length, run[side].from)

/** The place in a line that is a place in it without what is left behind: never within such. */
const besides = (left: readonly Run[], block: string | null, at: number): number =>
  left
    .filter(run => run.block === block && placeIn(left, run, 'now') < at)
    .reduce((sum, { now }) => sum + now.length, at)

/** A caret in or right behind what is moved goes with it. */
function move({ prosemirrorView }: ProsemirrorBinding, doc: PMNode, moves: readonly Move[]): void {
  const state: EditorState | undefined = prosemirrorView?.state
  if (!state || state.doc !== doc) return
  const { tr, selection } = state
  for (const { from, length, to } of moves) {
    const [start, end] = [from, from + length].map(pos => tr.mapping.map(pos)) as [number, number]
    tr.delete(start, end)
    const there = tr.mapping.map(to)
    tr.insert(there, doc.slice(from, from + length).content)
    const caret = selection.empty ? selection.head - from : 0
    if (caret > 0 && caret <= length) tr.setSelection(TextSelection.create(tr.doc, there + caret))
  }
  prosemirrorView.dispatch(tr)
}
