/** The asks a letter seems to make. They are suggestions: a person takes, changes or drops each. */
import { type Verb, wordingOf } from '../ask.ts'
import { textBlocks } from '../formats/text.ts'
import { childrenOf, isTextBlock, textOf } from '../statement/text.ts'
import type { AnyBlock, Doc, ListItem, TextBlock } from '../statement/tree.ts'
import { type Citation, citationsIn } from './citations.ts'
import { leadRecommends, leadSays, unnumberedTargets, verbOf } from './demandWords.ts'
import type { KnownInstrument } from './instruments.ts'
import type { CitedProvision } from './provisions.ts'

export type SuggestedAsk = {
  verb: Verb
  /** The demand as written, without the sign that separates it from the next. */
  wording: string
  targets: ({ asWritten: string; instrument?: string } & CitedProvision)[]
  citations: Citation[]
  /** The index of its text block among those that have words. */
  block: number
  /** The id of the block it stands in: a list item, or a text block. */
  blockId: string | null
  /** What the letter demands if its asks are not met. */
  fallback?: string
}

/**
 * Points under "we call on … to:" and under announced recommendations, then sentences of the running text that
 * demand something of a provision they name. Notes, headings and the list of signatories make no demands.
 */
export function suggestAsks(doc: Doc, more?: readonly KnownInstrument[]): SuggestedAsk[] {
  const citations = citationsIn(doc, more)
  const blocks = textBlocks(doc)
  const points = pointsOf(doc)
  const listed = points.filter(point => point.says !== 'concerns')
  const fallback = fallbackOf(doc)
  const context: Context = { citations, blocks, fallback }
  const inPoints = new Set(points.flatMap(point => textBlocksIn(point.item)))
  const sentences = blocks.flatMap((entry, index) => {
    if (entry.block.type !== 'paragraph' || inPoints.has(entry.block)) return []
    return sentenceAsks(entry, index, context)
  })
  return [...listed.map(point => pointAsk(point.item, context)), ...sentences].sort(
    (one, other) => one.block - other.block,
  )
}

export type Point = { item: ListItem; says: 'concerns' | 'asks' | 'recommendations' }

/** The items of lists whose sentence above says what they are. Items of lists inside them are part of them. */
export function pointsOf(doc: Doc): Point[] {
  const points: Point[] = []
  const visit = (children: readonly AnyBlock[]): void => {
    let says: Point['says'] | null = null
    for (const child of children) {
      if (isTextBlock(child)) says = saying(textOf(child.content))
      else if (child.type !== 'bulletList' && child.type !== 'orderedList') says = null
      else if (says !== null) for (const item of child.content ?? []) points.push({ item, says })
      if (says === null) visit(childrenOf(child))
    }
  }
  visit(doc.content ?? [])
  return points
}

/** What an ask offered for this list item would say. */
export function askOfItem(item: ListItem): { verb: Verb; wording: string; targets: { asWritten: string }[] } {
  const wording = wordingOf(
    textBlocksIn(item)
      .map(block => textOf(block.content))
      .join('\n'),
  )
  const cited = citationsIn({ type: 'doc', content: item.content ?? [] }).map(citation => citation.text)
  const targets = [...new Set(cited.length > 0 ? cited : unnumberedTargets(wording))]
  return {
    verb: verbOf(wording),
    wording,
    targets: targets.map(words => ({ asWritten: words.slice(0, 300) })),
  }
}

function saying(text: string): Point['says'] | null {
  return leadSays(text) ?? (leadRecommends(text) ? 'recommendations' : null)
}

type Context = {
  citations: readonly Citation[]
  blocks: readonly { block: TextBlock; text: string }[]
  fallback: string | null
}

function pointAsk(item: ListItem, context: Context): SuggestedAsk {
  const { verb, wording, targets } = askOfItem(item)
  const inside = new Set(textBlocksIn(item))
  const indexes = context.blocks.flatMap((entry, index) => (inside.has(entry.block) ? [index] : []))
  const citations = context.citations.filter(citation => indexes.includes(citation.block))
  const found = citations.flatMap(targetsOf)
  return {
    verb,
    wording,
    targets: found.length > 0 ? found : targets,
    citations,
    block: indexes[0] ?? 0,
    blockId: item.attrs.id,
    ...(context.fallback === null ? {} : { fallback: context.fallback }),
  }
}

