/** The provision of a draft that a citation means, or how far it is there. */
import type { CitedProvision } from '../cite/provisions.ts'
import { countOf, plainDigits, romanValue } from './number.ts'
import { isNamed } from './printed.ts'
import type { InstrumentDraft, Level, Provision } from './provision.ts'

/**
 * `provision` is what was found: all that the citation names, or where `missing` says what is not there, the
 * innermost that is (null where not even the outermost is). "Article 82 is there, paragraph 2 is there, point m is
 * not" has the paragraph and `{ level: 'point', number: 'm' }`.
 */
export type Found = { provision: Provision | null; missing: { level: Level; number: string } | null }

/**
 * Finds what a citation names. Numbers match however they are spaced, and Roman ones match what they count; a
 * heading that stands for several (`13–15`) matches each. Paragraphs that nobody numbered are counted. Of a range
 * of articles the first is meant. An article is looked for outside the annexes first.
 */
export function findProvision(draft: Pick<InstrumentDraft, 'provisions'>, target: CitedProvision): Found {
  const { provisions, missing } = findProvisions(draft, target)
  return { provision: provisions[0] ?? null, missing }
}

/** The same with every provision that it may mean, in the order of the draft: several where a number stands twice. */
export function findProvisions(
  draft: Pick<InstrumentDraft, 'provisions'>,
  target: CitedProvision,
): { provisions: Provision[]; missing: Found['missing'] } {
  let held: Provision[] | null = null
  for (const [level, number] of stepsOf(target)) {
    const found: Provision[] =
      held === null ? outermost(draft, level, number) : held.flatMap(one => inside(one, level, number))
    if (found.length === 0) return { provisions: held ?? [], missing: { level, number } }
    held = found
  }
  return { provisions: held ?? [], missing: null }
}

type Step = readonly [Level, string]

function stepsOf(target: CitedProvision): Step[] {
  const [point, ...deeper] = (target.point ?? '').split(/[()]+/).filter(part => part !== '')
  const steps: (readonly [Level, string | undefined])[] = [
    ['annex', target.annex],
    target.part === 'preamble' ? ['preamble', ''] : ['part', target.part],
    ['chapter', target.chapter],
    ['cluster', target.cluster],
    ['article', target.article],
    ['paragraph', target.paragraph],
    ['point', point],
    ...[...deeper, target.subpoint].map(number => ['subpoint', number] as const),
  ]
  return steps.flatMap(([level, number]) => (number === undefined ? [] : [[level, number] as const]))
}

/** Outside the annexes, and only where it is not there within them. */
function outermost(
  { provisions }: Pick<InstrumentDraft, 'provisions'>,
  level: Level,
  number: string,
): Provision[] {
  const main = provisions.filter(one => one.level !== 'annex')
  const found = main.flatMap(one => [...self(one, level, number), ...inside(one, level, number)])
  if (found.length > 0) return found
  const annexes = provisions.filter(one => one.level === 'annex')
  return annexes.flatMap(one => [...self(one, level, number), ...inside(one, level, number)])
}

const self = (one: Provision, level: Level, number: string): Provision[] =>
  one.level === level && (level === 'preamble' || isNumber(one.number, number)) ? [one] : []

function inside(holder: Provision, level: Level, number: string): Provision[] {
  if (isNamed(level)) return below(holder, level).filter(one => isNumber(one.number, number))
  const children = counted(holder)
  const found = children.filter(one => one.number !== '' && isNumber(one.number, number))
  if (found.length > 0) return found
  if (level === 'point') return onlyPoint(children, number)
  const unnumbered = level === 'paragraph' && children.every(one => one.number === '')
  const one = unnumbered ? children[Number(number) - 1] : undefined
  return one === undefined ? [] : [one]
}

/** Everything of a level inside, at any depth. Articles and what is counted hold nothing that has a name. */
function below(holder: Provision, level: Level): Provision[] {
  return holder.children.flatMap(child => {
    if (child.level === level) return [child, ...(level === 'article' ? [] : below(child, level))]
    const holds = child.level === 'alternative' || (isNamed(child.level) && child.level !== 'article')
    return holds ? below(child, level) : []
  })
}

/** The paragraphs or points of a provision, also those in its alternatives and below unnumbered words. */
function counted({ children }: Provision): Provision[] {
  return children.flatMap(child => {
    if (child.level === 'alternative') return counted(child)
    const numbered = child.number === '' ? child.children.filter(one => one.number !== '') : []
    return isNamed(child.level) ? [] : [child, ...numbered]
  })
}

/** `Article 87, “g”`: the point with that letter, where only one paragraph has one. */
function onlyPoint(paragraphs: readonly Provision[], number: string): Provision[] {
  const found = paragraphs.filter(one => one.level === 'paragraph').flatMap(counted)
  const named = found.filter(one => one.level === 'point' && isNumber(one.number, number))
  return named.length === 1 ? named : []
}

function isNumber(printed: string, cited: string): boolean {
  if (printed === '') return cited === ''
  const [one, other] = [plain(printed), plain(cited)]
  if (one === other || (/^\d+$/.test(one) && /^\d+$/.test(other))) return one === other
  const count = countOf(printed)
  const wanted = countOf(cited)
  if (count === null || wanted === null) return sameRoman(one, other)
  if (count.from === count.to) return count.from === wanted.from
  const runs = count.from < count.to && count.from <= wanted.from && wanted.from <= count.to
  return runs || count.from === wanted.from || count.to === wanted.from
}

const plain = (number: string): string =>
  plainDigits(number)
    .toLowerCase()
    .replace(/[\s.]+/g, '')
    .replace(/^[po]p(?=\d)/, '')

/** `V` and 5 are the same chapter; the letters of points are letters. */
function sameRoman(one: string, other: string): boolean {
  const value = (number: string): number => (/^\d+$/.test(number) ? Number(number) : romanValue(number))
  const digits = /^\d+$/.test(one) !== /^\d+$/.test(other)
  return digits && value(one) > 0 && value(one) === value(other)
}
