/**
 * A letter by its block ids, and a copy of one that is being changed. The letter itself is never touched: the copy
 * remembers what differs, and everything else of what comes out of it are the very blocks of the letter.
 */
import { GRAMMAR } from '../statement/grammar.ts'
import { DEEPEST } from '../statement/node.ts'
import { childrenOf, isTextBlock } from '../statement/text.ts'
import type { AnyBlock, Block, Doc, Inline, TextBlock } from '../statement/tree.ts'
import type { Place } from './change.ts'

/** A block with where it stands. `kids` are the keys of the blocks in it; `parent` null is the letter itself. */
export type Entry = { key: string; block: AnyBlock; parent: string | null; kids: readonly string[] }

/** In reading order, outer before inner. A block without an id, or with one that came before, has a made-up key. */
export type Letter = { entries: ReadonlyMap<string, Entry>; kids: readonly string[] }

const KNOWN = new WeakMap<Doc, Letter>()

/** The blocks of a letter by their ids; remembered for as long as the letter is. */
export function letterOf(doc: Doc): Letter {
  const known = KNOWN.get(doc)
  if (known !== undefined) return known
  const entries = new Map<string, Entry>()
  const letter = { entries, kids: enter(doc.content ?? [], null, entries) }
  KNOWN.set(doc, letter)
  return letter
}

function enter(blocks: readonly AnyBlock[], parent: string | null, entries: Map<string, Entry>): string[] {
  return blocks.map(block => {
    const { id } = block.attrs
    const key = id === null || entries.has(id) ? `\u0000${entries.size}` : id
    const entry: Entry = { key, block, parent, kids: [] }
    entries.set(key, entry)
    entry.kids = enter(childrenOf(block), key, entries)
    return key
  })
}

/** The id that a key stands for; null for a made-up one. */
export const idOfKey = (key: string | undefined): string | null =>
  key === undefined || key.startsWith('\u0000') ? null : key

/** Where a block of a letter stands. */
export function placeIn(letter: Letter | Copy, entry: Entry): Place {
  const kids = kidsOf(letter, entry.parent) ?? []
  return { parent: entry.parent, after: idOfKey(kids[kids.indexOf(entry.key) - 1]) }
}

/** The keys of what stands in a block, or in the letter (null); undefined where there is no such block. */
export function kidsOf(letter: Letter | Copy, parent: string | null): readonly string[] | undefined {
  return parent === null ? letter.kids : entryOf(letter, parent)?.kids
}

export const entryOf = (letter: Letter | Copy, key: string): Entry | undefined =>
  'changed' in letter && letter.changed.has(key)
    ? (letter.changed.get(key) ?? undefined)
    : letter.entries.get(key)

/** Whether a block stands in a list of names that is drawn from a sign-on, or is one: that is left alone. */
export function isBound(letter: Letter | Copy, key: string | null): boolean {
  for (let at = key; at !== null; ) {
    const entry = entryOf(letter, at)
    if (entry === undefined) return false
    if (entry.block.type === 'signatories' && entry.block.attrs.signon !== null) return true
    at = entry.parent
  }
  return false
}

/** A letter with changes. `changed` holds null for what is no longer there. */
export type Copy = {
  entries: ReadonlyMap<string, Entry>
  changed: Map<string, Entry | null>
  kids: readonly string[]
  /** Blocks that are not, with everything in them, the letter's own any more. */
  stirred: Set<string>
}

export const copyOf = ({ entries, kids }: Letter): Copy => ({
  entries,
  kids,
  changed: new Map(),
  stirred: new Set(),
})

/** Gives a block another form or other words; what stands in it stays. */
export function rewrite(copy: Copy, key: string, block: AnyBlock): void {
  const entry = entryOf(copy, key)
  if (entry === undefined) return
  copy.changed.set(key, { ...entry, block })
  stir(copy, key)
}

/** Puts a new block with everything in it behind `after` (null: first). */
export function put(copy: Copy, block: AnyBlock, parent: string | null, after: string | null): void {
  const fresh = new Map<string, Entry>()
  const [key = ''] = enter([block], parent, fresh)
  for (const [inner, entry] of fresh) {
    copy.changed.set(inner, entry)
    copy.stirred.add(inner)
  }
  stand(copy, key, parent, after)
}

