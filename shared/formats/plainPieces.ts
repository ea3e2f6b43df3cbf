/** Lines cut into pieces: paragraphs, headings, list items, rules, tables and quotations as they were printed. */
import type { Reading } from './numbering.ts'
import { Counted, itemOf, numbered } from './plainItems.ts'
import { beginsInside, type Fabric, joinLines, type Line } from './plainLines.ts'

export type Piece = {
  /** `signatories` stands for a whole list of names, whose place among the lists is its `level`. */
  kind: 'para' | 'item' | 'heading' | 'rule' | 'table' | 'quote' | 'signatories'
  lines: Line[]
  /** The words with their marks, broken lines joined; `\n` where a break was meant. */
  text: string
  indent: number
  page: number
  line: number
  /** An item's printed number, likeliest reading first; empty for a bullet. */
  readings: Reading[]
  /** A heading's `#` count. */
  level: number
}

/** Cuts lines into pieces. A piece ends at an empty line, or where the next line opens another one. */
export function cutPieces(lines: readonly Line[], fabric: Fabric): Piece[] {
  const drafts: Draft[] = []
  const counted = new Counted()
  let open: Draft | null = null
  for (const line of withLoneBullets(lines)) {
    if (line.text.trim() === '') {
      open = null
      continue
    }
    const started: Draft | null = startOf(line, open, counted)
    if (started === null && open !== null) open.lines.push(line)
    else {
      open = started ?? draft('para', line, line.text)
      counted.add(open.readings, drafts.length)
      drafts.push(open)
    }
  }
  return numbered(drafts, counted).map(piece => finish(piece, fabric))
}

/** A bullet that stands alone on its line belongs to the words on the next one. */
function withLoneBullets(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  let bullet: Line | null = null
  for (const line of lines) {
    if (/^\s*[-*•●▪■◦○‣⁃·]\s*$/u.test(line.text)) {
      if (bullet !== null) joined.push(bullet)
      bullet = line
    } else if (bullet === null) joined.push(line)
    else if (line.text.trim() !== '') {
      joined.push({ ...bullet, text: `${bullet.text.trimEnd()} ${line.text.trim()}` })
      bullet = null
    }
  }
  return bullet === null ? joined : [...joined, bullet]
}

/** A piece while its lines are gathered: `first` is its first line without its sign, `printed` with it. */
export type Draft = Omit<Piece, 'text'> & { first: string; printed: string }

export function draft(kind: Piece['kind'], line: Line, first: string, rest: Partial<Draft> = {}): Draft {
  const indent = /^\s*/.exec(line.text)?.[0].replaceAll('\t', '    ').length ?? 0
  const place = { page: line.page, line: line.line, printed: line.text }
  return { kind, lines: [line], first, indent, ...place, readings: [], level: 0, ...rest }
}

/** The piece this line opens, or null where it goes on with the open one (or opens a plain paragraph). */
function startOf(line: Line, open: Draft | null, counted: Counted): Draft | null {
  const text = line.text
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(text)) return draft('rule', line, '')
  const hash = /^\s{0,3}(#{1,6})\s(.*)$/.exec(text)
  if (hash !== null)
    return draft('heading', line, withoutHashes(hash[2] ?? ''), { level: hash[1]?.length ?? 1 })
  if (/^\s*\|.*\|\s*$/.test(text)) return open?.kind === 'table' ? null : draft('table', line, text)
  const quote = /^\s*>\s?(.*)$/.exec(text)
  if (quote !== null) return open?.kind === 'quote' ? null : draft('quote', line, quote[1] ?? '')
  if (/^\s*(?:<sup>\s*(?:\d{1,3}|[*†‡])\s*<\/sup>|\[\^?\d{1,3}\])/.test(text))
    return draft('para', line, text)
  const item = itemOf(line, open, counted)
  if (item !== null) return item
  if (open === null || open.kind === 'para' || open.kind === 'item' || open.kind === 'quote') return null
  if (open.kind === 'heading' && beginsInside(text.trim())) return null
  return draft('para', line, text)
}

/** A heading without the signs that may close it. Walked by hand: a pattern would go back and forth over long blanks. */
function withoutHashes(text: string): string {
  let end = text.trimEnd().length
  while (text[end - 1] === '#') end -= 1
  return text.slice(0, end).trim()
}

function finish(piece: Draft, fabric: Fabric): Piece {
  const { first, printed: _, ...rest } = piece
  const more = piece.lines
    .slice(1)
    .map(line => (piece.kind === 'quote' ? line.text.replace(/^\s*>\s?/, '') : line.text))
  return { ...rest, text: joinLines([first, ...more], fabric) }
}
