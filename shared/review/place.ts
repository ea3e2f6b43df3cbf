/**
 * Where the words are that a thread is about, in the letter as it is now: [REV-2]. Found by who made the place (an
 * editor's own ends), else by the words and what stood around them, in the same block first.
 */
import { carriedAsks } from '../statement/carried.ts'
import { isTextBlock, textOf } from '../statement/text.ts'
import type { Doc, TextBlock } from '../statement/tree.ts'
import { type Letter, letterOf } from '../suggestion/letter.ts'
import type { Anchor, PassageAnchor } from './anchor.ts'
import { cutFit, type Fit, isSure, looseFit, strictFits, wholeCharacters } from './quoted.ts'

/** A stretch of a block's content, in UTF-16 units; a line break and a reference count as one each. */
export type Passage = { block: string; from: number; to: number }

/** `exact` says that the words there are the quoted ones; without a stretch it is the whole block. */
export type Placed = (Passage & { exact: boolean }) | { block: string } | 'whole' | 'gone'

/**
 * Where an anchor stands in a letter. A thread on a suggestion stands where that is drawn, which the letter does
 * not know: `whole`.
 * @param hint where the ends that an editor kept stand now; it is taken where the quoted words stand there, and
 *   where they were rewritten and stand nowhere else.
 */
export function placeOf(doc: Doc, anchor: Anchor, hint?: Passage): Placed {
  switch (anchor.kind) {
    case 'whole':
    case 'suggestion':
      return 'whole'
    case 'block':
      return letterOf(doc).entries.has(anchor.block) ? { block: anchor.block } : 'gone'
    case 'ask': {
      const carrier = carriedAsks(doc).find(({ ask }) => ask === anchor.ask)
      return carrier === undefined ? 'gone' : { block: carrier.block }
    }
    case 'passage':
      return placeOfPassage(letterOf(doc), anchor, hint)
  }
}

/**
 * The anchor of a stretch of a text block, which is held to whole characters and to 2000 of them; null where the
 * stretch holds no words or there is no such text block.
 */
export function anchorAt(doc: Doc, block: string, from: number, to: number): PassageAnchor | null {
  const line = lineIn(letterOf(doc), block)
  if (line === undefined) return null
  const { text } = line
  const start = textAt(line, from)
  const end = Math.min(textAt(line, to), start + LONGEST)
  if (start >= end) return null
  const [first, last] = wholeCharacters(text, start, end)
  const [before] = wholeCharacters(text, Math.max(0, first - AROUND + 1), first)
  const after = wholeCharacters(text, last, Math.min(text.length, last + AROUND - 1))[1]
  const quote = {
    before: text.slice(before, first),
    exact: text.slice(first, last),
    after: text.slice(last, after),
  }
  return { kind: 'passage', block, ...stretchOf(line, first, last), quote }
}

/** So that with whole characters at both ends it is 2000 at most. */
const LONGEST = 1998
const AROUND = 60

/** A hint is taken where the quoted words stand; where they were rewritten it is better than likeness. */
function placeOfPassage(letter: Letter, anchor: PassageAnchor, hint: Passage | undefined): Placed {
  const { quote } = anchor
  const hinted = hint === undefined ? '' : wordsAt(letter, hint)
  if (hint !== undefined && hinted === quote.exact && hinted !== '') return { ...hint, exact: true }
  if (quote.exact === '') return letter.entries.has(anchor.block) ? { block: anchor.block } : 'gone'
  const own = lineIn(letter, anchor.block)
  const near = own === undefined ? 0 : textAt(own, anchor.from)
  const [strict] = own === undefined ? [] : strictFits(own.text, quote, near)
  if (own !== undefined && strict !== undefined && isSure(strict, quote)) return placed(own, strict)
  const away = elsewhere(letter, anchor)
  if (away !== undefined) return away
  const likely = own && looseFit(own.text, quote, near)
  const meets = likely && strict && strict.from < likely.to && likely.from < strict.to
  const fit = meets ? strict : likely
  const loose = own && fit && placed(own, { ...fit, exact: own.text.slice(fit.from, fit.to) === quote.exact })
  if (loose?.exact) return loose
  const hinting = hint !== undefined && hinted.trim() !== '' ? { ...hint, exact: false } : undefined
  return cutIn(letter, anchor) ?? hinting ?? loose ?? 'gone'
}

const placed = (line: Line, { from, to, exact }: Fit): Passage & { exact: boolean } => ({
  block: line.block,
  ...stretchOf(line, from, to),
  exact,
})

/** The quoted words in another block, where one place has more of what stood around them than any other. */
function elsewhere(letter: Letter, { block, quote }: PassageAnchor): Placed | undefined {
  const found: { line: Line; fit: Fit }[] = []
  for (const line of otherLines(letter, block))
    for (const fit of strictFits(line.text, quote, 0)) if (isSure(fit, quote)) found.push({ line, fit })
  found.sort((a, b) => b.fit.score - a.fit.score)
  const [best, second] = found
  if (best === undefined || best.fit.score === second?.fit.score) return undefined
  return placed(best.line, best.fit)
}

/** The greater part of a passage that was cut in two with its block. */
function cutIn(letter: Letter, { block, quote }: PassageAnchor): Placed | undefined {
  const own = lineIn(letter, block)
  const lines = [...(own === undefined ? [] : [own]), ...otherLines(letter, block)]
  const found = lines.flatMap(line => {
    const fit = cutFit(line.text, quote)
    return fit === undefined ? [] : [{ line, fit }]
  })
  found.sort((a, b) => b.fit.score - a.fit.score)
  const [best] = found
  return best && placed(best.line, best.fit)
}

function* otherLines(letter: Letter, block: string): Generator<Line> {
  for (const key of letter.entries.keys()) {
    const line = key === block ? undefined : lineIn(letter, key)
    if (line !== undefined) yield line
  }
}

/** A text block by its words. References have no words and count as one where people count positions. */
type Line = { block: string; text: string; references: readonly number[] }

const KNOWN = new WeakMap<TextBlock, Line>()

function lineIn(letter: Letter, key: string): Line | undefined {
  const block = letter.entries.get(key)?.block
  if (block === undefined || block.attrs.id === null || !isTextBlock(block)) return undefined
  const known = KNOWN.get(block)
  if (known !== undefined) return known
  const references: number[] = []
  let at = 0
  for (const node of block.content ?? []) {
    if (node.type === 'footnoteRef') references.push(at)
    at += node.type === 'text' ? node.text.length : 1
  }
  const line = { block: block.attrs.id, text: textOf(block.content), references }
  KNOWN.set(block, line)
  return line
}

function wordsAt(letter: Letter, { block, from, to }: Passage): string {
  const line = lineIn(letter, block)
  return line === undefined ? '' : line.text.slice(textAt(line, from), textAt(line, to))
}

/** A position without the references before it, held to the text. */
const textAt = ({ text, references }: Line, position: number): number =>
  Math.max(0, Math.min(text.length, position - references.filter(at => at < position).length))

/** A stretch of the text as a stretch of the content: references at its ends are left outside. */
function stretchOf({ references }: Line, from: number, to: number): { from: number; to: number } {
  const before = (at: number, own: boolean) =>
    references.filter((reference, index) => reference - index < at || (own && reference - index === at))
      .length
  return { from: from + before(from, true), to: to + before(to, false) }
}
