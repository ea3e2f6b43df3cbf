/**
 * Ids of what a file becomes. An element of the file gives its own; what a file has no element for (a list, an item,
 * a quotation) is called by what stands inside: two readings of one file (its changes
 * accepted, and rejected) call the same thing by the same id.
 */
import type { AnyBlock } from '../statement/tree.ts'
import type { NewId } from './build.ts'
import type { XmlElement } from './xml.ts'

/** Gives the id of what an element becomes: the same in every reading. `part` tells several things of one element apart. */
export type Ids = (element: XmlElement, part?: string) => string

export function idsBy(newId: NewId): Ids {
  const known = new Map<XmlElement, Map<string, string>>()
  return (element, part = '') => {
    const parts = known.get(element) ?? new Map<string, string>()
    known.set(element, parts)
    const id = parts.get(part) ?? newId()
    parts.set(part, id)
    return id
  }
}

/** Ids in the order they are asked for, those of an earlier reading first. */
export function rememberedIds(known: string[], newId: NewId): NewId {
  let count = 0
  return () => {
    const id = known[count] ?? newId()
    known[count] = id
    count += 1
    return id
  }
}

/** What is remembered between the readings: the id of a container by its kind and the id of a block in it. */
export type Containers = Map<string, string>

/** Fills in the ids that are null, of lists, items, quotations and lists of signatories. */
export function nameContainers(blocks: readonly AnyBlock[], known: Containers, newId: NewId): void {
  const used = new Set<string>()
  for (const block of blocks) named(block, { known, used, newId })
}

type Naming = { known: Containers; used: Set<string>; newId: NewId }

/** @returns the ids of the blocks that stand in it first: one for an item, one for each item of a list */
function named(block: AnyBlock, naming: Naming): string[] {
  const inner = 'content' in block ? ((block.content ?? []) as readonly unknown[]) : []
  const children = inner
    .filter((child): child is AnyBlock => isBlock(child))
    .map(child => named(child, naming))
  if (block.attrs.id !== null) return [block.attrs.id]
  const members = block.type === 'listItem' ? (children[0] ?? []).slice(0, 1) : children.flat()
  block.attrs.id = idFor(block.type, members, naming)
  return members.length > 0 ? members : [block.attrs.id]
}

/** Inline nodes have no id of their own and are passed over. */
function isBlock(child: unknown): boolean {
  return typeof child === 'object' && child !== null && 'attrs' in child && 'id' in Object(child.attrs)
}

function idFor(kind: string, members: readonly string[], { known, used, newId }: Naming): string {
  const keys = members.map(member => `${kind} ${member}`)
  const old = keys.map(key => known.get(key)).find(id => id !== undefined && !used.has(id))
  const id = old ?? newId()
  used.add(id)
  for (const key of keys) known.set(key, id)
  return id
}
