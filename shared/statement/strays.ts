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
import { type Passing, Seeing, type Since, stood, without } from './passing.ts'
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
 * right behind what stood left of it. To be called before Yjs collects what is deleted, or on a document that collects nothing.
 * @param earlier what transactions before deleted; may be empty where every block that words went with died in this one
 */
export function straysOf(doc: Y.Doc, now: Passing, earlier: readonly Passing[] = []): Stray[] {
  const unseen = unseenIn(doc, now)
  if (!unseen.length) return []
  const seeing = new Seeing(now, earlier)
  const blocks: StrayBlock[] = []
  const words: StrayWords[] = []
  for (const [host, items] of grouped(unseen, item => hostOf(item, seeing))) {
    if (seeing.isFresh(host._item!)) blocks.push(...strayBlock(host, seeing))
    else if (items.some(isWord)) words.push(...strayWords(host, seeing))
  }
  return [...blocks, ...words.reverse()]
}

/** Items with words, or that are blocks, which are gone although no update said so. */
function unseenIn(doc: Y.Doc, now: Passing): Y.Item[] {
  const found: Y.Item[] = []
  for (const [client, ranges] of now.gone.clients) {
    const structs = doc.store.clients.get(client) ?? []
    for (const { clock, end } of without(ranges, now.told.clients.get(client) ?? []))
      for (let i = Y.findIndexSS(structs, clock); i < structs.length && structs[i]!.id.clock < end; i++) {
        const struct = structs[i]!
        if (struct instanceof Y.Item && (isWord(struct) || isBlock(struct))) found.push(struct)
      }
  }
  return found
}

const isWord = ({ content, parentSub }: Y.Item) => parentSub === null && content instanceof Y.ContentString
const isBlock = ({ content, parentSub }: Y.Item) =>
  parentSub === null && content instanceof Y.ContentType && content.type instanceof Y.XmlElement

/** The outermost block that is as new as the item, else the text block the item stands in; null where there is none. */
function hostOf(item: Y.Item, seeing: Seeing): Y.XmlElement | null {
  const around = elementsAround(item)
  return around.findLast(element => seeing.isFresh(element._item!)) ?? around.find(isTextBlock) ?? null
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

function strayWords(block: Y.XmlElement, seeing: Seeing): StrayWords[] {
  const runs = new Map<number, StrayWords['runs']>()
  let around = ''
  for (const { text, editor } of piecesOf(block, seeing)) {
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
function piecesOf(block: Y.XmlElement, seeing: Seeing): Piece[] {
  const since = seeing.since(block)
  const pieces: Piece[] = []
  for (const item of itemsOf(block)) {
    if (!(item.content instanceof Y.ContentType)) continue
    const { type } = item.content
    if (type instanceof Y.XmlText)
      for (const inner of itemsOf(type)) pieces.push(...lettersOf(inner, since, seeing))
    else if (type instanceof Y.XmlElement && stood(item, item.id, since)) {
      const sign = type.nodeName === 'hardBreak' ? LINE_BREAK : REFERENCE
      // A break that went is a blank between words; a reference alone says nothing.
      if (!seeing.isFresh(item)) pieces.push({ text: sign, editor: null })
      else if (sign === LINE_BREAK) pieces.push({ text: ' ', editor: item.id.client })
    }
  }
  return pieces
}

function lettersOf(item: Y.Item, since: Since, seeing: Seeing): Piece[] {
  if (!(item.content instanceof Y.ContentString)) return []
  const { client, clock } = item.id
  return item.content.str.split('').flatMap((text, n): Piece[] => {
    const id = Y.createID(client, clock + n)
    if (!stood(item, id, since)) return []
    return [{ text, editor: seeing.isFresh({ id }) ? client : null }]
  })
}

function strayBlock(element: Y.XmlElement, seeing: Seeing): StrayBlock[] {
  const block = treeOf(element, seeing)
  if (!block || !saysSomething(block)) return []
  return [{ kind: 'block', editor: element._item!.id.client, block, spot: spotOf(element) }]
}

/** An empty line, or an empty item, that nobody has seen is no loss. */
const saysSomething = ({ words, content }: BlockTree): boolean =>
  words.trim() !== '' || content.some(saysSomething)

function treeOf(element: Y.XmlElement, seeing: Seeing): BlockTree | null {
  const type = element.nodeName
  if (!isNodeName(type)) return null
  const attrs = attributesOf(storedIn(element), type)
  if (isTextBlock(element)) {
    const words = piecesOf(element, seeing).map(({ text }) => (text === REFERENCE ? '' : text))
    return { type, attrs, words: words.join(''), content: [] }
  }
  const content: BlockTree[] = []
  const since = seeing.since(element)
  for (const item of itemsOf(element)) {
    const inner = item.content instanceof Y.ContentType ? item.content.type : null
    if (!(inner instanceof Y.XmlElement) || !GRAMMAR[type].children.includes(inner.nodeName)) continue
    const child = stood(item, item.id, since) ? treeOf(inner, seeing) : null
    if (child) content.push(child)
  }
  return { type, attrs, words: '', content }
}
