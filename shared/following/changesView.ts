/** What changed between two drafts as files say it: the asks with their words. */
import type { ChangeRow } from '../contract/outcomes.ts'
import { following } from '../words/en/following.ts'
import type { Changes } from './changes.ts'
import { askSaid, type FiledAsk } from './matrixView.ts'
import { outcomeSaid } from './say.ts'

export type ChangesView = {
  /** The two drafts as they are called. */
  old: string
  now: string
  /** When it was so, in milliseconds since 1970. */
  asOf: number
  /** BCP 47, of the newer draft. */
  language: string
  changes: Changes
  /** By id; an ask that is not here is not named. */
  asks: ReadonlyMap<string, FiledAsk>
}

/** `Ask 3, part Islands: Delete Article 17 (not reflected)`, one for each ask on a provision. */
export const askLines = ({ asks }: ChangesView, row: ChangeRow): string[] =>
  namedAsks(asks, row).map(
    ({ ask, part, outcome }) => `${headOf(ask, part)}: ${askSaid(ask)} (${outcomeSaid(outcome)})`,
  )

/** `Ask 3 (Delete)`. */
export const askHeads = ({ asks }: ChangesView, row: ChangeRow): string[] =>
  namedAsks(asks, row).map(({ ask, part }) => `${headOf(ask, part)} (${ask.verb})`)

/** What was judged of the asks on a provision, each outcome once with how often. */
export function outcomesSaid({ asks }: ChangesView, row: ChangeRow): string {
  const said = namedAsks(asks, row).map(({ outcome }) => outcomeSaid(outcome))
  return [...new Set(said)]
    .map(one => (said.length === 1 ? one : `${one}: ${said.filter(other => other === one).length}`))
    .join('; ')
}

function namedAsks(asks: ChangesView['asks'], row: ChangeRow) {
  return row.asks.flatMap(({ ask: id, part, judged }) => {
    const ask = asks.get(id)
    return ask === undefined ? [] : [{ ask, part, outcome: judged?.outcome ?? null }]
  })
}

function headOf(ask: FiledAsk, part: string | null): string {
  const name = ask.parts.find(({ id }) => id === part)?.name
  return name === undefined ? following.ask(ask.number) : `${following.ask(ask.number)}, ${name}`
}
