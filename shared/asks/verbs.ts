/** Which demands on the same words cannot both be met. */
import type { Verb } from '../ask.ts'

/** With these the words go. To oppose a provision leaves open what should be done about it. */
const REMOVES: readonly Verb[] = ['delete', 'reject']
/** These need the words, as they are or otherwise. */
const NEEDS: readonly Verb[] = [
  ...(['retain', 'welcome', 'amend', 'replace', 'insert', 'move'] as const),
  ...(['define', 'narrow', 'limit', 'clarify', 'mainstream'] as const),
]
/** These want the words to stay. One may retain a provision and yet amend it: that is no contradiction. */
const KEEPS: readonly Verb[] = ['retain', 'welcome']
const AGAINST_KEEPING: readonly Verb[] = ['replace', 'oppose']

/** On the same words. The order of the two says nothing. */
export const opposed = (one: Verb, other: Verb): boolean => opposes(one, other) || opposes(other, one)

/**
 * Where one is on a provision and the other on something within it. Whoever welcomes, opposes or replaces the whole
 * may yet say otherwise of a point.
 */
export const opposedWithin = (outer: Verb, inner: Verb): boolean =>
  (REMOVES.includes(outer) && NEEDS.includes(inner)) || (outer === 'retain' && REMOVES.includes(inner))

const opposes = (one: Verb, other: Verb): boolean =>
  (REMOVES.includes(one) && NEEDS.includes(other)) || (AGAINST_KEEPING.includes(one) && KEEPS.includes(other))
