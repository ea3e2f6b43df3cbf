/**
 * The shared text as a letter, read by walking over it. Nothing here ever writes: the reader that comes with the
 * editor's binding deletes, for everyone, whatever its schema does not know.
 */
import * as Y from 'yjs'
import { BODY, GRAMMAR, isNodeName, type NodeName } from './grammar.ts'
import {
  asDoc,
  assemble,
  DEEPEST,
  markOf,
  mustStandIn,
  type Node,
  NotAStatement,
  named,
  textNode,
  within,
} from './node.ts'
import type { Doc } from './tree.ts'

/**
 * The letter that stands in a shared document. Ids may be missing or doubled. An attribute the letter does not
 * know is left out (no screen shows it); a value that does not fit is read as the nearest that does. A node, mark
 * or address that a letter cannot have throws `NotAStatement`: the gate keeps such updates out, see `faultOf`.
 * @param known what was read of elements before, and is filled here; whoever passes it takes out what changed since,
 *   and everything around that
 */
export function docOf(source: Y.Doc | Y.XmlFragment, known?: WeakMap<Y.XmlFragment, Node>): Doc {
  return asDoc(readElement(fragmentOf(source), 'doc', 'the letter', 0, known))
}

export const fragmentOf = (source: Y.Doc | Y.XmlFragment): Y.XmlFragment =>
  source instanceof Y.Doc ? source.getXmlFragment(BODY) : source

function readElement(
  element: Y.XmlFragment,
  type: NodeName,
  place: string,
  depth: number,
  known?: WeakMap<Y.XmlFragment, Node>,
): Node {
  const before = known?.get(element)
  if (before) return before
  if (depth > DEEPEST) throw new NotAStatement('The text is nested too deeply', place)
  const attrs = element instanceof Y.XmlElement ? readAttributes(element, type) : {}
  const content: Node[] = []
  for (const child of childrenOf(element)) {
    if (child instanceof Y.XmlText) content.push(...readText(child, type, place))
    else {
      const here = within(place, child.nodeName, content.length)
      content.push(readElement(child, mustName(child, type, here), here, depth + 1, known))
    }
  }
  const node = assemble(type, attrs, content)
  known?.set(element, node)
  return node
}

/** The children of an element; the third kind that Yjs knows (a hook) cannot be in a letter and is refused. */
export function childrenOf(element: Y.XmlFragment): (Y.XmlElement | Y.XmlText)[] {
  return element.toArray().map(child => {
    if (child instanceof Y.XmlElement || child instanceof Y.XmlText) return child
    throw new NotAStatement('A letter cannot hold a hook', 'the text')
  })
}

function mustName(child: Y.XmlElement, parent: NodeName, place: string): NodeName {
  const name = child.nodeName
  if (!isNodeName(name) || name === 'text')
    throw new NotAStatement(`A letter cannot hold ${named(name)}`, place)
  mustStandIn(name, parent, place)
  return name
}

/** Every attribute of a node as the grammar has it; a value that does not fit is read as the nearest that does. */
export const readAttributes = (element: Y.XmlElement, type: NodeName): Record<string, unknown> =>
  attributesOf(element.getAttributes(), type)

/** The same of values that were read already. */
export function attributesOf(stored: Record<string, unknown>, type: NodeName): Record<string, unknown> {
  const attrs: Record<string, unknown> = {}
  for (const [name, rule] of Object.entries(GRAMMAR[type].attributes)) {
    const value = stored[name] ?? rule.fallback
    attrs[name] = rule.fits(value) ? value : (rule.mend?.(value) ?? rule.fallback)
  }
  return attrs
}

function readText(text: Y.XmlText, parent: NodeName, place: string): Node[] {
  const runs: { insert: unknown; attributes?: Record<string, unknown> }[] = text.toDelta()
  if (runs.length) mustStandIn('text', parent, place)
  return runs.map(run => {
    if (typeof run.insert !== 'string')
      throw new NotAStatement('A text holds something other than text', place)
    const marks = Object.entries(run.attributes ?? {}).filter(([, attrs]) => attrs !== null)
    return textNode(
      run.insert,
      marks.map(([name, attrs]) => markOf(name, attrs, place)),
    )
  })
}

/**
 * Why this element or text cannot stand where it stands, as a sentence; null when it can. Judges the type itself
 * (its name, its parent, its marks), not what is in it: whoever checks an update asks for each type it touched.
 */
export function faultOf(type: Y.XmlElement | Y.XmlText): string | null {
  try {
    const parent = nameOfParent(type)
    if (type instanceof Y.XmlText) readText(type, parent, `"${parent}"`)
    else mustName(type, parent, `"${parent}"`)
    return depthOf(type) > DEEPEST ? 'The text is nested too deeply.' : null
  } catch (error) {
    if (error instanceof NotAStatement) return error.message
    throw error
  }
}

function nameOfParent(type: Y.XmlElement | Y.XmlText): NodeName {
  const parent = type.parent
  if (!(parent instanceof Y.XmlElement)) return 'doc'
  if (!isNodeName(parent.nodeName))
    throw new NotAStatement(`A letter cannot hold ${named(parent.nodeName)}`, 'the text')
  return parent.nodeName
}

function depthOf(type: Y.XmlElement | Y.XmlText): number {
  let depth = 1
  for (let at = type.parent; at instanceof Y.XmlElement; at = at.parent) depth++
  return depth
}
