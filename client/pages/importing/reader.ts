/**
 * Reads a file as a letter beside the screen's own flow, so that a long one can be left. It is given the file's
 * name and text, and answers with the letter and its questions, or with the sentence why it is none.
 */

import type { Imported } from '../../../shared/formats/imported.ts'
import { fromJson } from '../../../shared/formats/json.ts'
import { fromMarkdown } from '../../../shared/formats/markdown.ts'
import { fromPlain } from '../../../shared/formats/plain.ts'
import { newBlockId } from '../../editor/blockId.ts'

export type Asked = { name: string; text: string }
export type Answer = { imported: Imported } | { refused: string }

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  self.postMessage(read(data))
}

function read({ name, text }: Asked): Answer {
  const title = name.replace(/\.[^.]+$/, '')
  try {
    if (/\.json$/i.test(name)) return { imported: asItIs(text) }
    const reader = /\.(md|markdown)$/i.test(name) ? fromMarkdown : fromPlain
    return { imported: reader(text, { newId: newBlockId, title }) }
  } catch (error) {
    return { refused: error instanceof Error ? error.message : '' }
  }
}

const asItIs = (text: string): Imported => ({
  file: fromJson(text),
  setAside: [],
  offers: { asks: [], concerns: [], mends: [] },
  titleBlock: null,
})
