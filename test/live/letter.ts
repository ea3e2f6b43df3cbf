import type { Doc } from '../../shared/statement/tree.ts'

const PLAIN = { ask: null, concern: null, lang: null, dir: null }

/** A short letter about an invented treaty. */
export const LETTER: Doc = {
  type: 'doc',
  content: [
    {
      type: 'heading',
      attrs: { ...PLAIN, id: 'heading-one', level: 1 },
      content: [{ type: 'text', text: 'On the Convention on Harbour Data' }],
    },
    {
      type: 'paragraph',
      attrs: { ...PLAIN, id: 'paragraph-one' },
      content: [{ type: 'text', text: 'We write to the Harbour Committee.' }],
    },
  ],
}
