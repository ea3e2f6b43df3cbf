/** What somebody typed, as suggestions: the difference of two trees, one suggestion for each block it sits on. */
import { childrenOf } from '../statement/text.ts'
import type { AnyBlock, Doc } from '../statement/tree.ts'
import type { Change } from './change.ts'
import { differencesOf } from './differences.ts'
import { sameKind } from './form.ts'
import { isWithin, type Letter, letterOf } from './letter.ts'
import { linksOf } from './links.ts'

/** Changes that sit on one block; `on` is null at the beginning of the letter. */
export type Group = { on: string | null; changes: Change[] }

/**
 * The difference of two trees of one letter by its block ids, one group for each block it sits on, in the order of
 * `was`. A run of new blocks sits on the block it follows; a split, a join, a paragraph wrapped into a list and a
 * reference with its note are one group each. Asks and concerns are not suggested, and a list that is drawn from a
 * sign-on is left alone. All groups applied to `was`, in whatever order, give `now`, asks and concerns apart.
 */
export function suggestionsFrom(was: Doc, now: Doc): Group[] {
  const old = letterOf(was)
  const changes = differencesOf(was, withOwnIds(now, old)).map(withoutDemands)
  const seats = changes.map((change, at) => seatOf(change, changes, at))
  const order = new Map([...old.entries.keys()].map((key, at) => [key, at]))
  const rank = (seat: string) => order.get(seat) ?? -1
  return joined(changes, seats, [...linksOf(changes), ...turnings(changes, old)])
    .map(members => {
      const seat = members.map(at => seats[at] ?? '').reduce((a, b) => (firstOf(rank, a, b) ? a : b))
      return { seat, changes: members.flatMap(at => changes[at] ?? []) }
    })
    .sort((a, b) => rank(a.seat) - rank(b.seat))
    .map(({ seat, changes: group }) => ({ on: order.has(seat) ? seat : null, changes: group }))
}

/** A block of the letter goes before its beginning, and the one that comes first before the others. */
const firstOf = (rank: (seat: string) => number, a: string, b: string): boolean =>
  rank(b) === -1 || (rank(a) !== -1 && rank(a) <= rank(b))

/** The block a change sits on: the key of a block of the old letter, or of one that is new too. */
function seatOf(change: Change, changes: readonly Change[], at: number): string {
  if (change.kind !== 'insert') return change.block
  const inside = new Set(change.blocks.flatMap(keysOf))
  const wrapped = changes.find(
    (other, position) => position > at && other.kind === 'move' && inside.has(other.to.parent ?? ''),
  )
  if (wrapped?.kind === 'move') return wrapped.block
  return change.place.after ?? `\u0000first in ${change.place.parent ?? 'the letter'}`
}

const keysOf = (block: AnyBlock): string[] => [block.attrs.id ?? '', ...childrenOf(block).flatMap(keysOf)]

/** The positions of the changes that sit on one block or belong together, in the order of the changes. */
function joined(
  changes: readonly Change[],
  seats: readonly string[],
  links: readonly [number, number][],
): number[][] {
  const leader = changes.map((_, at) => at)
  const lead = (at: number): number => {
    let top = at
    while (leader[top] !== top) top = leader[top] ?? top
    return top
  }
  const join = (one: number, other: number) => {
    leader[Math.max(lead(one), lead(other))] = Math.min(lead(one), lead(other))
  }
  const bySeat = new Map<string, number>()
  for (const [at, seat] of seats.entries()) {
    const first = bySeat.get(seat)
    if (first === undefined) bySeat.set(seat, at)
    else join(first, at)
  }
  for (const [one, other] of links) join(one, other)
  const groups = new Map<number, number[]>()
  for (const at of leader.keys()) groups.set(lead(at), [...(groups.get(lead(at)) ?? []), at])
  return [...groups.values()]
}

/** A block moved into what stood in it has to wait until that is moved out. */
function turnings(changes: readonly Change[], old: Letter): [number, number][] {
  return changes.flatMap((change, at) => {
    const to = change.kind === 'move' ? change.to.parent : null
    if (change.kind !== 'move' || !isWithin(old, to, change.block)) return []
    return changes.flatMap((other, position): [number, number][] => {
      const moves = other.kind === 'move' && other.block !== change.block
      return moves && isWithin(old, other.block, change.block) ? [[at, position]] : []
    })
  })
}

function withoutDemands(change: Change): Change {
  return change.kind === 'insert' ? { ...change, blocks: change.blocks.map(withoutDemand) } : change
}

/** A block that neither it nor what is in it is an ask or a concern. */
export function withoutDemand<Kind extends AnyBlock>(block: Kind): Kind {
  const attrs = 'ask' in block.attrs ? { ...block.attrs, ask: null, concern: null } : block.attrs
  const children = childrenOf(block)
  const inner = children.length > 0 ? { content: children.map(withoutDemand) } : {}
  return { ...block, attrs, ...inner }
}

/**
 * The letter in which no block is without an id, has the id of another, or the id of another kind of block in the
 * old letter. What an editor leaves so for a moment gets an id that follows from its place.
 */
function withOwnIds(now: Doc, old: Letter): Doc {
  const letter = letterOf(now)
  const isOwn = (key: string, block: AnyBlock) => {
    const was = old.entries.get(key)
    return block.attrs.id === key && (was === undefined || sameKind(was.block.type, block.type))
  }
  if ([...letter.entries].every(([key, { block }]) => isOwn(key, block))) return now
  const taken = new Set([...old.entries.keys(), ...letter.entries.keys()])
  const fresh = (stem: string): string => {
    for (let number = 2; ; number++) {
      const id = `${stem.slice(0, 18)}-${number}`
      if (!taken.has(id)) return taken.add(id) && id
    }
  }
  const seen = new Set<string>()
  const named = (block: AnyBlock): AnyBlock => {
    const { id } = block.attrs
    const own = id !== null && !seen.has(id) && isOwn(id, block)
    if (own) seen.add(id)
    const attrs = { ...block.attrs, id: own ? id : fresh(id ?? 'nameless') }
    const children = childrenOf(block)
    // Only ids are written; the compiler cannot follow that each kind of block stays what it is.
    return { ...block, attrs, ...(children.length > 0 && { content: children.map(named) }) } as AnyBlock
  }
  return { ...now, content: (now.content ?? []).map(named) } as Doc
}
