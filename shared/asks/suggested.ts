/** The asks a letter seems to make, as they would be taken: with targets placed in a draft, as far as that is plain. */
import type { AskSays, Target } from '../ask.ts'
import type { SuggestedAsk } from '../cite/asks.ts'
import { type AimDraft, aimOf } from './aim.ts'

export type Suggestion = {
  /** Tells suggestions of one letter apart; the same for as long as the letter is. */
  key: string
  /** The id of the block that would carry it. */
  block: string
  says: AskSays
}

/**
 * @param suggested as `suggestAsks` found them; those on blocks without an id cannot be taken and are left out
 * @param draft in which provisions are looked for; null where none is chosen: then nothing is placed
 */
export function suggestionsOf(suggested: readonly SuggestedAsk[], draft: AimDraft | null): Suggestion[] {
  return suggested.flatMap((one, index): Suggestion[] => {
    if (one.blockId === null) return []
    return [{ key: `${one.blockId} ${index}`, block: one.blockId, says: saysOf(one, draft) }]
  })
}

function saysOf(one: SuggestedAsk, draft: AimDraft | null): AskSays {
  const { verb, fallback } = one
  const wording = one.wording.slice(0, 10_000)
  const targets = one.targets.map(cited => aimOf(cited, { verb, wording, draft }).target)
  const fallbacks =
    fallback === undefined
      ? []
      : [{ wording: fallback.slice(0, 2000), strength: 'firm' as const, covers: [] }]
  return {
    ...{ verb, wording, targets: each(targets).slice(0, 50) },
    ...{ proposedText: null, drawnFrom: null, reason: null },
    ...{ parts: [], alternatives: [], fallbacks },
  }
}

/** Words that name several provisions are a target for each that was placed, and one where none was. */
function each(targets: readonly Target[]): Target[] {
  const found = new Map<string, Target>()
  for (const target of targets) {
    const { asWritten, aim } = target
    const placed = targets.some(other => other.asWritten === asWritten && other.aim !== null)
    if (aim === null && placed) continue
    found.set(aim === null ? asWritten : `${asWritten} ${aim.draft} ${aim.at}`, target)
  }
  return [...found.values()]
}
