/** What stays where it was between two rows of blocks: everything else came, went or moved around it. */
import { type Block, type ParagraphBlock, paragraphsIn, type TableBlock } from './redlineBlocks.ts'

export type Range = { from: number; to: number }
export type Anchor = { old: Range; now: Range }

/** What stands in both rows in one order: the longest such row of what belongs together. */
export function anchorsOf(old: readonly Block[], now: readonly Block[]): Anchor[] {
  const place = new Map(old.map((block, at) => [block, at]))
  const tables = tablePartners(old, now)
  const found: Anchor[] = []
  for (let at = 0; at < now.length; at++) {
    const block = now[at]
    if (block === undefined) continue
    const anchor =
      block.kind === 'table'
        ? tableAnchor(tables.get(block), at, place)
        : groupAnchor(block, at, now, old, place)
    if (anchor !== null) {
      found.push(anchor)
      at = anchor.now.to - 1
    }
  }
  return longestInOrder(found)
}

function tableAnchor(
  partner: TableBlock | undefined,
  at: number,
  place: ReadonlyMap<Block, number>,
): Anchor | null {
  const from = partner === undefined ? undefined : place.get(partner)
  return from === undefined ? null : { old: { from, to: from + 1 }, now: { from: at, to: at + 1 } }
}

/** A group whose paragraphs stand together in both rows. One that moved is no anchor. */
function groupAnchor(
  block: ParagraphBlock,
  at: number,
  now: readonly Block[],
  old: readonly Block[],
  place: ReadonlyMap<Block, number>,
): Anchor | null {
  const { group } = block
  const [first] = group?.old ?? []
  if (group === null || first === undefined || group.now[0] !== block || group.move !== null) return null
  const from = place.get(first)
  if (from === undefined) return null
  const together = (blocks: readonly Block[], row: readonly Block[], start: number) =>
    blocks.every((one, step) => row[start + step] === one)
  if (!together(group.old, old, from) || !together(group.now, now, at)) return null
  return {
    old: { from, to: from + group.old.length },
    now: { from: at, to: at + group.now.length },
  }
}

/** The table with which most paragraphs are shared. */
function tablePartners(old: readonly Block[], now: readonly Block[]): Map<Block, TableBlock> {
  const home = new Map<ParagraphBlock, TableBlock>()
  for (const block of old)
    if (block.kind === 'table') for (const one of paragraphsIn([block])) home.set(one, block)
  const partners = new Map<Block, TableBlock>()
  if (home.size === 0) return partners
  for (const block of now) {
    if (block.kind !== 'table') continue
    const votes = new Map<TableBlock, number>()
    for (const one of paragraphsIn([block])) {
      const table = one.group?.old[0] === undefined ? undefined : home.get(one.group.old[0])
      if (table !== undefined) votes.set(table, (votes.get(table) ?? 0) + 1)
    }
    const [best] = [...votes].sort((a, b) => b[1] - a[1])
    if (best !== undefined) partners.set(block, best[0])
  }
  return partners
}

/** The longest row of anchors that rises on the old side too (patience sorting). */
export function longestInOrder<Kind extends Anchor>(anchors: readonly Kind[]): Kind[] {
  const tails: number[] = []
  const before: number[] = []
  const start = (at: number) => anchors[at]?.old.from ?? 0
  for (let at = 0; at < anchors.length; at++) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (start(tails[middle] ?? 0) < start(at)) low = middle + 1
      else high = middle
    }
    before[at] = low === 0 ? -1 : (tails[low - 1] ?? -1)
    tails[low] = at
  }
  const row: Kind[] = []
  for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) {
    const anchor = anchors[at]
    if (anchor !== undefined) row.unshift(anchor)
  }
  return row
}
