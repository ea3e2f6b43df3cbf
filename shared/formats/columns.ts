/** A letter in stretches of one or two columns: long lists of names stand in two. */
import type { Block, Signatories } from '../statement/tree.ts'

export type SignatoryLines = NonNullable<Signatories['content']>

/** Blocks of the letter, or lines of a list of signatories. */
export type Stretch =
  | { kind: 'blocks'; blocks: Block[] }
  | { kind: 'lines'; columns: 1 | 2; lines: SignatoryLines }

/** So many names that one below the other they would fill half a page. */
const LONG_LIST = 16

/** The letter in reading order, with each list of signatories apart from what stands before and after it. */
export function stretchesOf(blocks: readonly Block[]): Stretch[] {
  const found: Stretch[] = []
  for (const block of blocks) {
    const last = found.at(-1)
    if (block.type === 'signatories') found.push(...columnsOf(block))
    else if (last?.kind === 'blocks') last.blocks.push(block)
    else found.push({ kind: 'blocks', blocks: [block] })
  }
  return found
}

/**
 * Names stand in two columns where they are many, and so do the labels of small groups among them; the label of a
 * group that is long by itself, and what is said about the list, go over the whole width.
 */
function columnsOf(block: Signatories): Stretch[] {
  const lines = block.content ?? []
  const isLong = lines.filter(line => line.type === 'signatory').length >= LONG_LIST
  const found: Extract<Stretch, { kind: 'lines' }>[] = []
  for (const [index, line] of lines.entries()) {
    const isWide = line.type === 'paragraph' || (line.type === 'signatoryGroup' && isLongGroup(lines, index))
    const columns = isLong && !isWide ? 2 : 1
    const last = found.at(-1)
    if (last?.columns === columns) last.lines.push(line)
    else found.push({ kind: 'lines', columns, lines: [line] })
  }
  return found
}

/** Whether so many names follow this label that they fill columns of their own. */
function isLongGroup(lines: SignatoryLines, label: number): boolean {
  const next = lines.slice(label + 1, label + 1 + LONG_LIST)
  return next.length === LONG_LIST && next.every(line => line.type === 'signatory')
}
