/** New elements and texts of the shared text, and the attributes of those that stand. */
import type { Mark, Node as PMNode } from '@tiptap/pm/model'
import * as Y from 'yjs'

/** Which editor node stands for which Yjs type: the binding's own record, kept up to date by the diff. */
export type Mapping = Map<unknown, PMNode | PMNode[]>

/** A child of a text block: a run of text nodes, or one inline node. */
export type Run = PMNode[] | PMNode

export const runsOf = (node: PMNode): Run[] => {
  const runs: Run[] = []
  node.forEach(child => {
    const last = runs.at(-1)
    if (!child.isText) runs.push(child)
    else if (Array.isArray(last)) last.push(child)
    else runs.push([child])
  })
  return runs
}

/**
 * A new element with all that is in it. A text block gets a text even when it is empty: two people who begin to
 * type in it at once then write into the same one.
 */
export function newElement(node: PMNode, mapping: Mapping): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name)
  for (const [name, value] of Object.entries(node.attrs))
    if (value !== null) setAttribute(element, name, value)
  element.insert(0, newChildren(node, mapping))
  mapping.set(element, node)
  return element
}

function newChildren(node: PMNode, mapping: Mapping): (Y.XmlElement | Y.XmlText)[] {
  if (!node.inlineContent) return node.children.map(child => newElement(child, mapping))
  const runs = runsOf(node)
  if (!runs.some(Array.isArray)) runs.push([])
  return runs.map(run => (Array.isArray(run) ? newText(run, mapping) : newElement(run, mapping)))
}

export function newText(nodes: PMNode[], mapping: Mapping): Y.XmlText {
  const text = new Y.XmlText()
  text.applyDelta(nodes.map(node => ({ insert: node.text, attributes: formatOf(node.marks) })))
  mapping.set(text, nodes)
  return text
}

/**
 * Marks as Yjs stores them. The binding hashes the name of a mark that may overlap itself; no mark of a letter
 * may (a test holds the schema to that), so the plain name is the whole truth.
 */
export const formatOf = (marks: readonly Mark[]): Record<string, unknown> =>
  Object.fromEntries(marks.map(mark => [mark.type.name, mark.attrs]))

/** Writes the attributes that differ, and only those: setting an equal value would still be a new write. */
export function writeAttributes(element: Y.XmlElement, node: PMNode): void {
  const stored: Record<string, unknown> = element.getAttributes()
  for (const [name, value] of Object.entries(node.attrs)) {
    if (value === null || value === undefined) continue
    if (!sameValue(stored[name], value)) setAttribute(element, name, value)
  }
  for (const name of Object.keys(stored))
    if ((node.attrs[name] ?? null) === null) element.removeAttribute(name)
}

/** Yjs stores any JSON value as an attribute; only its types say strings. */
const setAttribute = (element: Y.XmlElement, name: string, value: unknown) =>
  element.setAttribute(name, value as string)

/** Equal in value, whatever the order of the keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && sameValue(Reflect.get(a, key), Reflect.get(b, key)))
  )
}
