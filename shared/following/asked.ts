/** What an ask wants of the provisions it is aimed at, ready to be compared with their words. */
import type { AskSays, Target } from '../ask.ts'
import { type Graph, refsOf } from '../instrument/concord/graph.ts'
import type { Asked } from './said.ts'

/** `aimed`: the positions that were meant, by draft; `chapeau`: only the words before the points are meant. */
export type Wanted = { asked: Asked; aimed: Map<string, number[]>; chapeau: boolean }

/** @param targets those of the ask, or of one of its parts */
export function askedIn(
  graph: Graph,
  { verb, wording, proposedText }: Pick<AskSays, 'verb' | 'wording' | 'proposedText'>,
  targets: readonly Target[],
): Wanted {
  const aims = targets.flatMap(({ aim }) => (aim === null || !graph.byId.has(aim.draft) ? [] : [aim]))
  const aimed = new Map<string, number[]>()
  for (const aim of aims)
    aimed.set(aim.draft, [...(aimed.get(aim.draft) ?? []), ...refsOf(graph, aim).map(({ at }) => at)])
  const provisions = [...aimed].flatMap(([draft, positions]) =>
    positions.flatMap(at => graph.byId.get(draft)?.provisions[at] ?? []),
  )
  return {
    asked: {
      ...{ verb, wording, proposedText },
      named: targets.flatMap(({ kind, words }) => (kind === 'alternative' && words !== null ? [words] : [])),
      whole: targets.every(target => isWhole(graph, target)),
      titles: provisions.flatMap(({ title }) => title ?? []),
    },
    aimed,
    chapeau: targets.length > 0 && targets.every(({ kind }) => kind === 'chapeau'),
  }
}

/** An alternative is whole where it is a provision of its own, and not some words of one. */
function isWhole({ byId }: Graph, { kind, words, aim }: Target): boolean {
  if (kind === 'provision' || kind === 'range') return true
  const level = aim === null ? undefined : byId.get(aim.draft)?.provisions[aim.at]?.level
  return kind === 'alternative' && words === null && level === 'alternative'
}
