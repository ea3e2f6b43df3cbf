/**
 * Puts what passed away unseen where it belongs now [TEXT-6]: words into the block that theirs became, by its id, or
 * into the one that holds the words around them; a block into the container that its own became. What has no such
 * place any more stands where it stood, words as a paragraph of their own.
 */
import { diffWordsWithSpace } from 'diff'
import * as Y from 'yjs'
import { BLOCK_NAMES, GRAMMAR, isBlockId, isNodeName, type NodeName } from './grammar.ts'
import { fragmentOf } from './liveText.ts'
import { type BlockTree, LINE_BREAK, REFERENCE, type Spot, type Stray, type StrayWords } from './passing.ts'
import { schema } from './schema.ts'
import { isTextBlock } from './standing.ts'
import { newElement } from './yjsElement.ts'

/**
 * Writes one stray into `doc`; must run inside a transaction. New blocks may have no id, or one that is doubled: the
 * repair of ids comes after.
 * @returns whether anything was written
 */
export function rehouse(doc: Y.Doc, stray: Stray): boolean {
  const living = blocksOf(doc)
  if (stray.kind === 'words') {
    if (insertWords(living, stray)) return true
    const block = paragraphOf(stray)
    return block.words !== '' && putBlock(doc, living, block, stray.spot)
  }
  const block = withoutLiving(stray.block, living)
  return block !== null && putBlock(doc, living, block, stray.spot)
}

type Living = ReadonlyMap<string, Y.XmlElement>

function blocksOf(doc: Y.Doc): Living {
  const living = new Map<string, Y.XmlElement>()
  const walk = (parent: Y.XmlFragment) => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement) || !BLOCK_NAMES.includes(child.nodeName as NodeName)) continue
      const id: unknown = child.getAttribute('id')
      if (isBlockId(id) && !living.has(id)) living.set(id, child)
      if (!isTextBlock(child)) walk(child)
    }
  }
  walk(fragmentOf(doc))
  return living
}

function insertWords(living: Living, { block, around, runs }: StrayWords): boolean {
  const heir = textBlockIn(block === null ? undefined : living.get(block))
  const places = runs.map(({ words, at }) => {
    if (heir) return { words, block: heir, at: placeIn(lineOf(heir), around, at) }
    const found = byWordsAround(living, around, at)
    return found && { words, ...found }
  })
  if (places.includes(null)) return false
  // From the last on: what stands before it does not move.
  for (const place of places.reverse()) if (place) insertAt(place.block, place.at, place.words)
  return true
}

/** The block itself, or the first line of what it became. */
function textBlockIn(block: Y.XmlFragment | undefined): Y.XmlElement | undefined {
  if (!block || isTextBlock(block)) return block
  for (const child of block.toArray()) {
    const found = child instanceof Y.XmlElement ? textBlockIn(child) : undefined
    if (found) return found
  }
  return undefined
}

/** Where what stood at a place of `before` stands in `now`: never inside a word that it did not stand in. */
function placeIn(now: string, before: string, at: number): number {
  const parts = diffWordsWithSpace(before, now, { maxEditLength: MOST_EDITS })
  if (!parts) return Math.min(at, now.length)
  let left = at
  let place = 0
  for (const [i, { value, added, removed }] of parts.entries()) {
    if (added) place += value.length
    else if (left > value.length) {
      left -= value.length
      if (!removed) place += value.length
    } else if (!removed) return place + left
    else {
      const instead = parts[i + 1]
      return instead?.added && left > value.length / 2 ? place + instead.value.length : place
    }
  }
  return place
}

/** Beyond this two texts have so little in common that the same number of letters from the start is as good. */
const MOST_EDITS = 1_000

