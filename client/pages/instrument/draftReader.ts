/**
 * Reads a file as a draft of the instrument beside the screen's own flow, so that a long one can be left. It is given
 * the file's name and bytes, and answers with the provisions, or with the sentence why there are none.
 */
import type { SetAside } from '../../../shared/formats/imported.ts'
import { setHeadsApart } from '../../../shared/instrument/plainHeads.ts'
import type { InstrumentDraft } from '../../../shared/instrument/provision.ts'
import { readInstrument } from '../../../shared/instrument/read.ts'
import { readBytes } from '../importing/readBytes.ts'
import type { Asked } from '../importing/reader.ts'

export type DraftAnswer =
  | { draft: InstrumentDraft; title: string; tracked: boolean; setAside: SetAside[] }
  | { refused: string | null }

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  self.postMessage(await answerTo(data))
}

async function answerTo({ name, bytes }: Asked): Promise<DraftAnswer> {
  const places: { lines: readonly number[] | null } = { lines: null }
  const answer = await readBytes(name, bytes, source => {
    const apart = setHeadsApart(source)
    places.lines = apart.lines
    return apart.text
  })
  if ('refused' in answer) return answer
  const { imported, tracked } = answer.read
  return {
    draft: readInstrument(imported.file),
    title: imported.file.title,
    tracked: tracked !== null && tracked.changes.length > 0,
    setAside: imported.setAside.map(one => ({ ...one, line: places.lines?.[one.line - 1] ?? one.line })),
  }
}
