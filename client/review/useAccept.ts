/** Accepting suggestions, one or several, and what is said of it. */
import { useState } from 'react'
import { acceptSuggestions } from '../../shared/contract/reviews.ts'
import { Refusal, type RefusalCode } from '../../shared/refusals.ts'
import { useSay } from '../parts/Toast.tsx'
import { useDesk } from './desk.ts'
import { useDecision } from './useReview.ts'
import { words } from './words.ts'

type Accepted = { suggestion: string; seen: number; inPart?: boolean; amended?: Record<string, unknown>[] }

/** Accepts, and says so; what was refused is an error with the server's sentence. */
export function useAccept(done?: () => void) {
  const { store, statement } = useDesk()
  const say = useSay()
  const [refused, setRefused] = useState<Refusal | null>(null)
  const accept = useDecision(
    store,
    acceptSuggestions,
    reply => reply.suggestions,
    ({ suggestions, refused }) => {
      const taken = suggestions.filter(({ state }) => state.state === 'accepted').length
      if (taken > 0) say(words.suggestion.acceptedSaid(taken))
      if (refused.length > 0) store.refresh()
      setRefused(refused.length > 0 ? refusalOf(refused) : null)
      if (refused.length === 0) done?.()
    },
  )
  return {
    busy: accept.isPending,
    error: accept.error ?? refused,
    run: (suggestions: Accepted[]) => {
      setRefused(null)
      accept.mutate({ statement: statement.id, suggestions })
    },
  }
}

function refusalOf(refused: readonly { code: string; message: string }[]): Refusal {
  const [{ code, message } = { code: 'internal', message: '' }] = refused
  const sentences = [...new Set(refused.map(({ message }) => message))].join(' ')
  const said = refused.length === 1 ? message : `${words.several.refused(refused.length)} ${sentences}`
  return new Refusal(code as RefusalCode, said)
}
