/** What this person says in threads before the server has it: shown at once, laid over what the server knows. */
import type { ThreadRow } from '../../shared/contract/reviews.ts'
import type { Anchor } from '../../shared/review/anchor.ts'
import type { Who } from '../../shared/review/states.ts'

export type Mention = { kind: 'person' | 'organisation'; id: string; name: string }
type Words = { words: string; mentions: readonly Mention[] }

/** One act of saying. `comment` is the sender's own id, so that what is sent twice is there once. */
export type Saying =
  | ({ act: 'start'; thread: string; comment: string; on: Anchor } & Words)
  | ({ act: 'reply'; thread: string; comment: string } & Words)
  | ({ act: 'edit'; thread: string; comment: string } & Words)
  | { act: 'remove'; thread: string; comment: string }

/** How it stands: on its way, waiting for the network, or refused for good with the server's sentence. */
export type Unsent = { saying: Saying; at: number; stands: 'sending' | 'waiting' | { refused: string } }

/**
 * The threads as their reader sees them: the server's, with what is still unsent on top. What the server has
 * already, because an answer was lost and its news came first, is not laid over a second time.
 * @param me who the unsent words are shown as said by
 */
export function withUnsent(rows: readonly ThreadRow[], unsent: readonly Unsent[], me: Who): ThreadRow[] {
  const threads = new Map(rows.map(row => [row.id, row]))
  for (const { saying, at } of unsent) {
    const known = threads.get(saying.thread)
    const next = known ? laidOver(known, saying, me, at) : begun(saying, me, at)
    if (next) threads.set(saying.thread, next)
  }
  return [...threads.values()]
}

function begun(saying: Saying, me: Who, at: number): ThreadRow | null {
  if (saying.act !== 'start') return null
  const comments = [commentOf(saying, me, at)]
  const { thread: id, on } = saying
  return { id, on, round: null, version: null, state: { state: 'open' }, comments, changed: 0 }
}

function laidOver(thread: ThreadRow, saying: Saying, me: Who, at: number): ThreadRow {
  const { comments } = thread
  if (saying.act === 'start' || saying.act === 'reply') {
    if (comments.some(({ id }) => id === saying.comment)) return thread
    return { ...thread, comments: [...comments, commentOf(saying, me, at)] }
  }
  const changed = saying.act === 'edit' ? edited(saying, at) : { removed: true, words: '' }
  return {
    ...thread,
    comments: comments.map(comment => (comment.id === saying.comment ? { ...comment, ...changed } : comment)),
  }
}

const edited = ({ words, mentions }: Words, at: number) => ({
  ...{ words, editedAt: at },
  mentions: [...mentions],
})

const commentOf = (saying: Words & { comment: string }, by: Who, at: number) => ({
  id: saying.comment,
  ...{ by, at, mine: true, words: saying.words, mentions: [...saying.mentions] },
  ...{ editedAt: null, removed: false },
})
