/** Provisions while a draft is read: the open ones from the outside in, and where the next one belongs. */
import type { ListItem } from '../statement/tree.ts'
import type { Enumerator, Reading } from './enumerators.ts'
import { RANKS } from './headWords.ts'
import type { DoubtKind, Level, Provision } from './provision.ts'

export type Open = {
  provision: Provision
  rank: number
  /** How it is counted, null for what a word names and for unnumbered words. */
  reading: Reading | null
  item: ListItem | null
  list: object | null
  heading: 1 | 2 | 3 | null
  /** Whether a title may still follow. */
  untitled: boolean
}

/** A provision with nothing said about it. */
export function blank(level: Level, number: string, text = ''): Provision {
  return {
    ...{ number, printed: '', level, word: null, bracketed: false, title: null, text, mark: null },
    ...{ brackets: [], notes: [], doubts: [], children: [] },
  }
}

export function opened(provision: Provision, rank: number, more: Partial<Open> = {}): Open {
  return { provision, rank, reading: null, item: null, list: null, heading: null, untitled: false, ...more }
}

export function doubt(provision: Provision, kind: DoubtKind, near: string | null = null): void {
  provision.doubts.push({ kind, near })
}

/** The way each numbered provision is counted, for those that are no longer open. */
export type Counted = WeakMap<Provision, Reading>

/** Where an enumerated provision belongs: how many of the open ones stay open, and which reading was taken. */
export type Place = { keep: number; reading: Reading; unsure: boolean }

/**
 * Where the next enumerated provision belongs.
 * @param floor the open provisions up to this index hold the line, because a list of the document says so
 * @param after the readings of the enumerated line below, empty where there is none
 */
export function placeFor(
  stack: readonly Open[],
  floor: number,
  found: Enumerator,
  list: object | null,
  counted: Counted,
  after: readonly Reading[],
): Place {
  const same = list === null ? -1 : stack.findLastIndex((open, at) => at > floor && open.list === list)
  if (same >= 0) return { keep: same, reading: found.readings[0] as Reading, unsure: false }
  const continued = found.readings.flatMap(reading => continuing(stack, floor, reading, counted) ?? [])
  const [first, second] = continued
  const other = found.readings.find(reading => reading.value === 1 && reading !== first?.reading)
  if (first !== undefined && second === undefined && other !== undefined)
    return decided(first, opening(stack, floor, other), after)
  if (first !== undefined && second !== undefined) return decided(first, second, after)
  if (first !== undefined) return first
  const reading = found.readings.find(({ value }) => value === 1) ?? (found.readings[0] as Reading)
  return beside(stack, floor, reading) ?? opening(stack, floor, reading)
}

/** Two ways to read one number: the line below says which, else the first. */
function decided(one: Place, other: Place, after: readonly Reading[]): Place {
  const leads = ({ reading }: Place): boolean =>
    after.some(next => next.look === reading.look && next.value === reading.value + 1)
  if (leads(one) !== leads(other)) return leads(one) ? one : other
  return { ...one, unsure: true }
}

const follows = (before: Reading, now: Reading): boolean =>
  before.alphabet === now.alphabet &&
  (now.alphabet === '-' ||
    (now.value > before.value && Math.floor(now.value) - Math.floor(before.value) <= 1))

/** A count goes on behind at most so many unnumbered words. */
const NEAR = 40

/** The place behind the open, or last closed, provision that this number follows. */
function continuing(stack: readonly Open[], floor: number, reading: Reading, counted: Counted): Place | null {
  for (const exact of [true, false]) {
    for (let at = stack.length - 1; at >= floor; at -= 1) {
      const open = stack[at] as Open
      if (at > floor && open.reading !== null && matches(open.reading, reading, exact))
        return { keep: at, reading, unsure: false }
      const last = open.provision.children.slice(-NEAR).findLast(child => counted.has(child))
      const before = last === undefined ? undefined : counted.get(last)
      if (before !== undefined && last !== stack[at + 1]?.provision && matches(before, reading, exact))
        return { keep: at + 1, reading, unsure: false }
    }
  }
  return null
}

function matches(before: Reading, now: Reading, exact: boolean): boolean {
  return follows(before, now) && (!exact || before.look === now.look)
}

/** The place beside an open provision of the same look whose number it does not follow. */
function beside(stack: readonly Open[], floor: number, reading: Reading): Place | null {
  for (let at = stack.length - 1; at > floor; at -= 1) {
    const open = stack[at] as Open
    if (open.provision.level === 'alternative') return null
    if (open.reading?.look === reading.look) return { keep: at, reading, unsure: false }
  }
  return null
}

/** The place of a first number: inside the last open provision that may hold this way of counting. */
function opening(stack: readonly Open[], floor: number, reading: Reading): Place {
  const looks = new Set(stack.slice(floor + 1).map(open => open.reading?.look))
  let at = stack.length - 1
  const top = stack[at]
  const announced =
    top !== undefined && /[:—–-]$/.test(top.provision.text) && top.provision.children.length === 0
  if (!announced || reading.value !== 1) {
    while (at > floor && holdsLess(stack[at] as Open, reading, looks)) at -= 1
  }
  return { keep: at + 1, reading, unsure: false }
}

type Looks = ReadonlySet<string | undefined>

function holdsLess(open: Open, reading: Reading, looks: Looks): boolean {
  if (open.rank < RANKS.below || open.provision.level === 'alternative') return false
  if (open.reading === null) return open.provision.level !== 'paragraph'
  return depthOf(open.reading, looks) >= depthOf(reading, looks)
}

/** How deep a way of counting usually stands, beside the others that are open. */
function depthOf({ alphabet, look }: Reading, looks: Looks): number {
  if (alphabet === 'decimal') return Number(look.slice(-1)) - 1
  if (alphabet === '1') return look !== '1.' && looks.has('1.') ? 4 : 1
  if (alphabet === 'a') return look.includes('aa') ? 4 : 2
  if (alphabet === 'i') return 3
  if (alphabet === '-') return 5
  return look.startsWith('(') || looks.has('1.') ? 4 : 0.5
}
