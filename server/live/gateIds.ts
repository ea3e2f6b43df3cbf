/** Bounds of the ids that structs may have. */

/** Clocks beyond this are nobody's: a lifetime of typing is 2^27. */
export const LAST_CLOCK = 2 ** 31
export const LAST_EDITOR = 2 ** 32 - 1
