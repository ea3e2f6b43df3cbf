/** What changed between two drafts, and first what changed for the asks of a coalition. */
import type { ChangeRow, Evidence } from '../contract/outcomes.ts'
import type { Composed } from '../instrument/concord/compose.ts'
import { plainWords } from '../instrument/plainWords.ts'
import { endOf } from '../instrument/stored.ts'
import { type Group, groupsOf, holdersIn, type Owners, ownersOf, type Side } from './units.ts'
import { bareOwn, type Rows } from './words.ts'

/** An ask, or a part of it, with the positions it has in the two drafts. */
export type OnProvisions = ChangeRow['asks'][number] & { old: readonly number[]; now: readonly number[] }

export type Changes = { carrying: ChangeRow[]; rest: ChangeRow[]; unchanged: ChangeRow[] }

type Draft = { id: string; rows: Rows }

/**
 * Every article of both drafts once, unless it kept its number and its words and carries no ask: what changed and
 * carries an ask comes first, most asks first; then the rest in the order of the text; what carries an ask and did not
 * change stands apart. What is only numbered anew is not reworded. An ask on a chapter counts where the chapter changed.
 * @param composed what became of the old draft by the new one
 */
export function changesBetween(
  old: Draft,
  now: Draft,
  composed: readonly Composed[],
  asks: readonly OnProvisions[],
): Changes {
  const laid = laidOut(old, now, composed)
  const changes = laid.groups.map(group => changeOf(laid, group))
  const on = asksOn(laid, changes, asks)
  const said = changes.map(({ row, order }) => ({ row: { ...row, asks: on.get(row) ?? [] }, order }))
  const sorted = said.sort((a, b) => a.order - b.order).map(({ row }) => row)
  const carries = sorted.filter(row => row.asks.length > 0)
  return {
    carrying: carries.filter(isChange).sort((a, b) => b.asks.length - a.asks.length),
    rest: sorted.filter(row => row.asks.length === 0 && isChange(row)),
    unchanged: carries.filter(row => !isChange(row)),
  }
}

const isChange = ({ kind, reworded }: ChangeRow): boolean => kind !== 'kept' || reworded

type Laid = {
  old: Draft & Side & { owners: Owners; holders: ReadonlySet<number> }
  now: Draft & Side & { owners: Owners; holders: ReadonlySet<number> }
  groups: Group[]
  struck: ReadonlySet<number>
  fresh: ReadonlySet<number>
}

function laidOut(old: Draft, now: Draft, composed: readonly Composed[]): Laid {
  const to = new Map(
    composed.flatMap(({ from, to }) => (from === null ? [] : [[from.at, to.map(({ at }) => at)] as const])),
  )
  const from = new Map<number, number[]>()
  for (const [at, linked] of to) for (const one of linked) from.set(one, [...(from.get(one) ?? []), at])
  const was: Side = { rows: old.rows, links: to }
  const is: Side = { rows: now.rows, links: from }
  const sides = {
    old: { ...old, ...was, owners: ownersOf(was, is), holders: holdersIn(old.rows) },
    now: { ...now, ...is, owners: ownersOf(is, was), holders: holdersIn(now.rows) },
  }
  const elsewhere = new Set(old.rows.map(({ at }) => at).filter(at => !to.has(at)))
  return {
    ...sides,
    groups: groupsOf(sides.old, sides.now, elsewhere),
    struck: new Set(
      composed.flatMap(({ kind, from }) => (kind === 'struck' && from !== null ? [from.at] : [])),
    ),
    fresh: new Set(composed.flatMap(({ kind, to }) => (kind === 'new' ? to.map(({ at }) => at) : []))),
  }
}

type Change = { row: Omit<ChangeRow, 'asks'>; group: Group; order: number }

function changeOf(laid: Laid, group: Group): Change {
  const { old, now } = laid
  const row = {
    kind: kindOf(laid, group),
    old: group.old.map(at => wordsOf(old, at)),
    now: group.now.map(at => wordsOf(now, at)),
    reworded: bareOf(old, group.old) !== bareOf(now, group.now),
  }
  return { row, group, order: group.now[0] ?? orderOfStruck(laid, group.old[0] ?? 0) }
}

function kindOf({ old, now, struck, fresh }: Laid, group: Group): ChangeRow['kind'] {
  const [was, is] = [group.old[0], group.now[0]]
  if (is === undefined) return was !== undefined && struck.has(was) ? 'struck' : 'unplaced'
  if (was === undefined) return fresh.has(is) ? 'new' : 'unplaced'
  if (group.old.length === 1 && group.now.length === 1)
    return old.rows[was]!.printed === now.rows[is]!.printed ? 'kept' : 'moved'
  return group.old.length >= group.now.length ? 'merged' : 'split'
}

/** Behind the place of the nearest provision before it that is still there. */
function orderOfStruck({ old }: Laid, at: number): number {
  for (let before = at - 1; before >= 0; before -= 1) {
    const [place] = old.links.get(before) ?? []
    if (place !== undefined) return place + 0.5
  }
  return -0.5
}

/** What is shown in the change of a provision: what it holds and has no change of its own. */
const heldBy = ({ rows, owners }: Laid['old'], at: number): Rows =>
  rows.slice(at + 1, endOf(rows, at)).filter(held => owners[held.at] === at)

function wordsOf(side: Laid['old'], at: number): Evidence {
  const own = side.rows[at]!
  const { printed, title } = own
  return { draft: side.id, at, printed, title, text: plainWords(own, heldBy(side, at)) }
}

const bareOf = (side: Laid['old'], positions: readonly number[]): string =>
  positions
    .flatMap(at => [side.rows[at]!, ...heldBy(side, at)])
    .map(bareOwn)
    .filter(line => line !== '')
    .join('\n')

type Asks = ChangeRow['asks']

/** The asks of each change, each ask or part once. */
function asksOn(
  laid: Laid,
  changes: readonly Change[],
  asks: readonly OnProvisions[],
): Map<Change['row'], Asks> {
  const byOwner = new Map(
    changes.flatMap(change => [
      ...change.group.old.map(at => [`old${at}`, change] as const),
      ...change.group.now.map(at => [`now${at}`, change] as const),
    ]),
  )
  const found = new Map<Change['row'], Asks>()
  for (const { ask, part, judged, ...places } of asks) {
    const rows = (['now', 'old'] as const).flatMap(side =>
      places[side].flatMap(at => changesAt(laid[side], at, owner => byOwner.get(`${side}${owner}`))),
    )
    for (const row of new Set(rows)) found.set(row, [...(found.get(row) ?? []), { ask, part, judged }])
  }
  return found
}

/** The change that shows a provision; for a chapter, each change within it, and its own where it was changed or none was. */
function changesAt(
  { rows, owners, holders }: Laid['old'],
  at: number,
  changeAt: (owner: number) => Change | undefined,
): Change['row'][] {
  const own = changeAt(owners[at] ?? at)
  if (!holders.has(at)) return own === undefined ? [] : [own.row]
  const within = new Set(rows.slice(at, endOf(rows, at)).map(held => owners[held.at]!))
  const changed = [...within]
    .flatMap(owner => changeAt(owner) ?? [])
    .filter(({ row }) => isChange({ ...row, asks: [] }))
  if (changed.length > 0) return changed.map(({ row }) => row)
  return own === undefined ? [] : [own.row]
}
