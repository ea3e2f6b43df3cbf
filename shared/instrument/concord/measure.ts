/** How alike two provisions are, by words and title. */
import { type Field, type Node, sharedBetween, sharedOf } from './field.ts'

export type Measured = {
  /** 0 to 1: twice what is shared over what both have, words of the title counting more than those of the text. */
  likeness: number
  /** The same over the bare number of words: what tells a provision from its neighbours may be common elsewhere. */
  plain: number
  title: 'same' | 'alike' | 'other' | null
}

export type Measure = (old: Node, now: Node) => Measured

/** Measures pairs of provisions, each pair once. */
export function measureOf(field: Field): Measure {
  const known = new Map<number, Measured>()
  const { weights, now: there } = field
  return (old, now) => {
    const key = old.at * there.nodes.length + now.at
    const before = known.get(key)
    if (before !== undefined) return before
    const measured = measure(old, now, weights)
    known.set(key, measured)
    return measured
  }
}

function measure(old: Node, now: Node, weights: Field['weights']): Measured {
  const titled = old.title.words.length > 0 && now.title.words.length > 0
  const text = sharedBetween(old.said, now.said, weights)
  const { count } = sharedOf(old.whole, now.whole, weights)
  const title = titled ? sharedBetween(old.title, now.title, weights) : 0
  const titleBoth = titled ? old.title.weight + now.title.weight : 0
  const both = old.said.weight + now.said.weight + TITLE * titleBoth
  return {
    likeness: both === 0 ? 0 : Math.min(1, (2 * (text + TITLE * title)) / both),
    plain: (2 * count) / Math.max(1, old.whole.words.length + now.whole.words.length),
    title: titled ? said((2 * title) / titleBoth) : null,
  }
}

/** How alike two provisions are beside others that share their words. */
export const blended = ({ likeness, plain }: Measured): number => 0.65 * likeness + 0.35 * plain

/** How much more a word of a title tells than one of a text. */
const TITLE = 1.5

const said = (likeness: number): 'same' | 'alike' | 'other' =>
  likeness > 0.999 ? 'same' : likeness >= 0.5 ? 'alike' : 'other'
