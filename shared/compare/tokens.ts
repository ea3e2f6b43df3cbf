/** Blocks as a stream of words: what is lined up when two blocks are compared. */
import { segmenter } from '../segmenter.ts'
import type { Inline, Mark } from '../statement/tree.ts'
import type { Unit } from './units.ts'

export type Token = {
  /** Two tokens with one key are the same: the word itself, or which note a reference means. */
  key: string
  text: string
  kind: 'word' | 'gap' | 'note' | 'break'
  /** The first UTF-16 unit of the token in the stream's text. */
  at: number
  /** The printed number of the note a reference means. */
  number?: number
}

export type Stream = {
  tokens: Token[]
  /** Which of `marks` each UTF-16 unit of the text has. */
  markOf: Uint16Array
  marks: Mark[][]
}

/** What a reference means: the same text in both letters for notes that were found to be each other. */
export type NoteNames = {
  nameOf: (note: string | null) => string
  numberOf: (note: string | null) => number | undefined
}

/**
 * The words of one or more units, in the language of each (a unit's own, else the letter's). Words, numbers,
 * punctuation and blanks are tokens as Unicode divides them for that language; words joined by a hyphen are one,
 * because a person marks "cyber-enabled" as one word. Several units are joined by a `break` token, `\n`.
 */
export function streamOf(
  units: readonly Worded[],
  language: string,
  names: NoteNames,
  divide: Divide = divided,
): Stream {
  const stream: Building = { tokens: [], marks: [[]], known: new Map(), markAt: [], length: 0 }
  for (const [position, unit] of units.entries()) {
    if (position > 0) {
      push(stream, { key: '\u0000break', text: '\n', kind: 'break' })
      stream.markAt.push(0)
    }
    addUnit(stream, unit.inline, text => divide(text, unit.lang ?? language), names)
  }
  return { tokens: stream.tokens, marks: stream.marks, markOf: Uint16Array.from(stream.markAt) }
}

/** What there is to divide: a block's words, and its own language where it has one. */
export type Worded = Pick<Unit, 'inline' | 'lang'>

type Building = {
  tokens: Token[]
  marks: Mark[][]
  known: Map<string, number>
  /** The index of the marks of each UTF-16 unit so far. */
  markAt: number[]
  length: number
}

function addUnit(
  stream: Building,
  inline: readonly Inline[],
  divide: (text: string) => Segment[],
  names: NoteNames,
): void {
  let run = ''
  const flush = () => {
    for (const { text, kind } of divide(run)) push(stream, { key: text, text, kind })
    run = ''
  }
  for (const node of inline) {
    if (node.type === 'footnoteRef') {
      flush()
      const number = names.numberOf(node.attrs.note)
      const key = `\u0000note ${names.nameOf(node.attrs.note)}`
      push(stream, { key, text: '', kind: 'note', ...(number !== undefined && { number }) })
    } else {
      const text = node.type === 'text' ? node.text : '\n'
      const index = node.type === 'text' ? markIndex(stream, node.marks) : 0
      for (let unit = 0; unit < text.length; unit++) stream.markAt.push(index)
      run += text
    }
  }
  flush()
}

/** Adds a token behind the last one; the marks of its text are told apart from it. */
function push(stream: Building, token: Omit<Token, 'at'>): void {
  stream.tokens.push({ ...token, at: stream.length })
  stream.length += token.text.length
}

function markIndex(stream: Building, marks: Mark[] | undefined): number {
  if (marks === undefined || marks.length === 0) return 0
  const name = JSON.stringify(marks)
  const known = stream.known.get(name)
  if (known !== undefined) return known
  stream.known.set(name, stream.marks.length)
  stream.marks.push(marks)
  return stream.marks.length - 1
}

type Segment = { text: string; kind: 'word' | 'gap' }
type Divide = (text: string, language: string) => Segment[]

/** Not divided at all: enough for a block that is only in one letter. */
export const undivided: Divide = text => (text === '' ? [] : [{ text, kind: 'gap' }])

/** Divided into words as the language does it. */
export const divided: Divide = (text, language) => {
  const found: Segment[] = []
  const pieces = text.match(PIECES) ?? []
  for (const { segment, isWordLike } of pieces.flatMap(piece => segmentsOf(piece, language))) {
    const before = found.at(-1)
    const joint = found.at(-2)
    if (isWordLike && before !== undefined && HYPHEN.test(before.text) && joint?.kind === 'word') {
      joint.text += before.text + segment
      found.pop()
    } else found.push({ text: segment, kind: isWordLike ? 'word' : 'gap' })
  }
  return found
}

/**
 * A segmenter's time grows faster than its text, so a long text is given to it in pieces, cut only where every
 * language has a boundary: between a blank and a letter, and after a full-width sign before one.
 */
const PIECES = /.{200,}?(?:$| (?=[\p{L}\p{N}])|[。！？，](?=\p{L}))|.+/gsu

type Found = { segment: string; isWordLike: boolean }

/**
 * The words of a piece. Each that a segmenter gives holds a copy of all it was asked to divide, so that a piece
 * without a boundary is asked for in windows; the last word of a window may go on, and is asked for again.
 */
function segmentsOf(piece: string, language: string): Found[] {
  const found: Found[] = []
  for (let from = 0; from < piece.length; ) {
    const window = piece.slice(from, endOfWindow(piece, from))
    const goesOn = from + window.length < piece.length
    let done = 0
    for (const { segment, index, isWordLike } of segmenter(language).segment(window)) {
      const end = index + segment.length
      if (goesOn && index > 0 && end === window.length) break
      found.push({ segment, isWordLike: isWordLike === true })
      done = end
    }
    from += done
  }
  return found
}

/** Longer than what a boundary ends in any but a made-up text. */
const WINDOW = 600

/** Never between the halves of a character. */
const endOfWindow = (piece: string, from: number): number =>
  from + WINDOW + (/^[\udc00-\udfff]/.test(piece.charAt(from + WINDOW)) ? 1 : 0)

const HYPHEN = /^[-\u2010\u2011]$/
