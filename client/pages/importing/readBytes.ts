/** Reading the bytes of a file as a letter, by the ending of its name. It runs in a worker: reading may take seconds. */
import type { Imported, ImportOptions } from '../../../shared/formats/imported.ts'
import { textOfBytes } from '../../../shared/formats/textBytes.ts'
import type { StatementFile } from '../../../shared/statement/tree.ts'
import { newBlockId } from '../../editor/blockId.ts'
import { fromDocxBothWays, fromOdtBothWays, type Read } from './bothWays.ts'

/** `refused` is a sentence for a person, `null` where the file is not in the encoding it says it is in. */
export type Answer = { read: Read } | { refused: string | null }

/** @param prepare what is done to a plain text or Markdown before it is read */
export async function readBytes(
  name: string,
  bytes: Uint8Array,
  prepare: (text: string) => string = text => text,
): Promise<Answer> {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? ''
  const options = { newId: newBlockId, title: name.replace(/\.[^.]+$/, '') }
  try {
    if (ending === 'docx') return { read: await fromDocxBothWays(bytes, options) }
    if (ending === 'odt') return { read: await fromOdtBothWays(bytes, options) }
    const isPage = ending.startsWith('htm')
    const text = textOfBytes(bytes, isPage)
    if (text === null) return { refused: null }
    const prepared = isPage || ending === 'json' ? text : prepare(text)
    return { read: { imported: await fromText(ending, prepared, options), tracked: null } }
  } catch (error) {
    return { refused: error instanceof Error ? error.message : '' }
  }
}

async function fromText(ending: string, text: string, options: ImportOptions): Promise<Imported> {
  switch (ending) {
    case 'html':
    case 'htm':
      return (await import('../../../shared/formats/htmlForeign.ts')).fromHtml(text, options)
    case 'md':
    case 'markdown':
      return (await import('../../../shared/formats/markdown.ts')).fromMarkdown(text, options)
    case 'json':
      return asItIs((await import('../../../shared/formats/json.ts')).fromJson(text))
    default:
      return (await import('../../../shared/formats/plain.ts')).fromPlain(text, options)
  }
}

const asItIs = (file: StatementFile): Imported => ({
  file,
  setAside: [],
  offers: { asks: [], concerns: [], mends: [] },
  titleBlock: null,
})
