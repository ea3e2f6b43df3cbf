/**
 * Asks and concerns sit on a block as attributes and follow its permanent id: a copy, a split-off piece or a paste
 * drops them, a lifted list item hands them to its first block, a join drops them and its undo brings them back.
 */
import type { Node as PMNode, ResolvedPos } from '@tiptap/pm/model'
import type { Command, EditorState, Transaction } from '@tiptap/pm/state'
import { blocksOf, type Change, grouped, idOf, type Place } from './change.ts'
import { DEMAND_NAMES, isBlockId, type NodeName } from './grammar.ts'

/** The meta key of a transaction that sets or unsets a demand on purpose: the rule below leaves it alone. */
export const SETS_DEMAND = 'setsDemand'

/**
 * Marks the block that the caret stands in (or that the selection begins in) as the ask `askId`. In the first
 * paragraph of a list item it is the whole item, with what is nested in it. Refuses where an ask already is.
 */
export const setAsk =
  (askId: string): Command =>
  (state, dispatch) =>
    isBlockId(askId) &&
    carrierOf(state, 'ask') === null &&
    put(state, dispatch, placeOfDemand(state), 'ask', askId)

/** Takes the ask off the block that the caret stands in, or off the nearest one around it that carries one. */
export const unsetAsk: Command = (state, dispatch) =>
  put(state, dispatch, carrierOf(state, 'ask'), 'ask', null)

/** Marks the block that the caret stands in as a concern, or takes the mark off. */
export const toggleConcern: Command = (state, dispatch) => {
  const carrier = carrierOf(state, 'concern')
  return put(state, dispatch, carrier ?? placeOfDemand(state), 'concern', carrier ? null : true)
}

function put(
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
  place: Place | null,
  name: 'ask' | 'concern',
  value: unknown,
): boolean {
  if (!place) return false
  dispatch?.(state.tr.setNodeAttribute(place.pos, name, value).setMeta(SETS_DEMAND, true))
  return true
}

const canCarry = (node: PMNode) => DEMAND_NAMES.includes(node.type.name as NodeName)

const placeAt = ($pos: ResolvedPos, depth: number): Place => ({
  pos: $pos.before(depth),
  node: $pos.node(depth),
})

/** The nearest block around the caret that carries a demand of this kind. */
function carrierOf({ selection: { $from } }: EditorState, name: 'ask' | 'concern'): Place | null {
  for (let depth = $from.depth; depth > 0; depth--)
    if (($from.node(depth).attrs[name] ?? null) !== null) return placeAt($from, depth)
  return null
}

/** Where a new demand would sit: the text block, or the list item whose first block it is. */
export function placeOfDemand({ selection: { $from } }: EditorState): Place | null {
  const depth = $from.depth
  if (depth === 0 || !canCarry($from.node(depth))) return null
  const inItem = depth > 1 && $from.node(depth - 1).type.name === 'listItem' && $from.index(depth - 1) === 0
  return placeAt($from, inItem ? depth - 1 : depth)
}

/**
 * Brings asks and concerns to where the ids of their blocks went. `given` are the ids that this act gave to new
 * blocks. Runs after `settleIds`, on the same transaction.
 */
export function followIds({ before }: Change, tr: Transaction, given: ReadonlySet<string>): void {
  const old = blocksOf(before)
  const now = blocksOf(tr.doc)
  const byId = new Map([...now].reverse().map(place => [idOf(place.node), place]))
  followAsks(old, now, byId, tr)
  followConcerns(old, now, byId, tr, given)
}

type ById = ReadonlyMap<string | null, Place>

function followAsks(old: Place[], now: Place[], byId: ById, tr: Transaction): void {
  const ask = ({ node }: Place): string | null => node.attrs.ask ?? null
  const had = grouped(old, ask)
  const carried = grouped(now, ask)
  for (const [id, [owner]] of had) {
    const home = owner && heirOf(owner, byId)
    const places = carried.get(id) ?? []
    const keeper = home && (ask(home) ?? id) === id ? home : places[0]
    for (const place of places) if (place !== keeper) tr.setNodeAttribute(place.pos, 'ask', null)
    if (keeper && ask(keeper) === null) tr.setNodeAttribute(keeper.pos, 'ask', id)
  }
  for (const [id, places] of carried) {
    if (had.has(id)) continue
    for (const { pos } of places.slice(1)) tr.setNodeAttribute(pos, 'ask', null)
  }
}

function followConcerns(
  old: Place[],
  now: Place[],
  byId: ById,
  tr: Transaction,
  given: ReadonlySet<string>,
): void {
  for (const { node, pos } of now)
    if (node.attrs.concern && given.has(idOf(node) ?? '')) tr.setNodeAttribute(pos, 'concern', null)
  for (const owner of old) {
    if (!owner.node.attrs.concern) continue
    const home = heirOf(owner, byId)
    if (home && !home.node.attrs.concern) tr.setNodeAttribute(home.pos, 'concern', true)
  }
}

/** The block that has the id of `owner` now; for a list item that was lifted away, its first block. */
function heirOf(owner: Place, byId: ById): Place | undefined {
  const id = idOf(owner.node)
  const home = id === null ? undefined : byId.get(id)
  if (home) return canCarry(home.node) ? home : undefined
  const first = owner.node.type.name === 'listItem' ? owner.node.firstChild : null
  const child = first && idOf(first) !== null ? byId.get(idOf(first)) : undefined
  return child && canCarry(child.node) ? child : undefined
}
