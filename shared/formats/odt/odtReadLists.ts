/** The lists of an OpenDocument text: which number stands before a paragraph. */
import { printedNumber } from '../../statement/numbering.ts'
import type { ListPlace } from '../arrange.ts'
import { setAside } from '../aside.ts'
import type { XmlElement } from '../xml.ts'
import type { Reading } from './odtReading.ts'
import type { ListLevel } from './odtReadStyles.ts'

/** The list a paragraph stands in. `begins` until the first paragraph of an item has taken its number. */
export type InList = {
  key: string
  style: string | undefined
  depth: number
  begins: boolean
  /** The number that an item says it has. */
  own: number | null
}

/** Enters a list: one of its own, or one that goes on from an earlier one. */
export function enterList(list: XmlElement, around: InList | null, reading: Reading): InList {
  const { counts } = reading
  const style = list.attributes['text:style-name'] ?? around?.style
  const depth = around === null ? 0 : around.depth + 1
  const before = list.attributes['text:continue-list']
  const goesOn = list.attributes['text:continue-numbering'] === 'true'
  const earlier = counts.byName.get(before ?? '') ?? (goesOn ? counts.byStyle.get(style ?? '') : undefined)
  counts.lists += 1
  const key = around !== null && !reading.ours ? around.key : (earlier ?? `list ${counts.lists}`)
  const name = list.attributes['xml:id']
  if (name !== undefined) counts.byName.set(name, key)
  if (around === null) counts.byStyle.set(style ?? '', key)
  return { key, style, depth, begins: false, own: null }
}

/** Counts an item's first paragraph; null for a paragraph that goes on in an item, and where nothing is counted. */
export function countItem(list: InList | null, words: string, reading: Reading): ListPlace | null {
  if (list === null || !list.begins) return null
  list.begins = false
  const level = reading.styles.list(list.style, list.depth)
  const values = reading.counts.values.get(list.key) ?? []
  reading.counts.values.set(list.key, values)
  const before = values[list.depth]
  const value = list.own ?? (before === undefined ? (level?.start ?? 1) : before + 1)
  values.length = Math.min(values.length, list.depth + 1)
  values[list.depth] = value
  const ordered = level?.ordered === true
  if (ordered && (level.type === null || value < 1))
    setAside(reading, 'numbering', printedAt(level, list.depth, values), words.slice(0, 60))
  const type = ordered ? (level.type ?? level.nearest) : ''
  return { key: list.key, depth: list.depth, ordered, type, value: Math.max(1, value) }
}

/** The number of a heading, where the file numbers its headings; empty where it does not. */
export function headingNumber(depth: number, reading: Reading): string {
  const level = reading.styles.outline(depth)
  const values = reading.counts.outline
  values.length = Math.min(values.length, depth + 1)
  values[depth] = (values[depth] ?? (level?.start ?? 1) - 1) + 1
  return level?.ordered === true ? printedAt(level, depth, values) : ''
}

function printedAt(level: ListLevel, depth: number, values: readonly (number | undefined)[]): string {
  const from = Math.max(0, depth + 1 - level.shown)
  const numbers = Array.from({ length: depth + 1 - from }, (_, index) => values[from + index] ?? 1)
  const form = /^[1aAiI]$/.test(level.format) ? level.format : '1'
  const written = numbers.map(number => printedNumber(`${form}.`, Math.max(0, number)).slice(0, -1))
  return `${level.prefix}${written.join('.')}${level.suffix}`.trim()
}
