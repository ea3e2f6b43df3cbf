/** From a pairing to the list of changes: each block of either letter exactly once, in the new letter's order. */
import { sameMarks } from '../statement/inline.ts'
import type { BlockChange, Change, FormChange, Side } from './comparison.ts'
import { movesOf } from './moves.ts'
import type { Pairing } from './pairing.ts'
import { splitsOf } from './splits.ts'
import type { NoteNames } from './tokens.ts'
import type { Row, Unit } from './units.ts'
import { compareWords } from './words.ts'

export type BlockContext = {
  language: string
  names: { old: NoteNames; now: NoteNames }
  /** Whether a block that stands elsewhere has moved; a note follows its number, so it never has. */
  moves: boolean
}

export function blockChanges(
  old: readonly Unit[],
  now: readonly Unit[],
  pairing: Pairing,
  context: BlockContext,
): BlockChange[] {
  const groups = groupsOf(old, now, pairing)
  const moves = context.moves ? movesOf(old, pairing) : new Int32Array(now.length)
  const changes: BlockChange[] = []
  const gone = goneByPlace(old, groups, moves, now)
  changes.push(...deletedChanges(gone.get(-1), context))
  for (const group of groups.values()) {
    const move = group.main === null ? 0 : (moves[group.main] ?? 0)
    changes.push(changeOf(group, move, context))
    for (const unit of group.now) {
      changes.push(...deletedChanges(gone.get(positionOf(unit, now)), context))
    }
  }
  return withRows(changes, old, now)
}

/** Says of each block of a row that is in one letter only that the row came or went as a whole. */
function withRows(changes: BlockChange[], old: readonly Unit[], now: readonly Unit[]): BlockChange[] {
  const kept = new Set<Row | null>([null])
  const rowOf = (side: Side | undefined, units: readonly Unit[]): Row | null =>
    side?.cell === undefined ? null : (units[side.index - (units[0]?.index ?? 0)]?.row ?? null)
  for (const { change, old: was, new: is } of changes) {
    if (change === 'inserted' || change === 'deleted') continue
    for (const side of was ?? []) kept.add(rowOf(side, old))
    for (const side of is ?? []) kept.add(rowOf(side, now))
  }
  return changes.map(one => {
    if (one.change !== 'inserted' && one.change !== 'deleted') return one
    const row = one.change === 'inserted' ? rowOf(one.new?.[0], now) : rowOf(one.old?.[0], old)
    return kept.has(row) ? one : { ...one, row: one.change }
  })
}

/** What belongs together; `main` is the new position of the pair, null for what is only in the new letter. */
type Group = { old: Unit[]; now: Unit[]; main: number | null }

/** The groups that have a new side, in its order. */
function groupsOf(old: readonly Unit[], now: readonly Unit[], { toNew, toOld }: Pairing): Set<Group> {
  const splits = splitsOf(old, now, toNew, toOld)
  const merges = splitsOf(now, old, toOld, toNew)
  const groupAt = new Map<number, Group>()
  for (const [whole, parts] of splits) {
    const group: Group = { old: at(old, [whole]), now: at(now, parts), main: toNew[whole] ?? null }
    for (const part of parts) groupAt.set(part, group)
  }
  const groups = new Set<Group>()
  for (let position = 0; position < now.length; position++) {
    const partner = toOld[position] ?? -1
    const merged = groupAt.has(position) ? undefined : merges.get(position)
    const group = groupAt.get(position) ?? {
      old: at(old, merged ?? (partner === -1 ? [] : [partner])),
      now: at(now, [position]),
      main: partner === -1 ? null : position,
    }
    groups.add(group)
  }
  return groups
}

/** The deleted units, by the new position of the nearest unit before each that stayed where it was; -1 for none. */
function goneByPlace(
  old: readonly Unit[],
  groups: ReadonlySet<Group>,
  moves: Int32Array,
  now: readonly Unit[],
) {
  const placeOf = new Map<Unit, { place: number; stayed: boolean }>()
  for (const group of groups) {
    const last = group.now.at(-1)
    const place = last === undefined ? -1 : positionOf(last, now)
    const stayed = group.main !== null && moves[group.main] === 0
    for (const unit of group.old) placeOf.set(unit, { place, stayed })
  }
  const gone = new Map<number, Unit[]>()
  let place = -1
  for (const unit of old) {
    const held = placeOf.get(unit)
    if (held !== undefined) {
      if (held.stayed) place = held.place
      continue
    }
    const list = gone.get(place)
    if (list === undefined) gone.set(place, [unit])
    else list.push(unit)
  }
  return gone
}

