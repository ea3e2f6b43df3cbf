/** Footnotes of a converted page: marks in the text, notes at the foot, brought together where both are there. */

import { beginsInside, type Fabric, isOpen, joinTwo } from './plainLines.ts'
import type { Piece } from './plainPieces.ts'

/** A note that has a mark. `text` may hold `\n` between its paragraphs; `line` is where it began. */
export type Note = { text: string; line: number }

export type Noted = {
  /** The text without its notes; each mark that has a note reads `<sup>^k</sup>`, `k` counting notes from 0. */
  pieces: Piece[]
  notes: Note[]
}

/**
 * Takes the notes out of the pieces. A note begins with its mark and runs to the end of its page, over further
 * paragraphs, and over to the foot of the next page. Numbering may begin anew on each page: a mark means the
 * next note with its number. A mark without a note stays a superscript, a note without a mark a paragraph.
 */
export function takeNotes(pieces: readonly Piece[], fabric: Fabric): Noted {
  const marked = marksOf(pieces)
  const found: Found[] = []
  const body: Piece[] = []
  let current: Found | null = null
  for (const [index, piece] of pieces.entries()) {
    const begun: Found | null = noteAt(pieces, index, marked, current)
    if (begun !== null) {
      current = begun
      found.push(begun)
    } else if (isRuleOfNotes(pieces, index, marked, current)) {
      current = found.at(-1) ?? null
      if (current !== null) current.page = piece.page
    } else if (current !== null && belongs(piece, current, body.at(-1))) extend(current, piece, fabric)
    else {
      current = null
      body.push(piece)
    }
  }
  return {
    pieces: body.map(piece => bind(piece, found)),
    notes: found.map(({ text, line }) => ({ text, line })),
  }
}

type Found = { number: string; text: string; line: number; page: number; index: number }

const MARK = /<sup>\s*(\d{1,3}(?:\s*,\s*\d{1,3})*|[*†‡])\s*<\/sup>|\[\^?(\d{1,3})\](?!\()/gu
const LEADING = /^\s*(?:<sup>\s*(\d{1,3}|[*†‡])\s*<\/sup>|\[\^?(\d{1,3})\]:?)\s*/u

/** The numbers that stand as marks inside text, not at the start of a piece. */
function marksOf(pieces: readonly Piece[]): ReadonlySet<string> {
  const marked = new Set<string>()
  for (const piece of pieces) {
    const inner = piece.text.replace(LEADING, '')
    for (const match of inner.matchAll(MARK)) {
      for (const number of (match[1] ?? match[2] ?? '').split(/\s*,\s*/)) marked.add(number)
    }
  }
  return marked
}

function noteAt(
  pieces: readonly Piece[],
  index: number,
  marked: ReadonlySet<string>,
  current: Found | null,
): Found | null {
  const piece = pieces[index]
  if (piece === undefined || (piece.kind !== 'para' && piece.kind !== 'item')) return null
  const lead = LEADING.exec(piece.text)
  const number = lead?.[1] ?? lead?.[2] ?? plainNumber(pieces, index, current)
  if (number === null || number === undefined || !marked.has(number)) return null
  const text = lead === null ? piece.text.replace(/^\d{1,3}\s+/, '') : piece.text.slice(lead[0].length)
  return { number, text, line: piece.line, page: piece.page, index }
}

/** Right below a rule, or below such a note, the number of a note may stand without being raised. */
function plainNumber(pieces: readonly Piece[], index: number, current: Found | null): string | null {
  const piece = pieces[index]
  if (piece === undefined || /^\s*(?:[-*•]\s+)?\*\*/.test(piece.lines[0]?.text ?? '')) return null
  const above = pieces[index - 1]
  const belowRule = above?.kind === 'rule' && above.page === piece.page
  if (!belowRule && current?.page !== piece.page) return null
  const expected = current === null ? null : String(Number(current.number) + 1)
  const number =
    piece.kind === 'item'
      ? piece.readings.find(r => r.type === '1.')?.value
      : /^(\d{1,3})\s+\S/.exec(piece.text)?.[1]
  if (number === undefined) return null
  return expected === null || String(number) === expected ? String(number) : null
}

/** A rule above the notes of a page is furniture of the page; another one is a rule of the letter. */
function isRuleOfNotes(
  pieces: readonly Piece[],
  index: number,
  marked: ReadonlySet<string>,
  current: Found | null,
): boolean {
  if (pieces[index]?.kind !== 'rule') return false
  const page = pieces[index].page
  for (let at = index + 1; pieces[at]?.page === page; at += 1) {
    if (noteAt(pieces, at, marked, null) !== null) return at === index + 1 || current === null
    if (pieces[at]?.kind !== 'para') return false
  }
  return false
}

function belongs(piece: Piece, note: Found, lastOfBody: Piece | undefined): boolean {
  if (piece.page !== note.page || piece.kind === 'heading' || piece.kind === 'rule') return false
  if (isOpen(note.text) && beginsInside(piece.text)) return true
  const resumes = lastOfBody !== undefined && isOpen(lastOfBody.text) && beginsInside(piece.text)
  const later = [...piece.text.matchAll(MARK)].some(
    match => Number(match[1] ?? match[2]) > Number(note.number),
  )
  return !resumes && !later
}

function extend(note: Found, piece: Piece, fabric: Fabric): void {
  const runsOn = isOpen(note.text) && beginsInside(piece.text)
  note.text = runsOn ? joinTwo(note.text, piece.text, fabric) : `${note.text}\n${piece.text}`
}

function bind(piece: Piece, found: readonly Found[]): Piece {
  const text = piece.text.replace(
    MARK,
    (whole, raised: string | undefined, bracketed: string | undefined) => {
      const numbers = (raised ?? bracketed ?? '').split(/\s*,\s*/)
      const notes = numbers.map(number => noteFor(number, piece.line, found))
      return notes.every(note => note !== null) ? notes.map(note => `<sup>^${note}</sup>`).join('') : whole
    },
  )
  return text === piece.text ? piece : { ...piece, text }
}

/** The next note with this number after the mark, else the last one before it. */
function noteFor(number: string, line: number, found: readonly Found[]): number | null {
  const after = found.findIndex(note => note.number === number && note.line > line)
  if (after >= 0) return after
  const before = found.findLastIndex(note => note.number === number)
  return before >= 0 ? before : null
}
