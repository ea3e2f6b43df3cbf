/**
 * A letter in as few words as a test can say it: `doc(p('Dear delegates,'), ul(li([p('One')])))`. What is not said
 * is null, as the grammar has it, and a block without content has no `content`, as the editor writes it. Letters by
 * chance are made of the same few words, which is why this file is longer than most.
 */
import fc from 'fast-check'
import { FOOTNOTES_ID } from '../../shared/statement/grammar.ts'
import { childrenOf } from '../../shared/statement/text.ts'
import {
  type AnyBlock,
  type Block,
  type Blockquote,
  type BulletList,
  type Doc,
  type Footnote,
  type FootnoteRef,
  type Footnotes,
  type Heading,
  type Inline,
  type ListItem,
  MARKS,
  type Mark,
  type OrderedList,
  type Paragraph,
  type Signatories,
  type Table,
  type TableCell,
  type TableRow,
  type Text,
} from '../../shared/statement/tree.ts'

type Words = string | Inline[]

export const doc = (...blocks: Block[]): Doc => ({ type: 'doc', ...holding(blocks) })

/** A paragraph of words, or of the inline nodes given. */
export const p = (words: Words, attrs: Partial<Paragraph['attrs']> = {}): Paragraph => ({
  type: 'paragraph',
  attrs: { id: null, ask: null, concern: null, lang: null, dir: null, ...attrs },
  ...holding(inline(words)),
})

/** A heading of a level from 1 to 3. */
export const h = (
  level: 1 | 2 | 3,
  words: Words,
  attrs: Partial<Omit<Heading['attrs'], 'level'>> = {},
): Heading => ({
  type: 'heading',
  attrs: { id: null, ask: null, concern: null, lang: null, dir: null, ...attrs, level },
  ...holding(inline(words)),
})

export const li = (blocks: Block[], attrs: Partial<ListItem['attrs']> = {}): ListItem => ({
  type: 'listItem',
  attrs: { id: null, ask: null, concern: null, ...attrs },
  ...holding(blocks),
})

export const ul = (...items: ListItem[]): BulletList => ({
  type: 'bulletList',
  attrs: { id: null },
  ...holding(items),
})

/** A numbered list: `type` is the printed form of its first number, such as `a)`, and `start` counts from 1. */
export const ol = (
  items: ListItem[],
  type: string | null = null,
  start: number | null = null,
): OrderedList => ({ type: 'orderedList', attrs: { id: null, start, type }, ...holding(items) })

export const quote = (...blocks: Block[]): Blockquote => ({
  type: 'blockquote',
  attrs: { id: null },
  ...holding(blocks),
})

/** A table of one paragraph a cell. The cells of its first row are headers. */
export const table = (...rows: string[][]): Table => ({
  type: 'table',
  attrs: { id: null },
  ...holding(
    rows.map((cells, index) =>
      row(cells.map(words => cell(index === 0 ? 'tableHeader' : 'tableCell', [p(words)]))),
    ),
  ),
})

const row = (cells: TableCell[]): TableRow => ({ type: 'tableRow', attrs: { id: null }, ...holding(cells) })

const cell = (type: TableCell['type'], blocks: Block[], colspan = 1, rowspan = 1): TableCell => ({
  type,
  attrs: { id: null, colspan, rowspan, colwidth: null },
  ...holding(blocks),
})

/** The place of the signatories: these names, or bound to a sign-on by its id. */
export const signatories = (names: string[], signon: string | null = null): Signatories => ({
  type: 'signatories',
  attrs: { id: null, signon },
  ...holding(
    names.map(name => ({ type: 'signatory' as const, attrs: { id: null }, ...holding(inline(name)) })),
  ),
})

/** The container of the notes, which the references of the letter mean by their ids. */
export const notes = (...content: Footnote[]): Footnotes => ({
  type: 'footnotes',
  attrs: { id: FOOTNOTES_ID },
  ...holding(content),
})

export const note = (id: string, words: Words): Footnote => ({
  type: 'footnote',
  attrs: { id },
  ...holding(inline(words)),
})

export const ref = (id: string): FootnoteRef => ({ type: 'footnoteRef', attrs: { note: id } })

/** A text with its marks in the order given, which need not be the schema's. */
export const text = (words: string, ...marks: Mark[]): Text => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
})

export const bold: Mark = { type: 'bold' }
export const link = (href: string): Mark => ({ type: 'link', attrs: { href } })

const inline = (words: Words): Inline[] =>
  typeof words !== 'string' ? words : words === '' ? [] : [text(words)]

const holding = <Child>(content: Child[]): { content?: Child[] } => (content.length > 0 ? { content } : {})

/**
 * A copy of the letter in which every block that had no id has one, counted in reading order: the same call gives
 * the same ids, and letters counted from numbers far apart share none. Notes keep the ids they are referred to by.
 */
export function withIds(letter: Doc, from = 0): Doc {
  const copy = structuredClone(letter)
  let count = from
  const visit = (block: AnyBlock): void => {
    block.attrs.id ??= `block${String(count++).padStart(5, '0')}`
    for (const child of childrenOf(block)) visit(child)
  }
  for (const block of childrenOf(copy)) visit(block)
  return copy
}

const NOTES = ['noteaaaa1', 'noteaaaa2', 'noteaaaa3']
const ASKS = ['askaaaaa1', 'askaaaaa2', 'askaaaaa3']

/**
 * Words by chance, some of them awkward. Every character is one UTF-16 unit, so that a test may cut a text
 * anywhere and still have whole characters; a lone "y" is left out because tests write one where nothing is left.
 */
