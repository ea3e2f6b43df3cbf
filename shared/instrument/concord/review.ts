/**
 * What a person reviews between two drafts: the machine's proposals and what people confirmed, as one list of rows.
 * Every provision of both drafts is in exactly one row. Nothing here confirms anything.
 */
import type { Level } from '../provision.ts'
import type { Kind, Proposal, Why } from './proposal.ts'
import { placed } from './reviewOrder.ts'
import { kindNow } from './take.ts'

/** A provision of a stored draft, as much of it as a review needs; the list of them is in the order of the draft. */
export type Laid = {
  at: number
  /** The position of the provision that holds it. */
  parent: number | null
  level: Level
  printed: string
  title: string | null
}

/** `partial`: it holds only a part of the instrument, so that what it does not hold may stand elsewhere. */
export type ReviewDraft = { tree: readonly Laid[]; partial: boolean }

/** What a person confirmed and what still holds. */
export type Link = {
  id: string
  kind: Kind
  from: number[]
  to: number[]
  by: { id: string; name: string }
  at: number
}

export type Row = {
  /** Names it for as long as its first provision stays its first. */
  key: string
  kind: Kind
  /** Positions in the old draft, and in the new one. */
  from: readonly number[]
  to: readonly number[]
  sure: boolean
  /** Null where the machine proposed nothing of the kind. */
  likeness: number | null
  why: Why | null
  link: Link | null
  /** `rest`: what was left when a part of the machine's proposal was confirmed otherwise. */
  origin: 'proposed' | 'rest' | 'by-hand'
  /** Not in the other document, which holds only a part of the instrument: neither struck nor new. */
  absent: boolean
  /** Rows of one article follow each other and name the same group. */
  group: string
  /** How deep it stands below what its group is about; 0 for that itself. */
  depth: number
}

/** A row before it has its place. */
export type Loose = Omit<Row, 'group' | 'depth' | 'absent'>

/**
 * The rows of a review in the order of the old draft; what is new stands where it stands in the new draft, and a new
 * article behind the article before it.
 * @param links those that hold; a provision is named by one of them at most on each side
 */
export function reviewRows(
  old: ReviewDraft,
  now: ReviewDraft,
  proposals: readonly Proposal[],
  links: readonly Link[],
): Row[] {
  const byHand = new Map(links.map(link => [pairKey(link.from, link.to), link]))
  const taken = takenBy(links)
  const rows: Loose[] = proposals.flatMap(proposal => {
    const [from, to] = [proposal.from.map(({ at }) => at), proposal.to.map(({ at }) => at)]
    const key = pairKey(from, to)
    const link = byHand.get(key) ?? null
    byHand.delete(key)
    if (link !== null || !(from.some(at => taken.from.has(at)) || to.some(at => taken.to.has(at))))
      return [proposed(proposal, from, to, link)]
    return restOf(
      from.filter(at => !taken.from.has(at)),
      to.filter(at => !taken.to.has(at)),
      kindBetween(old.tree, now.tree),
    )
  })
  for (const link of byHand.values()) rows.push(loose(link.kind, link.from, link.to, { link }))
  return withAbsent(placed(old.tree, now.tree, rows), old, now)
}

/** What becomes of so many of the old draft and so many of the new one; null where no kind says that. */
export function kindBetween(old: readonly Laid[], now: readonly Laid[]) {
  return (from: readonly number[], to: readonly number[]): Kind | null => {
    const [one, other] = [old[from[0] ?? -1], now[to[0] ?? -1]]
    if (from.length > 1) return to.length === 1 ? 'merged' : null
    if (to.length > 1) return from.length === 1 ? 'split' : null
    if (one === undefined) return other === undefined ? null : 'new'
    if (other === undefined) return 'struck'
    return kindNow({ kind: 'kept', from: [one.at], to: [other.at] }, old, now)
  }
}

export type Progress = { confirmed: number; of: number; open: number; unsure: number; absent: number }

/**
 * How far the review is, in provisions: those of the old draft, and those of the new one that come from none of them.
 * What stands in another document is counted apart.
 */
export function progressOf(rows: readonly Row[]): Progress {
  const progress = { confirmed: 0, of: 0, open: 0, unsure: 0, absent: 0 }
  for (const row of rows) {
    const count = row.from.length || row.to.length
    if (row.absent) progress.absent += count
    else {
      progress.of += count
      progress[row.link === null ? 'open' : 'confirmed'] += count
      if (isUnsure(row)) progress.unsure += count
    }
  }
  return progress
}

export const isOpen = (row: Row): boolean => row.link === null && !row.absent
const isUnsure = (row: Row): boolean => isOpen(row) && !row.sure

