/** What a printed page carries besides the letter: page numbers, lines repeated on each page, image marks. */
import type { SetAside } from './imported.ts'
import { beginsInside, isOpen, type Line } from './plainLines.ts'

const IMAGE = /^\s*(?:(?:!\[[^\]]*\]\([^)]*\)|<!--\s*image\s*-->|<img\b[^>]*>)\s*)+$/i
const PAGE_NUMBER =
  /^\s*(?:(?:page|pages|pág\.?|página|p\.)\s*)?[-–—|]?\s*\d{1,3}\s*[-–—|]?(?:\s*(?:of|\/|de|sur)\s*\d{1,3})?\s*$/iu

/**
 * The lines without page furniture, and the furniture with its place. A line is repeated furniture when it
 * stands alone three times or more (numbers in it may differ) at the edges of pages or inside sentences.
 * Everything else stays: a word is never set aside for looking like decoration.
 */
export function setFurnitureAside(lines: readonly Line[]): { kept: Line[]; setAside: SetAside[] } {
  const repeated = repeatedLines(lines)
  const setAside: SetAside[] = []
  const kept = lines.map((line, index) => {
    const reason = IMAGE.test(line.text)
      ? 'image'
      : PAGE_NUMBER.test(line.text) && (standsAlone(lines, index) || isEdge(lines, index))
        ? 'page-number'
        : repeated.has(index)
          ? 'repeated-line'
          : null
    if (reason === null) return line
    setAside.push({ text: line.text.trim(), line: line.line, reason })
    return { ...line, text: '' }
  })
  return { kept, setAside }
}

function repeatedLines(lines: readonly Line[]): ReadonlySet<number> {
  const places = new Map<string, number[]>()
  for (const [index, line] of lines.entries()) {
    const key = line.text.trim().replace(/\d+/g, '0')
    if (key.length < 3 || key.length > 120 || /^(?:<sup>|\[)/.test(key) || !standsAlone(lines, index))
      continue
    places.set(key, [...(places.get(key) ?? []), index])
  }
  const repeated = [...places.values()].filter(
    found =>
      found.length >= 3 &&
      (found.every(index => isEdge(lines, index)) || found.some(index => interrupts(lines, index))),
  )
  return new Set(repeated.flat())
}

const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === ''

function standsAlone(lines: readonly Line[], index: number): boolean {
  return !isBlank(lines[index]) && isBlank(lines[index - 1]) && isBlank(lines[index + 1])
}

/** Whether no other words stand before, or after, this line on its page. The ends of the file are no edges. */
function isEdge(lines: readonly Line[], index: number): boolean {
  const before = neighbour(lines, index, -1)
  const after = neighbour(lines, index, 1)
  const page = lines[index]?.page
  return (before !== undefined && before.page !== page) || (after !== undefined && after.page !== page)
}

function interrupts(lines: readonly Line[], index: number): boolean {
  const before = neighbour(lines, index, -1)
  const after = neighbour(lines, index, 1)
  if (before === undefined || after === undefined) return false
  return isOpen(before.text) && before.text.length > 40 && beginsInside(after.text.trim())
}

function neighbour(lines: readonly Line[], index: number, way: 1 | -1): Line | undefined {
  for (let at = index + way; at >= 0 && at < lines.length; at += way) {
    if (!isBlank(lines[at])) return lines[at]
  }
  return undefined
}
