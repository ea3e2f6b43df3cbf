/** What stands in the shared text, as the repair of ids looks at it: elements, their items and their own text. */
import * as Y from 'yjs'
import { type NodeName, TEXT_BLOCK_NAMES } from './grammar.ts'
import { textHash } from './registry.ts'

export const isTextBlock = (type: unknown): type is Y.XmlElement =>
  type instanceof Y.XmlElement && TEXT_BLOCK_NAMES.includes(type.nodeName as NodeName)

const keyOf = ({ client, clock }: { client: number; clock: number }) =>
  `${client.toString(36)}:${clock.toString(36)}`

/** The Yjs item of an element: it never changes, and no other element has it. */
export const elementKey = (element: Y.XmlElement): string => (element._item ? keyOf(element._item.id) : '')

/** The Yjs item that last wrote an attribute of an element, or null. */
export function itemKey(element: Y.XmlElement, attribute: string): string | null {
  const item = element._map.get(attribute)
  return item && !item.deleted ? keyOf(item.id) : null
}

/**
 * The hash of what makes a block recognisable: the text of a text block; for a block that holds lines (a list
 * item, a cell, a quotation) the text of those lines; for any other container the ids of its children.
 * Empty where there is neither.
 */
export function ownText(element: Y.XmlElement, idOf: IdOf = storedId): string {
  const text = isTextBlock(element) ? lineOf(element) : contentsOf(element, idOf)
  return text ? textHash(text) : ''
}

type IdOf = (child: Y.XmlElement) => string | null | undefined

const storedId: IdOf = child => child.getAttribute('id')

function contentsOf(element: Y.XmlElement, idOf: IdOf): string {
  const children = element.toArray().filter(child => child instanceof Y.XmlElement)
  const lines = children.filter(isTextBlock).map(lineOf)
  if (lines.some(Boolean)) return lines.join('\n')
  return children
    .map(child => idOf(child) ?? '')
    .join(' ')
    .trim()
}

/** The characters of a text block, without marks and inline nodes. */
function lineOf(element: Y.XmlElement): string {
  return element
    .toArray()
    .map(child => (child instanceof Y.XmlText ? charactersOf(child) : ''))
    .join('')
}

/** The characters of a text: its items are walked, which is several times faster than making a delta of them. */
export function charactersOf(text: Y.XmlText): string {
  let characters = ''
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString) characters += item.content.str
  return characters
}

/** The blocks whose own text a changed type is part of. */
export function ownersOf(type: unknown): Y.XmlElement[] {
  const block = type instanceof Y.XmlText ? type.parent : type
  if (!isTextBlock(block)) return []
  return block.parent instanceof Y.XmlElement ? [block, block.parent] : [block]
}
