/**
 * Puts what passed away unseen where it belongs now [TEXT-6]: words into the block that theirs became, by its id, or
 * into the one that holds the words around them; a block into the container that its own became. What has no such
 * place any more stands where it stood, words as a paragraph of their own.
 */
import * as Y from 'yjs'
import { grouped } from './change.ts'
import type { Spot } from './deadBlocks.ts'
import { followWords, freshEffort, LINE_BREAK, REFERENCE } from './followWords.ts'
import { BLOCK_NAMES, GRAMMAR, isBlockId, isNodeName, type NodeName } from './grammar.ts'
import { fragmentOf } from './liveText.ts'
import { schema } from './schema.ts'
import { charactersOf, isTextBlock } from './standing.ts'
import type { BlockTree, Stray, StrayWords } from './strays.ts'
import { newElement } from './yjsElement.ts'

type Line = { block: string; words: string; element: Y.XmlElement }
type Run = StrayWords['runs'][number]

/** A letter into which strays are put back. While it is used, nothing else may write in the document. */
export class Rehousing {
  readonly #doc: Y.Doc
  readonly #living = new Map<string, Y.XmlElement>()
  readonly #lines: Line[] = []
  /** However many strays there are, nobody else waits long. */
  readonly #effort = freshEffort()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    for (const child of fragmentOf(doc).toArray()) this.#learn(child)
  }

  /**
   * Writes one stray; must run inside a transaction. New blocks may have no id, or one that is doubled: the repair of
   * ids comes after.
   */
  put(stray: Stray): void {
    if (stray.kind === 'block') {
      const block = this.#withoutLiving(stray.block)
      if (block) this.#putBlock(block, stray.spot)
      return
    }
    const homeless = this.#putWords(stray)
    if (homeless.some(({ words }) => words.trim() !== '')) this.#putBlock(paragraphOf(homeless), stray.spot)
  }

  #learn(block: unknown): void {
    if (!(block instanceof Y.XmlElement) || !BLOCK_NAMES.includes(block.nodeName as NodeName)) return
    const id: unknown = block.getAttribute('id')
    const isNew = isBlockId(id) && !this.#living.has(id)
    if (isNew) this.#living.set(id, block)
    if (isNew && isTextBlock(block)) this.#lines.push({ block: id, words: lineOf(block), element: block })
    if (!isTextBlock(block)) for (const child of (block as Y.XmlFragment).toArray()) this.#learn(child)
  }

  /** @returns the runs that have no place */
  #putWords({ block, around, runs }: StrayWords): Run[] {
    const ats = runs.map(({ at }) => at)
    const places = followWords({ block, around }, ats, this.#lines, this.#effort)
    const found = runs.flatMap(({ words }, i) => (places[i] ? [{ words, ...places[i] }] : []))
    for (const [line, put] of grouped(found, place => place.line)) insertInto(this.#lines[line]!, put)
    return runs.filter((_, i) => !places[i])
  }

  /** What of a block is not in the letter already: somebody else moved what stood in it, too. */
  #withoutLiving(block: BlockTree): BlockTree | null {
    const twin = isBlockId(block.attrs.id) ? this.#living.get(block.attrs.id) : undefined
    if (block.words !== '') return twin && isTextBlock(twin) && lineOf(twin) === block.words ? null : block
    const content = block.content.flatMap(child => this.#withoutLiving(child) ?? [])
    return content.length ? { ...block, content } : null
  }

  #putBlock(block: BlockTree, spot: Spot): void {
    for (const { container, left } of spot) {
      const parent = container === null ? fragmentOf(this.#doc) : this.#living.get(container)
      if (!parent || !accepts(parent, block.type)) continue
      const neighbour = left.map(id => this.#living.get(id)).find(one => one?.parent === parent)
      const at = neighbour ? parent.toArray().indexOf(neighbour) + 1 : 0
      parent.insert(at, [newElement(schema.nodeFromJSON(jsonOf(block)), new Map())])
      this.#learn(parent.get(at))
      return
    }
    // A row or an item whose table or list is nowhere: what stands in it. Each is put right behind what stood left of
    // it, hence the last one first.
    for (const child of [...block.content].reverse()) this.#putBlock(child, spot)
  }
}

/** The words of a text block, with a sign for each line break and reference. */
const lineOf = (block: Y.XmlElement): string => block.toArray().map(signsOf).join('')

function signsOf(child: unknown): string {
  if (child instanceof Y.XmlText) return charactersOf(child)
  return child instanceof Y.XmlElement && child.nodeName === 'hardBreak' ? LINE_BREAK : REFERENCE
}

/** @param put what stands in the order in which it was written, where two have one place */
function insertInto(line: Line, put: { words: string; at: number }[]): void {
  const spans = spansOf(line.element)
  const pieces: string[] = []
  let rest = line.words.length
  // From the last place on: what stands before it does not move.
  for (const { words, at } of put.reverse().sort((a, b) => b.at - a.at)) {
    const span = spans.find(({ text, start, end }) => text && start <= at && at <= end)
    const index = spans.findIndex(({ start }) => start >= at)
    if (span) span.text!.insert(at - span.start, words)
    else line.element.insert(index < 0 ? spans.length : index, [new Y.XmlText(words)])
    pieces.push(line.words.slice(at, rest), words)
    rest = at
  }
  line.words = [...pieces, line.words.slice(0, rest)].reverse().join('')
}

/** The children of a text block; those that are no text count one. */
function spansOf(block: Y.XmlElement): { text: Y.XmlText | null; start: number; end: number }[] {
  let end = 0
  return block.toArray().map(child => {
    const start = end
    end += signsOf(child).length
    return { text: child instanceof Y.XmlText ? child : null, start, end }
  })
}

function accepts(parent: Y.XmlFragment, type: NodeName): boolean {
  const name = parent instanceof Y.XmlElement ? parent.nodeName : 'doc'
  return isNodeName(name) && GRAMMAR[name].children.includes(type)
}

function jsonOf({ type, attrs, words, content }: BlockTree): object {
  const children = words === '' ? content.map(jsonOf) : [{ type: 'text', text: words }]
  return { type, attrs, content: children }
}

const paragraphOf = (runs: readonly Run[]): BlockTree => ({
  type: 'paragraph',
  attrs: { id: null, ask: null, concern: null, lang: null, dir: null },
  words: runs
    .map(({ words }) => words)
    .join(' ')
    .trim(),
  content: [],
})
