/**
 * The parts that the readers of a letter share: building its nodes, and refusing what a letter cannot hold.
 */
import { GRAMMAR, INLINE_ATOM_NAMES, isMarkName, isSafeHref, type NodeName } from './grammar.ts'
import { type Doc, MARKS, type Mark } from './tree.ts'

/** The text cannot be a letter: `message` is a sentence for a person, `place` says where. */
export class NotAStatement extends Error {
  readonly place: string
  constructor(why: string, place: string) {
    super(`${why}, in ${place}.`)
    this.name = 'NotAStatement'
    this.place = place
  }
}

/** Lists in lists in quotations: deeper than any letter, and as deep as editors may write (`depth` in live/limits.ts). */
export const DEEPEST = 32

/** A node of any kind while it is being put together; `readDoc` and `docOf` hand it out as a `Doc`. */
export type Node = {
  type: NodeName
  attrs?: Record<string, unknown>
  content?: Node[]
  text?: string
  marks?: Mark[]
}

/** The walkers here build exactly the nodes of the grammar, which is what `Doc` spells out as a type. */
export const asDoc = (node: Node): Doc => node as unknown as Doc

/** Refuses a child that the grammar does not have at this place. */
export function mustStandIn(child: string, parent: NodeName, place: string): void {
  if (!GRAMMAR[parent].children.includes(child))
    throw new NotAStatement(`A ${named(child)} cannot stand in "${parent}"`, place)
}

/** A node as `node.toJSON()` of the editor would give it, with neighbouring equal texts joined. */
export function assemble(type: NodeName, attrs: Record<string, unknown>, content: Node[]): Node {
  const node: Node = { type }
  if (Object.keys(GRAMMAR[type].attributes).length) node.attrs = attrs
  const joined: Node[] = []
  for (const child of content) {
    const last = joined.at(-1)
    if (child.type !== 'text') joined.push(child)
    else if (!child.text) continue
    else if (last?.type === 'text' && sameMarks(last, child)) last.text += child.text
    else joined.push({ ...child })
  }
  if (joined.length) node.content = joined
  return node
}

const ORDER = ['link', ...MARKS] as const

/** A text with its marks in the schema's order, each at most once. */
export function textNode(text: string, marks: Mark[]): Node {
  const sorted = ORDER.flatMap(type => marks.filter(mark => mark.type === type).slice(0, 1))
  return sorted.length ? { type: 'text', text, marks: sorted } : { type: 'text', text }
}

const sameMarks = (a: Node, b: Node) => JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? [])

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const within = (place: string, type: unknown, index: number) =>
  INLINE_ATOM_NAMES.includes(type as NodeName) || type === 'text'
    ? place
    : `${place} › ${typeof type === 'string' ? type.slice(0, 40) : 'node'} ${index + 1}`

export const named = (value: unknown) =>
  typeof value === 'string' ? `"${value.slice(0, 40)}"` : 'a node without a name'

/** A mark by name and attributes; unknown marks and unsafe addresses are refused. */
export function markOf(type: unknown, attrs: unknown, place: string): Mark {
  if (typeof type !== 'string' || !isMarkName(type))
    throw new NotAStatement(`A letter cannot hold the mark ${named(type)}`, place)
  if (type !== 'link') return { type: type as (typeof MARKS)[number] }
  const href = isRecord(attrs) ? attrs.href : undefined
  if (!isSafeHref(href))
    throw new NotAStatement('A link leads to something other than http, https or mailto', place)
  return { type, attrs: { href } }
}
