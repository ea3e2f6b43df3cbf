/** Blocks as a stream of words: what is lined up when two blocks are compared. */
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
  units: readonly Unit[],
  language: string,
  names: NoteNames,
  divide: Divide = divided,
): Stream {
  const stream: Building = { tokens: [], marks: [[]], known: new Map([['[]', 0]]), markAt: [], length: 0 }
  for (const [position, unit] of units.entries()) {
    if (position > 0) push(stream, { key: '\u0000break', text: '\n', kind: 'break' }, [[]])
    addUnit(stream, unit.inline, text => divide(text, unit.lang ?? language), names)
  }
  return { tokens: stream.tokens, marks: stream.marks, markOf: Uint16Array.from(stream.markAt) }
}

type Building = {
  tokens: Token[]
  marks: Mark[][]
  known: Map<string, number>
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
  let runMarks: Mark[][] = []
  const flush = () => {
    let at = 0
    for (const { text, kind } of divide(run)) {
      push(stream, { key: text, text, kind }, runMarks.slice(at, at + text.length))
      at += text.length
    }
    run = ''
    runMarks = []
  }
  for (const node of inline) {
    if (node.type === 'footnoteRef') {
      flush()
      const number = names.numberOf(node.attrs.note)
      const key = `\u0000note ${names.nameOf(node.attrs.note)}`
      push(stream, { key, text: '', kind: 'note', ...(number !== undefined && { number }) }, [])
    } else {
      const text = node.type === 'text' ? node.text : '\n'
      const marks = node.type === 'text' ? (node.marks ?? []) : []
      run += text
      for (let unit = 0; unit < text.length; unit++) runMarks.push(marks)
    }
  }
  flush()
}

function push(stream: Building, token: Omit<Token, 'at'>, marks: readonly Mark[][]): void {
  stream.tokens.push({ ...token, at: stream.length })
  stream.length += token.text.length
  let last: Mark[] | undefined
  let index = 0
  for (const list of marks) {
    if (list !== last) index = markIndex(stream, list)
    last = list
    stream.markAt.push(index)
  }
}

function markIndex(stream: Building, marks: Mark[]): number {
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
  for (const { segment, isWordLike } of pieces.flatMap(piece => [...segmenter(language).segment(piece)])) {
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

const HYPHEN = /^[-\u2010\u2011]$/

/** Making a segmenter costs more than using it. A language that is not known is divided by Unicode's own rules. */
function segmenter(language: string): Intl.Segmenter {
  const known = SEGMENTERS.get(language)
  if (known !== undefined) return known
  const made = new Intl.Segmenter(isLanguage(language) ? language : 'und', { granularity: 'word' })
  if (SEGMENTERS.size < 100) SEGMENTERS.set(language, made)
  return made
}

const SEGMENTERS = new Map<string, Intl.Segmenter>()

function isLanguage(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1
  } catch {
    return false
  }
}
