/** Which cards of the margin are shown. */
import type { SuggestionRow, ThreadRow } from '../../shared/contract/reviews.ts'
import type { Who } from '../../shared/review/states.ts'
import type { Entry } from './layer.ts'
import type { Standing } from './tree.ts'

/** One choice at a time; behind the colon an organisation's name, or the id of a round or of an ask. */
export type Filter =
  | 'open'
  | 'all'
  | 'settled'
  | 'mine'
  | `round:${string}`
  | `by:${string}`
  | `ask:${string}`

export type Rows = {
  threads: ReadonlyMap<string, ThreadRow>
  suggestions: ReadonlyMap<string, SuggestionRow>
}

/** @param blocks of the letter as it is: a comment belongs to an ask when it stands in the ask's block */
export function fits(
  entry: Entry,
  filter: Filter,
  rows: Rows,
  blocks: ReadonlyMap<string, Standing>,
): boolean {
  if (filter.startsWith('ask:')) return isOfAsk(entry, filter.slice(4), rows, blocks)
  if (entry.kind === 'demand') return filter === 'open' || filter === 'all'
  const row = entry.kind === 'thread' ? rows.threads.get(entry.id) : rows.suggestions.get(entry.id)
  if (!row) return false
  if (filter === 'all') return true
  if (filter === 'open') return isOpen(row)
  if (filter === 'settled') return !isOpen(row)
  if (filter === 'mine') return voicesOf(row).some(({ mine }) => mine)
  if (filter.startsWith('round:')) return row.round === filter.slice(6)
  return voicesOf(row).some(({ by }) => by?.organisation === filter.slice(3))
}

/** What was put off is still to be decided. */
export const isOpen = ({ state: { state } }: ThreadRow | SuggestionRow): boolean =>
  state === 'open' || state === 'deferred'

export function voicesOf(row: ThreadRow | SuggestionRow): readonly { by: Who; mine: boolean }[] {
  return 'comments' in row ? row.comments : [row]
}

function isOfAsk(
  entry: Entry,
  ask: string,
  { threads }: Rows,
  blocks: ReadonlyMap<string, Standing>,
): boolean {
  if (entry.kind === 'demand') return entry.demand.ask === ask
  const on = threads.get(entry.id)?.on
  if (on?.kind === 'ask') return on.ask === ask
  let block = typeof entry.place === 'string' ? null : entry.place.block
  while (block !== null) {
    const standing = blocks.get(block)
    if (standing?.node.attrs.ask === ask) return true
    block = standing?.within ?? null
  }
  return false
}
