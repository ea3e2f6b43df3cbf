/** A comparison with who made each of its changes, by organisation: a value beside it, never in it [SAFE-5]. */
import type { BlockChange, Comparison, Side, Word } from '../compare/comparison.ts'
import type { BlockHands, Hands } from './hands.ts'

/**
 * The organisations that made a change, whoever wrote most of it first; more than one are "several". Empty where
 * the log names nobody: the server's own edits, imports, people who are in no organisation of the register.
 */
export type By = readonly string[]

/** Who changed a block of the comparison. */
export type BlockBy = {
  /** Its place in `comparison.blocks`. */
  index: number
  /** One for each of the block's `words`, empty for those that did not change. Absent where the block has none. */
  words?: By[]
  /** Who moved it, made it what it is or set something about it; of a block without words, who put it in or out. */
  shape: By
}

export type Attribution = { blocks: BlockBy[] }

/**
 * Lays the hands of two texts over their comparison.
 * @param hands of the same two texts, in the same order; a block whose words are others by now is left unsaid.
 * @returns the blocks of which something is known, in the comparison's order.
 */
export function attributed(comparison: Comparison, hands: Hands): Attribution {
  const found = { old: byBlock(hands.old), new: byBlock(hands.new) }
  const blocks = comparison.blocks.flatMap((block, index): BlockBy[] => {
    if (block.change === 'same') return []
    const words = block.words && byWords(block, block.words, found)
    const shape = shapeOf(block, found)
    const isKnown = shape.length > 0 || words?.some(by => by.length > 0)
    return isKnown ? [{ index, ...(words && { words }), shape }] : []
  })
  return { blocks }
}

type Found = { old: ReadonlyMap<string, BlockHands>; new: ReadonlyMap<string, BlockHands> }

const byBlock = (hands: readonly BlockHands[]) => new Map(hands.map(one => [one.block, one]))

/** Who changed a block otherwise than word by word: only what moved or changed its form was shaped by somebody. */
function shapeOf({ old = [], new: now = [], move, form, words, change }: BlockChange, found: Found): By {
  const isSplit = change === 'split' || change === 'merged'
  if (words !== undefined && move === undefined && form === undefined && !isSplit) return []
  const side = now.length > 0 ? now : old
  const known = now.length > 0 ? found.new : found.old
  return [...new Set(side.flatMap(one => handsOf(one, known)?.shaped ?? []))]
}

/** What is known of one side's block, where its words are those that the log has. */
function handsOf({ id, text }: Side, known: ReadonlyMap<string, BlockHands>): BlockHands | null {
  const hands = id === null ? undefined : known.get(id)
  return hands?.text === text ? hands : null
}

function byWords({ old = [], new: now = [] }: BlockChange, words: readonly Word[], found: Found): By[] {
  const sides = { old: joined(old, found.old), new: joined(now, found.new) }
  let [oldAt, newAt] = [0, 0]
  return words.map(({ op, text, marksWere }) => {
    const [wasAt, isAt] = [oldAt, newAt]
    if (op !== '+') oldAt += text.length
    if (op !== '-') newAt += text.length
    if (op === '-') return most(sides.old.stretches, wasAt, oldAt)
    if (op === '+') return most(sides.new.stretches, isAt, newAt)
    return marksWere === undefined ? [] : marking(sides.new.marked, isAt, newAt)
  })
}

/** The hands of several blocks as if their texts stood one after the other, parted by a line break. */
function joined(side: readonly Side[], known: ReadonlyMap<string, BlockHands>) {
  const stretches: BlockHands['stretches'] = []
  const marked: BlockHands['marked'] = []
  let start = 0
  for (const one of side) {
    const at = start
    const hands = handsOf(one, known)
    for (const { from, to, by } of hands?.stretches ?? [])
      stretches.push({ from: at + from, to: at + to, by })
    for (const mark of hands?.marked ?? []) marked.push({ ...mark, at: at + mark.at })
    start += one.text.length + 1
  }
  return { stretches, marked }
}

function most(stretches: BlockHands['stretches'], start: number, end: number): By {
  const share = new Map<string, number>()
  for (const { from, to, by } of stretches) {
    const length = Math.min(to, end) - Math.max(from, start)
    if (length > 0) share.set(by, (share.get(by) ?? 0) + length)
  }
  return [...share].sort(([, a], [, b]) => b - a).map(([by]) => by)
}

/** A mark begins and ends where it was set: right before its first character and after its last. */
const marking = (marked: BlockHands['marked'], start: number, end: number): By => [
  ...new Set(marked.filter(({ at }) => at >= start && at <= end).map(({ by }) => by)),
]
