/**
 * Reads a file as a letter beside the screen's own flow, so that a long one can be left. It is given the file's
 * name and bytes, and answers with the letter and its questions, or with the sentence why it is none.
 */
import type { Imported, ImportOptions } from '../../../shared/formats/imported.ts'
import { textOfBytes } from '../../../shared/formats/textBytes.ts'
import type { StatementFile } from '../../../shared/statement/tree.ts'
import { newBlockId } from '../../editor/blockId.ts'
import { fromDocxBothWays, fromOdtBothWays, type Read } from './bothWays.ts'

export type Asked = { name: string; bytes: Uint8Array }
/** `refused` is a sentence for a person, `null` where the file is not in the encoding it says it is in. */
export type Answer = { read: Read } | { refused: string | null }

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  self.postMessage(await answerTo(data))
}

async function answerTo({ name, bytes }: Asked): Promise<Answer> {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? ''
  const options = { newId: newBlockId, title: name.replace(/\.[^.]+$/, '') }
  try {
    if (ending === 'docx') return { read: await fromDocxBothWays(bytes, options) }
    if (ending === 'odt') return { read: await fromOdtBothWays(bytes, options) }
    const text = textOfBytes(bytes, ending.startsWith('htm'))
    if (text === null) return { refused: null }
    return { read: { imported: await fromText(ending, text, options), tracked: null } }
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
