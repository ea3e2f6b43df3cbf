/** Reads what Yjs still has of blocks that are deleted, as long as it has not collected them. */
import * as Y from 'yjs'
import { isBlockId } from './grammar.ts'

/**
 * Where a block stood, from its own parent outwards: the container (null is the letter), and the ids of what stood left
 * of it there or further in, nearest first.
 */
export type Spot = readonly { container: string | null; left: readonly string[] }[]

/** What stands, and stood, in a type. */
export function* itemsOf(type: Pick<Y.XmlElement, '_start'>): Generator<Y.Item> {
  for (let item = type._start; item; item = item.right) yield item
}

/** The attributes of an element, also of one that is deleted. */
export function storedIn(element: Y.XmlElement): Record<string, unknown> {
  const stored: Record<string, unknown> = {}
  for (const [name, { content }] of element._map) stored[name] = content.getContent().at(-1)
  return stored
}

/** The id of a block; null where it has none that is fit. */
export function idOf(element: Y.XmlElement): string | null {
  const id = storedIn(element).id
  return isBlockId(id) ? id : null
}

export function spotOf(element: Y.XmlElement): Spot {
  const spot: { container: string | null; left: readonly string[] }[] = []
  const left: string[] = []
  for (let at = element._item; at; ) {
    left.push(...idsOf(at, []))
    for (let beside = at.left; beside && left.length < MOST_LEFT; beside = beside.left)
      left.push(...idsOf(beside, innerIds(beside)).slice(0, MOST_LEFT - left.length))
    const parent: unknown = at.parent
    const isInner = parent instanceof Y.XmlElement
    spot.push({ container: isInner ? idOf(parent) : null, left: [...left] })
    at = isInner ? parent._item : null
  }
  return spot
}

function idsOf({ content }: Y.Item, inner: string[]): string[] {
  const type = content instanceof Y.ContentType ? content.type : null
  const id = type instanceof Y.XmlElement ? idOf(type) : null
  return id === null ? inner : [id, ...inner]
}

/** The ids in a block, the last one first. */
function innerIds({ content }: Y.Item): string[] {
  if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.XmlElement)) return []
  return [...itemsOf(content.type)].reverse().flatMap(item => idsOf(item, innerIds(item)))
}

/** Neighbours that are remembered: where all of these are gone, it goes to the beginning. */
const MOST_LEFT = 100
