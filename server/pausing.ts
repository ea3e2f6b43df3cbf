/** Long work in the main thread, in pieces: whoever else asks for something is answered between them. */
import type { Query, Tx } from './ports.ts'

/** So long may one piece take, in milliseconds. */
const PIECE_MS = 15

/**
 * To be awaited between steps: goes on at once while the piece is short, and otherwise lets others have their turn.
 * @param q with what the work reads; within a write it never waits, for others wait for the write
 */
export function pausing(q?: Query | Tx): () => Promise<void> {
  if (q !== undefined && 'writes' in q) return async () => {}
  let begun = performance.now()
  return async () => {
    if (performance.now() - begun < PIECE_MS) return
    await new Promise<void>(resolve => setImmediate(resolve))
    begun = performance.now()
  }
}

/** What work that is done in steps comes to, with others served between them. */
export async function inPieces<T>(work: Generator<void, T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await pause()
  }
}
