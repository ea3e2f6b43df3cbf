/** The letters that the load types in: a paragraph for each editor, at whose end it writes. */
import * as Y from 'yjs'
import type { Doc } from '../../../shared/statement/tree.ts'
import { seedUpdate } from '../../../shared/statement/yjsDiff.ts'
import type { Id } from './edits.ts'

export const letterOf = (paragraphs: number): Doc => ({
  type: 'doc',
  content: Array.from({ length: paragraphs }, (_, at) => ({
    type: 'paragraph',
    attrs: { id: `paragraph-${at}`, ask: null, concern: null, lang: null, dir: null },
    content: [
      { type: 'text', text: `${at + 1}. The harbour keeps its records for as long as a ship is at sea` },
    ],
  })),
})

/** The first state of a letter, the same bytes that our server gives it. */
export const seedOf = (paragraphs: number): Uint8Array => seedUpdate(letterOf(paragraphs))

/** The last letter of each paragraph. */
export function endsOf(state: Uint8Array): Id[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const ends: Id[] = []
  for (const element of doc.getXmlFragment('body').toArray()) {
    const text = element instanceof Y.XmlElement && element.nodeName === 'paragraph' ? element.get(0) : null
    if (text instanceof Y.XmlText) ends.push(endOf(text))
  }
  doc.destroy()
  return ends
}

function endOf(text: Y.XmlText): Id {
  let item = text._start
  while (item?.right) item = item.right
  if (!item) throw new Error('A paragraph of the bench has no text.')
  return { editor: item.lastId.client, clock: item.lastId.clock }
}
