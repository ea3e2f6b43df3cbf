/** How a row is named and what it says, in the words of the screen. */
import type { ProvisionRow } from '../../../shared/contract/drafts.ts'
import type { Link, Row } from '../../../shared/instrument/concord/review.ts'
import { words } from '../../words.ts'

const says = words.concordance

export type Trees = { old: readonly ProvisionRow[]; now: readonly ProvisionRow[] }

type Positions = Pick<Row, 'from' | 'to'>

/** The numbers of some provisions as printed. */
export const printedOf = (tree: readonly ProvisionRow[], positions: readonly number[]): string[] =>
  positions.map(at => tree[at]?.printed ?? '')

/** The number by which a row is called: that of the old draft, of the new one where there is none. */
export const nameOf = ({ from, to }: Positions, trees: Trees): string =>
  (from.length > 0 ? printedOf(trees.old, from) : printedOf(trees.now, to)).join(', ')

/** What became of it, with both numbers. */
export const kindOf = ({ kind, from, to }: Positions & Pick<Row, 'kind'>, trees: Trees): string =>
  says.kind(kind, printedOf(trees.old, from), printedOf(trees.now, to))

/** A link in a sentence with others: `17 → 5`. */
export function linkSaid({ from, to }: Positions | Link, trees: Trees): string {
  const names = (tree: readonly ProvisionRow[], at: readonly number[]) =>
    printedOf(tree, at).join(' + ') || '–'
  return `${names(trees.old, from)} → ${names(trees.now, to)}`
}

/** The titles on both sides; where there is none, the beginning of the words. */
export function titleOf({ from, to }: Positions, trees: Trees): string {
  const [old, now] = [trees.old[from[0] ?? -1], trees.now[to[0] ?? -1]]
  const first = old ?? now
  if (first === undefined) return ''
  if (!isTitled(first)) return beginning(first.text || now?.text || first.mark || '')
  return says.titles(first.title, old && to.length === 1 ? (now?.title ?? '') : '')
}

/** Whether it has a title that says more than its number. */
export const isTitled = (one: ProvisionRow): one is ProvisionRow & { title: string } =>
  one.title !== null && one.title !== one.printed

/** A provision in a list of them: its number with its title or the beginning of its words. */
export function mentioned(provision: ProvisionRow): string {
  const { printed, title, text, mark } = provision
  return `${printed} ${isTitled(provision) ? title : beginning(text || mark || '')}`
}

const LONG = 110

/** The first words of a text, as many as a line holds, with a sign where there are more. */
function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= LONG) return line
  const cut = line.slice(0, LONG)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONG / 2))}\u00a0…`
}
