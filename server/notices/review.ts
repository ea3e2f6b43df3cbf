/** Telling people what waits for them in the review of a statement: noted in the write that is its cause. */
import type { NoticeKindOfReview } from '../../shared/digest.ts'
import type { Ports, Query, Tx } from '../ports.ts'
import { addNotices, digestsOf } from './store.ts'

/** Something that happened to a statement's review, and whom it concerns. */
export type ReviewEvent = {
  statement: string
  coalition: string
  kind: NoticeKindOfReview
  /** Ids of people; without whoever did it. Somebody named twice is told once. */
  people: readonly string[]
}

/**
 * Notes that people are to be told, in the write that is the cause. The next digest counts it and never quotes it
 * [SAFE-3]. Whoever wants no mails has nothing noted [NOTE-1].
 */
export async function noteEvent(
  tx: Tx,
  ports: Pick<Ports, 'clock' | 'ids'>,
  { people, ...event }: ReviewEvent,
): Promise<void> {
  const never = await wantNone(tx, people)
  const told = [...new Set(people)].filter(person => !never.has(person))
  const at = ports.clock.now()
  await addNotices(
    tx,
    told.map(person => ({ ...event, id: ports.ids.id(), person, at })),
  )
}

/** Those of some people who want no mails about review. */
export async function wantNone(q: Query, people: readonly string[]): Promise<Set<string>> {
  const digests = await digestsOf(q, people)
  return new Set(people.filter(person => digests.get(person) === 'never'))
}
