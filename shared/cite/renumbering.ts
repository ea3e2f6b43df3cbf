/**
 * What a letter's citations would say in a newer draft. Only what is confirmed there is offered [ASK-1]; words are
 * offered only where every number is without doubt.
 */
import type { Searched } from '../asks/typed.ts'
import { citationsOfBlock, contextAfter } from './blockCitations.ts'
import type { CiteContext, Found } from './found.ts'
import { citedIn, type LivingCitation, type ReadBlock, type Reading, sameContext } from './living.ts'
import { wantedOf } from './numbersThere.ts'
import type { CitedProvision } from './provisions.ts'
import { rewritten } from './renumbered.ts'

/** Where the provisions of the old draft are in the new one; what is in neither list is not confirmed. */
export type Moves = {
  places: readonly { at: number; to: readonly number[]; open: boolean }[]
  /** Those in chapters that the new draft does not hold. */
  elsewhere: readonly number[]
}

/** What became of one provision that a citation names: where it is now, struck, and so on. Positions are of each draft. */
export type Became = {
  was: number[]
  /** For a range the first and the last. */
  now: number[]
  kind: 'placed' | 'split' | 'struck' | 'unplaced' | 'elsewhere' | 'doubtful'
}

/** A citation whose numbers are others in the new draft, or of which something is to be said. */
export type Renumbering = {
  block: string
  start: number
  end: number
  text: string
  became: Became[]
  /** Words that can stand in its place: several where it was split, none where only a person can tell. */
  offers: { text: string; now: number[] }[]
  /** What its words mean in the new draft if they stay: positions there; none where nothing has these numbers. */
  left: number[]
  /**
   * - `offered`: the numbers changed and there are words for it
   * - `by-hand`: the numbers changed, and words could not be found without doubt
   * - `struck`, `unplaced`, `elsewhere`: all that it names is so
   */
  kind: 'offered' | 'by-hand' | 'struck' | 'unplaced' | 'elsewhere'
}

export type Renumberings = {
  rows: Renumbering[]
  /** How many citations keep their words. */
  same: number
  /** How many name something that the old draft does not have: they say nothing of the new one. */
  missing: number
}

type Drafts = {
  old: Searched
  now: Searched
  places: ReadonlyMap<number, Moves['places'][number]>
  elsewhere: ReadonlySet<number>
}

/**
 * @param reading the letter, read with the old draft
 * @returns rows in reading order. The words of each are those that stand when all offers before it are taken, where
 *   they hang on them ("paragraph 4 of the same article")
 */
export function renumberings(reading: Reading, old: Searched, now: Searched, moves: Moves): Renumberings {
  const places = new Map(moves.places.map(place => [place.at, place]))
  const drafts = { old, now, places, elsewhere: new Set(moves.elsewhere) }
  const all: Renumberings = { rows: [], same: 0, missing: 0 }
  let context: CiteContext = reading.blocks[0]?.before ?? {}
  for (const block of reading.blocks) {
    const text = block.citations.some(isLive) ? readBlock(block, context, drafts, all) : block.text
    const same = text === block.text && sameContext(context, block.before)
    context = same ? block.after : contextAfter(text, citationsOfBlock(text, context), context)
  }
  return all
}

const isLive = ({ state }: LivingCitation): boolean => state === 'there' || state === 'missing'

/** @returns the words of the block with what is offered first taken */
function readBlock(block: ReadBlock, context: CiteContext, drafts: Drafts, all: Renumberings): string {
  let { text } = block
  for (const citation of block.citations) {
    if (citation.state === 'missing') all.missing++
    if (citation.state !== 'there') continue
    const start = citation.start + text.length - block.text.length
    const found: Found = { ...citation, start, end: start + citation.text.length }
    const row = rowOf({ text, context }, found, citation, drafts)
    if (row === null) {
      all.same++
      continue
    }
    all.rows.push({ ...row, block: block.id, start: citation.start, end: citation.end, text: citation.text })
    const [first] = row.kind === 'offered' ? row.offers : []
    if (first !== undefined) text = text.slice(0, found.start) + first.text + text.slice(found.end)
  }
  return text
}

type Standing = { text: string; context: CiteContext }
type Row = Pick<Renumbering, 'became' | 'offers' | 'left' | 'kind'>

