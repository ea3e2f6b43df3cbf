/** What the kinds of targets have in common. */
import type { TargetKind } from '../ask.ts'

/** Whether a target of this kind names a provision of a draft; without one it is unplaced [ASK-1]. */
export const isAimedKind = (kind: TargetKind): boolean => kind !== 'whole' && kind !== 'other'

/** Whether a target of this kind has words of its own that say what is meant. */
export const hasOwnWords = (kind: TargetKind): kind is 'alternative' | 'floor' =>
  kind === 'alternative' || kind === 'floor'
