/**
 * The server's repair of block ids (rules 8 to 10 of blockIds.ts): at once after an update, by the one authority of
 * the text, before anyone hears of the update. It heals what merging made of honest acts, and what an editor that
 * knows no ids, or a hostile one, wrote. The same text and registry give the same repair on any machine.
 */
import * as Y from 'yjs'
import { grouped } from './change.ts'
import { BLOCK_NAMES, FOOTNOTES_ID, isBlockId, type NodeName } from './grammar.ts'
import { fragmentOf } from './liveText.ts'
import { noteStanding, type Registry } from './registry.ts'
import { elementKey, isTextBlock, itemKey, ownersOf, ownText } from './standing.ts'

/** The origin of the repair's transaction: no undo manager follows it. */
export const REPAIR = 'repair'

export type RepairOptions = {
  /** Milliseconds since 1970. */
  now: number
  /** Whether an id is known to belong to another coalition's text: it is taken off. */
  isForeign?: (kind: 'block' | 'ask', id: string) => boolean
}

/** One attribute that the repair wrote: on which element (its Yjs item), what it was and what it is now. */
export type Mend = {
  why: 'changed' | 'missing' | 'double' | 'ask'
  element: string
  from: unknown
  to: string | null
}

export type RepairReport = {
  /** What was written; `changed` never comes from our own editor and deserves an audit line. */
  mends: Mend[]
  /** The ids whose records in the registry changed, for whoever stores them. */
  records: string[]
}

/**
 * To be called after every transaction of the shared text (the repair's own is passed over). Repairs where the
 * transaction made it necessary, else only notes the texts it changed.
 */
export function settle(
  ydoc: Y.Doc,
  registry: Registry,
  transaction: Y.Transaction,
  options: RepairOptions,
): RepairReport {
  if (transaction.origin === REPAIR) return { mends: [], records: [] }
  if (needsRepair(transaction)) return repair(ydoc, registry, options)
  return { mends: [], records: noteTexts(registry, blocksTouched(transaction)) }
}

/** Whether a transaction added or removed blocks, or wrote an `id` or `ask`: a keystroke never does. */
export function needsRepair(transaction: Y.Transaction): boolean {
  for (const [type, keys] of transaction.changed) {
    if (type instanceof Y.XmlText) continue
    if (keys.has('id') || keys.has('ask')) return true
    if (keys.has(null) && !isTextBlock(type)) return true
  }
  return false
}

/** The blocks whose own text a transaction changed. */
export function blocksTouched(transaction: Y.Transaction): Set<Y.XmlElement> {
  const touched = new Set<Y.XmlElement>()
  for (const type of transaction.changed.keys()) for (const owner of ownersOf(type)) touched.add(owner)
  return touched
}

/**
 * Brings the records of blocks whose text changed up to date; returns their ids. Before the next change that makes
 * a repair necessary this has to have been done.
 */
export function noteTexts(registry: Registry, touched: Iterable<Y.XmlElement>): string[] {
  const noted: string[] = []
  for (const owner of touched) {
    const id: unknown = owner.getAttribute('id')
    const record = isBlockId(id) ? registry.ids[id] : undefined
    if (!record || record.element !== elementKey(owner)) continue
    const text = ownText(owner)
    if (record.text === text) continue
    record.text = text
    noted.push(id as string)
  }
  return noted
}

/** Repairs the whole text in one transaction of origin `REPAIR`, and brings the registry up to date. */
export function repair(ydoc: Y.Doc, registry: Registry, options: RepairOptions): RepairReport {
  const blocks = blocksIn(fragmentOf(ydoc))
  const idByElement = lastIds(registry)
  const work: Work = { blocks, registry, idByElement, options, mends: [] }
  writeBackChanged(work)
  nameMissing(work)
  partDoubles(work)
  keepOneAsk(work)
  if (work.mends.length) ydoc.transact(() => blocks.forEach(writeMends), REPAIR)
  // What was read to judge the blocks holds as long as nothing was written.
  const standing = work.mends.length ? blocks.map(standingOf) : blocks.map(asJudged)
  return { mends: work.mends, records: noteStanding(registry, standing, options.now) }
}

/** The id that each element had last: the one that stands, else one that died on it. */
function lastIds(registry: Registry): Map<string, string> {
  const last = new Map<string, string>()
  for (const [id, { element, died }] of Object.entries(registry.ids))
    if (died === null || !last.has(element)) last.set(element, id)
  return last
}

/** A block while it is being judged: `id` and `ask` as they will be. */
type Judged = { element: Y.XmlElement; key: string; text: string; id: string | null; ask: string | null }

type Work = {
  blocks: Judged[]
  registry: Registry
  idByElement: ReadonlyMap<string, string>
  options: RepairOptions
  mends: Mend[]
}

