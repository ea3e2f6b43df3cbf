/** What follows from the numbers and words of a whole draft: printed numbers, brackets, and doubts. */
import { setBrackets } from './brackets.ts'
import { type Count, countOf, letterValue, romanValue } from './number.ts'
import { flatten, isNamed, type Placed, printedOf } from './printed.ts'
import type { Doubt, DoubtKind, Provision } from './provision.ts'

/**
 * Sets `printed`, `brackets` and `doubts` of every provision, in place. Doubts about how a line was read stay; the
 * others are judged anew.
 */
export function settle(provisions: Provision[]): void {
  const placed = flatten({ provisions })
  setPrinted(provisions)
  for (const { provision } of placed)
    provision.doubts = provision.doubts.filter(({ kind }) => OF_READING.has(kind))
  judgeNumbers(placed)
  judgeTwins(placed)
  const halves = setBrackets(placed.map(({ provision }) => provision))
  for (const provision of halves.open) add(provision, 'unclosed-bracket')
  for (const provision of halves.close) add(provision, 'unopened-bracket')
  for (const { provision } of placed)
    provision.doubts.sort((one, other) => GRAVITY.indexOf(one.kind) - GRAVITY.indexOf(other.kind))
}

const OF_READING: ReadonlySet<DoubtKind> = new Set(['unsure-number', 'unsure-title'])
const GRAVITY: readonly DoubtKind[] = [
  'misprinted-range',
  'twice',
  'out-of-order',
  'no-number',
  'gap',
  'unsure-number',
  'unopened-bracket',
  'unclosed-bracket',
  'unsure-title',
  'range',
]

function add({ doubts }: Provision, kind: DoubtKind, near: string | null = null): void {
  if (!doubts.some((doubt: Doubt) => doubt.kind === kind)) doubts.push({ kind, near })
}

/** Sets `printed` of every provision, in place. */
export function setPrinted(provisions: readonly Provision[], above: readonly Provision[] = []): void {
  const parent = above.at(-1)
  const holds = parent !== undefined && parent.text !== ''
  let unnumbered = holds && (parent.level === 'article' || !isNamed(parent.level)) ? 1 : 0
  for (const provision of provisions) {
    if (provision.number === '') unnumbered += 1
    provision.printed = printedOf(provision, above, unnumbered)
    setPrinted(provision.children, [...above, provision])
  }
}

/** Numbers are counted on among neighbours; articles and chapters through the whole draft, or their annex. */
function judgeNumbers(placed: readonly Placed[]): void {
  const rows = new Map<string, Placed[]>()
  const keys = new Map<Provision | null, number>()
  let scope = 0
  for (const one of placed) {
    const { level } = one.provision
    if (
      level === 'annex' ||
      (level === 'alternative' && one.provision.children.some(child => child.level === 'article'))
    )
      scope += 1
    const far = level === 'article' || level === 'chapter' || level === 'part'
    if (!keys.has(one.parent)) keys.set(one.parent, keys.size)
    const name = level === 'article' ? level : `${level} ${one.provision.word?.toLowerCase()}`
    const key = `${name} ${far ? scope : `in ${keys.get(one.parent)}`}`
    const row = rows.get(key)
    if (row === undefined) rows.set(key, [one])
    else row.push(one)
  }
  for (const row of rows.values()) judgeRow(row)
}

function judgeRow(row: readonly Placed[]): void {
  const values = valuesOf(row.map(({ provision }) => provision.number))
  let before: (Count & { number: string; parent: Provision | null }) | null = null
  for (const [index, { provision, parent }] of row.entries()) {
    const value = values[index] ?? null
    if (provision.number === '' && provision.level === 'article') add(provision, 'no-number')
    if (value === null) continue
    if (value.to < value.from) {
      add(provision, 'misprinted-range')
      continue
    }
    if (value.to > value.from) add(provision, 'range')
    if (before === null) {
      if (!isNamed(provision.level) && Math.floor(value.from) > 1) add(provision, 'gap')
    } else if (before.parent === parent || value.from >= 2) {
      if (value.from < before.from) add(provision, 'out-of-order', before.number)
      else if (Math.floor(value.from) > Math.floor(before.to) + 1) add(provision, 'gap', before.number)
    }
    before = { ...value, number: provision.number, parent }
  }
}

type Values = (Count | null)[]

/** Digits where any are printed; else Roman numbers or letters, whichever count on more evenly. */
function valuesOf(numbers: readonly string[]): Values {
  const digits = numbers.map(number => countOf((number.split('.').at(-1) ?? '').replace(/^[PO]P\s?/, '')))
  if (digits.some(value => value !== null)) return digits
  const roman = numbers.map(number => counted(romanValue(firstWord(number)), number))
  const letters = numbers.map(number => counted(letterValue(firstWord(number)), number))
  return unevenness(letters) <= unevenness(roman) ? letters : roman
}

const firstWord = (number: string): string => number.split(/\s/, 1)[0] ?? ''

function counted(value: number, number: string): Count | null {
  if (value === 0) return null
  const suffix = /^\S+\s(.+)$/.exec(number)?.[1]
  const whole = value + (suffix === undefined ? 0 : (countOf(`0 ${suffix}`)?.from ?? 0))
  return { from: whole, to: whole }
}

function unevenness(values: Values): number {
  let before = 0
  let uneven = 0
  for (const value of values) {
    if (value === null || Math.floor(value.from) > before + 1 || value.from < before) uneven += 1
    before = value === null ? before + 1 : Math.floor(value.from)
  }
  return uneven
}

/** The second provision with a whole number is doubted; what it holds shares its number by that alone. */
function judgeTwins(placed: readonly Placed[]): void {
  const seen = new Map<string, Placed>()
  for (const one of placed) {
    const { provision, parent } = one
    const first = seen.get(provision.printed)
    if (first === undefined) seen.set(provision.printed, one)
    else if (
      provision.number !== '' &&
      (parent === first.parent || parent?.printed !== first.parent?.printed || parent === null)
    )
      add(provision, 'twice', first.provision.title)
  }
}
