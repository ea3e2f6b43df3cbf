/**
 * Words that were taken out of one place and put in at another by the same act are the same words: splitting a
 * paragraph, joining two, changing a block's type, moving it, pasting what was cut and undoing a deletion all write
 * them anew. Whoever does that has not written them, and whoever takes out the copy has taken them out.
 */
import { idAt, textOf } from './moments.ts'
import { retyped } from './retyped.ts'
import { NEVER, type Strand, type Timeline } from './timeline.ts'

/** By unit: the unit it was copied from, and the one that it was copied to; -1 where there is none. */
export type Carried = { source: Int32Array; copy: Int32Array }

/** What one row put into or took out of one block. */
type Run = { strand: Strand; units: number[]; text: string }
type Rows = Map<number, Run[]>

/** @param window only what rows from `from` on did, and before `to` */
export function carriedWords(timeline: Timeline, window: { from: number; to: number }): Carried {
  const { inserted, deleted } = timeline
  const size = inserted.length
  const carried = { source: new Int32Array(size).fill(-1), copy: new Int32Array(size).fill(-1) }
  const into = runsBy(timeline, inserted, window)
  const out = runsBy(timeline, deleted, window)
  const graves = gravesOf(timeline, out)
  for (const row of [...into.keys()].sort((a, b) => a - b)) {
    for (const run of into.get(row) ?? []) {
      const gone = out.get(row) ?? []
      const made = inserted[run.strand.unit] === row
      const dead = made ? (graves.get(idAt(timeline, run.strand, row + 1) ?? '') ?? []) : []
      const found = wholly(run, gone) ?? wholly(run, dead) ?? partly(run, [...gone, ...dead])
      for (const [unit, from] of found) link(timeline, carried, from, unit)
    }
  }
  for (const { unit, length, before } of timeline.besides)
    takeBack(timeline, carried, window, unit, length, before)
  return carried
}

function runsBy(timeline: Timeline, by: Int32Array, { from, to }: { from: number; to: number }): Rows {
  const rows: Rows = new Map()
  for (const strand of timeline.strands) {
    const ofStrand = new Map<number, number[]>()
    for (const unit of strand.units) {
      const row = by[unit] ?? NEVER
      if (row < from || row >= to || timeline.marking[unit] === 1) continue
      const units = ofStrand.get(row)
      if (units) units.push(unit)
      else ofStrand.set(row, [unit])
    }
    for (const [row, units] of ofStrand) {
      const run = { strand, units, text: textOf(timeline, units) }
      const runs = rows.get(row)
      if (runs) runs.push(run)
      else rows.set(row, [run])
    }
  }
  return rows
}

/** What was taken out of blocks that are gone, by the id that each had. */
function gravesOf(timeline: Timeline, out: Rows): Map<string, Run[]> {
  const graves = new Map<string, Run[]>()
  for (const [row, runs] of out) {
    for (const run of runs) {
      const id = run.strand.gone === row ? idAt(timeline, run.strand, row) : null
      if (id === null) continue
      const held = graves.get(id)
      if (held) held.push(run)
      else graves.set(id, [run])
    }
  }
  return graves
}

type Pairs = [unit: number, from: number][]

function wholly(run: Run, gone: readonly Run[]): Pairs | null {
  const same = gone.find(({ text }) => text === run.text)
  return same ? run.units.map((unit, at) => [unit, same.units[at]!]) : null
}

/** What a run shares with that one of those taken out with which it shares most. */
function partly(run: Run, gone: readonly Run[]): Pairs {
  let best: Pairs = []
  for (const { text, units } of gone.slice(0, MOST_COMPARED)) {
    const pairs = retyped(text, run.text)
    if (pairs.length > best.length) best = pairs.map(([at, from]) => [run.units[at]!, units[from]!])
  }
  return best
}

const MOST_COMPARED = 20

/** An undo puts what was taken out right before where it stood. */
function takeBack(
  timeline: Timeline,
  carried: Carried,
  { from, to }: { from: number; to: number },
  unit: number,
  length: number,
  before: number,
): void {
  const { inserted, deleted, codes } = timeline
  const row = inserted[unit] ?? NEVER
  if (row < from || row >= to) return
  for (let at = 0; at < length; at++) {
    const gone = (deleted[before + at] ?? NEVER) <= (inserted[unit + at] ?? NEVER)
    if (!gone || codes[before + at] !== codes[unit + at]) return
  }
  for (let at = 0; at < length; at++) link(timeline, carried, before + at, unit + at)
}

/** Only what is gone by then, and was there before, can have been carried. */
function link({ inserted, deleted }: Timeline, { source, copy }: Carried, from: number, to: number): void {
  const at = inserted[to] ?? NEVER
  if (source[to] !== -1 || (inserted[from] ?? NEVER) >= at || (deleted[from] ?? NEVER) > at) return
  source[to] = from
  if (copy[from] === -1) copy[from] = to
}
