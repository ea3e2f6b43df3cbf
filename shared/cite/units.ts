/** Paragraphs, points and chapeaux that stand before what they belong to: "paragraph 2 (a) of Article 5". */
import { unitAt } from './inner.ts'
import type { Inner } from './innerChain.ts'
import { APART, CHAPEAU, OF, ORDINAL, ordinalNumber, PARAGRAPH, POINT } from './provisionWords.ts'
import { after, take } from './take.ts'

export type Unit = {
  start: number
  end: number
  inner: Inner[]
  /** What the words say of its kind: of a preamble, of a resolution's operative part, or nothing. */
  kind: 'plain' | 'preambular' | 'operative'
  /** The word it begins with. */
  word: string
}

const START = new RegExp(
  String.raw`${APART}(?:(?:(?:the|its|el|su|le|son)\s+)?${CHAPEAU}(?!\p{L})|(?:${ORDINAL})\s+(?:(?:preambular|operative)\s+)?(?:${PARAGRAPH}|alinéa)|(?:${PARAGRAPH}|${POINT})\s*(?=[\d(“"«‘'„]|[a-z]\)|[a-z](?![\p{L}])|(?:${ORDINAL})(?!\p{L})|(?:preambular|operativo)))|(?<![\p{L}\p{N}])(?:PP|OP)\s?(?=\d)`,
  'giu',
)
const KIND_BEFORE = /(?<!\p{L})(?:(preambular|preamble)|(operative))\s+$/iu
const SHORT = /(?:(PP)|(OP))\s?(\d{1,2})(?!\d)/y
const OUTER = new RegExp(OF, 'iuy')

/**
 * Every such place in a text, in order; "point (a) of paragraph 2" is one.
 * @param taken where articles are named with what is inside them
 */
export function unitsIn(text: string, taken: readonly { start: number; end: number }[]): Unit[] {
  const units: Unit[] = []
  for (const match of text.matchAll(START)) {
    if (match.index < (units.at(-1)?.end ?? 0)) continue
    if (taken.some(one => one.start <= match.index && match.index < one.end)) continue
    const unit = shortAt(text, match.index) ?? unitFrom(text, match.index)
    if (unit !== null) units.push(unit)
  }
  return units
}

/** `OP8`, `PP4`. */
function shortAt(text: string, at: number): Unit | null {
  const short = take(SHORT, text, at)
  if (short === null) return null
  const kind = short[1] === undefined ? 'operative' : 'preambular'
  return { start: at, end: after(short), inner: [{ paragraph: short[3] ?? '' }], kind, word: 'paragraph' }
}

function unitFrom(text: string, at: number): Unit | null {
  const read = unitAt(text, at)
  const unit = read === null ? markedAt(text, at) : { ...read, kind: 'plain' as Unit['kind'] }
  if (unit === null) return null
  const before = KIND_BEFORE.exec(text.slice(Math.max(0, at - 14), at))
  let kind = unit.kind
  if (before !== null) kind = before[1] === undefined ? 'operative' : 'preambular'
  let { inner, end } = unit
  for (;;) {
    const of = take(OUTER, text, end)
    const outer = of === null ? null : unitAt(text, after(of))
    if (outer === null) break
    inner = outer.inner.flatMap(around => inner.map(one => ({ ...around, ...one })))
    end = outer.end
  }
  return {
    start: before === null ? at : before.index + Math.max(0, at - 14),
    end,
    inner,
    kind,
    word: unit.word,
  }
}

const MARKED = new RegExp(
  String.raw`(?:(${ORDINAL})\s+(preambular|operative)\s+paragraph|p[áa]rrafos?\s+(preambular|operativo)\s+(\d{1,2}))(?!\p{L})`,
  'iuy',
)

/** "the fourth preambular paragraph", "párrafo operativo 8". */
function markedAt(text: string, at: number): Omit<Unit, 'start'> | null {
  const marked = take(MARKED, text, at)
  if (marked === null) return null
  const [, ordinal, kind, kindBehind, number] = marked
  const paragraph = number ?? ordinalNumber(ordinal ?? '') ?? ''
  const preambular = (kind ?? kindBehind ?? '').toLowerCase() === 'preambular'
  return {
    inner: [{ paragraph }],
    end: after(marked),
    kind: preambular ? 'preambular' : 'operative',
    word: 'paragraph',
  }
}