function textBlocksIn(node: AnyBlock): TextBlock[] {
  return isTextBlock(node) ? [node] : childrenOf(node).flatMap(textBlocksIn)
}

function targetsOf(citation: Citation): SuggestedAsk['targets'] {
  return citation.targets.map(target => ({
    asWritten: citation.text.slice(0, 300),
    instrument: citation.instrument,
    ...target,
  }))
}

const DEMAND =
  /\b(?:recommend|call(?:s|ed)? (?:on|for|upon)|urge|should|must|need(?:s|ed)? (?:to|improvement)|needs|welcome|support|oppose|request|suggest(?:ed|ions?)?|reject|deleted|deletion of|was suggested)\b/i
const BACK_AT_ONE = /\b(?:the|that|this) (?:article|item|provision|paragraph|clause)\b/i
const BACK_AT_ALL = /\b(?:these|those|both) (?:articles|items|provisions|paragraphs|clauses)\b/i
const DEMAND_START =
  /\b(?:recommend\w*|call(?:s|ed)? (?:on|for|upon)|urge|should|must|needs?|suggest\w*|welcome|support|oppose|reject|be deleted|deletion)\b/i

/** A sentence asks when it demands and names a provision of the draft, or points back at the one named last. */
function sentenceAsks(
  entry: { block: TextBlock; text: string },
  index: number,
  context: Context,
): SuggestedAsk[] {
  const cited = context.citations.filter(
    citation => citation.block === index && citation.instrument === 'draft',
  )
  if (cited.length === 0) return []
  const offset = offsetOf(index, context)
  const asks: SuggestedAsk[] = []
  let last: Citation[] = []
  for (const sentence of sentencesOf(entry.text)) {
    const start = offset + sentence.start
    const here = cited.filter(
      citation => citation.start >= start && citation.start < start + sentence.text.length,
    )
    const meant =
      here.length > 0
        ? here
        : pointedBackAt(
            sentence.text,
            last,
            cited.filter(c => c.end <= start),
          )
    if (here.length > 0) last = here
    if (meant.length === 0 || !DEMAND.test(sentence.text)) continue
    const verb = verbOf(sentence.text.slice(DEMAND_START.exec(sentence.text)?.index ?? 0))
    const wording = wordingOf(sentence.text)
    asks.push({
      verb,
      wording,
      targets: meant.flatMap(targetsOf),
      citations: here,
      block: index,
      blockId: entry.block.attrs.id,
    })
  }
  return asks
}

function pointedBackAt(
  sentence: string,
  last: readonly Citation[],
  before: readonly Citation[],
): readonly Citation[] {
  if (BACK_AT_ALL.test(sentence)) return before
  return BACK_AT_ONE.test(sentence) ? last : []
}

function offsetOf(index: number, context: Context): number {
  return context.blocks.slice(0, index).reduce((sum, entry) => sum + entry.text.length + 2, 0)
}

function sentencesOf(text: string): { text: string; start: number }[] {
  const pattern = /(?:[^.!?]|[.!?](?!\s+[\p{Lu}“"])|(?<=\b(?:Art|Arts|para|par|No|cf|Nos|vs|p))\.)+[.!?]?/gu
  return [...text.matchAll(pattern)].map(match => ({ text: match[0], start: match.index }))
}

/** "Absent these changes, … reject": the last such sentence of the letter's own paragraphs. */
function fallbackOf(doc: Doc): string | null {
  const paragraphs = (doc.content ?? []).filter(block => block.type === 'paragraph')
  const sentences = paragraphs.flatMap(block => sentencesOf(textOf(block.content)))
  const conditional = sentences.filter(
    ({ text }) =>
      /^\s*(?:absent|unless|without|failing|if|otherwise)\b/i.test(text) &&
      /\breject(?:ed|ion)?\b/i.test(text),
  )
  const plain = sentences.filter(({ text }) => /\bor rejected\b|\bmust be rejected\b/i.test(text))
  return (conditional.at(-1) ?? plain.at(-1))?.text.trim() ?? null
}
