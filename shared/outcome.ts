/** What became of an ask in a draft of the instrument. */

/** The best first. `gone` says that the provision is no longer there. */
export const OUTCOMES = ['reflected', 'partly', 'not-reflected', 'weakened', 'gone'] as const
export type Outcome = (typeof OUTCOMES)[number]