/** Moves a block with everything in it behind `after` (null: first). */
export function shift(copy: Copy, key: string, parent: string | null, after: string | null): void {
  const entry = entryOf(copy, key)
  if (entry === undefined) return
  withdraw(copy, entry)
  copy.changed.set(key, { ...entry, parent })
  stand(copy, key, parent, after)
}

/** Takes a block with everything in it out. */
export function drop(copy: Copy, key: string): void {
  const entry = entryOf(copy, key)
  if (entry === undefined) return
  withdraw(copy, entry)
  forget(copy, entry)
}

function forget(copy: Copy, entry: Entry): void {
  for (const kid of entry.kids) {
    const inner = entryOf(copy, kid)
    if (inner !== undefined) forget(copy, inner)
  }
  copy.changed.set(entry.key, null)
}

function stand(copy: Copy, key: string, parent: string | null, after: string | null): void {
  const kids = kidsOf(copy, parent) ?? []
  const at = after === null ? 0 : kids.indexOf(after) + 1
  setKids(copy, parent, kids.toSpliced(at, 0, key))
}

function withdraw(copy: Copy, { key, parent }: Entry): void {
  setKids(
    copy,
    parent,
    (kidsOf(copy, parent) ?? []).filter(kid => kid !== key),
  )
}

function setKids(copy: Copy, parent: string | null, kids: readonly string[]): void {
  if (parent === null) {
    copy.kids = kids
    return
  }
  const entry = entryOf(copy, parent)
  if (entry === undefined) return
  copy.changed.set(parent, { ...entry, kids })
  stir(copy, parent)
}

function stir(copy: Copy, key: string | null): void {
  for (let at = key; at !== null && !copy.stirred.has(at); at = entryOf(copy, at)?.parent ?? null)
    copy.stirred.add(at)
}

/** The letter with its changes. */
export function writtenOut(copy: Copy, doc: Doc): Doc {
  if (copy.changed.size === 0) return doc
  const content = copy.kids.flatMap(key => blockOf(copy, key) ?? [])
  // Whoever puts or moves a block has asked `mayStand`, so that only blocks of a letter stand in it.
  return holding<Doc>(doc, content as Block[])
}

/** A block of the copy with everything in it. */
export function blockOf(copy: Copy, key: string): AnyBlock | undefined {
  const entry = entryOf(copy, key)
  if (entry === undefined || !copy.stirred.has(key)) return entry?.block
  if (isTextBlock(entry.block) || entry.block.type === 'horizontalRule') return entry.block
  const content = entry.kids.flatMap(kid => blockOf(copy, kid) ?? [])
  return holding(entry.block as AnyBlock & { content?: AnyBlock[] }, content) as AnyBlock
}

/** A node with other content, and without the field where there is none, as the editor writes it. */
export function holding<Node extends { content?: unknown[] }>(
  node: Node,
  content: NonNullable<Node['content']>,
): Node {
  const { content: _, ...rest } = node
  return (content.length > 0 ? { ...rest, content } : rest) as Node
}

/** A text block with other words. */
export const holdingWords = (block: TextBlock, content: Inline[]): TextBlock =>
  holding(block as TextBlock & { content?: Inline[] }, content)

/** Whether a letter allows blocks of this kind in that one (null: in the letter), at this depth. */
export function mayStand(copy: Copy, type: AnyBlock['type'], parent: string | null, height: number): boolean {
  const entry = parent === null ? undefined : entryOf(copy, parent)
  if (parent !== null && entry === undefined) return false
  const around = entry?.block.type ?? 'doc'
  return GRAMMAR[around].children.includes(type) && depthOf(copy, parent) + height <= DEEPEST
}

function depthOf(copy: Copy, key: string | null): number {
  let depth = 0
  for (let at = key; at !== null; at = entryOf(copy, at)?.parent ?? null) depth++
  return depth
}

/** How many levels a block has, itself and its words counted. */
export const heightOf = (block: AnyBlock): number =>
  childrenOf(block).reduce((most, child) => Math.max(most, 1 + heightOf(child)), isTextBlock(block) ? 2 : 1)

/** Whether one block stands in another or is it. */
export function isWithin(letter: Letter | Copy, key: string | null, around: string): boolean {
  for (let at = key; at !== null; at = entryOf(letter, at)?.parent ?? null) if (at === around) return true
  return false
}