export const SHOWS = ['all', 'open', 'unsure', 'confirmed', 'absent'] as const
export const KINDS = ['kept', 'moved', 'merged', 'split', 'struck', 'new'] as const
export type Filter = { show: (typeof SHOWS)[number]; kind: Kind | 'any' }

/** The rows that a filter shows. What stands in another document is shown only where it is asked for. */
export function filtered(rows: readonly Row[], { show, kind }: Filter): Row[] {
  return rows.filter(row => SHOWN[show](row) && (kind === 'any' || row.kind === kind))
}

const SHOWN: Readonly<Record<Filter['show'], (row: Row) => boolean>> = {
  all: row => !row.absent,
  open: isOpen,
  unsure: isUnsure,
  confirmed: row => row.link !== null,
  absent: row => row.absent,
}

/** `least`: how alike at least, from 0 to 1; `unsure`: also those of them that the machine is not sure of. */
export type Several = { by: 'sure' } | { by: 'likeness'; least: number; unsure: boolean }

/**
 * The open rows that a person would confirm at once. By likeness only what became something: for what was struck or is
 * new it is that of another provision.
 */
export function severalOf(rows: readonly Row[], several: Several): Row[] {
  return rows.filter(row => {
    if (!isOpen(row)) return false
    if (several.by === 'sure') return row.sure
    const pairs = row.from.length > 0 && row.to.length > 0
    return pairs && (row.likeness ?? 0) >= several.least && (row.sure || several.unsure)
  })
}

/** The next open row behind one, from the beginning again where there is none; null where all are confirmed. */
export function nextOpen(rows: readonly Row[], key: string | null, skip: ReadonlySet<string>): string | null {
  const at = rows.findIndex(row => row.key === key)
  const inTurn = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))]
  return inTurn.find(row => isOpen(row) && !skip.has(row.key))?.key ?? null
}

function proposed(proposal: Proposal, from: number[], to: number[], link: Link | null): Loose {
  const { kind, sure, likeness, why } = proposal
  return {
    key: keyOf(from, to),
    kind: link?.kind ?? kind,
    from,
    to,
    sure,
    likeness,
    why,
    link,
    origin: 'proposed',
  }
}

function loose(kind: Kind, from: readonly number[], to: readonly number[], said: Partial<Loose>): Loose {
  const bare = { sure: false, likeness: null, why: null, link: null, origin: 'by-hand' as const }
  return { key: keyOf(from, to), kind, from, to, ...bare, ...said }
}

/** What nobody spoke of yet, out of a proposal that holds no more; nothing of it is sure. */
function restOf(from: number[], to: number[], kind: ReturnType<typeof kindBetween>): Loose[] {
  const origin = 'rest'
  const whole = from.length > 0 && to.length > 0 ? kind(from, to) : null
  if (whole !== null) return [loose(whole, from, to, { origin })]
  return [
    ...from.map(at => loose('struck', [at], [], { origin })),
    ...to.map(at => loose('new', [], [at], { origin })),
  ]
}

function takenBy(links: readonly Link[]): { from: ReadonlySet<number>; to: ReadonlySet<number> } {
  return { from: new Set(links.flatMap(({ from }) => from)), to: new Set(links.flatMap(({ to }) => to)) }
}

/** What has nothing around it that is in the other document, where that holds only a part. */
function withAbsent(rows: readonly Row[], old: ReviewDraft, now: ReviewDraft): Row[] {
  if (!old.partial && !now.partial) return [...rows]
  const [there, before] = [new Set<number>(), new Set<number>()]
  for (const { from, to } of rows) {
    if (to.length > 0) for (const at of from) there.add(at)
    if (from.length > 0) for (const at of to) before.add(at)
  }
  const isLone = ({ tree }: ReviewDraft, at: number | undefined, around: ReadonlySet<number>) => {
    const parent = tree[at ?? -1]?.parent ?? null
    return parent === null || !around.has(parent)
  }
  return rows.map(row => {
    const struck = now.partial && row.to.length === 0 && isLone(old, row.from[0], there)
    const added = old.partial && row.from.length === 0 && isLone(now, row.to[0], before)
    return row.link === null && (struck || added) ? { ...row, absent: true } : row
  })
}

const keyOf = (from: readonly number[], to: readonly number[]): string =>
  from[0] === undefined ? `n${to[0]}` : `o${from[0]}`

const pairKey = (from: readonly number[], to: readonly number[]): string =>
  `${sorted(from).join()} ${sorted(to).join()}`
const sorted = (positions: readonly number[]) => [...positions].sort((a, b) => a - b)
