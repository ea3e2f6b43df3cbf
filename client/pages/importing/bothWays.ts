/** Files that track changes, read both ways: with all changes accepted, and with all of them rejected. */
import type { Imported, ImportOptions } from '../../../shared/formats/imported.ts'
import type { ReadBothWays } from '../../../shared/formats/tracked.ts'

/** `imported` has every tracked change accepted; `tracked` is null where the file tracks and comments nothing. */
export type Read = { imported: Imported; tracked: Tracked | null }
export type Tracked = Omit<ReadBothWays, 'accepted'>

/** @throws FileRefused with a sentence for a person */
export async function fromDocxBothWays(bytes: Uint8Array, options: ImportOptions): Promise<Read> {
  const { readDocx } = await import('../../../shared/formats/docx/docxRead.ts')
  return readOf(readDocx(bytes, options))
}

/** @throws FileRefused with a sentence for a person */
export async function fromOdtBothWays(bytes: Uint8Array, options: ImportOptions): Promise<Read> {
  const { readOdt } = await import('../../../shared/formats/odt/odtRead.ts')
  return readOf(readOdt(bytes, options))
}

function readOf({ accepted, ...tracked }: ReadBothWays): Read {
  const tracks = tracked.changes.length > 0 || tracked.comments.length > 0
  return { imported: accepted, tracked: tracks ? tracked : null }
}
