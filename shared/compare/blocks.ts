/** From a pairing to the list of changes: each block of either letter exactly once, in the new letter's order. */
import { sameMarks } from '../statement/inline.ts'
import type { BlockChange, Change, FormChange, Side } from './comparison.ts'
import { movesOf } from './moves.ts'
import type { Pairing } from './pairing.ts'
import { splitsOf } from './splits.ts'
import type { NoteNames } from './tokens.ts'
import type { Unit } from './units.ts'
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
  return changes
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
  const untouched = alone && one && other && sameInline(one, other)
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

/** Whether two blocks have the same words and marks, without references, whose meaning needs a closer look. */
function sameInline(one: Unit, other: Unit): boolean {
  if (one.text !== other.text || one.inline.length !== other.inline.length) return false
  return one.inline.every((node, position) => {
    const twin = other.inline[position]
    if (node.type === 'footnoteRef' || twin === undefined || twin.type !== node.type) return false
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
      ['within', one.within.join(' › ') || null, other.within.join(' › ') || null],
      ['numbering', one.numbering, other.numbering],
      ['start', startToo ? one.start : null, startToo ? other.start : null],
      ['cell', one.cell, other.cell],
      ['language', one.lang, other.lang],
      ['direction', one.dir, other.dir],
      ['ask', one.ask !== null, other.ask !== null],
      ['concern', one.concern, other.concern],
    ]
  return compared
    .filter(([, was, is]) => was !== is)
    .map(([what, was, is]) => ({ what, old: asText(was), new: asText(is) }))
}

/** Only what a comparison says about a block: it is stored and sent, a unit is not. */
function sideOf({ index, id, type, text, label, within, ask, concern }: Unit): Side {
  return { index, id, type, text, ...(label !== undefined && { label }), within, ask, concern }
}

/** Units of one letter stand in rows that count on from each other: the notes after the body. */
function positionOf(unit: Unit, row: readonly Unit[]): number {
  return unit.index - (row[0]?.index ?? 0)
}

function at(units: readonly Unit[], positions: readonly number[]): Unit[] {
  return positions.flatMap(position => units[position] ?? [])
}
