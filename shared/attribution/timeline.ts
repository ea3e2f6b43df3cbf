/**
 * What a log of updates says of every character that ever stood in a text: in which row it was put in, and in which
 * it was taken out. All rows are applied to one document that forgets nothing, so that a text of any moment can be
 * read off it afterwards. A character is a *unit*, numbered by the editor's clock that wrote it; a moment is a
 * number of rows.
 */
import * as Y from 'yjs'
import { refuse } from '../refusals.ts'
import { BODY } from '../statement/grammar.ts'

/** Later than every row: what was never taken out. */
export const NEVER = 0x7fffffff

/** More units than any text has; a log that claims more of them was made to overload its reader. */
const MOST_UNITS = 30_000_000

/** A block with what ever stood directly in it, in the order of the text. */
export type Strand = {
  element: Y.XmlElement
  /** The unit of the block itself. */
  unit: number
  /** The row that took the block out, by itself or with what was around it; `NEVER` where it stands. */
  gone: number
  /** Its characters and changes of marks, those that are gone too. */
  units: number[]
}

/** Characters that were put in with one stroke before a character that was gone already: an undo writes so. */
export type Beside = { unit: number; length: number; before: number }

export type Timeline = {
  /** How many rows there are. */
  rows: number
  /** By unit: the row that put it in; `NEVER` where no row did. */
  inserted: Int32Array
  /** By unit: the row that took it out, or what is around it; `NEVER` where it stands. */
  deleted: Int32Array
  /** By unit: its UTF-16 code unit; 0 for what is no character. */
  codes: Uint16Array
  /** By unit: 1 where it is a change of marks. */
  marking: Uint8Array
  strands: Strand[]
  besides: Beside[]
  /** The number of an item's first unit. */
  unitOf: (id: { client: number; clock: number }) => number
}

/**
 * Replays a log.
 * @param updates every row's update, oldest first; damaged ones left out. What builds on a row that is missing is
 *   not in the text and is not followed.
 * Refuses with `too-large` what claims to be longer than any text.
 */
export function timelineOf(updates: readonly Uint8Array[]): Timeline {
  const doc = replayed(updates)
  const { bases, total } = numbered(doc)
  const unitOf = ({ client, clock }: { client: number; clock: number }) =>
    (bases.get(client) ?? NEVER) + clock
  const timeline: Timeline = {
    ...{ rows: updates.length, unitOf, strands: [], besides: [] },
    inserted: new Int32Array(total).fill(NEVER),
    deleted: new Int32Array(total).fill(NEVER),
    codes: new Uint16Array(total),
    marking: new Uint8Array(total),
  }
  for (const [row, update] of updates.entries()) note(timeline, row, update)
  walk(timeline, doc.getXmlFragment(BODY), null, NEVER)
  return timeline
}

function replayed(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: false })
  doc.getXmlFragment(BODY)
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

function numbered(doc: Y.Doc): { bases: Map<number, number>; total: number } {
  const bases = new Map<number, number>()
  let total = 0
  for (const client of doc.store.clients.keys()) {
    bases.set(client, total)
    total += Y.getState(doc.store, client)
  }
  if (total > MOST_UNITS) refuse('too-large')
  return { bases, total }
}

/** The first row that says something is the one that did it: later ones repeat what their author knew. */
function note({ inserted, deleted, unitOf }: Timeline, row: number, update: Uint8Array): void {
  const { structs, ds } = Y.decodeUpdate(update)
  for (const struct of structs)
    if (!(struct instanceof Y.Skip)) noteRange(inserted, row, unitOf(struct.id), struct.length)
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) noteRange(deleted, row, unitOf({ client, clock }), len)
}

function noteRange(by: Int32Array, row: number, from: number, length: number): void {
  const end = Math.min(from + length, by.length)
  for (let unit = from; unit < end; unit++) if (by[unit] === NEVER) by[unit] = row
}

/** @param gone the row that took out what is around it */
function walk(
  timeline: Timeline,
  type: Y.XmlFragment | Y.XmlText,
  strand: Strand | null,
  gone: number,
): void {
  for (let item = type._start; item !== null; item = item.right) {
    const { content } = item
    const unit = timeline.unitOf(item.id)
    if (content instanceof Y.ContentString) takeCharacters(timeline, item, content.str, strand, gone)
    else if (content instanceof Y.ContentFormat) takeOne(timeline, unit, strand, gone, timeline.marking, 1)
    else if (content instanceof Y.ContentType) takeType(timeline, unit, content.type, strand, gone)
  }
}

function takeCharacters(
  timeline: Timeline,
  { id, rightOrigin }: Y.Item,
  text: string,
  strand: Strand | null,
  gone: number,
): void {
  const first = timeline.unitOf(id)
  for (let at = 0; at < text.length; at++)
    takeOne(timeline, first + at, strand, gone, timeline.codes, text.charCodeAt(at))
  if (rightOrigin !== null)
    timeline.besides.push({ unit: first, length: text.length, before: timeline.unitOf(rightOrigin) })
}

function takeType(
  timeline: Timeline,
  unit: number,
  type: unknown,
  strand: Strand | null,
  around: number,
): void {
  const gone = Math.min(around, timeline.deleted[unit] ?? NEVER)
  if (type instanceof Y.XmlText) walk(timeline, type, strand, gone)
  else if (type instanceof Y.XmlElement) {
    if (type.nodeName === 'hardBreak') takeOne(timeline, unit, strand, gone, timeline.codes, LINE_BREAK)
    else if (type.nodeName !== 'footnoteRef') {
      const inside: Strand = { element: type, unit, gone, units: [] }
      timeline.strands.push(inside)
      walk(timeline, type, inside, gone)
    }
  }
}

const LINE_BREAK = 10

function takeOne(
  { deleted }: Timeline,
  unit: number,
  strand: Strand | null,
  gone: number,
  kept: Uint16Array | Uint8Array,
  value: number,
): void {
  strand?.units.push(unit)
  kept[unit] = value
  deleted[unit] = Math.min(deleted[unit] ?? NEVER, gone)
}
