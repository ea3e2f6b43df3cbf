/**
 * Making one snapshot of a text's many updates. The old rows are never touched: they are its history. A snapshot
 * counts only once it was read back from the disk and says the same as memory; killed at any point, the text is
 * loaded from the snapshot before, or from all rows.
 */
import * as Y from 'yjs'
import type { Limits } from './limits.ts'
import type { RoomPorts } from './room.ts'
import { documentOf, type SharedText } from './sharedText.ts'

/** Whether so much came after the last snapshot that loading it takes noticeable time. */
export const isDue = (tail: { rows: number; bytes: number }, limits: Limits): boolean =>
  tail.rows >= limits.tailRows || tail.bytes >= limits.tailBytes

/** Whether a room that is left had better be saved as a snapshot: loading a few rows takes no time. */
export const isWorthIt = (tail: { rows: number; bytes: number }): boolean =>
  tail.rows >= WORTH_ROWS || tail.bytes >= WORTH_BYTES

const WORTH_ROWS = 100
const WORTH_BYTES = 1 << 16

/**
 * Stores the committed text as the state after row `upTo`.
 * @throws when what was read back is not what was written; the draft is then left unused.
 */
export async function compact(
  statement: string,
  text: SharedText,
  upTo: number,
  { log, clock }: Pick<RoomPorts, 'log' | 'clock'>,
): Promise<void> {
  const update = text.whole()
  await log.draftSnapshot(statement, { upTo, at: clock.now(), update })
  const readBack = await log.readSnapshot(statement, upTo)
  if (!readBack || !saysTheSame(readBack.update, text.doc))
    throw new Error('the snapshot differs from the text')
  await log.adoptSnapshot(statement, upTo)
}

/** Equal state vectors are not enough: the text itself is compared. */
function saysTheSame(update: Uint8Array, doc: Y.Doc): boolean {
  const copy = documentOf({ snapshot: { upTo: 0, at: 0, update }, rows: [] })
  const same = digest(copy) === digest(doc)
  copy.destroy()
  return same
}

const digest = (doc: Y.Doc): string =>
  JSON.stringify([
    [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b),
    doc.getXmlFragment('body').toString(),
  ])