/** The one place in the letter where the words around stand, as after two blocks were joined. */
function byWordsAround(
  living: Living,
  around: string,
  at: number,
): { block: Y.XmlElement; at: number } | null {
  const lines = [...living.values()].filter(isTextBlock).map(block => ({ block, line: lineOf(block) }))
  for (const [before, after] of WINDOWS) {
    const from = Math.max(0, at - before)
    const words = around.slice(from, at + after)
    if (words.trim().length < LEAST) continue
    const found = lines.filter(({ line }) => line.includes(words))
    const [one] = found
    if (!one || found.length > 1 || one.line.indexOf(words) !== one.line.lastIndexOf(words)) continue
    return { block: one.block, at: one.line.indexOf(words) + at - from }
  }
  return null
}

/** Letters before and behind, of which to look for: somebody else may have written right beside. */
const WINDOWS = [40, 24, 16, 10]
  .map(n => [n, n] as const)
  .concat([30, 16].flatMap(n => [[n, 0] as const, [0, n] as const]))

/** Fewer letters could stand anywhere. */
const LEAST = 12

/** The words of a text block, with a sign for each line break and reference. */
const lineOf = (block: Y.XmlElement): string => block.toArray().map(signsOf).join('')

function signsOf(child: unknown): string {
  if (child instanceof Y.XmlText) return child.toDelta().map(wordsOf).join('')
  return child instanceof Y.XmlElement && child.nodeName === 'hardBreak' ? LINE_BREAK : REFERENCE
}

const wordsOf = ({ insert }: { insert: unknown }): string => (typeof insert === 'string' ? insert : '')

function insertAt(block: Y.XmlElement, at: number, words: string): void {
  let start = 0
  for (const [index, child] of block.toArray().entries()) {
    const end = start + signsOf(child).length
    if (child instanceof Y.XmlText && at <= end) {
      child.insert(at - start, words)
      return
    }
    if (at <= start) {
      block.insert(index, [new Y.XmlText(words)])
      return
    }
    start = end
  }
  block.push([new Y.XmlText(words)])
}

/** What of a block is not in the letter already: somebody else moved what stood in it, too. */
function withoutLiving(block: BlockTree, living: Living): BlockTree | null {
  const twin = isBlockId(block.attrs.id) ? living.get(block.attrs.id) : undefined
  if (block.words !== '') return twin && isTextBlock(twin) && lineOf(twin) === block.words ? null : block
  const content = block.content.flatMap(child => withoutLiving(child, living) ?? [])
  return content.length ? { ...block, content } : null
}

/** @returns whether there was a place */
function putBlock(doc: Y.Doc, living: Living, block: BlockTree, spot: Spot): boolean {
  for (const { container, left } of spot) {
    const parent = container === null ? fragmentOf(doc) : living.get(container)
    if (!parent || !accepts(parent, block.type)) continue
    const neighbour = left.map(id => living.get(id)).find(one => one?.parent === parent)
    const at = neighbour ? parent.toArray().indexOf(neighbour) + 1 : 0
    parent.insert(at, [newElement(schema.nodeFromJSON(jsonOf(block)), new Map())])
    return true
  }
  // A row or an item whose table or list is nowhere: what stands in it.
  // Each is put right behind what stood left of it, hence the last one first.
  return [...block.content]
    .reverse()
    .map(child => putBlock(doc, living, child, spot))
    .some(Boolean)
}

function accepts(parent: Y.XmlFragment, type: NodeName): boolean {
  const name = parent instanceof Y.XmlElement ? parent.nodeName : 'doc'
  return isNodeName(name) && GRAMMAR[name].children.includes(type)
}

function jsonOf({ type, attrs, words, content }: BlockTree): object {
  const children = words === '' ? content.map(jsonOf) : [{ type: 'text', text: words }]
  return { type, attrs, content: children }
}

/** It has the id of the block that the words were in: what was said about that stands beside them. */
const paragraphOf = ({ block, runs }: StrayWords): BlockTree => ({
  type: 'paragraph',
  attrs: { id: block, ask: null, concern: null, lang: null, dir: null },
  words: runs
    .map(({ words }) => words)
    .join(' ')
    .trim(),
  content: [],
})
