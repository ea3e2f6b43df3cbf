/** Texts of a moment, read off a timeline; and finding the moment at which a version was taken. */
import { unitsOf } from '../compare/units.ts'
import type { Doc } from '../statement/tree.ts'
import { NEVER, type Strand, type Timeline } from './timeline.ts'

/** A block as it stood at a moment: its words, and the unit of each character. */
export type Standing = { strand: Strand; text: string; units: number[] }

/** Whether a unit stood in the text after so many rows. */
const stood = ({ inserted, deleted }: Timeline, unit: number, moment: number): boolean =>
  (inserted[unit] ?? NEVER) < moment && (deleted[unit] ?? NEVER) >= moment

/** The blocks of a moment by their ids. An id that two blocks had at once names neither. */
export function blocksAt(timeline: Timeline, moment: number): Map<string, Standing> {
  const blocks = new Map<string, Standing>()
  const twice = new Set<string>()
  for (const strand of timeline.strands) {
    const isThere = (timeline.inserted[strand.unit] ?? NEVER) < moment && strand.gone >= moment
    const id = isThere ? idAt(timeline, strand, moment) : null
    if (id === null) continue
    if (blocks.has(id)) twice.add(id)
    blocks.set(id, wordsAt(timeline, strand, moment))
  }
  for (const id of twice) blocks.delete(id)
  return blocks
}

/** The id that a block had at a moment: what was last written as one before it. */
export function idAt(
  { inserted, deleted, unitOf }: Timeline,
  { element }: Strand,
  moment: number,
): string | null {
  for (let item = element._map.get('id') ?? null; item !== null; item = item.left) {
    const unit = unitOf(item.lastId)
    if ((inserted[unit] ?? NEVER) >= moment) continue
    const id: unknown = item.content.getContent()[item.length - 1]
    return typeof id === 'string' && (deleted[unit] ?? NEVER) >= moment ? id : null
  }
  return null
}

function wordsAt(timeline: Timeline, strand: Strand, moment: number): Standing {
  const units = strand.units.filter(unit => timeline.marking[unit] === 0 && stood(timeline, unit, moment))
  return { strand, units, text: textOf(timeline, units) }
}

/** The characters of units, in their order. */
export function textOf({ codes }: Timeline, units: readonly number[]): string {
  let text = ''
  for (const unit of units) text += String.fromCharCode(codes[unit] ?? 0)
  return text
}

/** A text that was taken from the log: its words, and when it was taken; without `at`, of the newest row. */
export type Taken = { body: Doc; at: number }

/**
 * After how many rows a version's text stood as it was taken. The clock says about when; between reading the text
 * and writing the version others may have typed, so the words decide.
 * @param times when each row was written, in milliseconds since 1970
 */
export function momentOf(timeline: Timeline, times: readonly number[], { body, at }: Taken): number {
  const texts = textsOf(body)
  const after = times.findIndex(time => time > at)
  const latest = after === -1 ? times.length : after
  let best = { moment: latest, differing: Number.POSITIVE_INFINITY }
  for (let moment = latest; moment > 0 && latest - moment <= MOST_TRIED; moment--) {
    const differing = difference(timeline, moment, texts)
    if (differing < best.differing) best = { moment, differing }
    const isLongBefore = (times[moment - 1] ?? 0) < at - LONGEST_TAKING
    if (differing === 0 || isLongBefore) break
  }
  return best.moment
}

/** Milliseconds between reading a text and writing its version, at the very most. */
const LONGEST_TAKING = 30_000
/** Each costs a look at every block. */
const MOST_TRIED = 300

function textsOf(body: Doc): Map<string, string> {
  const { body: blocks, notes } = unitsOf(body)
  return new Map([...blocks, ...notes].flatMap(({ id, text }) => (id === null ? [] : [[id, text] as const])))
}

/** How many characters stand in blocks whose words are not those of the version, on either side. */
function difference(timeline: Timeline, moment: number, texts: ReadonlyMap<string, string>): number {
  const blocks = blocksAt(timeline, moment)
  let differing = 0
  for (const [id, text] of texts) {
    const there = blocks.get(id)?.text ?? null
    if (there !== text) differing += 1 + text.length + (there?.length ?? 0)
  }
  for (const [id, { text }] of blocks) if (!texts.has(id)) differing += text.length
  return differing
}
