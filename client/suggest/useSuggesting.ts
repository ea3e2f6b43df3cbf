/** Suggesting as the letter's screen needs it: the text to type in, what becomes of it, and the cards beside it. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { whoAmI } from '../../shared/contract/people.ts'
import type { SuggestionRow } from '../../shared/contract/reviews.ts'
import type { Who } from '../../shared/review/states.ts'
import type { Change } from '../../shared/suggestion/change.ts'
import { asRefusal } from '../api.ts'
import { keyOf } from '../data.ts'
import type { Review, ReviewStore } from '../review/store.ts'
import { type SendingState, sendingOf, type Unsent } from './sending.ts'
import { Suggesting } from './suggesting.ts'

type Settings = {
  /** The living text. */
  live: Y.Doc
  statement: string
  /** The person's id. */
  account: string
  store: ReviewStore
  /** The round in which the person speaks, if any. */
  round: string | undefined
  /** Whether copies are kept on this device, as far as the living text was asked. */
  kept: boolean | null
  /** Whether the person suggests now. */
  on: boolean
}

export type Suggests = SendingState & {
  /** Null while the person does not suggest. */
  now: Suggesting | null
  /** Something was typed that is not being sent yet. */
  typing: boolean
  keep: (yes: boolean) => void
  /** Sends a suggestion that was not taken once more. */
  again: (id: string) => void
  /** Lets go of a suggestion that was not taken. */
  discard: (id: string) => void
}

export function useSuggesting({ live, statement, account, store, round, kept, on }: Settings): Suggests {
  const sending = useMemo(() => sendingOf({ statement, account }), [statement, account])
  const now = useMemo(() => (on ? new Suggesting(live, sending, store) : null), [on, live, sending, store])
  const client = useQueryClient()
  // In this order: what is typed last is said before the sending ends.
  useEffect(() => {
    now?.begin()
    return () => now?.end()
  }, [now])
  useEffect(() => {
    sending.begin().catch(() => {})
    return () => sending.end()
  }, [sending])
  useEffect(() => {
    sending.serve({
      round,
      take: row => store.take([row]),
      renamed: (id, fresh) => now?.fork.rename(id, fresh),
      onRefused: error => {
        const { code } = asRefusal(error)
        if (code === 'not-signed-in') void client.invalidateQueries({ queryKey: keyOf(whoAmI, {}) })
        if (code === 'wrong-state') store.refresh()
      },
    })
    return () => sending.serve(null)
  }, [sending, store, round, now, client])
  useEffect(() => {
    if (kept !== null) sending.chosen()
  }, [sending, kept])
  const state = useSyncExternalStore(sending.subscribe, sending.state)
  const typing = useSyncExternalStore(now?.subscribe ?? never, now?.typing ?? no)
  return useMemo(
    () => ({
      ...{ ...state, now, typing },
      keep: yes => sending.keep(yes),
      again: id => sending.say(new Map([[id, sending.state().unsent.get(id)?.changes ?? null]])),
      discard: id => {
        sending.discard(id)
        now?.fork.drop(id)
      },
    }),
    [state, now, typing, sending],
  )
}

const never = () => () => {}
const no = () => false

/** The review as its author sees it: with what the server has not heard yet. */
export function useWithUnsent(review: Review, { unsent }: Suggests, me: Who): Review {
  const [at] = useState(() => Date.now())
  return useMemo(() => {
    if (unsent.size === 0) return review
    const known = new Map(review.suggestions.map(row => [row.id, row]))
    for (const one of unsent.values()) {
      if (one.changes === null) known.delete(one.id)
      else known.set(one.id, rowOf(one, one.changes, known.get(one.id), me, at))
    }
    return { ...review, suggestions: [...known.values()] }
  }, [review, unsent, me, at])
}

/** The same row for the same words, so that nothing is drawn again for it. */
function rowOf(
  { id, round }: Unsent,
  changes: readonly Change[],
  known: SuggestionRow | undefined,
  by: Who,
  at: number,
): SuggestionRow {
  const before = ROWS.get(changes)
  if (before?.id === id && before.changed === (known?.changed ?? 0)) return before
  const row: SuggestionRow = known
    ? { ...known, changes: [...changes] }
    : {
        ...{ id, by, mine: true, changes: [...changes], why: '', round: round ?? null, version: null },
        ...{ state: { state: 'open' }, at, changedAt: at, undoable: false, changed: 0 },
      }
  ROWS.set(changes, row)
  return row
}

const ROWS = new WeakMap<readonly Change[], SuggestionRow>()
