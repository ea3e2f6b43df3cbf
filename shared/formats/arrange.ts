/**
 * From paragraphs in a row, as word processors keep them, to lists within lists, quotations and signatories.
 */
import type { Block, BulletList, ListItem, OrderedList, Signatories } from '../statement/tree.ts'
import { signatories } from './build.ts'

/** Where a paragraph stands in a list. */
export type ListPlace = {
  /** Paragraphs with the same key are counted together in the file. */
  key: string
  /** From 0. */
  depth: number
  ordered: boolean
  /** The printed form of a first number, such as `a)`. */
  type: string
  /** Its number, counted from 1. */
  value: number
}

/** A block with what its place in the row says about it. Its own id is given; those of containers follow later. */
export type Flow = {
  block: Block
  list: ListPlace | null
  quote: boolean
  /** As what it stands in a list of signatories, where the file says so by a style. */
  signing: 'signatory' | 'signatoryGroup' | 'paragraph' | null
  /** How far in it stands, in twentieths of a point. */
  indent: number
  /** In how many lists it stands without being an item's beginning; null where only its indent can tell. */
  within: number | null
}

/**
 * The blocks of these flows. Lists go on where their numbers do; a number that does not follow begins a new list,
 * so that every item is printed as in the file. Signatories stand in no list. Ids of containers are null.
 * @param exact whether each numbering of the file is one list, as in files that we wrote
 */
export function arrange(flows: readonly Flow[], exact: boolean): Block[] {
  const top: Block[] = []
  const lastUse = new Map<string, number>()
  if (exact) for (const [index, { list }] of flows.entries()) if (list !== null) lastUse.set(list.key, index)
  let open: Open[] = []
  for (const [index, flow] of flows.entries()) {
    if (flow.list === null) {
      const goesOn = (one: Open): boolean => (lastUse.get(one.place.key) ?? -1) > index
      const depth = Math.max(depthOf(flow, open), open.findLastIndex(goesOn) + 1)
      open = flow.signing === null ? open.slice(0, depth) : []
      put(flow, contentOf(open.at(-1), top))
    } else open = placed(flow, flow.list, open, top, exact)
  }
  return top
}

/** The blocks of a cell of a table: names in it are lines like others, for no list of signatories stands there. */
export const arrangeCell = (flows: readonly Flow[], exact: boolean): Block[] =>
  arrange(
    flows.map(flow => ({ ...flow, signing: null })),
    exact,
  )

type Open = { list: BulletList | OrderedList; place: ListPlace; indent: number; item: ListItem }

function contentOf(open: Open | undefined, top: Block[]): Block[] {
  if (open === undefined) return top
  open.item.content ??= []
  return open.item.content
}

/** How many of the open lists a block goes on in. */
function depthOf(flow: Flow, open: readonly Open[]): number {
  if (flow.within !== null) return flow.within
  if (flow.block.type !== 'paragraph' || flow.quote || flow.indent <= 0) return 0
  return open.findLastIndex(one => one.indent > 0 && flow.indent >= one.indent - TOLERANCE) + 1
}

/** Indents that differ by less are meant to be the same: 4 mm. */
const TOLERANCE = 220

function placed(flow: Flow, place: ListPlace, open: readonly Open[], top: Block[], exact: boolean): Open[] {
  const kept = [...open]
  while (kept.length > 0 && compared(flow, place, kept.at(-1) as Open, exact) < 0) kept.pop()
  const last = kept.at(-1)
  const level = last !== undefined && compared(flow, place, last, exact) === 0
  if (last !== undefined && level && goesOn(last, place, exact)) {
    const item = itemOf(flow)
    last.list.content?.push(item)
    kept[kept.length - 1] = { ...last, place, item }
    return kept
  }
  if (level) kept.pop()
  const item = itemOf(flow)
  const list = listOf(place, item)
  contentOf(kept.at(-1), top).push(list)
  return [...kept, { list, place, indent: flow.indent, item }]
}

/** Below 0 where the paragraph stands further out than the open list, above 0 where further in. */
function compared(flow: Flow, place: ListPlace, open: Open, exact: boolean): number {
  if (exact || place.key === open.place.key) return place.depth - open.place.depth
  const difference = flow.indent - open.indent
  return Math.abs(difference) > TOLERANCE ? difference : place.depth - open.place.depth
}

function goesOn({ list, place: before }: Open, place: ListPlace, exact: boolean): boolean {
  if (exact && place.key !== before.key) return false
  if (place.ordered !== before.ordered) return false
  if (list.type === 'bulletList') return true
  return place.type === before.type && place.value === before.value + 1
}

function itemOf({ block }: Flow): ListItem {
  return { type: 'listItem', attrs: { id: null, ask: null, concern: null }, content: [block] }
}

function listOf({ ordered, type, value }: ListPlace, item: ListItem): BulletList | OrderedList {
  if (!ordered) return { type: 'bulletList', attrs: { id: null }, content: [item] }
  const start = value <= 1 ? null : value
  return {
    type: 'orderedList',
    attrs: { id: null, start, type: type === '1.' ? null : type },
    content: [item],
  }
}

/** Quotations in a row are one, and so are lines of a list of signatories. */
function put(flow: Flow, into: Block[]): void {
  const last = into.at(-1)
  if (flow.quote) {
    if (last?.type === 'blockquote') last.content = [...(last.content ?? []), flow.block]
    else into.push({ type: 'blockquote', attrs: { id: null }, content: [flow.block] })
  } else if (flow.signing === null) into.push(flow.block)
  else if (last?.type === 'signatories') last.content = [...(last.content ?? []), ...lineOf(flow)]
  else into.push({ ...signatories('', null, lineOf(flow)), attrs: { id: null, signon: null } })
}

function lineOf({ block, signing }: Flow): NonNullable<Signatories['content']> {
  if (block.type !== 'paragraph') return []
  if (signing === 'paragraph' || signing === null) return [block]
  const content = block.content === undefined ? {} : { content: block.content }
  return [{ type: signing, attrs: { id: block.attrs.id }, ...content }]
}
