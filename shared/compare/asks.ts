/** What became of each ask between two letters: matched by its id, else by the block it sits on. */
import type { AskChange, AskSide } from './comparison.ts'
import type { NoteNames } from './tokens.ts'
import type { CarriedUnits, Unit } from './units.ts'
import { compareWords } from './words.ts'

export type AskContext = {
  language: string
  names: { old: NoteNames; now: NoteNames }
  /** The block of the other letter that a block is, if any. */
  partnerOfOld: (unit: Unit) => Unit | undefined
  partnerOfNew: (unit: Unit) => Unit | undefined
}

/** Those that changed first: dropped, added, reworded, no longer marked, newly marked, the same. */
export function compareAsks(
  old: readonly CarriedUnits[],
  now: readonly CarriedUnits[],
  context: AskContext,
): AskChange[] {
  const matches = matched(old, now, context)
  const taken = new Set(matches.values())
  const changes = [
    ...old.map(one => {
      const other = matches.get(one)
      return other === undefined ? gone(one, context) : kept(one, other, context)
    }),
    ...now.filter(other => !taken.has(other)).map(other => come(other, context)),
  ]
  const rank = (change: AskChange) => ORDER.indexOf(change.change)
  const place = (change: AskChange) => change.new?.index ?? change.old?.index ?? 0
  return changes.sort((a, b) => rank(a) - rank(b) || place(a) - place(b))
}

const ORDER: AskChange['change'][] = ['dropped', 'added', 'reworded', 'unmarked', 'marked', 'same']

function matched(old: readonly CarriedUnits[], now: readonly CarriedUnits[], context: AskContext) {
  const matches = new Map<CarriedUnits, CarriedUnits>()
  const byId = new Map(now.map(carried => [carried.ask, carried]))
  for (const one of old) {
    const other = byId.get(one.ask)
    if (other !== undefined) matches.set(one, other)
  }
  const taken = new Set(matches.values())
  const byFirst = new Map(
    now.filter(carried => !taken.has(carried)).map(carried => [carried.units[0], carried]),
  )
  for (const one of old) {
    const first = one.units[0]
    if (matches.has(one) || first === undefined) continue
    const other = byFirst.get(context.partnerOfOld(first))
    if (other === undefined) continue
    matches.set(one, other)
    byFirst.delete(other.units[0])
  }
  return matches
}

function kept(one: CarriedUnits, other: CarriedUnits, { language, names }: AskContext): AskChange {
  const { words, changed } = compareWords(one.units, other.units, language, names)
  const sides = { old: sideOf(one), new: sideOf(other) }
  return changed ? { change: 'reworded', ...sides, words } : { change: 'same', ...sides }
}

function gone(one: CarriedUnits, context: AskContext): AskChange {
  const partners = one.units.flatMap(unit => context.partnerOfOld(unit) ?? [])
  const still = partners.length === one.units.length ? { ask: one.ask, units: partners } : undefined
  if (still === undefined) return { change: 'dropped', old: sideOf(one) }
  return { ...kept(one, still, context), change: 'unmarked' }
}

function come(other: CarriedUnits, context: AskContext): AskChange {
  const partners = other.units.flatMap(unit => context.partnerOfNew(unit) ?? [])
  const already = partners.length === other.units.length ? { ask: other.ask, units: partners } : undefined
  if (already === undefined) return { change: 'added', new: sideOf(other) }
  return { ...kept(already, other, context), change: 'marked' }
}

function sideOf({ ask, units }: CarriedUnits): AskSide {
  return { ask, index: units[0]?.index ?? 0, text: units.map(unit => unit.text).join('\n') }
}
