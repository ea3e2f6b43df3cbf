/** Which lines are items of a list, and which numbers count something. */
import { type Reading, readNumber } from './numbering.ts'
import { beginsInside, isOpen, type Line } from './plainLines.ts'
import { type Draft, draft } from './plainPieces.ts'

const BULLET = /^\s*([-*+•●▪■◦○‣⁃·–])\s+(\S.*)$/u

/** The list item this line opens, or null where it opens none. */
export function itemOf(line: Line, open: Draft | null, counted: Counted): Draft | null {
  const bullet = BULLET.exec(line.text)
  const rest = bullet?.[2] ?? line.text.trim()
  const number = /^(\*\*)?(\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,6})[.)])(\*\*)?\s+(\S.*)$/u.exec(rest)
  const readings = number === null ? [] : readNumber(number[2] ?? '')
  if (number !== null && readings.length > 0 && mayBeNumber(readings, rest, open, counted, bullet !== null)) {
    const bold = number[1] !== undefined && number[3] === undefined
    return draft('item', line, (bold ? '**' : '') + (number[4] ?? ''), { readings })
  }
  if (bullet === null || isDashInside(bullet[1] ?? '', rest, open)) return null
  return draft('item', line, rest)
}

/** A dash that the page's width pushed to the start of a line is no bullet. */
function isDashInside(sign: string, rest: string, open: Draft | null): boolean {
  if (open === null || (sign !== '-' && sign !== '–')) return false
  const above = open.lines.at(-1)?.text.trim() ?? ''
  if (!isOpen(above) || above.endsWith(',')) return false
  if (sign === '–') return true
  return beginsInside(rest) && (open.kind !== 'item' || !beginsInside(open.first.trim()))
}

/** Inside a paragraph only a first number after a closed sentence opens a list; inside a list the next one too. */
function mayBeNumber(
  readings: readonly Reading[],
  text: string,
  open: Draft | null,
  counted: Counted,
  bulleted: boolean,
): boolean {
  if (open === null || bulleted) return true
  const above = open.lines.at(-1)?.text.trim() ?? ''
  const first = readings.some(reading => reading.value === 1)
  if (open.kind === 'para') return first && !isOpen(above) && !/^[A-Z]\.\s/.test(text)
  return first || readings.some(reading => counted.before(reading, Number.POSITIVE_INFINITY))
}

/** Which numbers were printed where, to see whether one continues a count. */
export class Counted {
  private readonly places = new Map<string, { first: number; last: number }>()

  add(readings: readonly Reading[], place: number): void {
    for (const { type, value } of readings) {
      const first = this.places.get(`${type}${value}`)?.first ?? place
      this.places.set(`${type}${value}`, { first, last: place })
    }
  }

  /** Whether the number before this one stands above `place`. */
  before({ type, value }: Reading, place: number): boolean {
    return (this.places.get(`${type}${value - 1}`)?.first ?? Number.POSITIVE_INFINITY) < place
  }

  /** Whether the number after this one stands below `place`. */
  after({ type, value }: Reading, place: number): boolean {
    return (this.places.get(`${type}${value + 1}`)?.last ?? -1) > place
  }
}

/**
 * Numbers that belong to no list are words again: one that neither begins nor continues a count, and a letter
 * (`A. Smith`) that no second one follows. Behind a bullet they are the words of a plain item.
 */
export function numbered(drafts: readonly Draft[], counted: Counted): Draft[] {
  return drafts.map((piece, index) => {
    if (piece.readings.length === 0) return piece
    const readings = piece.readings.filter(reading => {
      const follows = counted.after(reading, index)
      if (reading.value === 1) return follows || reading.type.includes('1')
      return follows || counted.before(reading, index)
    })
    if (readings.length > 0) return { ...piece, readings }
    const bulleted = BULLET.exec(piece.printed)
    if (bulleted === null) return { ...piece, kind: 'para', readings: [], first: piece.printed }
    return { ...piece, readings: [], first: bulleted[2] ?? '' }
  })
}
