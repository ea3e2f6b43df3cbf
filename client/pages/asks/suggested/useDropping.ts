/** Dropping suggestions, so that they are not made again in any letter, and taking that back. */
import { dropSuggested } from '../../../../shared/contract/asks.ts'
import { useAct } from '../../../data.ts'
import { useSay } from '../../../parts/Toast.tsx'
import { words } from '../../../words.ts'

/** @returns `drop` and `undrop`, each given the key of a wording as the coalition remembers it */
export function useDropping(coalition: string) {
  const say = useSay()
  const act = useAct(dropSuggested)
  const undrop = (hash: string) => act.mutate({ coalition, wordings: [hash], dropped: false })
  const drop = (hash: string) =>
    act.mutate(
      { coalition, wordings: [hash], dropped: true },
      { onSuccess: () => say(words.asks.suggested.dropped, () => undrop(hash)) },
    )
  return { drop, undrop, busy: act.isPending, error: act.error }
}