/** Null where its words stay as they are. */
function rowOf(standing: Standing, found: Found, { cited }: LivingCitation, drafts: Drafts): Row | null {
  const became = cited.map(one =>
    one.to === null ? becameOf(one.at, drafts) : rangeOf(one.at, one.to, drafts),
  )
  const left = leftIn(found.targets, drafts)
  const kinds = new Set(became.map(({ kind }) => kind))
  for (const kind of ['struck', 'unplaced', 'elsewhere'] as const)
    if (kinds.size === 1 && kinds.has(kind)) return { became, offers: [], left, kind }
  const ways = waysOf(became, found.targets, drafts)
  const offers = ways.flatMap(({ wanted, now }) => {
    const text = rewritten(standing, found, wanted)
    return text === null ? [] : [{ text, now }]
  })
  if (ways.length === 1 && offers[0]?.text === found.text) return null
  if (ways.length === 0 && became.every(one => one.kind === 'doubtful') && keepsNumbers(became, drafts))
    return null
  const whole = offers.length > 0 && offers.length === ways.length
  return whole ? { became, offers, left, kind: 'offered' } : { became, offers: [], left, kind: 'by-hand' }
}

const leftIn = (targets: readonly CitedProvision[], { now }: Drafts): number[] =>
  targets.flatMap(target => {
    const { at, to, missing } = citedIn(now, target)
    return missing === null ? [...at, ...(to ?? [])] : []
  })

function becameOf(was: number[], { places, elsewhere }: Drafts): Became {
  const found = was.map(at => places.get(at))
  const [only] = found
  if (was.length !== 1) {
    const now = found.flatMap(place => place?.to ?? [])
    return { was, now, kind: found.every(place => place === undefined) ? 'unplaced' : 'doubtful' }
  }
  if (only === undefined) return { was, now: [], kind: elsewhere.has(was[0]!) ? 'elsewhere' : 'unplaced' }
  const now = [...only.to]
  if (only.open) return { was, now, kind: 'doubtful' }
  return { was, now, kind: now.length === 0 ? 'struck' : now.length === 1 ? 'placed' : 'split' }
}

/** A range stays one where all that is in it follows each other in the new draft, and nothing else is between. */
function rangeOf(first: number[], last: number[], drafts: Drafts): Became {
  const was = [...first, ...last]
  const [from, to] = was
  if (was.length !== 2 || from === undefined || to === undefined || from > to)
    return { was, now: [], kind: 'doubtful' }
  const inside = likeFirst(drafts.old, from, to).map(at => becameOf([at], drafts))
  const kinds = new Set(inside.map(({ kind }) => kind))
  const [only] = kinds
  if (kinds.size === 1 && only !== 'placed' && only !== 'split') return { was, now: [], kind: only! }
  const now = [...new Set(inside.flatMap(one => one.now))].sort((one, other) => one - other)
  const ends = [now[0]!, now.at(-1)!]
  const whole =
    kinds.size === 1 && only === 'placed' && sameList(now, likeFirst(drafts.now, ends[0]!, ends[1]!))
  return { was, now: ends, kind: whole && now.length > 1 ? 'placed' : 'doubtful' }
}

/** From one position to another, all of the level of the first. */
const likeFirst = ({ rows }: Searched, from: number, to: number): number[] =>
  rows.filter(({ at, level }) => at >= from && at <= to && level === rows[from]?.level).map(({ at }) => at)

const sameList = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((at, index) => at === other[index])

const keepsNumbers = (became: readonly Became[], { old, now }: Drafts): boolean =>
  became.every(
    one =>
      one.now.length > 0 && one.now.every(at => now.rows[at]?.printed === old.rows[one.was[0]!]?.printed),
  )

/** What its targets may be in the new draft: one way, one for each part of what was split, or none. */
function waysOf(
  became: readonly Became[],
  targets: readonly CitedProvision[],
  drafts: Drafts,
): { wanted: CitedProvision[]; now: number[] }[] {
  if (became.every(({ kind }) => kind === 'placed')) {
    const wanted = became.map((one, at) => wantedOf(targets[at]!, one, drafts))
    return wanted.some(one => one === null)
      ? []
      : [{ wanted: wanted.flatMap(one => one ?? []), now: became.flatMap(one => one.now) }]
  }
  const [only, ...more] = became
  const [target] = targets
  if (only?.kind !== 'split' || more.length > 0 || target === undefined) return []
  return only.now.flatMap(at => {
    const one = wantedOf(target, { ...only, now: [at] }, drafts)
    return one === null ? [] : [{ wanted: [one], now: [at] }]
  })
}
