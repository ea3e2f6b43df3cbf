/**
 * The permanent id of a block, in the hands of the editor that changes it. After a local act each block that was
 * there keeps its id, each new one gets its own; what was doubled or nameless before is left to the server.
 *
 * The rules, which the other files cite by number:
 *  1. Every block that is not inline has an `id`, the same attribute for every node.
 *  2. The editor that creates a block gives it an id in the same act; what comes from Yjs is never touched.
 *  3. Of the blocks that one act gave the same id, the one that is still the old block keeps it.
 *  4. What had no id, or a doubled one, before the act is the server's business.
 *  5. A new block without id that stands for one whose id just vanished inherits it.
 *  6. A paste keeps an id only if it was cut from this text in this editor and is not there now.
 *  7. Trees are written into Yjs only by the id-aware diff (yjsDiff.ts).
 *  8. Only the server repairs, at once after an update, before anyone hears of it (repair.ts).
 *  9. A doubled id stays with the only block that has its last text, else with its element, else with the first.
 * 10. Every id is remembered for ever (registry.ts): a dead one may come back, on other content never.
 */
import type { Node as PMNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { blocksOf, type Change, grouped, idOf, type Place } from './change.ts'
import { BLOCK_NAMES, type NodeName } from './grammar.ts'

/**
 * Writes into `tr` the ids that `change` made necessary (rules 2 to 5) and returns the new ones.
 * `newId` gives an id that was never used: ten to twelve random characters.
 */
export function settleIds(change: Change, tr: Transaction, newId: () => string): Set<string> {
  const old = blocksOf(change.before)
  const now = blocksOf(tr.doc).filter(({ node }) => BLOCK_NAMES.includes(node.type.name as NodeName))
  const ids: Ids = { old: grouped(old, idOfPlace), now: grouped(now, idOfPlace) }
  const nameless = now.filter(place => idOf(place.node) === null && !wasNameless(change, place))
  const decided = new Map<number, string>()
  const losers = [...ids.now].flatMap(([id, places]) => losersOf(change, ids.old.get(id) ?? [], places))
  for (const place of nameless) {
    const id = inheritedId(change, ids, decided, place)
    if (id !== null) decided.set(place.pos, id)
  }
  const given = new Set<string>()
  for (const { pos } of [...nameless, ...losers]) {
    if (decided.has(pos)) continue
    const id = newId()
    given.add(id)
    decided.set(pos, id)
  }
  for (const [pos, id] of decided) tr.setNodeAttribute(pos, 'id', id)
  return given
}

type Ids = { old: Map<string, Place[]>; now: Map<string, Place[]> }

const idOfPlace = ({ node }: Place) => idOf(node)

/** Whether this block stood there without an id before the act: then the server names it (rule 4). */
function wasNameless({ before, maps }: Change, { pos, node }: Place): boolean {
  let at = pos
  for (const map of [...maps].reverse()) {
    const back = map.invert().mapResult(at)
    if (back.deleted) return false
    at = back.pos
  }
  const was = at <= before.content.size ? before.nodeAt(at) : null
  return was !== null && was.type === node.type && idOf(was) === null
}

/**
 * Of the places that carry one id, those that must get another (rule 3). As many may keep it as had it before:
 * first those the act did not touch, then equal content, then the piece that begins the old text, then the one
 * that ends it, then the first.
 */
function losersOf(change: Change, olds: Place[], places: Place[]): Place[] {
  if (places.length < 2 || places.length <= olds.length) return []
  const untouched = new Set(olds.flatMap(old => untouchedPlace(change, old, places) ?? []))
  const touched = places.filter(place => !untouched.has(place))
  const kept = new Set([...untouched].map(({ node }) => node))
  const gone = olds.filter(({ node }) => !kept.has(node))
  const keepers = Math.max(1, olds.length) - untouched.size
  const likeness = ({ node }: Place) =>
    Math.max(0, ...(gone.length ? gone : olds).map(old => likenessOf(node, old.node)))
  const ranked = touched.map((place, index) => ({ place, index, score: likeness(place) }))
  ranked.sort((a, b) => b.score - a.score || a.index - b.index)
  return ranked.slice(Math.max(0, keepers)).map(({ place }) => place)
}

/** Where an old block stands now, if it stands at its mapped position as the same node object. */
function untouchedPlace({ maps }: Change, old: Place, places: Place[]): Place | undefined {
  let at = old.pos
  for (const map of maps) {
    const result = map.mapResult(at, 1)
    if (result.deletedAfter) return undefined
    at = result.pos
  }
  return places.find(({ pos, node }) => pos === at && node === old.node)
}

function likenessOf(piece: PMNode, old: PMNode): number {
  if (piece.content.size && piece.content.eq(old.content)) return 3
  const text = piece.textContent
  if (!text) return 0
  if (old.textContent.startsWith(text)) return 2
  return old.textContent.endsWith(text) ? 1 : 0
}

/** The id of the block that a nameless new one really is, or null (rule 5). */
function inheritedId(change: Change, ids: Ids, decided: Map<number, string>, place: Place): string | null {
  const taken = new Set(decided.values())
  const free = (id: string | null) => id !== null && !ids.now.has(id) && !taken.has(id)
  const host = place.node.isTextblock ? hostBefore(change, place.pos) : null
  if (host && free(idOf(host)) && related(host, place.node)) return idOf(host)
  const moved = [...ids.old].find(
    ([id, [old]]) =>
      old !== undefined &&
      free(id) &&
      old.node.type === place.node.type &&
      old.node.content.size > 0 &&
      old.node.content.eq(place.node.content),
  )
  return moved ? moved[0] : null
}

/** The text block that stood where this one stands now. */
function hostBefore({ before, maps }: Change, pos: number): PMNode | null {
  let at = pos + 1
  for (const map of [...maps].reverse()) at = map.invert().map(at, 1)
  const { parent } = before.resolve(Math.min(at, before.content.size))
  return parent.isTextblock ? parent : null
}

function related(a: PMNode, b: PMNode): boolean {
  if (a.content.eq(b.content)) return true
  const [s, t] = [a.textContent, b.textContent]
  return s.endsWith(t) || s.startsWith(t) || t.endsWith(s) || t.startsWith(s)
}
