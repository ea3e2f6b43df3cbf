/** So many rows are written or asked for at once: both databases count the values of a statement. */
const BATCH = 500

/** Rows or ids in lists of such a length, in their order. */
export function batches<T>(all: readonly T[]): T[][] {
  const parts = Math.ceil(all.length / BATCH)
  return Array.from({ length: parts }, (_, part) => all.slice(part * BATCH, (part + 1) * BATCH))
}
