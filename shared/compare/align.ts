/**
 * Which block of the new letter is which block of the old one. Certain pairs come first (permanent ids, then
 * words that are equal and occur once), their neighbours next, and likeness only decides what is left between
 * them, so that the work grows with the letter and not with its square.
 */
import { diffArrays } from 'diff'
import { type Likeness, likenessOf } from './likeness.ts'
import { emptyPairing, freeOf, type Gap, gapsOf, isFree, type Pairing, pair } from './pairing.ts'
import { pairRows } from './rows.ts'
import type { Unit } from './units.ts'

/** Pairs the units of two letters, or their notes: each unit with at most one of the other side. */
export function align(old: readonly Unit[], now: readonly Unit[]): Pairing {
  const pairing = emptyPairing(old.length, now.length)
  pairByKey(old, now, pairing, unit => unit.id)
  pairRows(old, now, pairing, align)
  pairByKey(old, now, pairing, unit => (unit.key.length >= TELLING ? unit.key : null))
  pairByKey(old, now, pairing, unit => (unit.type === 'heading' ? (unit.number?.rest ?? null) : null))
  spread(old, now, pairing)
  for (const gap of [...gapsOf(pairing)]) pairEqualInOrder(old, now, gap, pairing)
  const likeness = likenessOf(at(old, freeOf(pairing.toNew)), at(now, freeOf(pairing.toOld)))
  for (const gap of gapsOf(pairing)) pairAlikeInOrder(old, now, gap, pairing, likeness)
  pairAlikeAnywhere(old, now, pairing, likeness)
  pairByKey(old, now, pairing, unit => (unit.text.trim() === '' ? null : unit.key))
  spread(old, now, pairing)
  for (const gap of [...gapsOf(pairing)].flatMap(inPieces)) pairAlikeInOrder(old, now, gap, pairing, likeness)
  return pairing
}

/** Words of this length that occur once on each side are the same block wherever they stand. */
const TELLING = 24

/** Pairs the free units whose key occurs once on each side. */
function pairByKey(
  old: readonly Unit[],
  now: readonly Unit[],
  pairing: Pairing,
  keyOf: (unit: Unit) => string | null,
): void {
  const there = onlyOnes(now, pairing.toOld, keyOf)
  for (const [key, position] of onlyOnes(old, pairing.toNew, keyOf)) {
    const other = there.get(key)
    if (other !== undefined && position >= 0 && other >= 0 && canBe(old[position], now[other])) {
      pair(pairing, position, other)
    }
  }
}

/** The position of each key among the free units; -1 for one that occurs more than once. */
function onlyOnes(units: readonly Unit[], side: Int32Array, keyOf: (unit: Unit) => string | null) {
  const positions = new Map<string, number>()
  for (const [position, unit] of units.entries()) {
    const key = isFree(side, position) ? keyOf(unit) : null
    if (key !== null) positions.set(key, positions.has(key) ? -1 : position)
  }
  return positions
}

/**
 * A rule or the place of a list is only ever its own kind; among text blocks any may become any that stands in the
 * same row of a table, or in none as well.
 */
function canBe(one: Unit | undefined, other: Unit | undefined): boolean {
  if (one === undefined || other === undefined || one.lane !== other.lane) return false
  const wordless = (unit: Unit) => unit.type === 'horizontalRule' || unit.type === 'signatories'
  return one.type === other.type || !(wordless(one) || wordless(other))
}

/** Neighbours of a pair that say the same are a pair too, also where their words occur often. */
function spread(old: readonly Unit[], now: readonly Unit[], pairing: Pairing): void {
  const grow = (from: number, step: 1 | -1) => {
    const partner = pairing.toNew[from] ?? -1
    if (partner === -1) return
    const [one, other] = [from + step, partner + step]
    if (!isFree(pairing.toNew, one) || !isFree(pairing.toOld, other)) return
    if (old[one]?.key === now[other]?.key && canBe(old[one], now[other])) pair(pairing, one, other)
  }
  for (let position = 0; position < old.length; position++) grow(position, 1)
  for (let position = old.length - 1; position >= 0; position--) grow(position, -1)
}

/** In a gap too large to try every pair, units with equal words are paired in order. */
function pairEqualInOrder(old: readonly Unit[], now: readonly Unit[], gap: Gap, pairing: Pairing): void {
  if (gap.old.length * gap.now.length <= SMALL) return
  const shared = new Set(at(old, gap.old).map(unit => unit.key))
  const right = gap.now.filter(position => shared.has(now[position]?.key ?? ''))
  const kept = new Set(at(now, right).map(unit => unit.key))
  const left = gap.old.filter(position => kept.has(old[position]?.key ?? ''))
  const keys = (units: Unit[]) => units.map(unit => unit.key)
  const changes = diffArrays(keys(at(old, left)), keys(at(now, right)), { maxEditLength: 2000 }) ?? []
  let i = 0
  let j = 0
  for (const change of changes) {
    for (let step = 0; step < change.count; step++) {
      const [one, other] = [left[i] ?? -1, right[j] ?? -1]
      if (!change.added && !change.removed && canBe(old[one], now[other])) pair(pairing, one, other)
      if (!change.added) i++
      if (!change.removed) j++
    }
  }
}

