/** What a restored copy must not forget of a review: what its authors took back. The log tells of neither act. */
import type { Replay } from '../journal/kinds.ts'
import * as store from './store.ts'
import { isWaiting } from './suggestions.ts'

export const removeComment: Replay<'comment-removed'> = async (tx, _ports, { comment: id }, at) => {
  const comment = await store.commentById(tx, id)
  const thread = comment && (await store.threadById(tx, comment.thread))
  if (!comment || !thread || comment.removedAt !== null) return false
  await store.saveComment(tx, { ...comment, words: '', mentions: [], removedAt: at })
  await store.saveThread(tx, { ...thread, changed: await store.nextChange(tx, thread.statement) })
  return true
}

export const withdrawSuggestion: Replay<'suggestion-withdrawn'> = async (tx, _ports, { suggestion }, at) => {
  const before = await store.suggestionById(tx, suggestion)
  if (before === undefined || !isWaiting(before.state)) return false
  const changed = await store.nextChange(tx, before.statement)
  await store.saveSuggestion(tx, { ...before, state: { state: 'withdrawn', at }, changed, changedAt: at })
  return true
}
