/** The numbers of a Word file: definitions with their overrides and restarts, counted as Word counts them. */
import { printedNumber } from '../../statement/numbering.ts'
import { elementIn, elementsIn, type XmlElement } from '../xml.ts'
import { isOn } from './docxReadStyles.ts'

/** One level of a numbering. */
export type Level = {
  format: string
  /** What is printed, such as `%1.` or `Article %1`. */
  text: string
  start: number
  /** How far in its words stand, in twentieths of a point; null where nothing is said. */
  indent: number | null
  /** The level whose items let this one begin anew: any higher one (null), none (0), or that one, from 1. */
  restart: number | null
  /** Numbers of higher levels are written in digits. */
  legal: boolean
  style: string | undefined
}

export type Numbering = { key: string; levels: readonly Level[]; starts: readonly (number | null)[] }

/** What is printed before a paragraph. */
export type Printed = { level: Level; value: number; text: string }

/** The numberings of a file by their ids. A numbering that only points to a style of lists takes that one's levels. */
export function numberingsOf(root: XmlElement | undefined): ReadonlyMap<string, Numbering> {
  const abstracts = new Map(
    elementsIn(root, 'w:abstractNum').map(one => [one.attributes['w:abstractNumId'] ?? '', one]),
  )
  const linked = (one: XmlElement | undefined): XmlElement | undefined => {
    const link = elementIn(one, 'w:numStyleLink')?.attributes['w:val']
    if (link === undefined) return one
    return [...abstracts.values()].find(
      other => elementIn(other, 'w:styleLink')?.attributes['w:val'] === link,
    )
  }
  return new Map(
    elementsIn(root, 'w:num').map(num => {
      const id = elementIn(num, 'w:abstractNumId')?.attributes['w:val'] ?? ''
      return [num.attributes['w:numId'] ?? '', numberingOf(num, id, linked(abstracts.get(id)))]
    }),
  )
}

function numberingOf(num: XmlElement, key: string, abstract: XmlElement | undefined): Numbering {
  const levels: Level[] = []
  const starts: (number | null)[] = []
  for (const level of elementsIn(abstract, 'w:lvl')) levels[depthOf(level)] = levelOf(level)
  for (const override of elementsIn(num, 'w:lvlOverride')) {
    const depth = depthOf(override)
    const own = elementIn(override, 'w:lvl')
    if (own !== undefined) levels[depth] = levelOf(own)
    const start = elementIn(override, 'w:startOverride')?.attributes['w:val']
    starts[depth] = start === undefined ? null : Number(start)
  }
  return { key, levels, starts }
}

const depthOf = (element: XmlElement): number => Math.min(8, Number(element.attributes['w:ilvl'] ?? 0))

function levelOf(level: XmlElement): Level {
  const value = (name: string): string | undefined => elementIn(level, name)?.attributes['w:val']
  const indent = elementIn(elementIn(level, 'w:pPr'), 'w:ind')?.attributes
  const written = indent?.['w:start'] ?? indent?.['w:left']
  const restart = value('w:lvlRestart')
  return {
    format: value('w:numFmt') ?? 'decimal',
    text: value('w:lvlText') ?? '',
    start: Number(value('w:start') ?? 0),
    indent: written === undefined ? null : Number(written),
    restart: restart === undefined ? null : Number(restart),
    legal: elementIn(level, 'w:isLgl') !== undefined && isOn(value('w:isLgl') ?? 'on'),
    style: value('w:pStyle'),
  }
}

/** The numbers given so far, in one reading of a file. Numberings of one definition count together. */
export type Counts = { values: Map<string, (number | undefined)[]>; begun: Set<string> }

export const newCounts = (): Counts => ({ values: new Map(), begun: new Set() })

/** Counts one paragraph and says what is printed before it; null where the numbering has no such level. */
export function counted(id: string, numbering: Numbering, depth: number, counts: Counts): Printed | null {
  const level = numbering.levels[depth]
  if (level === undefined) return null
  const values = counts.values.get(numbering.key) ?? []
  counts.values.set(numbering.key, values)
  const first = `${id} ${depth}`
  const start = counts.begun.has(first) ? null : (numbering.starts[depth] ?? null)
  counts.begun.add(first)
  const before = values[depth]
  const value = start ?? (before === undefined ? level.start : before + 1)
  values[depth] = value
  for (let above = 0; above < depth; above += 1) values[above] ??= numbering.levels[above]?.start ?? 1
  for (let below = depth + 1; below < values.length; below += 1) {
    const restart = numbering.levels[below]?.restart ?? null
    if (restart === null || (restart > 0 && depth < restart)) values[below] = undefined
  }
  return { level, value, text: printed(numbering, level, values) }
}

function printed(numbering: Numbering, level: Level, values: readonly (number | undefined)[]): string {
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const format = level.legal ? 'decimal' : (numbering.levels[at]?.format ?? 'decimal')
    return numeral(format, values[at] ?? numbering.levels[at]?.start ?? 1)
  })
}

/** The formats that a list of a letter has; anything else is written in digits. */
export const FORM_OF: Readonly<Record<string, '1' | 'a' | 'A' | 'i' | 'I'>> = {
  decimal: '1',
  lowerLetter: 'a',
  upperLetter: 'A',
  lowerRoman: 'i',
  upperRoman: 'I',
}

function numeral(format: string, value: number): string {
  if (format === 'none' || format === 'bullet') return ''
  if (format === 'decimalZero') return String(value).padStart(2, '0')
  return printedNumber(`${FORM_OF[format] ?? '1'}.`, Math.max(0, value)).slice(0, -1)
}