const anyWords = fc
  .oneof(
    { weight: 3, arbitrary: fc.lorem({ maxCount: 8 }) },
    { weight: 2, arbitrary: fc.string({ maxLength: 8 }) },
    fc.constantFrom(
      '',
      ' ',
      '  two',
      'tab\there',
      'line\nbreak',
      '"',
      '\\',
      '\u0000',
      '\u2028',
      '\u00a0',
      '\u200b',
    ),
    fc.constantFrom(
      'é',
      'e\u0301',
      'مرحبا',
      '港口管理局',
      'ท่าเรือ',
      '\u202eall',
      'cyber-enabled',
      '[^1]',
      '1.',
    ),
  )
  .filter(words => words !== 'y')

const anyMark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom(...MARKS).map(type => ({ type })),
  fc.constantFrom('https://harbour.example/r', 'mailto:desk@harbour.example').map(link),
)
/** Marks in any order, also two links at once, of which a letter keeps the first. */
const anyText = fc
  .tuple(anyWords, fc.array(anyMark, { maxLength: 3 }))
  .map(([words, marks]) => text(words, ...marks))
const anyBreak: fc.Arbitrary<Inline> = fc.constantFrom(
  { type: 'hardBreak' },
  { type: 'hardBreak', marks: [bold] },
)
const noteLine = fc.array(fc.oneof({ weight: 6, arbitrary: anyText }, anyBreak), { maxLength: 3 })
const line: fc.Arbitrary<Inline[]> = fc.array(
  fc.oneof({ weight: 6, arbitrary: anyText }, anyBreak, fc.constantFrom(...NOTES).map(ref)),
  { maxLength: 4 },
)

const rarely = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })
const demand = { ask: rarely(fc.constantFrom(...ASKS)), concern: rarely(fc.constant(true as const)) }
const lineAttributes = fc.record({
  ...demand,
  lang: rarely(fc.constantFrom('fr', 'ar', 'pt-BR')),
  dir: rarely(fc.constantFrom('ltr' as const, 'rtl' as const)),
})
const anyParagraph = fc.tuple(line, lineAttributes).map(([words, attrs]) => p(words, attrs))
const anyHeading = fc
  .tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), line, lineAttributes)
  .map(([level, words, attrs]) => h(level, words, attrs))
const anyType = rarely(fc.constantFrom('1.', '1)', 'a)', '(i)', 'I.', 'A.'))

const { block: anyBlock } = fc.letrec<{ block: Block; item: ListItem; row: TableRow }>(tie => {
  const blocks = fc.array(tie('block'), { maxLength: 2 })
  const items = fc.array(tie('item'), { maxLength: 3 })
  const span = fc.constantFrom(1, 1, 1, 2)
  const anyCell = fc.tuple(fc.constantFrom('tableCell' as const, 'tableHeader' as const), blocks, span, span)
  return {
    block: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      { weight: 5, arbitrary: anyParagraph },
      { weight: 2, arbitrary: anyHeading },
      { weight: 1, arbitrary: fc.constant<Block>({ type: 'horizontalRule', attrs: { id: null } }) },
      { weight: 2, arbitrary: items.map(all => ul(...all)) },
      {
        weight: 2,
        arbitrary: fc.tuple(items, anyType, rarely(fc.integer({ min: 1, max: 4 }))).map(all => ol(...all)),
      },
      { weight: 1, arbitrary: blocks.map(all => quote(...all)) },
      {
        weight: 1,
        arbitrary: fc
          .array(tie('row'), { maxLength: 3 })
          .map((rows): Block => ({ type: 'table', attrs: { id: null }, ...holding(rows) })),
      },
    ),
    item: fc.tuple(blocks, fc.record(demand)).map(([content, attrs]) => li(content, attrs)),
    row: fc
      .array(
        anyCell.map(all => cell(...all)),
        { maxLength: 3 },
      )
      .map(row),
  }
})

const anySignatories: fc.Arbitrary<Block> = fc
  .record({
    lines: fc.array(
      fc.oneof(
        anyParagraph,
        fc
          .tuple(fc.constantFrom('signatory' as const, 'signatoryGroup' as const), line)
          .map(([type, words]) => ({ type, attrs: { id: null }, ...holding(words) })),
      ),
      { maxLength: 4 },
    ),
    signon: rarely(fc.constant('signonaa1')),
  })
  .map(({ lines, signon }) => ({ type: 'signatories', attrs: { id: null, signon }, ...holding(lines) }))

/**
 * Any letter that can be frozen, written in any way: nothing normalised yet, no ids but those of its notes, every
 * reference with its note, also notes that nothing refers to, and the container of the notes in any place.
 * No block is in German and no list starts at 7: that is what tests write to change one.
 */
export const anyLetter: fc.Arbitrary<Doc> = fc
  .record({
    blocks: fc.array(fc.oneof({ weight: 8, arbitrary: anyBlock }, { weight: 1, arbitrary: anySignatories }), {
      maxLength: 6,
    }),
    contents: fc.tuple(noteLine, noteLine, noteLine),
    loose: fc.boolean(),
    place: fc.nat({ max: 6 }),
  })
  .map(({ blocks, contents, loose, place }) => {
    const said = JSON.stringify(blocks)
    const kept = NOTES.flatMap((id, at) =>
      loose || said.includes(`"note":"${id}"`) ? note(id, contents[at] ?? []) : [],
    )
    return doc(...(kept.length > 0 ? blocks.toSpliced(place, 0, notes(...kept)) : blocks))
  })
