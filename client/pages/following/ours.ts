/** What an ask wants to stand in the text, or no longer to stand there. Pure. */
import type { AskRow } from '../../../shared/contract/asks.ts'
import type { Evidence } from '../../../shared/contract/outcomes.ts'
import { saidBy } from '../../../shared/following/said.ts'

/** `proposed`: by the ask; `quoted`: in its wording; `to-go`: quoted, and no longer to stand there. */
export type Ours = { text: string; from: 'proposed' | 'quoted' | 'to-go' }

/**
 * @param aimed the provisions before: what is quoted and stands there names a place, or what is to go or to stay
 * @returns null where the ask names no words
 */
export function oursOf(ask: AskRow, part: string | null, aimed: readonly Evidence[]): Ours | null {
  if (ask.proposedText !== null) return { text: ask.proposedText, from: 'proposed' }
  const targets = ask.targets.filter(target => part === null || target.part === null || target.part === part)
  const { ours, toGo } = saidBy(
    {
      ...{ verb: ask.verb, wording: ask.wording, proposedText: null },
      named: targets.flatMap(({ words }) => words ?? []),
      whole: true,
      titles: aimed.flatMap(({ title }) => title ?? []),
    },
    aimed.map(({ text }) => text).join('\n'),
  )
  if (ours.length > 0) return { text: ours.join('\n'), from: 'quoted' }
  return toGo.length > 0 ? { text: toGo.join('\n'), from: 'to-go' } : null
}
