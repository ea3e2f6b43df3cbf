/** Items in a row, with their indents and printed numbers, as nested lists. */
import type { Block, ListItem, Paragraph } from '../statement/tree.ts'
import { bulletList, listItem, type NewId, orderedList } from './build.ts'
import type { Reading } from './numbering.ts'
import type { Piece } from './plainPieces.ts'

/**
 * The lists that the pieces from `from` on make, up to the first piece that belongs to none of them.
 * An item opens a list inside the one above when it stands deeper, or when it begins another way of counting;
 * a paragraph that is indented below an item belongs to it.
 * @returns `to` is the index of the first piece that was not taken
 */
export function listsFrom(
  pieces: readonly Piece[],
  from: number,
  toParagraph: (piece: Piece, id: string) => Paragraph,
  newId: NewId,
): { blocks: Block[]; to: number } {
  const tops: Level[] = []
  const stack: Level[] = []
  let at = from
  for (; at < pieces.length; at += 1) {
    const piece = pieces[at]
    if (piece === undefined) break
    if (piece.kind === 'item') levelFor(piece, stack, tops).items.push({ content: [piece] })
    else if (!addBelow(piece, stack)) break
  }
  return { blocks: tops.map(level => listOf(level, toParagraph, newId)), to: at }
}

type Draft = { content: (Piece | Level)[] }
/** `counts` holds the ways the printed numbers can be read so far, by their first value; empty for bullets. */
type Level = { indent: number; counts: Reading[]; ordered: boolean; items: Draft[] }

function levelFor(piece: Piece, stack: Level[], tops: Level[]): Level {
  const match = stack.findLastIndex(level => takes(level, piece))
  if (match >= 0) {
    stack.length = match + 1
    const level = stack[match] as Level
    level.counts = stillRead(level, piece)
    return level
  }
  const level: Level = {
    indent: piece.indent,
    counts: piece.readings,
    ordered: piece.readings.length > 0,
    items: [],
  }
  while (stack.length > 0 && !opensInside(stack.at(-1) as Level, level)) stack.pop()
  const holder = stack.at(-1)?.items.at(-1)
  if (holder === undefined) tops.push(level)
  else holder.content.push(level)
  stack.push(level)
  return level
}

function takes(level: Level, piece: Piece): boolean {
  if (level.ordered !== piece.readings.length > 0) return false
  if (level.ordered) return stillRead(level, piece).length > 0 && piece.indent <= level.indent + 3
  return piece.indent <= level.indent + 1 && piece.indent >= level.indent - 1
}

function stillRead(level: Level, piece: Piece): Reading[] {
  return level.counts.filter(count =>
    piece.readings.some(r => r.type === count.type && r.value === count.value + level.items.length),
  )
}

function opensInside(outer: Level, inner: Level): boolean {
  if (inner.indent > outer.indent + 1) return true
  if (inner.indent < outer.indent - 1) return false
  const begins = !inner.ordered || inner.counts.some(count => count.value === 1)
  return begins && (inner.ordered !== outer.ordered || inner.counts[0]?.type !== outer.counts[0]?.type)
}

function addBelow(piece: Piece, stack: Level[]): boolean {
  if (piece.kind !== 'para' || piece.indent < 2) return false
  const depth = stack.findLastIndex(level => level.indent < piece.indent)
  const item = stack[depth]?.items.at(-1)
  if (item === undefined) return false
  stack.length = depth + 1
  item.content.push(piece)
  return true
}

function listOf(level: Level, toParagraph: (piece: Piece, id: string) => Paragraph, newId: NewId): Block {
  const id = newId()
  const items = level.items.map((item): ListItem => {
    const itemId = newId()
    const blocks = item.content.map(part =>
      'kind' in part ? toParagraph(part, newId()) : listOf(part, toParagraph, newId),
    )
    return listItem(itemId, blocks)
  })
  const count = level.counts[0]
  return count === undefined ? bulletList(id, items) : orderedList(id, count.value, count.type, items)
}
