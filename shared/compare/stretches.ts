/** From lined-up words to the stretches a comparison holds, each with its marks. */
import { sameMarks } from '../statement/inline.ts'
import type { Mark } from '../statement/tree.ts'
import type { Word } from './comparison.ts'
import type { Stream, Token } from './tokens.ts'

/** A stretch that was kept (as it stands on each side), and what was taken out and put in after it. */
export type Step = { kept: Token[]; keptNow: Token[]; deleted: Token[]; inserted: Token[] }

/** The stretches of a comparison, cut where the op, the marks on either side or a reference changes. */
export function written(steps: readonly Step[], was: Stream, is: Stream): Word[] {
  const words: Word[] = []
  for (const step of steps) {
    for (const [position, token] of step.kept.entries()) {
      const now = step.keptNow[position]
      if (now !== undefined) writeKept(words, token, now, was, is)
    }
    for (const token of step.deleted) writeChanged(words, '-', token, was)
    for (const token of step.inserted) writeChanged(words, '+', token, is)
  }
  return words
}

function writeKept(words: Word[], token: Token, now: Token, was: Stream, is: Stream): void {
  if (token.kind === 'note') {
    words.push({ op: '=', text: '', note: { ...numbered('old', token), ...numbered('new', now) } })
  } else if (token.kind === 'break') {
    words.push({ op: '=', text: '\n', break: true })
  } else {
    for (const piece of pieces(now.text, [was, token.at], [is, now.at])) {
      const [before = [], after = []] = piece.marks
      add(words, '=', piece.text, after, sameMarks(before, after) ? undefined : before)
    }
  }
}

function writeChanged(words: Word[], op: '-' | '+', token: Token, stream: Stream): void {
  if (token.kind === 'note') {
    words.push({ op, text: '', note: numbered(op === '-' ? 'old' : 'new', token) })
  } else if (token.kind === 'break') {
    words.push({ op, text: '\n', break: true })
  } else {
    for (const piece of pieces(token.text, [stream, token.at]))
      add(words, op, piece.text, piece.marks[0] ?? [])
  }
}

const numbered = (side: 'old' | 'new', token: Token) =>
  token.number === undefined ? {} : { [side]: token.number }

/** A token cut wherever its marks change on any side. */
function pieces(text: string, ...sides: [Stream, number][]): { text: string; marks: Mark[][] }[] {
  const found: { text: string; marks: Mark[][] }[] = []
  const marksAt = (offset: number) => sides.map(([stream, at]) => stream.markOf[at + offset] ?? 0)
  let start = 0
  for (let offset = 1; offset <= text.length; offset++) {
    const before = marksAt(start)
    if (offset < text.length && marksAt(offset).every((mark, side) => mark === before[side])) continue
    const marks = sides.map(([stream], side) => stream.marks[before[side] ?? 0] ?? [])
    found.push({ text: text.slice(start, offset), marks })
    start = offset
  }
  return found
}

function add(words: Word[], op: Word['op'], text: string, marks: Mark[], marksWere?: Mark[]): void {
  const last = words.at(-1)
  const goesOn =
    last !== undefined &&
    last.op === op &&
    last.note === undefined &&
    last.break === undefined &&
    sameMarks(last.marks, marks) &&
    (last.marksWere === undefined) === (marksWere === undefined) &&
    sameMarks(last.marksWere, marksWere)
  if (goesOn) last.text += text
  else
    words.push({
      op,
      text,
      ...(marks.length > 0 && { marks }),
      ...(marksWere !== undefined && { marksWere }),
    })
}
