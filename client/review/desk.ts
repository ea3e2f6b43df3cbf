/** What the parts of the margin share: the store, the letter, and the acts of the screen. It never changes. */
import type { Editor } from '@tiptap/core'
import { createContext, useContext } from 'react'
import type { Anchor } from '../../shared/review/anchor.ts'
import type { ReviewLayer } from './layer.ts'
import type { Mention } from './saying.ts'
import type { ReviewStore } from './store.ts'

export type ReviewDesk = {
  store: ReviewStore
  editor: Editor
  layer: ReviewLayer
  statement: { id: string; coalition: { id: string } }
  /** Opens a card, or none. `go`: also shows its words in the letter. */
  activate: (id: string | null, go?: boolean) => void
  /** Begins a comment about something, or leaves it. */
  compose: (on: Anchor | null) => void
  /** Ticks a suggestion, to decide several at once. */
  choose: (suggestion: string, chosen: boolean) => void
  /** What was typed and not sent, by thread, so that closing a card loses nothing. */
  drafts: Map<string, { words: string; mentions: readonly Mention[] }>
}

export const ReviewDeskContext = createContext<ReviewDesk | null>(null)

export function useDesk(): ReviewDesk {
  const desk = useContext(ReviewDeskContext)
  if (!desk) throw new Error('This part of the margin stands outside of a letter.')
  return desk
}
