/** Where one's suggestions are at this moment, for the sign above the letter. */
import { useEffect } from 'react'
import type { Sign } from '../editor/SavedSign.tsx'
import { words } from '../review/words.ts'
import type { Suggests } from './useSuggesting.ts'

/** @param show is told the sign; null where there is nothing to say: one does not suggest, and nothing is unsent */
export function useSuggestedSign(suggests: Suggests, show: (sign: Sign | null) => void): void {
  const { says, look } = signOf(suggests) ?? {}
  useEffect(() => {
    show(says && look ? { says, look } : null)
    return () => show(null)
  }, [says, look, show])
}

function signOf({ now, typing, unsent, kept }: Suggests): Sign | null {
  const stands = [...unsent.values()].map(one => one.stands)
  const { refused, waiting, 'waiting-kept': keptHere, saving, saved } = words.suggesting
  if (stands.some(one => typeof one === 'object')) return { says: refused, look: 'warn' }
  if (stands.includes('waiting')) return { says: kept ? keptHere : waiting, look: 'warn' }
  if (typing || stands.length > 0) return { says: saving, look: 'busy' }
  return now ? { says: saved, look: 'good' } : null
}
