/** A round: a version circulated to organisations with a deadline, and what of their answers counts. */
import { refuse } from './refusals.ts'

/** Milliseconds since 1970; `closedAt` is when a coordinator closed it with a version. */
export type RoundTimes = { closesAt: number; closedAt: number | null }

/** Past its deadline a round takes no answers and can still be extended; a closed one is over. */
export type RoundState = 'open' | 'past-deadline' | 'closed'

/** Where `now` lies: the instant of the deadline is past it. */
export function stateOfRound(round: RoundTimes, now: number): RoundState {
  if (round.closedAt !== null) return 'closed'
  return now < round.closesAt ? 'open' : 'past-deadline'
}

/**
 * [ROUND-1] Refuses with `round-closed` when nothing can be answered any more.
 * @param now the server's clock, read inside the write that this decides.
 */
export function mustTakeAnswers(round: RoundTimes, now: number): void {
  const state = stateOfRound(round, now)
  if (state === 'past-deadline')
    refuse('round-closed', 'The deadline of this round has passed. What was said before it is kept.')
  if (state === 'closed') refuse('round-closed')
}

/** [ROUND-1] The answer of an organisation that counts: its newest, and of two at one instant the later in the list. */
export function countingAnswer<Answer extends { at: number }>(
  answers: readonly Answer[],
): Answer | undefined {
  return answers.reduce<Answer | undefined>(
    (newest, answer) => (newest === undefined || answer.at >= newest.at ? answer : newest),
    undefined,
  )
}

/** Which of the organisations that were asked have given no answer, in the order they were asked. */
export function silentIn(asked: readonly string[], answers: readonly { organisation: string }[]): string[] {
  const spoke = new Set(answers.map(({ organisation }) => organisation))
  return asked.filter(organisation => !spoke.has(organisation))
}
