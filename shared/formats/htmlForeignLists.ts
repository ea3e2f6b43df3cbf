/** The lists of a page, with their numbering as it is drawn. */
import type { Block, ListItem } from '../statement/tree.ts'
import { LIST_TYPE } from '../statement/tree.ts'
import { bulletList, listItem, orderedList } from './build.ts'
import { blocksOf, inside, type Place, type Reading } from './htmlForeignBlocks.ts'
import {
  attribute,
  elementsOf,
  type HtmlElement,
  type HtmlNode,
  isElement,
  looksOf,
} from './htmlForeignTree.ts'
import { listTypeIn } from './htmlLooks.ts'

/** A list; an item that says another number than comes next begins a new one. */
export function listsOf(element: HtmlElement, place: Place, reading: Reading): Block[] {
  const lists: { start: number; items: ListItem[] }[] = []
  let next = numberOf(element, 'start') ?? 1
  for (const node of element.childNodes) {
    const item = itemOf(node, place, reading)
    if (item === null) continue
    const own = isElement(node) ? numberOf(node, 'value') : undefined
    const list = lists.at(-1)
    if (list !== undefined && (own === undefined || own === next)) list.items.push(item)
    else lists.push({ start: own ?? next, items: [item] })
    next = (own ?? next) + 1
  }
  const type = listTypeOf(element)
  return lists.map(({ start, items }) =>
    element.tagName === 'ol'
      ? orderedList(reading.newId(), start, type, items)
      : bulletList(reading.newId(), items),
  )
}

function itemOf(node: HtmlNode, place: Place, reading: Reading): ListItem | null {
  const nodes = isElement(node) && node.tagName === 'li' ? node.childNodes : [node]
  if (isElement(node) && reading.notes.has(node)) return null
  const within = isElement(node) ? inside(node, place) : place
  const content = blocksOf(nodes, within, reading)
  return content.length === 0 ? null : listItem(reading.newId(), content)
}

/** A number from 1 that an attribute says. */
export function numberOf(element: HtmlElement, name: string): number | undefined {
  const value = Number.parseInt(attribute(element, name) ?? '', 10)
  return value >= 1 && value <= 1_000_000 ? value : undefined
}

/** The printed form of a list's first number. */
export function listTypeOf(list: HtmlElement): string {
  const own = attribute(list, 'data-type')
  if (own !== undefined && LIST_TYPE.test(own)) return own
  const type = attribute(list, 'type')
  if (type !== undefined && /^[aAiI]$/.test(type)) return `${type}.`
  const [item] = elementsOf(list).filter(child => child.tagName === 'li')
  for (const element of item === undefined ? [list] : [list, item]) {
    const drawn = listTypeIn(looksOf(element))
    if (drawn !== null) return drawn
  }
  return '1.'
}