/** How many pairs of a gap may all be tried. */
const SMALL = 10_000
/** Units between the same neighbours are the same block from here on; units elsewhere must be more alike. */
const ALIKE_IN_PLACE = 0.34
const ALIKE_ANYWHERE = 0.5
/** Two names that share a word are not one name: of so few words nearly all must be there. */
const ALIKE_THOUGH_SHORT = 0.8
const FEW_WORDS = 5

/** The pairs of a gap, in order, whose likenesses add up to most. */
function pairAlikeInOrder(
  old: readonly Unit[],
  now: readonly Unit[],
  gap: Gap,
  pairing: Pairing,
  likeness: Likeness,
): void {
  const rows = gap.old.length
  const columns = gap.now.length
  if (rows * columns > SMALL) return
  const score = (i: number, j: number) =>
    scoreOf(old[gap.old[i] ?? -1], now[gap.now[j] ?? -1], likeness, ALIKE_IN_PLACE)
  const width = columns + 1
  const best = new Float64Array((rows + 1) * width)
  const own = new Float64Array((rows + 1) * width)
  const value = (i: number, j: number) => best[i * width + j] ?? 0
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const here = score(i, j)
      own[i * width + j] = here
      best[i * width + j] = Math.max(
        value(i + 1, j),
        value(i, j + 1),
        here > 0 ? here + value(i + 1, j + 1) : 0,
      )
    }
  }
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    const here = own[i * width + j] ?? 0
    if (here > 0 && value(i, j) === here + value(i + 1, j + 1)) {
      pair(pairing, gap.old[i++] ?? -1, gap.now[j++] ?? -1)
    } else if (value(i, j) === value(i + 1, j)) i++
    else j++
  }
}

/**
 * What is left of a large gap, cut at even distances: a long list whose lines are all much alike still finds
 * most of its pairs, at a cost that grows with its length only.
 */
function inPieces({ old, now }: Gap): Gap[] {
  const side = Math.sqrt(SMALL)
  const count = old.length * now.length <= SMALL ? 1 : Math.ceil(Math.max(old.length, now.length) / side)
  const piece = (all: number[], at: number) =>
    all.slice(Math.floor((at * all.length) / count), Math.floor(((at + 1) * all.length) / count))
  return Array.from({ length: count }, (_, at) => ({ old: piece(old, at), now: piece(now, at) }))
}

function scoreOf(one: Unit | undefined, other: Unit | undefined, likeness: Likeness, least: number): number {
  if (one === undefined || other === undefined || !canBe(one, other)) return 0
  if (one.key === other.key) return one.type === other.type ? 2 : 1.5
  const alike = likeness.between(one, other) * kinship(one, other)
  return alike >= least ? alike : 0
}

/** A paragraph easily becomes a heading; what stood in the list of names hardly becomes anything else. */
function kinship(one: Unit, other: Unit): number {
  if (one.type === other.type) return 1
  return one.type === 'signatory' || other.type === 'signatory' ? 0.5 : 0.9
}

/** The most alike of all free units, best first; candidates are those that share a rare word. */
function pairAlikeAnywhere(
  old: readonly Unit[],
  now: readonly Unit[],
  pairing: Pairing,
  likeness: Likeness,
): void {
  const holders = new Map<number, number[]>()
  for (const position of freeOf(pairing.toOld)) {
    for (const word of rareWords(now[position], likeness)) {
      const list = holders.get(word)
      if (list === undefined) holders.set(word, [position])
      else list.push(position)
    }
  }
  const found: { one: number; other: number; alike: number }[] = []
  for (const one of freeOf(pairing.toNew)) {
    const candidates = new Set(rareWords(old[one], likeness).flatMap(word => holders.get(word) ?? []))
    for (const other of candidates) {
      const few = Math.min(sizeOf(old[one], likeness), sizeOf(now[other], likeness)) < FEW_WORDS
      const alike = scoreOf(old[one], now[other], likeness, few ? ALIKE_THOUGH_SHORT : ALIKE_ANYWHERE)
      if (alike > 0) found.push({ one, other, alike })
    }
  }
  found.sort((a, b) => b.alike - a.alike || a.one - b.one || a.other - b.other)
  for (const { one, other } of found) pair(pairing, one, other)
}

function sizeOf(unit: Unit | undefined, likeness: Likeness): number {
  return unit === undefined ? 0 : likeness.bagOf(unit).words.length
}

/** Up to 16 different words of a unit, the rarest first, none that stands in more than 40 units. */
function rareWords(unit: Unit | undefined, likeness: Likeness): number[] {
  if (unit === undefined) return []
  const words = [...new Set(likeness.bagOf(unit).words)].filter(word => likeness.frequency(word) <= 40)
  return words.sort((a, b) => likeness.frequency(a) - likeness.frequency(b) || a - b).slice(0, 16)
}

function at(units: readonly Unit[], positions: readonly number[]): Unit[] {
  return positions.flatMap(position => units[position] ?? [])
}
