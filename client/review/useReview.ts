/** The review of a statement as its screen needs it: the store while the screen is shown, and acts of deciding. */
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { whoAmI } from '../../shared/contract/people.ts'
import type { SuggestionRow, ThreadRow } from '../../shared/contract/reviews.ts'
import type { Asked, Reply } from '../../shared/contract/route.ts'
import type { Who } from '../../shared/review/states.ts'
import { asRefusal, call, type JsonContract } from '../api.ts'
import { keyOf } from '../data.ts'
import { type Review, type ReviewStore, reviewStoreOf } from './store.ts'

type Statement = { id: string; unattributed: boolean }

/**
 * @param heard calls back at news of the review
 * @param me who this person is to others; taken when the statement is opened
 * @param round the round that what is said here belongs to, if any
 */
export function useReviewStore(
  statement: Statement,
  heard: (changed: () => void) => () => void,
  me: Who,
  round?: string,
): ReviewStore {
  const client = useQueryClient()
  const { id, unattributed } = statement
  const [name, organisation] = [me?.name, me?.organisation]
  const store = useMemo(() => {
    const known = name === undefined ? null : { name, organisation: organisation ?? '', guest: false }
    return reviewStoreOf({
      statement: id,
      me: unattributed ? null : known,
      onRefused: error => {
        if (asRefusal(error).code === 'not-signed-in')
          void client.invalidateQueries({ queryKey: keyOf(whoAmI, {}) })
      },
    })
  }, [client, id, unattributed, name, organisation])
  useEffect(() => store.sayIn(round), [store, round])
  useEffect(() => {
    store.begin()
    const deaf = heard(store.wake)
    return () => {
      deaf()
      store.end()
    }
  }, [store, heard])
  return store
}

export const useReview = (store: ReviewStore): Review => useSyncExternalStore(store.subscribe, store.review)

/**
 * An act of deciding. Its reply is taken in at once; where it is refused, others were faster or the text moved on,
 * so that what they did is asked for.
 * @param rowsOf the rows in its reply
 */
export function useDecision<const C extends JsonContract>(
  store: ReviewStore,
  contract: C,
  rowsOf: (reply: Reply<C>) => readonly (ThreadRow | SuggestionRow)[],
  done?: (reply: Reply<C>) => void,
): UseMutationResult<Reply<C>, Error, Asked<C>> {
  return useMutation<Reply<C>, Error, Asked<C>>({
    mutationFn: input => call(contract, input),
    onSuccess: reply => {
      store.take(rowsOf(reply))
      done?.(reply)
    },
    onError: () => store.refresh(),
  })
}
