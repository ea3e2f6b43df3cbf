/** Provisions that are counted: paragraphs and points. */
import { type Enumerator, enumeratorOf } from './enumerators.ts'
import { alternativeOf } from './heads.ts'
import { RANKS } from './headWords.ts'
import { joinMarks, takeMarks } from './marks.ts'
import { openAlternative } from './openAlternative.ts'
import type { Level } from './provision.ts'
import type { Headed } from './sift.ts'
import { push, type State, topOf } from './state.ts'
import { blank, doubt, type Open, opened, placeFor } from './tree.ts'

/** A typed number counts something; capitals do where they begin or go on with a count, decimals in their article. */
export function isCount(state: State, { number, readings }: Enumerator): boolean {
  const [reading] = readings
  if (reading?.alphabet === 'decimal') {
    const article = state.stack.findLast(open => open.provision.level === 'article')
    return article === undefined || number.startsWith(`${article.provision.number}.`)
  }
  if (reading?.alphabet !== 'A' && reading?.alphabet !== 'I') return true
  return readings.some(
    ({ value, look }) =>
      value === 1 ||
      state.stack.some(open => open.reading?.look === look && value - open.reading.value === 1),
  )
}

/** Opens what this number counts, where it belongs. */
export function openEnumerated(
  state: State,
  line: Headed,
  found: Enumerator,
  index: number,
  depth = 0,
): void {
  const { stack, counted } = state
  if (state.agreed && stack[1]?.provision.level === 'preamble') stack.length = 1
  const place = placeFor(stack, floorOf(state, line), found, line.list, counted, readingsBelow(state, index))
  stack.length = place.keep
  const provision = blank(levelUnder(stack, place.reading.alphabet), found.number)
  provision.bracketed = found.bracketed
  provision.notes.push(...line.notes)
  if (place.unsure) doubt(provision, 'unsure-number')
  const { item, list } = line
  push(state, opened(provision, RANKS.below, { reading: place.reading, item, list }))
  fill(state, line, found.rest, index, depth)
}

/** So many numbers may open one line: `1. (a) (i) Words`. */
const DEEPEST = 3

/** The words behind a number: those of the provision, or another number, or an alternative. */
function fill(state: State, line: Headed, rest: string, index: number, depth: number): void {
  const inner = depth < DEEPEST && /^\[?\(/.test(rest) ? enumeratorOf(rest) : null
  const plain = { ...line, listed: null, item: null, list: null, notes: [], within: line.item ?? line.within }
  const alternative = alternativeOf(rest)
  if (inner !== null && inner.rest !== '') openEnumerated(state, plain, inner, index, depth + 1)
  else if (alternative !== null) openAlternative(state, plain, alternative, index)
  else {
    const { text, marks } = takeMarks(rest, false)
    Object.assign(topOf(state).provision, { text, mark: joinMarks(null, marks) })
  }
}

/** The open provisions up to this one hold the line: the article, and the item of a list around it. */
function floorOf({ stack }: State, line: Headed): number {
  const named = stack.findLastIndex(open => open.rank < RANKS.below)
  const item = line.within === null ? -1 : stack.findLastIndex(open => open.item === line.within)
  return Math.max(named, item)
}

/** How far below the next number is looked for. */
const NEXT = 12

function readingsBelow({ lines }: State, index: number): Enumerator['readings'] {
  for (const line of lines.slice(index + 1, index + 1 + NEXT)) {
    if (line.head !== null) return []
    const found = line.listed ?? enumeratorOf(line.text)
    if (found?.readings.some(({ alphabet }) => alphabet === 'a' || alphabet === 'i')) return found.readings
  }
  return []
}

/** What a counted provision is, in the last open one. An alternative holds what its own holder would. */
export function levelUnder(stack: readonly Open[], alphabet: string): Level {
  const holder = stack.findLast(open => open.provision.level !== 'alternative')?.provision.level
  if (holder === 'paragraph') return 'point'
  if (holder === 'point' || holder === 'subpoint') return 'subpoint'
  return alphabet === 'a' || alphabet === 'i' || (alphabet === '-' && holder === 'article')
    ? 'point'
    : 'paragraph'
}
