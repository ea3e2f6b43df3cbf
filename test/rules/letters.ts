/** Letters made by chance, with everything the grammar allows, for properties that hold for every letter. */
import fc from 'fast-check'
import { FOOTNOTES_ID } from '../../shared/statement/grammar.ts'
import { readDoc } from '../../shared/statement/read.ts'
import type { StatementFile } from '../../shared/statement/tree.ts'

/** Ids that count: the same calls give the same letter. */
export function countedIds(): () => string {
  let count = 0
  return () => {
    count += 1
    return `block${String(count).padStart(5, '0')}`
  }
}

type Json = Record<string, unknown>

const AWKWARD = [
  'We, the undersigned',
  ' ',
  '  two spaces',
  'ends in a space ',
  '1. not a list',
  '- no bullet',
  '# no heading',
  '> no quote',
  '* star *',
  '**bold?**',
  '_under_score_',
  '`code`',
  '[link](http://x.org)',
  '![image](x)',
  '<b>tag</b>',
  '&amp; &#35; &',
  'https://harbour.example/a_b',
  'www.harbour.example',
  'a@b.org',
  '[^1]',
  '[^1]: note',
  '| a | b |',
  '---',
  '===',
  '```',
  '~~gone~~',
  '\\',
  '\\_',
  'tab\there',
  'line\nbreak',
  '\r',
  '\u00a0',
  '\u202eright',
  '!',
  '“quoted”',
  'مرحبا',
  '港口',
  '🚢',
  '<!-- concern -->',
  '{.concern}',
  '[ ] todo',
  '+ plus',
  '1) one',
  '$x$',
  ':',
  '%',
  "it's",
  'é',
  '\u0000',
  'x\u2028y',
]
const NOTES = ['note000001', 'note000002', 'note000003']
const words = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.lorem({ maxCount: 6 }),
)
const marks = fc.uniqueArray(
  fc.oneof(
    fc
      .constantFrom('bold', 'italic', 'underline', 'strike', 'superscript', 'subscript')
      .map(type => ({ type })),
    fc
      .constantFrom('https://harbour.example/', 'http://x.org/a_(b)?c=d&e=f', 'mailto:desk@harbour.example')
      .map(href => ({ type: 'link', attrs: { href } })),
  ),
  { selector: mark => mark.type, maxLength: 3 },
)
const text = fc.record({ type: fc.constant('text'), text: words, marks })
const plainInline = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
)
const reference = fc.constantFrom(...NOTES).map(note => ({ type: 'footnoteRef', attrs: { note } }))
const inline = fc.array(
  fc.oneof({ weight: 6, arbitrary: plainInline }, { weight: 1, arbitrary: reference }),
  { maxLength: 5 },
)
const demand = {
  ask: fc.option(fc.constantFrom('ask0000001', 'ask0000002'), { freq: 4 }),
  concern: fc.option(fc.constant(true), { freq: 4 }),
}
const language = {
  lang: fc.option(fc.constantFrom('en', 'ar', 'pt-BR'), { freq: 6 }),
  dir: fc.option(fc.constantFrom('ltr', 'rtl'), { freq: 6 }),
}
const node = (type: string, attrs: Record<string, fc.Arbitrary<unknown>>, content: fc.Arbitrary<unknown>) =>
  fc.record({ type: fc.constant(type), attrs: fc.record(attrs), content }) as fc.Arbitrary<Json>

const paragraph = node('paragraph', { ...demand, ...language }, inline)
const heading = node('heading', { ...demand, ...language, level: fc.constantFrom(1, 2, 3) }, inline)
const rule = fc.constant<Json>({ type: 'horizontalRule', attrs: {} })

const { block } = fc.letrec<{ block: Json; item: Json; cell: Json }>(tie => {
  const blocks = (maxLength: number) => fc.array(tie('block'), { maxLength })
  const items = fc.array(tie('item'), { minLength: 1, maxLength: 3 })
  const numbering = {
    start: fc.option(fc.constantFrom(1, 2, 7)),
    type: fc.option(fc.constantFrom('1.', '1)', '(1)', 'a)', 'a.', '(i)', 'I.', 'A)')),
  }
  const spans = {
    colspan: fc.constantFrom(1, 1, 2),
    rowspan: fc.constantFrom(1, 1, 2),
    colwidth: fc.constant(null),
  }
  const row = node('tableRow', {}, fc.array(tie('cell'), { minLength: 1, maxLength: 3 }))
  return {
    block: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      paragraph,
      heading,
      rule,
      node('bulletList', {}, items),
      node('orderedList', numbering, items),
      node('blockquote', {}, blocks(2)),
      node('table', {}, fc.array(row, { minLength: 1, maxLength: 3 })),
    ),
    item: node(
      'listItem',
      demand,
      fc.oneof(
        paragraph.map(one => [one]),
        blocks(2),
      ),
    ),
    cell: fc.oneof(
      node('tableCell', spans, blocks(1)),
      node(
        'tableHeader',
        { colspan: fc.constant(1), rowspan: fc.constant(1) },
        paragraph.map(one => [one]),
      ),
    ),
  }
})

const signatories = node(
  'signatories',
  { signon: fc.option(fc.constant('signon0001')) },
  fc.array(fc.oneof(node('signatory', {}, inline), node('signatoryGroup', {}, inline), paragraph), {
    maxLength: 4,
  }),
)

const notes = fc.tuple(
  ...NOTES.map(id =>
    fc.array(plainInline, { maxLength: 3 }).map(content => ({ type: 'footnote', attrs: { id }, content })),
  ),
)

/** A letter with up to eight blocks, three notes (not all of them referred to), and awkward words. */
export const anyLetter: fc.Arbitrary<StatementFile> = fc
  .record({
    blocks: fc.array(fc.oneof({ weight: 8, arbitrary: block }, { weight: 1, arbitrary: signatories }), {
      maxLength: 8,
    }),
    notes,
    title: fc.oneof(fc.lorem({ maxCount: 5 }), fc.constant('"Quoted": \\ title #1')),
    rtl: fc.boolean(),
  })
  .map(({ blocks, notes: content, title, rtl }) => ({
    format: 'undersigned-statement',
    formatVersion: 1,
    language: rtl ? 'ar' : 'en',
    direction: rtl ? 'rtl' : 'ltr',
    title,
    body: readDoc({
      type: 'doc',
      content: [...blocks, { type: 'footnotes', attrs: { id: FOOTNOTES_ID }, content }],
    }),
  }))

/** A letter of these blocks; attributes that say nothing may be left out. */
export function letterOf(blocks: readonly unknown[]): StatementFile {
  return {
    format: 'undersigned-statement',
    formatVersion: 1,
    language: 'en',
    direction: 'ltr',
    title: 'On harbour data',
    body: readDoc({ type: 'doc', content: blocks }),
  }
}
