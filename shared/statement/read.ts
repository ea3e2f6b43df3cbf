/**
 * Reading a letter that somebody else wrote: a JSON file, or what stands in the shared text. A node, mark or
 * address that a letter cannot have is refused with a sentence that names the place; nothing is dropped in
 * silence ([TEXT-2], [IN-1]).
 */
import { GRAMMAR, isNodeName, type NodeName } from './grammar.ts'
import {
  asDoc,
  assemble,
  DEEPEST,
  isRecord,
  markOf,
  mustStandIn,
  type Node,
  NotAStatement,
  named,
  textNode,
  within,
} from './node.ts'
import type { Doc, Mark } from './tree.ts'

export { docOf } from './liveText.ts'
export { NotAStatement } from './node.ts'

/**
 * A letter from untrusted JSON: every attribute present (null where nothing is said), marks in the schema's
 * order, neighbouring texts of equal marks joined, empty texts left out. A null `colspan` or `rowspan` is 1.
 * Marks on a line break or a footnote reference are dropped: they show nothing, and the shared text keeps none.
 * Ids may be missing or doubled (`giveIds` mends that); everything else is refused with `NotAStatement`.
 */
export function readDoc(json: unknown): Doc {
  const doc = readNode(json, 'the letter', 0)
  if (doc.type !== 'doc')
    throw new NotAStatement(`The outermost node is "${doc.type}", not "doc"`, 'the letter')
  return asDoc(doc)
}

function readNode(json: unknown, place: string, depth: number): Node {
  if (depth > DEEPEST) throw new NotAStatement('The text is nested too deeply', place)
  if (!isRecord(json)) throw new NotAStatement('A node is not an object', place)
  const type = json.type
  if (!isNodeName(type)) throw new NotAStatement(`A letter cannot hold ${named(type)}`, place)
  refuseUnknown(json, type === 'text' ? TEXT_KEYS : NODE_KEYS, place)
  if (type === 'text') return readText(json, place)
  const attrs = readAttributes(type, json.attrs, place)
  const content = readContent(type, json.content, place, depth)
  return assemble(type, attrs, content)
}

const NODE_KEYS = ['type', 'attrs', 'content', 'marks']
const TEXT_KEYS = ['type', 'text', 'marks']

function readText(json: Record<string, unknown>, place: string): Node {
  const text = json.text
  if (typeof text !== 'string') throw new NotAStatement('A text is not a string', place)
  if (/\p{Surrogate}/u.test(text)) throw new NotAStatement('A text holds half a character', place)
  const marks = json.marks ?? []
  if (!Array.isArray(marks)) throw new NotAStatement('The marks are not a list', place)
  return textNode(
    text,
    marks.map(mark => readMark(mark, place)),
  )
}

function readMark(json: unknown, place: string): Mark {
  if (!isRecord(json)) throw new NotAStatement('A mark is not an object', place)
  refuseUnknown(json, ['type', 'attrs'], place)
  const attrs = json.attrs ?? {}
  if (!isRecord(attrs)) throw new NotAStatement('The attributes of a mark are not an object', place)
  refuseUnknown(attrs, json.type === 'link' ? ['href'] : [], place)
  return markOf(json.type, attrs, place)
}

function readAttributes(type: NodeName, json: unknown, place: string): Record<string, unknown> {
  if (json !== undefined && json !== null && !isRecord(json))
    throw new NotAStatement('The attributes are not an object', place)
  const rules = GRAMMAR[type].attributes
  refuseUnknown(json ?? {}, Object.keys(rules), place)
  const attrs: Record<string, unknown> = {}
  for (const [name, rule] of Object.entries(rules)) {
    const value = json?.[name] ?? rule.fallback
    if (!rule.fits(value)) throw new NotAStatement(`The attribute "${name}" must be ${rule.must}`, place)
    attrs[name] = value
  }
  return attrs
}

function readContent(type: NodeName, json: unknown, place: string, depth: number): Node[] {
  if (json === undefined || json === null) return []
  if (!Array.isArray(json)) throw new NotAStatement('The content is not a list', place)
  return json.map((child, index) => {
    const here = within(place, isRecord(child) ? child.type : 'node', index)
    const node = readNode(child, here, depth + 1)
    mustStandIn(node.type, type, here)
    return node
  })
}

function refuseUnknown(value: Record<string, unknown>, known: readonly string[], place: string): void {
  const unknown = Object.keys(value).find(key => !known.includes(key))
  if (unknown !== undefined)
    throw new NotAStatement(`A letter does not know "${unknown.slice(0, 40)}"`, place)
}
