/**
 * Whose hands changed a text between two moments, by the log of its updates [SAFE-5]. Pure: rows in, stretches of
 * blocks out. It knows organisations only; whoever asks has made one of each row's account before.
 */
import type * as Y from 'yjs'
import { type Carried, carriedWords } from './carried.ts'
import { blocksAt, momentOf, type Standing, type Taken } from './moments.ts'
import { NEVER, type Strand, type Timeline, timelineOf } from './timeline.ts'

/** A row of the log; `by` is the organisation that wrote it, null where nobody is to be named. */
export type HandRow = { at: number; by: string | null; update: Uint8Array }

/** Characters from `from` up to `to`, counted in UTF-16 units, changed by one organisation. */
export type HandStretch = { from: number; to: number; by: string }

/** What of one block's words the other text has not, and who made the difference. */
export type BlockHands = {
  block: string
  /** The block's words as the stretches count them, so that a reader with other words does not misplace them. */
  text: string
  stretches: HandStretch[]
  /** Changes of marks, each before the character at `at`. */
  marked: { at: number; by: string }[]
  /** Who made the block anew (moving it, changing what it is) or set something about it. */
  shaped: string[]
}

/** The blocks of each text in which something was changed. */
export type Hands = { old: BlockHands[]; new: BlockHands[] }

/**
 * Who changed what from one text to another. Which of the two is the earlier one is found out.
 * @param rows all rows of the log, oldest first
 * @param taken what was taken when; null is the newest text
 * Refuses with `too-large` a log that claims more than any text has.
 */
export function handsBetween(
  rows: readonly HandRow[],
  taken: { old: Taken | null; new: Taken | null },
): Hands {
  const timeline = timelineOf(rows.map(({ update }) => update))
  const times = rows.map(({ at }) => at)
  const moment = (one: Taken | null) => (one === null ? rows.length : momentOf(timeline, times, one))
  const [old, now] = [moment(taken.old), moment(taken.new)]
  const [from, to] = old <= now ? [old, now] : [now, old]
  const span: Span = {
    ...{ timeline, from, to, by: rows.map(({ by }) => by) },
    carried: carriedWords(timeline, { from, to }),
  }
  const blocks = { earlier: blocksAt(timeline, from), later: blocksAt(timeline, to) }
  const shapes = shapesOf({ ...span, ...blocks })
  const earlier = changed(span, blocks.earlier, shapes, unit => removal(span, unit))
  const later = changed(span, blocks.later, shapes, unit => addition(span, unit))
  return old <= now ? { old: earlier, new: later } : { old: later, new: earlier }
}

type Span = {
  timeline: Timeline
  from: number
  to: number
  carried: Carried
  by: readonly (string | null)[]
}
type Blocks = ReadonlyMap<string, Standing>
type Both = Span & { earlier: Blocks; later: Blocks }

/** The row that took a character out which stood at the beginning; through the copies that others took it to. */
function removal({ timeline: { deleted }, carried: { copy }, to }: Span, unit: number): number | null {
  let last = unit
  while (copy[last] !== -1 && (deleted[copy[last]!] ?? NEVER) < to) last = copy[last]!
  const row = deleted[last] ?? NEVER
  return row < to ? row : null
}

/** The row that put a character in which stands at the end; from whence others only carried it. */
function addition({ timeline: { inserted }, carried: { source }, from }: Span, unit: number): number | null {
  let first = unit
  while (source[first] !== -1 && (inserted[source[first]!] ?? NEVER) >= from) first = source[first]!
  const row = inserted[first] ?? NEVER
  return row >= from && row !== NEVER ? row : null
}

function changed(
  span: Span,
  blocks: Blocks,
  shapes: ReadonlyMap<string, ReadonlySet<string>>,
  rowOf: (unit: number) => number | null,
): BlockHands[] {
  return [...blocks].flatMap(([block, standing]) => {
    const stretches = stretchesOf(standing, unit => handOf(span, rowOf(unit)))
    const marked = markedIn(span, standing)
    const shaped = [...(shapes.get(block) ?? [])]
    const isSame = stretches.length === 0 && marked.length === 0 && shaped.length === 0
    return isSame ? [] : [{ block, text: standing.text, stretches, marked, shaped }]
  })
}

const handOf = ({ by }: Span, row: number | null): string | null => (row === null ? null : (by[row] ?? null))

function stretchesOf({ units }: Standing, handAt: (unit: number) => string | null): HandStretch[] {
  const stretches: HandStretch[] = []
  for (const [at, unit] of units.entries()) {
    const by = handAt(unit)
    const last = stretches.at(-1)
    if (by === null) continue
    if (last?.to === at && last.by === by) last.to = at + 1
    else stretches.push({ from: at, to: at + 1, by })
  }
  return stretches
}

/** Marks that were set or taken away between the moments, by where they stand among the characters. */
function markedIn(span: Span, { strand, units }: Standing): BlockHands['marked'] {
  const { timeline } = span
  const marked: BlockHands['marked'] = []
  let at = 0
  for (const unit of strand.units) {
    if (unit === units[at]) at++
    else if (timeline.marking[unit] === 1) {
      const row = [timeline.deleted[unit], timeline.inserted[unit]].find(row => isWithin(span, row))
      const by = handOf(span, row ?? null)
      if (by !== null) marked.push({ at, by })
    }
  }
  return marked
}

const isWithin = ({ from, to }: Span, row: number | undefined): boolean =>
  row !== undefined && row >= from && row < to

/**
 * By block id: who made its element between the moments, set or unset an attribute of it; of a block that is gone,
 * who took it out.
 */
function shapesOf({ earlier, later, ...span }: Both): Map<string, Set<string>> {
  const shapes = new Map<string, Set<string>>()
  const add = (id: string, rows: readonly (number | undefined)[]) => {
    const hands = rows.flatMap(row => (isWithin(span, row) ? (handOf(span, row ?? null) ?? []) : []))
    if (hands.length > 0) shapes.set(id, new Set(hands))
  }
  for (const [id, { strand }] of later)
    add(id, [span.timeline.inserted[strand.unit], ...attributeRows(span, strand)])
  for (const [id, { strand }] of earlier) if (!later.has(id)) add(id, [strand.gone])
  return shapes
}

/** An attribute that was written again was taken out by the row that wrote it; the id is the server's business. */
function attributeRows({ timeline }: Span, { element }: Strand): (number | undefined)[] {
  const { inserted, deleted, unitOf } = timeline
  const rows: (number | undefined)[] = []
  for (const [name, last] of element._map) {
    if (name === 'id') continue
    for (let item: Y.Item | null = last; item !== null; item = item.left)
      rows.push(inserted[unitOf(item.lastId)], deleted[unitOf(item.lastId)])
  }
  return rows
}
