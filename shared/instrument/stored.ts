/** Between the tree of a draft and the rows in which it is stored: a provision is named by its position. */
import type { InstrumentDraft, Provision } from './provision.ts'

/**
 * A provision without its children. `at` is its position in the draft, from 0, each before what it holds; `parent`
 * is that of the one that holds it. What a provision holds follows it without a gap.
 */
export type StoredProvision = Omit<Provision, 'children'> & { at: number; parent: number | null }

/** The rows of a tree, in the order of the draft. */
export function rowsOf(provisions: readonly Provision[]): StoredProvision[] {
  const rows: StoredProvision[] = []
  const visit = ({ children, ...own }: Provision, parent: number | null): void => {
    const at = rows.length
    rows.push({ ...own, at, parent })
    for (const child of children) visit(child, at)
  }
  for (const provision of provisions) visit(provision, null)
  return rows
}

/** The tree of rows that stand in the order of the draft. */
export function treeOf(rows: readonly StoredProvision[]): Provision[] {
  const tree: Provision[] = []
  const byPosition = new Map<number, Provision>()
  for (const { at, parent, ...own } of rows) {
    const provision: Provision = { ...own, children: [] }
    byPosition.set(at, provision)
    const holder = parent === null ? undefined : byPosition.get(parent)
    if (holder === undefined) tree.push(provision)
    else holder.children.push(provision)
  }
  return tree
}

/** A draft as reading gives it, from what is stored. */
export const draftOf = (
  rows: readonly StoredProvision[],
  { notUnderstood, language }: Pick<InstrumentDraft, 'notUnderstood' | 'language'>,
): InstrumentDraft => ({ provisions: treeOf(rows), notUnderstood: [...notUnderstood], language })

/** A provision as it is sent to be stored, without what the server works out itself. */
export type SentProvision = Omit<Provision, 'printed' | 'brackets' | 'children'> & {
  children: SentProvision[]
}

/** The provisions of a draft as they are sent to be stored. */
export const toSend = (provisions: readonly Provision[]): SentProvision[] =>
  provisions.map(({ printed: _, brackets: __, children, ...own }) => ({ ...own, children: toSend(children) }))

/** Provisions that were sent, to be settled: see `settle`. */
export const fromSent = (provisions: readonly SentProvision[]): Provision[] =>
  provisions.map(({ children, ...own }) => ({
    ...own,
    printed: '',
    brackets: [],
    children: fromSent(children),
  }))

/**
 * Where what a provision holds ends, as an index into `rows`: that of the first behind it that it does not hold.
 * @param rows in the order of the draft, without a gap; only position and holder are looked at
 * @param index that of the provision in `rows`; in a whole draft it is its position
 */
export function endOf(rows: readonly Pick<StoredProvision, 'at' | 'parent'>[], index: number): number {
  const at = rows[index]?.at ?? 0
  let end = index + 1
  while (end < rows.length && (rows[end]?.parent ?? -1) >= at) end += 1
  return Math.min(end, rows.length)
}
