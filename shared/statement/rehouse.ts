/**
 * Puts what passed away unseen where it belongs now [TEXT-6]: words into the block that theirs became, by its id, or
 * into the one that holds the words around them; a block into the container that its own became. What has no such
 * place any more stands where it stood, words as a paragraph of their own.
 */
import * as Y from 'yjs'
import type { Spot } from './deadBlocks.ts'
import { followWords, LINE_BREAK, REFERENCE } from './followWords.ts'
import { BLOCK_NAMES, GRAMMAR, isBlockId, isNodeName, type NodeName } from './grammar.ts'
import { fragmentOf } from './liveText.ts'
import { schema } from './schema.ts'
import { isTextBlock } from './standing.ts'
import type { BlockTree, Stray, StrayWords } from './strays.ts'
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
  const blocks = [...living].filter(([, element]) => isTextBlock(element))
  const lines = blocks.map(([id, element]) => ({ block: id, words: lineOf(element) }))
  const places = runs.map(({ at }) => followWords({ block, around, at }, lines))
  if (places.includes(null)) return false
  // From the last on: what stands before it does not move.
  for (const [i, { words }] of [...runs.entries()].reverse())
    insertAt(blocks[places[i]!.line]![1], places[i]!.at, words)
  return true
}

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

const paragraphOf = ({ runs }: StrayWords): BlockTree => ({
  type: 'paragraph',
  attrs: { id: null, ask: null, concern: null, lang: null, dir: null },
  words: runs
    .map(({ words }) => words)
    .join(' ')
    .trim(),
  content: [],
})
