/** The asks a letter seems to make. They are suggestions: a person takes, changes or drops each. */
import { type Verb, wordingOf } from '../ask.ts'
import { textBlocks } from '../formats/text.ts'
import { childrenOf, isTextBlock, textOf } from '../statement/text.ts'
import type { AnyBlock, Doc, ListItem, TextBlock } from '../statement/tree.ts'
import { type Citation, citationsIn } from './citations.ts'
import { leadRecommends, leadSays, unnumberedTargets } from './demandWords.ts'
import type { KnownInstrument } from './instrumentTable.ts'
import type { CitedProvision } from './provisions.ts'
import { demandsIn } from './sentenceAsks.ts'
import { fallbackAmong, secondChoice, sentencesOf } from './sentences.ts'
import { verbOf } from './verbs.ts'

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
  const context: Context = { citations, blocks, fallback: fallbackOf(doc) }
  const inPoints = new Set(points.flatMap(point => textBlocksIn(point.item)))
  const sentences = demandsIn(blocks, citations, block => block.type === 'paragraph' && !inPoints.has(block))
  const said = sentences.map((demand): SuggestedAsk => {
    const { verb, wording, meant, here, block } = demand
    const targets = meant.flatMap(targetsOf)
    const blockId = blocks[block]?.block.attrs.id ?? null
    const back = demand.backAt === null ? [] : [{ asWritten: demand.backAt }]
    return {
      verb,
      wording,
      targets: [...targets, ...back],
      citations: here,
      block,
      blockId,
      ...fallsBack(verb, wording, context),
    }
  })
  return [...listed.map(point => pointAsk(point.item, context)), ...said].sort(
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
    ...fallsBack(verb, wording, context),
  }
}

/** The demand's own second choice, else the letter's; nothing where it welcomes what there is. */
function fallsBack(verb: Verb, wording: string, context: Context): { fallback?: string } {
  const fallback = secondChoice(wording) ?? (verb === 'welcome' ? null : context.fallback)
  return fallback === null ? {} : { fallback }
}

/** Looked for in the letter's own paragraphs: not in its points, its notes or what it quotes. */
function fallbackOf(doc: Doc): string | null {
  const paragraphs = (doc.content ?? []).filter(block => block.type === 'paragraph')
  return fallbackAmong(paragraphs.flatMap(block => sentencesOf(textOf(block.content))))
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
