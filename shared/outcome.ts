/** What became of an ask in a draft of the instrument. */

/** The best first. `gone` says that the provision is no longer there. */
export const OUTCOMES = ['reflected', 'partly', 'not-reflected', 'weakened', 'gone'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** Whether this can have become of an ask that is placed so: a provision that stands in the draft is not gone. */
export const canBe = (outcome: Outcome, place: { kind: string }): boolean =>
  outcome !== 'gone' || place.kind !== 'placed'
