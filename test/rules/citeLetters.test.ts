import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citationsOfBlock, contextAfter } from '../../shared/cite/blockCitations.ts'
import { citationsIn } from '../../shared/cite/citations.ts'
import type { CiteContext } from '../../shared/cite/found.ts'
import { toText } from '../../shared/formats/text.ts'
import type { Block, Doc, Footnote } from '../../shared/statement/tree.ts'
import { ENGLISH } from './citeGoldEnglish.ts'
import { FRENCH, SPANISH } from './citeGoldRomance.ts'

const plain = { id: null, lang: null, dir: null, ask: null, concern: null }
const paragraph = (text: string): Block => ({
  type: 'paragraph',
  attrs: plain,
  content: [{ type: 'text', text }],
})
const note = (text: string): Footnote => ({
  type: 'footnote',
  attrs: { id: null },
  content: [{ type: 'text', text }],
})

/** A letter of these paragraphs, with notes at its end. */
const letter = (paragraphs: readonly string[], notes: readonly string[] = []): Doc => ({
  type: 'doc',
  content: [
    ...paragraphs.map(paragraph),
    ...(notes.length === 0
      ? []
      : [{ type: 'footnotes' as const, attrs: { id: null }, content: notes.map(note) }]),
  ],
})

const found = (doc: Doc) =>
  citationsIn(doc).map(({ block, text, instrument, targets }) => [block, text, instrument, ...targets])

describe('Citations of a letter', () => {
  it('[CITE-1] keep what the letter calls an instrument', () => {
    const doc = letter([
      'The International Covenant on Civil and Political Rights (“the Covenant”) binds harbours.',
      'Article 17 of the Covenant protects letters, and article 5 of the Convention does not.',
      'The Treaty on Lamps (TOL) is old.',
      'Article 3 TOL is older.',
    ])
    expect(found(doc)).toEqual([
      [1, 'Article 17', 'ICCPR', { article: '17' }],
      [1, 'article 5', 'draft', { article: '5' }],
      [3, 'Article 3', 'Treaty on Lamps', { article: '3' }],
    ])
  })

  it('[CITE-1] mean the draft where the letter says what its name is', () => {
    const doc = letter([
      'We comment on the proposed Convention on Harbour Data (the “Harbour Convention”).',
      'Article 5 of the Convention on Harbour Data and Article 6 of the Harbour Convention',
    ])
    expect(found(doc).map(one => one[2])).toEqual(['draft', 'draft'])
  })

  it('[CITE-1] mean the draft where the coalition says what its name is', () => {
    const more = [{ name: 'draft', names: ['Convention on Harbour Data', 'CHD'] }]
    const text = letter(['Article 5 of the Convention on Harbour Data and Article 6 CHD'])
    expect(citationsIn(text, more).map(one => one.instrument)).toEqual(['draft', 'draft'])
    expect(citationsIn(text).map(one => one.instrument)[0]).toBe('Convention on Harbour Data')
  })

  it('[CITE-1] point back over paragraphs, and "ibid." to the note before', () => {
    const doc = letter(
      ['Article 57 is loose.', 'So is paragraph 1 of the same article.'],
      ['UNTOC, art. 28.', 'Ibid., art. 29.', 'Ibid., para. 2.'],
    )
    expect(found(doc)).toEqual([
      [0, 'Article 57', 'draft', { article: '57' }],
      [1, 'paragraph 1 of the same article', 'draft', { article: '57', paragraph: '1' }],
      [2, 'art. 28', 'UNTOC', { article: '28' }],
      [3, 'art. 29', 'UNTOC', { article: '29' }],
      [4, 'para. 2', 'UNTOC', { article: '29', paragraph: '2' }],
    ])
  })

  it('[CITE-1] carry the symbol of a resolution beside its name', () => {
    const [only] = citationsIn(letter(['As resolution 75/282, paragraph 8, says']))
    expect(only).toMatchObject({
      text: 'resolution 75/282, paragraph 8',
      instrument: 'A/RES/75/282',
      symbol: 'A/RES/75/282',
      targets: [{ paragraph: '8' }],
    })
  })

  it('[CITE-1] of a block that changed are found without reading the whole letter again', () => {
    const texts = [
      'The Treaty on Lamps (TOL) is old.',
      'Article 3 TOL',
      'Article 4',
      'paragraph 2 of the same article',
    ]
    let context: CiteContext = {}
    const byBlock = texts.map(text => {
      const citations = citationsOfBlock(text, context)
      context = contextAfter(text, citations, context)
      return citations.map(({ text: words, instrument, targets }) => [words, instrument, targets])
    })
    const whole = citationsIn(letter(texts))
    expect(byBlock.flat()).toEqual(whole.map(({ text, instrument, targets }) => [text, instrument, targets]))
  })
})

const SENTENCES = [...ENGLISH, ...SPANISH, ...FRENCH].map(([text]) => text.replace(/[‹›]/g, ''))
const SIGNS = [
  '(',
  ')',
  ' “',
  '” ',
  ', ',
  '; ',
  '. ',
  ' and ',
  ' of the ',
  '\n',
  '🚢',
  'é',
  '\u00a0',
  'Article ',
  '5',
]

describe('Any text', () => {
  it('[CITE-1] has its citations in order, apart, and where they say, in UTF-16 units', () => {
    const piece = fc.oneof(
      fc.constantFrom(...SENTENCES),
      fc.constantFrom(...SIGNS),
      fc.string({ maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 8 }), { maxLength: 4 }), pieces => {
        const doc = letter(pieces.map(one => one.join('')))
        const text = toText({ body: doc })
        const blocks = text.split('\n\n')
        let at = 0
        for (const one of citationsIn(doc)) {
          expect(text.slice(one.start, one.end)).toBe(one.text)
          expect(one.start).toBeGreaterThanOrEqual(at)
          expect(one.end).toBeGreaterThan(one.start)
          expect(blocks[one.block]).toContain(one.text)
          at = one.end
        }
      }),
      { numRuns: 150 },
    )
  })

  it('[CITE-1] is read in time that grows with its length, also where it is made to be slow', () => {
    const slow = ['Article (', 'the proposed Convention ', 'Article 5, and ', 'ICCPR, ', 'paragraph ', '“a ']
    for (const one of slow) expect(citationsOfBlock(one.repeat(4000))).toBeDefined()
  })
})
