/** The words of a row's provisions beside each other: what is in both, what is in one only, what stands elsewhere. */
import { compareWords } from '../../compare/words.ts'
import type { Span, Why } from './proposal.ts'

export type Worded = { at: number; text: string }

/** A stretch of words. `shared`: it is not in the same place of the sequence, but on the other side too. */
export type Piece = { text: string; op: '=' | '-' | '+'; shared: boolean }

/** The words of one provision, as one side shows them. */
export type ShownText = { at: number; pieces: Piece[] }

export type SideTexts = { old: ShownText[]; now: ShownText[]; rewritten: boolean }

/**
 * Compares the provisions of a row word by word.
 * @param old in the order of the draft; for an article also what it holds
 * @param spans the words that the proposal found on both sides, by position
 */
export function textsOf(
  old: readonly Worded[],
  now: readonly Worded[],
  spans: { old: ReadonlyMap<number, readonly Span[]>; now: ReadonlyMap<number, readonly Span[]> },
  language: string,
): SideTexts {
  const inline = (texts: readonly Worded[]) =>
    texts.map(({ text }) => ({ inline: text === '' ? [] : [{ type: 'text' as const, text }], lang: null }))
  const names = { nameOf: () => '', numberOf: () => undefined }
  const { words, rewritten } = compareWords(inline(old), inline(now), language, { old: names, now: names })
  const side = (texts: readonly Worded[], other: '-' | '+', marked: ReadonlyMap<number, readonly Span[]>) =>
    dealt(
      words.filter(({ op }) => op !== other),
      texts,
      marked,
    )
  return { old: side(old, '+', spans.old), now: side(now, '-', spans.now), rewritten }
}

/** The shared words of a proposal by the positions of its provisions. */
export function spansOf(why: Why | null, from: readonly number[], to: readonly number[]) {
  const by = (positions: readonly number[], shared: readonly Span[][] | undefined) =>
    new Map(positions.map((at, index) => [at, shared?.[index] ?? []]))
  return { old: by(from, why?.shared.from), now: by(to, why?.shared.to) }
}

type Stretch = { op: '=' | '-' | '+'; text: string }

/** Deals the stretches of one side out to its provisions, which they follow one after another, joined by `\n`. */
function dealt(
  words: readonly Stretch[],
  texts: readonly Worded[],
  marked: ReadonlyMap<number, readonly Span[]>,
): ShownText[] {
  let stretch = 0
  let used = 0
  return texts.map(({ at, text }) => {
    const pieces: Piece[] = []
    for (let left = text.length; left > 0; ) {
      const { op, text: all } = words[stretch]!
      const part = all.slice(used, used + left)
      if (part !== '') pieces.push({ text: part, op, shared: false })
      left -= part.length
      used += part.length
      if (used === all.length && left > 0) [stretch, used] = [stretch + 1, 0]
    }
    ;[stretch, used] = behindBreak(words, stretch, used)
    return { at, pieces: cut(pieces, marked.get(at) ?? []) }
  })
}

/** Goes on behind the `\n` that parts two provisions. */
function behindBreak(
  words: readonly Stretch[],
  stretch: number,
  used: number,
): [stretch: number, used: number] {
  let [at, behind] = [stretch, used]
  while (at < words.length && behind >= words[at]!.text.length) [at, behind] = [at + 1, 0]
  return at < words.length ? [at, behind + 1] : [at, behind]
}

/** Marks what is shared in the stretches that stand on this side only. */
function cut(pieces: readonly Piece[], spans: readonly Span[]): Piece[] {
  let begin = 0
  return pieces.flatMap(piece => {
    const from = begin
    begin += piece.text.length
    if (piece.op === '=') return [piece]
    const found: Piece[] = []
    let done = from
    for (const { start, end } of spans) {
      const [a, b] = [Math.max(start, done), Math.min(end, begin)]
      if (a >= b) continue
      if (a > done) found.push({ ...piece, text: piece.text.slice(done - from, a - from) })
      found.push({ ...piece, text: piece.text.slice(a - from, b - from), shared: true })
      done = b
    }
    if (done < begin) found.push({ ...piece, text: piece.text.slice(done - from) })
    return found
  })
}
