/** The words of a block as a row of tokens, and the differences between two such rows. */
import { divided } from '../compare/tokens.ts'
import { cleanInline, sameMarks } from '../statement/inline.ts'
import type { Inline, Mark } from '../statement/tree.ts'
import { lineUp } from './lineUp.ts'

/** A word, a stretch between words, a line break or a reference. */
export type Token = {
  /** Two tokens with one key say the same, marks apart. */
  key: string
  /** Where it begins, in UTF-16 units; a break and a reference count as one each. */
  at: number
  size: number
  /** The text with its marks, a run for each; or the one break or reference. */
  inline: readonly Inline[]
}

const KNOWN = new WeakMap<readonly Inline[], Map<string, Token[]>>()

/**
 * Inline content as tokens, divided as the language does it; remembered for as long as the content is.
 * @param language BCP 47, `und` where it is not known.
 */
export function tokensOf(content: readonly Inline[] | undefined, language: string): Token[] {
  if (content === undefined) return []
  const known = KNOWN.get(content) ?? new Map<string, Token[]>()
  KNOWN.set(content, known)
  const tokens = known.get(language) ?? divide(cleanInline(content), language)
  known.set(language, tokens)
  return tokens
}

function divide(content: readonly Inline[], language: string): Token[] {
  const tokens: Token[] = []
  const push = (key: string, inline: readonly Inline[], size: number) => {
    const last = tokens.at(-1)
    tokens.push({ key, inline, size, at: last === undefined ? 0 : last.at + last.size })
  }
  let run: Extract<Inline, { type: 'text' }>[] = []
  const flush = () => {
    const text = run.map(node => node.text).join('')
    const take = taking(run)
    for (const piece of piecesOf(text, language)) push(piece, take(piece.length), piece.length)
    run = []
  }
  for (const node of content) {
    if (node.type === 'text') run.push(node)
    else {
      flush()
      push(node.type === 'hardBreak' ? '\u0000break' : `\u0000note ${node.attrs.note}`, [node], 1)
    }
  }
  flush()
  return tokens
}

/**
 * Words and what stands between them, as `divided` has them. A blank is a boundary in every language, so that each
 * stretch without one is divided by itself, and one that was divided before is not divided again.
 */
function piecesOf(text: string, language: string): string[] {
  return (text.match(/\s+|\S+/gu) ?? []).flatMap(stretch => {
    if (/^(?:[a-z]+|\s+)$/i.test(stretch)) return stretch
    const name = `${language} ${stretch}`
    const known = DIVIDED.get(name)
    if (known !== undefined) return known
    const pieces = divided(stretch, language).map(piece => piece.text)
    if (stretch.length <= 40 && DIVIDED.size < 50_000) DIVIDED.set(name, pieces)
    return pieces
  })
}

const DIVIDED = new Map<string, string[]>()

/** Takes so many units off the front of a run, again and again. */
function taking(run: readonly Extract<Inline, { type: 'text' }>[]): (size: number) => Inline[] {
  let node = 0
  let from = 0
  return size => {
    const taken: Inline[] = []
    for (let left = size; left > 0; ) {
      const text = run[node]
      if (text === undefined) break
      const piece = text.text.slice(from, from + left)
      taken.push(piece.length === text.text.length ? text : { ...text, text: piece })
      left -= piece.length
      from += piece.length
      if (from === text.text.length) {
        node++
        from = 0
      }
    }
    return taken
  }
}

/** Tokens as inline content in its one way. */
export const inlineOf = (tokens: readonly Token[]): Inline[] =>
  cleanInline(tokens.flatMap(({ inline }) => inline))

/** A stretch of `was`, by its tokens, and what stands there instead. */
export type Hunk = { from: number; to: number; nowFrom: number; nowTo: number }

const LINED_UP = new WeakMap<readonly Token[], WeakMap<readonly Token[], readonly Hunk[]>>()

/**
 * Where two rows of tokens say something else, marks apart, in order; two hunks never touch. Two texts that lie too
 * far apart to be lined up are one hunk. Remembered for as long as the rows are.
 */
export function hunksOf(was: readonly Token[], now: readonly Token[]): readonly Hunk[] {
  const known = LINED_UP.get(was) ?? new WeakMap<readonly Token[], readonly Hunk[]>()
  LINED_UP.set(was, known)
  const hunks = known.get(now) ?? newHunks(was, now)
  known.set(now, hunks)
  return hunks
}

function newHunks(was: readonly Token[], now: readonly Token[]): Hunk[] {
  const { head, tail } = sharedEnds(was, now)
  const keysIn = (row: readonly Token[]) => row.slice(head, row.length - tail).map(({ key }) => key)
  const kept = lineUp(keysIn(was), keysIn(now), FURTHEST) ?? []
  const hunks: Hunk[] = []
  let [from, nowFrom] = [head, head]
  const push = (to: number, nowTo: number) => {
    if (to > from || nowTo > nowFrom) hunks.push({ from, to, nowFrom, nowTo })
  }
  for (const run of kept) {
    push(head + run.was, head + run.now)
    from = head + run.was + run.length
    nowFrom = head + run.now + run.length
  }
  push(was.length - tail, now.length - tail)
  return hunks
}

/** How many tokens may differ before two texts are no longer lined up; the time grows with its square. */
const FURTHEST = 1000

function sharedEnds(was: readonly Token[], now: readonly Token[]): { head: number; tail: number } {
  const most = Math.min(was.length, now.length)
  let head = 0
  while (head < most && was[head]?.key === now[head]?.key) head++
  let tail = 0
  while (tail < most - head && was.at(-1 - tail)?.key === now.at(-1 - tail)?.key) tail++
  return { head, tail }
}

/** Whether two tokens that say the same are also marked the same. */
export const markedAlike = (one: Token, other: Token): boolean => {
  const [first, twin] = [one.inline[0], other.inline[0]]
  if (one.inline.length === 1 && other.inline.length === 1) return sameMarks(first?.marks, twin?.marks)
  const [left, right] = [marksAlong(one), marksAlong(other)]
  return left.length === right.length && left.every((marks, unit) => sameMarks(marks, right[unit]))
}

/** The marks of each UTF-16 unit of a token. */
export const marksAlong = ({ inline }: Token): (readonly Mark[])[] =>
  inline.flatMap(node =>
    node.type === 'text' ? Array.from({ length: node.text.length }, () => node.marks ?? NONE) : [NONE],
  )

const NONE: readonly Mark[] = []

/** Whether two pieces of inline content are the same, whatever way they are written in. */
export function sameInline(
  one: readonly Inline[] | undefined,
  other: readonly Inline[] | undefined,
): boolean {
  const [left, right] = [cleanInline(one), cleanInline(other)]
  return left.length === right.length && left.every((node, at) => sameNode(node, right[at]))
}

function sameNode(one: Inline, other: Inline | undefined): boolean {
  if (one.type === 'text')
    return other?.type === 'text' && one.text === other.text && sameMarks(one.marks, other.marks)
  if (one.type === 'footnoteRef') return other?.type === 'footnoteRef' && one.attrs.note === other.attrs.note
  return other?.type === one.type
}
