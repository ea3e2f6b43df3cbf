/** The citations of a letter as the draft it works on has them, read block by block and kept as the letter changes. */
import { type Searched, searched } from '../asks/typed.ts'
import { findProvisions } from '../instrument/find.ts'
import type { Level } from '../instrument/provision.ts'
import type { StoredProvision } from '../instrument/stored.ts'
import { citationsOfBlock, contextAfter } from './blockCitations.ts'
import type { CiteContext, Found } from './found.ts'
import type { KnownInstrument } from './instrumentTable.ts'
import type { CitedProvision } from './provisions.ts'

/** A provision without its words. `parent` is the position of the one that holds it. */
export type Entry = Pick<StoredProvision, 'at' | 'parent' | 'level' | 'number' | 'printed' | 'title'>

/** A draft in which citations are looked for, made once. @param entries all of the draft, in its order */
export const outlined = (entries: readonly Entry[]): Searched =>
  searched(
    entries.map(({ at, parent, level, number, printed, title }) => ({
      ...NO_WORDS,
      at,
      parent,
      level,
      number,
      printed,
      title,
    })),
  )

const NO_WORDS = {
  ...{ word: null, bracketed: false, text: '', mark: null },
  ...{ brackets: [], notes: [], doubts: [] },
}

/** What citations are read with. Both are compared by identity: another one means reading again. */
export type Meant = {
  /** The draft that the letter works on; null where nobody has said. */
  draft: Searched | null
  /** Instruments that the coalition knows, and what its own is called under the name `draft`. */
  more: readonly KnownInstrument[]
}

/** One provision that a citation names. */
export type Cited = {
  target: CitedProvision
  /** Its positions in the draft: several where its number stands twice; where it is missing, the innermost that is there. */
  at: number[]
  /** Of a range of articles: the positions of its last one. */
  to: number[] | null
  /** What is not there: `2(m)` where even paragraph 2 is not. Null where all is there. */
  missing: { level: Level; number: string } | null
}

/**
 * - `there`: every provision it names is in the draft
 * - `missing`: some are not
 * - `unsaid`: it names the draft, and nobody has said which one, or it names no provision by a number
 * - `other`: it names another instrument, or a document
 */
export type LivingCitation = Found & { state: 'there' | 'missing' | 'unsaid' | 'other'; cited: Cited[] }

export type Block = { id: string; text: string }
export type ReadBlock = Block & { citations: LivingCitation[]; before: CiteContext; after: CiteContext }
export type Reading = { meant: Meant; blocks: readonly ReadBlock[] }

/**
 * Reads the citations of a letter. What did not change since the last reading is taken from it, the same objects.
 * Pauses are left after each block that had to be read: whoever draws a screen goes on when there is time.
 * @param blocks the text blocks of the letter in reading order, without the list of signatories
 */
export function* readLiving(
  blocks: readonly Block[],
  meant: Meant,
  last: Reading | null,
): Generator<void, Reading> {
  const known = new Map(last?.meant.more === meant.more ? last.blocks.map(block => [block.id, block]) : [])
  const read: ReadBlock[] = []
  let before: CiteContext = { more: meant.more }
  for (const block of blocks) {
    const old = known.get(block.id)
    const same = old?.text === block.text && sameContext(old.before, before)
    const one = same ? restated(old, meant, last) : newlyRead(block, before, meant, old)
    read.push(one)
    before = one.after
    if (!same) yield
  }
  return { meant, blocks: read }
}

/** The whole reading at once. */
export function livingOf(blocks: readonly Block[], meant: Meant, last: Reading | null = null): Reading {
  const steps = readLiving(blocks, meant, last)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

function newlyRead(block: Block, before: CiteContext, meant: Meant, old: ReadBlock | undefined): ReadBlock {
  const found = citationsOfBlock(block.text, before)
  const now = contextAfter(block.text, found, before)
  // The same object where it says the same, so that the blocks behind need no comparing.
  const after = old !== undefined && sameContext(old.after, now) ? old.after : now
  return { ...block, citations: found.map(one => stated(one, meant)), before, after }
}

function restated(old: ReadBlock, meant: Meant, last: Reading | null): ReadBlock {
  if (last?.meant.draft === meant.draft || old.citations.length === 0) return old
  return { ...old, citations: old.citations.map(({ state: _, cited: __, ...found }) => stated(found, meant)) }
}

function stated(found: Found, { draft }: Meant): LivingCitation {
  if (found.instrument !== 'draft') return { ...found, state: 'other', cited: [] }
  const targets = found.targets.filter(isNamed)
  if (draft === null || targets.length === 0 || targets.length < found.targets.length)
    return { ...found, state: 'unsaid', cited: [] }
  const cited = targets.map(target => citedIn(draft, target))
  return { ...found, cited, state: cited.some(({ missing }) => missing !== null) ? 'missing' : 'there' }
}

/** A paragraph of nothing that is named could be anywhere. */
const isNamed = ({ article, chapter, part, annex, cluster }: CitedProvision): boolean =>
  [article, chapter, part, annex, cluster].some(one => one !== undefined)

/** Where a target is in a draft. */
export function citedIn(draft: Searched, target: CitedProvision): Cited {
  const { articleTo, ...first } = target
  const from = placed(draft, first)
  if (articleTo === undefined || from.missing !== null) return { target, ...from, to: null }
  const to = placed(draft, { ...first, article: articleTo })
  return { target, at: from.at, to: to.at, missing: to.missing }
}

function placed(draft: Searched, target: CitedProvision): Pick<Cited, 'at' | 'missing'> {
  const { provisions, missing } = findProvisions(draft, target)
  const at = provisions.flatMap(one => draft.at.get(one) ?? [])
  return { at, missing: missing && { level: missing.level, number: lacking(target, missing) } }
}

/** From the outermost that is not there to the innermost that was named: `2(m)`. */
function lacking(target: CitedProvision, { level, number }: { level: Level; number: string }): string {
  const { paragraph, point, subpoint } = target
  const deeper = { article: [paragraph, point, subpoint], paragraph: [point, subpoint], point: [subpoint] }
  const rest = level === 'article' || level === 'paragraph' || level === 'point' ? deeper[level] : []
  return number + rest.map(one => (one === undefined ? '' : `(${one})`)).join('')
}

/** Whether a block would be read alike with both. */
export function sameContext(one: CiteContext, other: CiteContext): boolean {
  if (one === other) return true
  return (
    one.more === other.more &&
    sameList(one.terms, other.terms, (a, b) => a.term === b.term && a.name === b.name) &&
    sameList(one.recent, other.recent, (a, b) => a === b) &&
    JSON.stringify(one.before) === JSON.stringify(other.before)
  )
}

function sameList<T>(
  one: readonly T[] = [],
  other: readonly T[] = [],
  same: (a: T, b: T) => boolean,
): boolean {
  return one === other || (one.length === other.length && one.every((a, at) => same(a, other[at]!)))
}
