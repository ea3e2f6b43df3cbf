/**
 * [TR-1] A translation is a statement of its own that is made against one version of its source, block by block. Each
 * text block is linked to the block it says and keeps the hash of what that one said when a person last said that the
 * two say the same. All of it is pure: the hash and new ids are parameters.
 */
import { everyBlock } from '../statement/carried.ts'
import { childrenOf, isTextBlock, textOf } from '../statement/text.ts'
import type { AnyBlock, Doc, TextBlock } from '../statement/tree.ts'

/** Which block of a translation says which block of its source. */
export type BlockLink = {
  block: string
  sourceBlock: string
  /** The hash of what the source block said when it was last renewed; empty where it was never translated. */
  sourceHash: string
}

/**
 * How a block of a translation stands: it says what its source says; its source changed since; it was never
 * translated; its source block is gone; or it is linked to none.
 */
export const STANDINGS = ['current', 'changed', 'untranslated', 'gone', 'unlinked'] as const
export type Standing = (typeof STANDINGS)[number]

export type BlockStanding = { block: string; sourceBlock: string | null; standing: Standing }

/** What a source says: the hash of each block with words, by its id, in reading order. */
export type Said = ReadonlyMap<string, string>

/** SHA-256 of text in hexadecimal. */
export type HashText = (text: string) => string

/** What the blocks of a source say. */
export const saidIn = (source: Doc, hash: HashText): Said =>
  new Map(
    wordBlocks(source).flatMap(block =>
      block.attrs.id === null ? [] : [[block.attrs.id, hash(saidBy(block))] as const],
    ),
  )

/** What a block says, for comparing: its words with their marks; the number of a note is not its words. */
export function saidBy(block: TextBlock): string {
  const said = (block.content ?? []).map(inline => {
    if (inline.type !== 'text') return [inline.type]
    return [inline.text, ...(inline.marks ?? []).map(mark => JSON.stringify(mark)).sort()]
  })
  return JSON.stringify(said)
}

/** The blocks with words of a translation, in reading order, and how each stands to the source. */
export function standings(translation: Doc, links: readonly BlockLink[], source: Said): BlockStanding[] {
  const linked = new Map(links.map(link => [link.block, link]))
  return wordBlocks(translation).flatMap(({ attrs: { id } }): BlockStanding[] => {
    if (id === null) return []
    const link = linked.get(id)
    if (!link) return [{ block: id, sourceBlock: null, standing: 'unlinked' }]
    const standing = standingOf(link, source.get(link.sourceBlock))
    return [{ block: id, sourceBlock: link.sourceBlock, standing }]
  })
}

function standingOf({ sourceHash }: BlockLink, now: string | undefined): Standing {
  if (now === undefined) return 'gone'
  if (sourceHash === '') return 'untranslated'
  return sourceHash === now ? 'current' : 'changed'
}

/** The blocks of the source that no block with words of the translation says, by id, in reading order. */
export function unsaid(translation: Doc, links: readonly BlockLink[], source: Said): string[] {
  const here = new Set(wordBlocks(translation).map(({ attrs }) => attrs.id))
  const said = new Set(links.filter(({ block }) => here.has(block)).map(({ sourceBlock }) => sourceBlock))
  return [...source.keys()].filter(id => !said.has(id))
}

/**
 * What of a translation does not say what its source says: its own blocks that changed, were never translated or lost
 * their source, and behind them the blocks of the source that it does not have. Ids, each once.
 */
export function staleIn(translation: Doc, links: readonly BlockLink[], source: Said): string[] {
  const own = standings(translation, links, source).filter(({ standing }) => STALE.has(standing))
  return [...own.map(({ block }) => block), ...unsaid(translation, links, source)]
}

/** A block that is linked to none was added or split off by whoever translates: it is not called stale. */
const STALE: ReadonlySet<Standing> = new Set(['changed', 'untranslated', 'gone'])

/** Text blocks that have words; those behind a list that is drawn from a sign-on are nobody's to translate. */
export function wordBlocks(doc: Doc): TextBlock[] {
  const hidden = new Set<AnyBlock>()
  return [...everyBlock(doc)].filter((block): block is TextBlock => {
    if (isBoundList(block)) for (const child of childrenOf(block)) hidden.add(child)
    return isTextBlock(block) && !hidden.has(block) && textOf(block.content).trim() !== ''
  })
}

export const isBoundList = (block: AnyBlock): boolean =>
  block.type === 'signatories' && block.attrs.signon !== null