function blocksIn(root: Y.XmlFragment): Judged[] {
  const blocks: Judged[] = []
  for (const child of root.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    if (BLOCK_NAMES.includes(child.nodeName as NodeName)) {
      const [id, ask]: unknown[] = [child.getAttribute('id'), child.getAttribute('ask')]
      blocks.push({
        element: child,
        key: elementKey(child),
        text: '',
        id: isBlockId(id) ? id : null,
        ask: isBlockId(ask) ? ask : null,
      })
    }
    if (!isTextBlock(child)) blocks.push(...blocksIn(child))
  }
  return blocks
}

function rename(work: Work, block: Judged, id: string, why: Mend['why']): void {
  work.mends.push({ why, element: block.key, from: block.element.getAttribute('id') ?? null, to: id })
  block.id = id
}

/**
 * An element that has another id than it had, though its text is the same: the old id is written back. Inner blocks
 * come first, because a container is known by the ids of its children.
 */
function writeBackChanged(work: Work): void {
  const judged = new Map(work.blocks.map(block => [block.element, block]))
  for (const block of [...work.blocks].reverse()) {
    block.text = ownText(block.element, child => judged.get(child)?.id)
    const was = work.idByElement.get(block.key)
    if (was === undefined || block.id === null || block.id === was) continue
    if (work.registry.ids[was]?.text === block.text) rename(work, block, was, 'changed')
  }
}

/** A block without a fit id gets the one the registry knows for it, else one made from its own Yjs item. */
function nameMissing(work: Work): void {
  for (const block of work.blocks) if (!mayKeep(work, block)) block.id = null
  const live = new Set(work.blocks.map(({ id }) => id))
  for (const block of work.blocks) {
    if (block.id !== null) continue
    const known = block.element.nodeName === 'footnotes' ? FOOTNOTES_ID : work.idByElement.get(block.key)
    const usable = known !== undefined && !live.has(known) && mayKeep(work, { ...block, id: known })
    const id = usable ? known : freeId(work, live, `e${block.key.replace(':', '-')}`)
    live.add(id)
    rename(work, block, id, 'missing')
  }
}

/** Whether an id may stand on a block: not another coalition's, and the notes' fixed id on their container only. */
function mayKeep({ options }: Work, { id, element }: Judged): boolean {
  if (id === null || options.isForeign?.('block', id)) return false
  return id !== FOOTNOTES_ID || element.nodeName === 'footnotes'
}

/** Of several blocks with one id one keeps it (rule 9); the others get one made from the write that lost. */
function partDoubles(work: Work): void {
  const live = new Set(work.blocks.map(({ id }) => id))
  for (const [id, doubles] of grouped(work.blocks, block => block.id)) {
    if (doubles.length < 2) continue
    const keeper = keeperOf(work.registry, id, doubles)
    for (const block of doubles) {
      if (block === keeper) continue
      const fresh = freeId(work, live, `d${(itemKey(block.element, 'id') ?? block.key).replace(':', '-')}`)
      live.add(fresh)
      rename(work, block, fresh, 'double')
    }
  }
}

function keeperOf(registry: Registry, id: string, doubles: Judged[]): Judged | undefined {
  const record = registry.ids[id]
  const incumbent = doubles.find(({ key }) => key === record?.element)
  const alike = doubles.filter(({ text }) => text === record?.text)
  if (incumbent && (alike.length === 0 || alike.includes(incumbent))) return incumbent
  return alike[0] ?? doubles[0]
}

/** An id from `base` of at least eight characters that no block has or ever had. */
function freeId({ registry, options }: Work, live: ReadonlySet<string | null>, base: string): string {
  let id = base.padEnd(8, '0').slice(0, 24)
  for (let n = 0; live.has(id) || Object.hasOwn(registry.ids, id) || options.isForeign?.('block', id); n++)
    id = `${base.padEnd(8, '0').slice(0, 20)}_${n.toString(36)}`
  return id
}

/** An ask sits on one block: the one whose id the registry knows for it, else the first. */
function keepOneAsk(work: Work): void {
  for (const block of work.blocks)
    if (block.ask !== null && work.options.isForeign?.('ask', block.ask)) block.ask = null
  for (const [ask, carriers] of grouped(work.blocks, block => block.ask)) {
    const home = carriers.find(({ id }) => id === work.registry.asks[ask]) ?? carriers[0]
    for (const block of carriers) if (block !== home) block.ask = null
  }
  for (const { element, key, ask } of work.blocks) {
    const stored: unknown = element.getAttribute('ask') ?? null
    if (stored !== null && ask === null) work.mends.push({ why: 'ask', element: key, from: stored, to: null })
  }
}

function writeMends({ element, id, ask }: Judged): void {
  if (id !== null && element.getAttribute('id') !== id) element.setAttribute('id', id)
  if (ask === null && (element.getAttribute('ask') ?? null) !== null) element.removeAttribute('ask')
}

const asJudged = ({ id, key, text, ask }: Judged) => ({ id: id ?? '', element: key, text, ask })

const standingOf = ({ element, key, id, ask }: Judged) => ({
  id: id ?? '',
  element: key,
  text: ownText(element),
  ask,
})