function deletedChanges(units: readonly Unit[] | undefined, context: BlockContext): BlockChange[] {
  return (units ?? []).map(unit => changeOf({ old: [unit], now: [], main: null }, 0, context))
}

function changeOf({ old, now }: Group, move: number, { language, names }: BlockContext): BlockChange {
  const [one] = old
  const [other] = now
  const sides = { ...(one && { old: old.map(sideOf) }), ...(other && { new: now.map(sideOf) }) }
  const alone = old.length === 1 && now.length === 1
  const form = alone && one && other ? formChanges(one, other) : []
  const untouched = alone && one && other && sameInline(one, other, names)
  const compared = untouched ? null : compareWords(old, now, language, names)
  const changed = form.length > 0 || compared?.changed === true
  return {
    change: kindOf(old.length, now.length, changed, move > 0),
    ...sides,
    ...(compared?.changed && { words: compared.words }),
    ...(compared?.rewritten && one && other && { rewritten: true as const }),
    ...(form.length > 0 && { form }),
    ...(move > 0 && { move }),
  }
}

function kindOf(old: number, now: number, changed: boolean, moved: boolean): Change {
  if (now === 0) return 'deleted'
  if (old === 0) return 'inserted'
  if (now > 1) return 'split'
  if (old > 1) return 'merged'
  if (moved) return changed ? 'moved-and-changed' : 'moved'
  return changed ? 'changed' : 'same'
}

/** Whether two blocks have the same words, marks and references to the same notes. */
function sameInline(one: Unit, other: Unit, names: BlockContext['names']): boolean {
  if (one.text !== other.text || one.inline.length !== other.inline.length) return false
  return one.inline.every((node, position) => {
    const twin = other.inline[position]
    if (twin === undefined || twin.type !== node.type) return false
    if (node.type === 'footnoteRef') {
      return names.old.nameOf(node.attrs.note) === names.now.nameOf((twin as typeof node).attrs.note)
    }
    return (
      sameMarks(node.marks, twin.marks) && (node.type !== 'text' || node.text === (twin as typeof node).text)
    )
  })
}

function formChanges(one: Unit, other: Unit): FormChange[] {
  const asText = (value: string | number | boolean | null) => (value === null ? null : String(value))
  const startToo = one.start !== null && other.start !== null
  const compared: [FormChange['what'], string | number | boolean | null, string | number | boolean | null][] =
    [
      ['type', one.type, other.type],
      ['level', one.level, other.level],
      ['number', one.number?.printed ?? null, renumbered(one, other)],
      ['within', one.within.join(' › ') || null, other.within.join(' › ') || null],
      ['numbering', one.numbering, other.numbering],
      ['start', startToo ? one.start : null, startToo ? other.start : null],
      ['cell', one.cellForm, other.cellForm],
      ['language', one.lang, other.lang],
      ['direction', one.dir, other.dir],
      ['ask', one.ask !== null, other.ask !== null],
      ['concern', one.concern, other.concern],
    ]
  return compared
    .filter(([, was, is]) => was !== is)
    .map(([what, was, is]) => ({ what, old: asText(was), new: asText(is) }))
}

/** The other's number where that is what changed before words that mostly stayed; else the one's own. */
function renumbered(one: Unit, other: Unit): string | null {
  if (one.number === null || other.number === null) return one.number?.printed ?? null
  return one.number.rest === other.number.rest ? other.number.printed : one.number.printed
}

/** Only what a comparison says about a block: it is stored and sent, a unit is not. */
function sideOf({ index, id, type, text, label, within, ask, concern, cell }: Unit): Side {
  const more = { ...(label !== undefined && { label }), within, ask, concern, ...(cell && { cell }) }
  return { index, id, type, text, ...more }
}

/** Units of one letter stand in rows that count on from each other: the notes after the body. */
function positionOf(unit: Unit, row: readonly Unit[]): number {
  return unit.index - (row[0]?.index ?? 0)
}

function at(units: readonly Unit[], positions: readonly number[]): Unit[] {
  return positions.flatMap(position => units[position] ?? [])
}
