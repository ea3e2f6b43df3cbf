/**
 * What a person wrote, out of a shared text that may hold what no letter can: for showing, copying and saving a text
 * that could not be shared ([LIVE-9], [LIVE-10]). No word is lost. What a letter does not know is read as the nearest
 * it knows: an unknown block as a paragraph, an unknown mark or address as plain words. Nothing is written.
 */
import * as Y from 'yjs'
import { GRAMMAR, INLINE_ATOM_NAMES, isNodeName, type NodeName } from './grammar.ts'
import { fragmentOf, readAttributes } from './liveText.ts'
import { asDoc, assemble, DEEPEST, markOf, type Node, NotAStatement, textNode } from './node.ts'
import type { Doc, Mark } from './tree.ts'

/** As much of a letter as the text is; ids may be missing or doubled, as in `docOf`. Never throws. */
export function salvagedDoc(source: Y.Doc | Y.XmlFragment): Doc {
  const { nodes, strays } = readBlocks(fragmentOf(source), 'doc', 1)
  return asDoc(assemble('doc', {}, [...nodes, ...strays]))
}

/** Blocks that fit where they stand, and paragraphs that fit only further out. */
type Read = { nodes: Node[]; strays: Node[] }

function readBlocks(element: Y.XmlFragment, parent: NodeName, depth: number): Read {
  const fits = (name: string) => GRAMMAR[parent].children.includes(name)
  const read: Read = { nodes: [], strays: [] }
  for (const child of element.toArray()) {
    const found = readBlock(child, fits, depth)
    read.nodes.push(...found.nodes, ...(fits('paragraph') ? found.strays : []))
    if (!fits('paragraph')) read.strays.push(...found.strays)
  }
  return read
}

function readBlock(child: unknown, fits: (name: string) => boolean, depth: number): Read {
  if (!(child instanceof Y.XmlElement)) return strayWords(child)
  const name = child.nodeName
  if (!isNodeName(name) || !fits(name) || depth >= DEEPEST - 1) return strayWords(child)
  const attrs = readAttributes(child, name)
  if (GRAMMAR[name].children.includes('text'))
    return { nodes: [assemble(name, attrs, readInline(child))], strays: [] }
  const { nodes, strays } = readBlocks(child, name, depth + 1)
  return { nodes: [assemble(name, attrs, nodes)], strays }
}

/** The words of what cannot stand here, a paragraph for each text that has any. */
function strayWords(child: unknown): Read {
  const strays = textsIn(child)
    .map(readText)
    .filter(content => content.length > 0)
    .map(content => assemble('paragraph', EMPTY, content))
  return { nodes: [], strays }
}

const EMPTY = { id: null, ask: null, concern: null, lang: null, dir: null }

function readInline(block: Y.XmlElement): Node[] {
  return block.toArray().flatMap((child): Node[] => {
    const isAtom = child instanceof Y.XmlElement && INLINE_ATOM_NAMES.some(name => name === child.nodeName)
    if (!isAtom) return textsIn(child).flatMap(readText)
    const name = child.nodeName as NodeName
    return [assemble(name, readAttributes(child, name), [])]
  })
}

/** Every text in something, in reading order. */
function textsIn(node: unknown): Y.XmlText[] {
  if (node instanceof Y.XmlText) return [node]
  return node instanceof Y.XmlFragment ? node.toArray().flatMap(textsIn) : []
}

function readText(text: Y.XmlText): Node[] {
  const runs: { insert: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  return runs.flatMap(({ insert, attributes }): Node[] => {
    if (typeof insert !== 'string') return []
    const marks = Object.entries(attributes ?? {}).flatMap(([name, attrs]) => markOrNone(name, attrs))
    return [textNode(insert.replace(/\p{Surrogate}/gu, '\ufffd'), marks)]
  })
}

function markOrNone(name: string, attrs: unknown): Mark[] {
  try {
    return attrs === null ? [] : [markOf(name, attrs, 'the text')]
  } catch (error) {
    if (error instanceof NotAStatement) return []
    throw error
  }
}
