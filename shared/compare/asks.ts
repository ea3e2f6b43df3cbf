/** What became of each ask between two letters: matched by its id, else by the block it sits on. */
import { type AskRecords, demandChange } from './askSays.ts'
import type { AskChange, AskSide } from './comparison.ts'
import { likenessOf } from './likeness.ts'
import type { NoteNames } from './tokens.ts'
import type { CarriedUnits, Unit } from './units.ts'
import { compareWords } from './words.ts'

export type AskContext = {
  language: string
  names: { old: NoteNames; now: NoteNames }
  /** The block of the other letter that a block is, if any. */
  partnerOfOld: (unit: Unit) => Unit | undefined
  partnerOfNew: (unit: Unit) => Unit | undefined
  /** What the register holds of the asks of each letter, where there is one. */
  records?: { old: AskRecords; new: AskRecords }
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
  const rank = ({ change, verb, targets }: AskChange) =>
    ORDER.indexOf(change === 'same' && (verb || targets) ? 'reworded' : change)
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
  matchAlike(old, now, matches)
  return matches
}

/** What is left is the same ask where its words, all of them, are alike: its first block may be a new one. */
function matchAlike(
  old: readonly CarriedUnits[],
  now: readonly CarriedUnits[],
  matches: Map<CarriedUnits, CarriedUnits>,
): void {
  const taken = new Set(matches.values())
  const whole = (carried: CarriedUnits) => ({ carried, unit: joinedUnit(carried) })
  const was = old.filter(one => !matches.has(one)).map(whole)
  const is = now.filter(one => !taken.has(one)).map(whole)
  if (was.length * is.length === 0 || was.length * is.length > MOST_TRIED) return
  const { between } = likenessOf(
    was.map(({ unit }) => unit),
    is.map(({ unit }) => unit),
  )
  const pairs = was.flatMap(one =>
    is.map(other => ({ one: one.carried, other: other.carried, alike: between(one.unit, other.unit) })),
  )
  for (const { one, other, alike } of pairs.sort((a, b) => b.alike - a.alike)) {
    if (alike < ALIKE || matches.has(one) || taken.has(other)) continue
    matches.set(one, other)
    taken.add(other)
  }
}

/** As much as two blocks that stand at different places must have in common to be each other. */
const ALIKE = 0.5
const MOST_TRIED = 40_000

function joinedUnit({ units: [first, ...more] }: CarriedUnits): Unit {
  if (first === undefined) throw new Error('An ask without blocks is not gathered.')
  return { ...first, text: [first, ...more].map(unit => unit.text).join('\n') }
}

function kept(one: CarriedUnits, other: CarriedUnits, context: AskContext): AskChange {
  const { words, changed } = compareWords(one.units, other.units, context.language, context.names)
  const sides = { old: sideOf(one), new: sideOf(other) }
  const demand = demandChange(
    { says: context.records?.old.get(one.ask), text: sides.old.text },
    { says: context.records?.new.get(other.ask), text: sides.new.text },
  )
  return changed
    ? { change: 'reworded', ...sides, ...demand, words }
    : { change: 'same', ...sides, ...demand }
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
