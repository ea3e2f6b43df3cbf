/** Every difference between two trees of one letter, as changes by block ids, in the order they are applied in. */
import { PrefixMaximum } from '../compare/moves.ts'
import { childrenOf, isTextBlock, textOfBlock } from '../statement/text.ts'
import type { AnyBlock, Doc } from '../statement/tree.ts'
import type { Change, Place } from './change.ts'
import { formOf, sameForm, sameKind } from './form.ts'
import { type Entry, holding, isBound, kidsOf, type Letter, letterOf, placeIn } from './letter.ts'
import { sameInline } from './line.ts'

/**
 * What has to be done to `was` so that it is `now`: words and forms first, then what is put in or moved, in the
 * order of `now`, then what is taken out. What a list of signatories holds that is drawn from a sign-on is left
 * alone, and so are asks and concerns of blocks that stand in both. A block of `now` without an id, or whose id names
 * another kind of block, is new; `now` is expected to have ids of its own for new blocks.
 */
export function differencesOf(was: Doc, now: Doc): Change[] {
  const old = letterOf(was)
  const current = letterOf(now)
  const survives: Survives = key => {
    const [before, after] = [old.entries.get(key), current.entries.get(key)]
    if (before === undefined || after === undefined) return false
    return sameKind(before.block.type, after.block.type)
  }
  const stays = stayingOf(old, current, survives)
  const changes: Change[] = []
  for (const after of current.entries.values()) {
    const before = old.entries.get(after.key)
    if (before !== undefined && survives(after.key) && !isBound(old, after.key))
      changes.push(...rewritten(before, after))
  }
  for (const after of current.entries.values()) {
    if (isBound(current, after.key)) continue
    if (!survives(after.key)) addInserted(changes, current, after, survives)
    else if (!stays.has(after.key)) changes.push(movedChange(old, current, after))
  }
  for (const before of old.entries.values()) {
    const outer = before.parent === null || survives(before.parent)
    if (outer && !survives(before.key) && !isBound(old, before.key)) changes.push(deletion(before, survives))
  }
  return changes
}

type Survives = (key: string) => boolean

function rewritten({ key, block: was }: Entry, { block: says }: Entry): Change[] {
  const changes: Change[] = []
  if (isTextBlock(was) && isTextBlock(says) && !sameInline(was.content, says.content))
    changes.push({ kind: 'words', block: key, was: was.content ?? [], says: says.content ?? [] })
  const [before, after] = [formOf(was), formOf(says)]
  if (!sameForm(before, after)) changes.push({ kind: 'form', block: key, was: before, says: after })
  return changes
}

/** A new block; one that follows another new one goes with it, and what is in a new block goes in it. */
function addInserted(changes: Change[], current: Letter, entry: Entry, survives: Survives): void {
  if (entry.parent !== null && !survives(entry.parent)) return
  const place = placeIn(current, entry)
  const block = without(entry.block, survives)
  const last = changes.at(-1)
  const follows =
    last?.kind === 'insert' &&
    last.place.parent === place.parent &&
    last.blocks.at(-1)?.attrs.id === place.after &&
    place.after !== null
  if (follows) last.blocks.push(block)
  else changes.push({ kind: 'insert', place, blocks: [block] })
}

/** A block without those in it that stand elsewhere in the other letter too. */
function without(block: AnyBlock, survives: Survives): AnyBlock {
  const children = childrenOf(block)
  if (children.length === 0) return block
  const kept = children
    .filter(({ attrs }) => attrs.id === null || !survives(attrs.id))
    .map(child => without(child, survives))
  // The children are the block's own, some of them left out.
  return holding(block as AnyBlock & { content?: AnyBlock[] }, kept) as AnyBlock
}

const movedChange = (old: Letter, current: Letter, after: Entry): Change => ({
  kind: 'move',
  block: after.key,
  was: placeOfKey(old, after.key),
  to: placeIn(current, after),
})

function placeOfKey(letter: Letter, key: string): Place {
  const entry = letter.entries.get(key)
  return entry === undefined ? { parent: null, after: null } : placeIn(letter, entry)
}

const deletion = (entry: Entry, survives: Survives): Change => ({
  kind: 'delete',
  block: entry.key,
  was: without(entry.block, survives),
})

/**
 * The blocks that need not be moved: in each block the heaviest row of those that were there in the same order, so
 * that of two passages that changed places the shorter one moved, and never a list that is to be left alone.
 */
function stayingOf(old: Letter, current: Letter, survives: Survives): Set<string> {
  const stays = new Set<string>()
  const look = (parent: string | null, kids: readonly string[]) => {
    const were = new Map((kidsOf(old, parent) ?? []).map((key, at) => [key, at]))
    const stayed = kids.filter(key => survives(key) && were.has(key))
    for (const key of heaviestRising(stayed, were, key => weightOf(current, key))) stays.add(key)
  }
  look(null, current.kids)
  for (const { key, kids } of current.entries.values()) if (survives(key)) look(key, kids)
  return stays
}

function weightOf(letter: Letter, key: string): number {
  const block = letter.entries.get(key)?.block
  if (block === undefined) return 0
  const fixed = block.type === 'footnotes' || isBound(letter, key)
  return fixed ? Number.MAX_SAFE_INTEGER / 8 : 1 + textOfBlock(block).length
}

/** The part of a row whose old positions rise and that weighs most. */
function heaviestRising(
  keys: readonly string[],
  were: ReadonlyMap<string, number>,
  weigh: (key: string) => number,
): string[] {
  if (keys.every((key, at) => at === 0 || (were.get(keys[at - 1] ?? '') ?? 0) < (were.get(key) ?? 0)))
    return [...keys]
  const best = new PrefixMaximum(were.size)
  const row = [...were.keys()]
  const previous = new Map<number, number>()
  for (const key of keys) {
    const position = were.get(key) ?? 0
    const { sum, holder } = best.before(position)
    previous.set(position, holder)
    best.raise(position, sum + weigh(key))
  }
  const rising: string[] = []
  for (let at = best.before(were.size).holder; at !== -1; at = previous.get(at) ?? -1)
    rising.push(row[at] ?? '')
  return rising
}
