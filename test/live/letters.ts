/** Small letters of an invented coalition, with ids and words that say which block they belong to. */
import type { Block, Doc, Footnote, Inline, ListItem, Paragraph, Text } from '../../shared/statement/tree.ts'

export const text = (words: string): Text => ({ type: 'text', text: words })

const inline = (words: string | Inline[]): Inline[] =>
  typeof words === 'string' ? (words ? [text(words)] : []) : words

export const paragraph = (id: string, words: string | Inline[], ask: string | null = null): Paragraph => ({
  type: 'paragraph',
  attrs: { id, ask, concern: null, lang: null, dir: null },
  content: inline(words),
})

export const heading = (id: string, words: string, ask: string | null = null): Block => ({
  type: 'heading',
  attrs: { id, ask, concern: null, lang: null, dir: null, level: 2 },
  content: inline(words),
})

export const item = (id: string, content: Block[], ask: string | null = null): ListItem => ({
  type: 'listItem',
  attrs: { id, ask, concern: null },
  content,
})

export const bullets = (id: string, content: ListItem[]): Block => ({
  type: 'bulletList',
  attrs: { id },
  content,
})

export const quotation = (id: string, content: Block[]): Block => ({
  type: 'blockquote',
  attrs: { id },
  content,
})

export const table = (id: string, rows: string[][]): Block => ({
  type: 'table',
  attrs: { id },
  content: rows.map((cells, r) => ({
    type: 'tableRow',
    attrs: { id: `${id}_r${r}` },
    content: cells.map((words, c) => ({
      type: 'tableCell',
      attrs: { id: `${id}_c${r}${c}`, colspan: null, rowspan: null, colwidth: null },
      content: [paragraph(`${id}_p${r}${c}`, words)],
    })),
  })),
})

export const reference = (note: string): Inline => ({ type: 'footnoteRef', attrs: { note } })

export const note = (id: string, words: string): Footnote => ({
  type: 'footnote',
  attrs: { id },
  content: inline(words),
})

export const notes = (...content: Footnote[]): Block => ({
  type: 'footnotes',
  attrs: { id: 'footnotes' },
  content,
})

export const letter = (...content: Block[]): Doc => ({ type: 'doc', content })

/** A letter with a block of each kind. The first word of each text block says which one it is. */
export const mixedLetter = (): Doc =>
  letter(
    heading('block_a0', 'a1 a2 a3'),
    paragraph('block_b0', 'b1 b2 b3 b4'),
    paragraph('block_c0', 'c1 c2 c3'),
    bullets('list_000', [
      item('item_d00', [paragraph('block_d0', 'd1 d2 d3')]),
      item('item_e00', [paragraph('block_e0', 'e1 e2 e3')]),
      item('item_f00', [paragraph('block_f0', 'f1 f2 f3')]),
    ]),
    quotation('quote_00', [paragraph('block_g0', 'g1 g2 g3')]),
    heading('block_h0', 'h1 h2 h3'),
    table('table_00', [['j1 j2', 'k1 k2']]),
    paragraph('block_l0', 'l1 l2 l3'),
    paragraph('block_m0', 'm1 m2 m3'),
    notes(note('note_o00', 'o1 o2')),
  )
