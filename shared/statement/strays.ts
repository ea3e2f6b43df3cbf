/**
 * Words and blocks that passed away unseen, read off the dead blocks while they still hold them; `rehouse.ts` puts
 * them where their block went [TEXT-6].
 */
import * as Y from 'yjs'
import { grouped } from './change.ts'
import { idOf, itemsOf, type Spot, spotOf, storedIn } from './deadBlocks.ts'
import { LINE_BREAK, REFERENCE } from './followWords.ts'
import { GRAMMAR, isNodeName, type NodeName } from './grammar.ts'
import { attributesOf } from './liveText.ts'
import { isBlock, Passed, type Passing } from './passing.ts'
import { isTextBlock } from './standing.ts'

/** Words of one editor (as Yjs knows editors) that went with a text block. */
export type StrayWords = {
  kind: 'words'
  editor: number
  /** In order; `at` is where in `around` they stood. */
  runs: { words: string; at: number }[]
  /** The id of their block. */
  block: string | null
  /** What stood in the block without what was lost, a sign for each line break and reference. */
  around: string
  spot: Spot
}

/** A new block that went with the list, item, quotation or table it was put into. */
export type StrayBlock = { kind: 'block'; editor: number; block: BlockTree; spot: Spot }

export type Stray = StrayWords | StrayBlock

/** A block as plain data; the words of a text block stand without marks. */
export type BlockTree = {
  type: NodeName
  attrs: Record<string, unknown>
  words: string
  content: BlockTree[]
}

/**
 * What was lost in a transaction of `doc` although nobody deleted it, in the order in which it is best put back: each
 * right behind what stood left of it. To be called when `Passed.add` may be.
 * @param passed what passed away before; nothing, where every block that something went with died in this one
 */
export function straysOf(doc: Y.Doc, passing: Passing, passed = new Passed()): Stray[] {
  const unseen = passed.add(doc, passing).filter(item => isWord(item) || isBlock(item))
  const blocks: StrayBlock[] = []
  const words: StrayWords[] = []
  for (const [host, items] of grouped(unseen, item => hostOf(item, passed))) {
    if (passed.isFresh(host._item!)) blocks.push(...strayBlock(host, passed))
    else if (items.some(isWord)) words.push(...strayWords(host, passed))
  }
  return [...blocks, ...words.reverse()]
}

const isWord = ({ content, parentSub }: Y.Item) => parentSub === null && content instanceof Y.ContentString

/** The outermost block that is as new as the item, else the text block the item stands in; null where there is none. */
function hostOf(item: Y.Item, passed: Passed): Y.XmlElement | null {
  const around = elementsAround(item)
  return around.findLast(element => passed.isFresh(element._item!)) ?? around.find(isTextBlock) ?? null
}

/** From the inside out, the item's own element first. */
function elementsAround(item: Y.Item): Y.XmlElement[] {
  const found: Y.XmlElement[] = []
  let at: unknown = item.content instanceof Y.ContentType ? item.content.type : item.parent
  while ((at instanceof Y.XmlElement || at instanceof Y.XmlText) && at._item) {
    if (at instanceof Y.XmlElement && isNodeName(at.nodeName)) found.push(at)
    at = at._item.parent
  }
  return found.filter(element => !isInline(element))
}

const isInline = (element: Y.XmlElement) =>
  element.nodeName === 'hardBreak' || element.nodeName === 'footnoteRef'

type Piece = { text: string; editor: number | null }

function strayWords(block: Y.XmlElement, passed: Passed): StrayWords[] {
  const runs = new Map<number, StrayWords['runs']>()
  let around = ''
  for (const { text, editor } of piecesOf(block, passed)) {
    if (editor === null) {
      around += text
      continue
    }
    const theirs = runs.get(editor) ?? []
    const last = theirs.at(-1)
    if (last?.at === around.length) last.words += text
    else theirs.push({ words: text, at: around.length })
    runs.set(editor, theirs)
  }
  const of = { kind: 'words' as const, block: idOf(block), around, spot: spotOf(block) }
  return [...runs].map(([editor, theirs]) => ({ ...of, editor, runs: theirs }))
}

/** The words of a text block as they stood, with their editor where they are fresh. */
function piecesOf(block: Y.XmlElement, passed: Passed): Piece[] {
  const pieces: Piece[] = []
  for (const item of itemsOf(block)) {
    if (!(item.content instanceof Y.ContentType)) continue
    const { type } = item.content
    if (type instanceof Y.XmlText)
      for (const inner of itemsOf(type)) pieces.push(...lettersOf(block, inner, passed))
    else if (type instanceof Y.XmlElement && passed.stood(block, item, item.id)) {
      const sign = type.nodeName === 'hardBreak' ? LINE_BREAK : REFERENCE
      // A break that went is a blank between words; a reference alone says nothing.
      if (!passed.isFresh(item)) pieces.push({ text: sign, editor: null })
      else if (sign === LINE_BREAK) pieces.push({ text: ' ', editor: item.id.client })
    }
  }
  return pieces
}

function lettersOf(block: Y.XmlElement, item: Y.Item, passed: Passed): Piece[] {
  if (!(item.content instanceof Y.ContentString)) return []
  const { client, clock } = item.id
  return item.content.str.split('').flatMap((text, n): Piece[] => {
    const id = Y.createID(client, clock + n)
    if (!passed.stood(block, item, id)) return []
    return [{ text, editor: passed.isFresh({ id }) ? client : null }]
  })
}

function strayBlock(element: Y.XmlElement, passed: Passed): StrayBlock[] {
  const block = treeOf(element, passed)
  if (!block || !saysSomething(block)) return []
  return [{ kind: 'block', editor: element._item!.id.client, block, spot: spotOf(element) }]
}

/** An empty line, or an empty item, that nobody has seen is no loss. */
const saysSomething = ({ words, content }: BlockTree): boolean =>
  words.trim() !== '' || content.some(saysSomething)

function treeOf(element: Y.XmlElement, passed: Passed): BlockTree | null {
  const type = element.nodeName
  if (!isNodeName(type)) return null
  const attrs = attributesOf(storedIn(element), type)
  if (isTextBlock(element)) {
    const words = piecesOf(element, passed).map(({ text }) => (text === REFERENCE ? '' : text))
    return { type, attrs, words: words.join(''), content: [] }
  }
  const content: BlockTree[] = []
  for (const item of itemsOf(element)) {
    const inner = item.content instanceof Y.ContentType ? item.content.type : null
    if (!(inner instanceof Y.XmlElement) || !GRAMMAR[type].children.includes(inner.nodeName)) continue
    const child = passed.stood(element, item, item.id) ? treeOf(inner, passed) : null
    if (child) content.push(child)
  }
  return { type, attrs, words: '', content }
}
