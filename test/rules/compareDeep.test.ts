import { describe, expect, it } from 'vitest'
import { compare } from '../../shared/compare/compare.ts'
import type { Comparison, Word } from '../../shared/compare/comparison.ts'
import { comparisonHtml } from '../../shared/compare/html.ts'
import { summaryText } from '../../shared/compare/summaryText.ts'
import type { Doc } from '../../shared/statement/tree.ts'
import { comparedWords } from '../../shared/words/compared.ts'
import { doc, h, li, note, notes, ol, p, ref, table, text, ul } from './build.ts'

const compared = (old: Doc, now: Doc, language = 'en') => compare(old, now, { language })
const kinds = (comparison: Comparison) => comparison.blocks.map(block => block.change)
const marked = (words: Word[] | undefined) =>
  (words ?? []).map(word => (word.op === '=' ? word.text : `[${word.op}${word.text}]`)).join('')
const wordsOf = (was: string, is: string, language = 'en') =>
  marked(
    compared(doc(p(was, { id: 'blockaaaa1' })), doc(p(is, { id: 'blockaaaa1' })), language).blocks[0]?.words,
  )

const A = 'The Harbour Committee shall keep a public register of every request for vessel data.'
const B =
  'Port authorities must delete manifests within thirty days of departure unless a court orders otherwise.'
const ask = (words: string, id: string) => ul(li([p(words)], { ask: id }))

describe('asks', () => {
  const one = (was: string, is: string) => compared(doc(ask(was, 'askaaaaa1')), doc(ask(is, 'askaaaaa1')))

  it('[CMP-3] an ask aimed at another provision says which it left and which it took', () => {
    const { asks, summary } = one('Delete Article 17 of the draft.', 'Delete Article 18 of the draft.')
    expect(asks[0]).toMatchObject({
      change: 'reworded',
      targets: { old: ['Article 17'], new: ['Article 18'] },
    })
    expect(asks[0]?.verb).toBeUndefined()
    expect(summary).toMatchObject({ retargeted: 1, verbsChanged: 0 })
  })

  it('[CMP-3] an ask that demands something else says so', () => {
    const { asks, summary } = one('Delete Article 17 of the draft.', 'Narrow Article 17 of the draft.')
    expect(asks[0]).toMatchObject({ change: 'reworded', verb: { old: 'delete', new: 'narrow' } })
    expect(asks[0]?.targets).toBeUndefined()
    expect(summary).toMatchObject({ retargeted: 0, verbsChanged: 1 })
  })

  it('[CMP-3] what the register says of an ask counts before what its words seem to say', () => {
    const letter = doc(ask('Delete Article 17 of the draft.', 'askaaaaa1'))
    const says = (...targets: string[]) => new Map([['askaaaaa1', { verb: 'delete', targets }]])
    const { asks } = compare(letter, letter, {
      language: 'en',
      asks: { old: says('Article 17'), new: says('Article 17', 'Article 4') },
    })
    expect(asks[0]).toMatchObject({ change: 'same', targets: { new: ['Article 17', 'Article 4'] } })
  })

  it('[CMP-3] an ask with another beginning is still the same ask where its words are alike', () => {
    const long = (first: string, id: string) =>
      doc(ul(li([p(first), p(`${A} ${B}`)], { ask: id })), p('Yours.'))
    const { asks } = compared(long('Mind the quay.', 'askaaaaa1'), long('We urge all ports.', 'askbbbbb1'))
    expect(asks.map(({ change }) => change)).toEqual(['reworded'])
  })
})

describe('notes that lean on others', () => {
  const letter = (order: string[], contents: Record<string, string>) =>
    doc(
      ...order.map((id, at) =>
        p([text(`${[A, B, 'Fees are waived for researchers and for crews.'][at]}`), ref(id)]),
      ),
      notes(...order.map(id => note(id, contents[id] ?? ''))),
    )
  const contents = {
    noteaaaa1: 'Report of the Harbour Committee on its third session.',
    noteaaaa2: 'Model clauses of the Quay Network, chapter two.',
    noteaaaa3: 'Ibidem, page 12.',
  }

  it('[CMP-4] "ibidem" is warned about where another note stands before it', () => {
    const old = letter(['noteaaaa1', 'noteaaaa2', 'noteaaaa3'], contents)
    const now = letter(['noteaaaa2', 'noteaaaa1', 'noteaaaa3'], contents)
    const { blocks, summary } = compared(old, now)
    expect(
      blocks.filter(block => block.warning).map(block => [block.warning, block.new?.[0]?.label]),
    ).toEqual([['ibidem', '3']])
    expect(summary.warnings).toBe(1)
    expect(compared(old, old).summary.warnings).toBe(0)
  })

  it('[CMP-4] a note that names another by its number is warned about where the number changed', () => {
    const said = { ...contents, noteaaaa3: 'See note 1 above.' }
    const old = letter(['noteaaaa1', 'noteaaaa2', 'noteaaaa3'], said)
    const now = letter(['noteaaaa2', 'noteaaaa1', 'noteaaaa3'], said)
    expect(compared(old, now).blocks.flatMap(block => block.warning ?? [])).toEqual(['note-number'])
  })
})

describe('tables', () => {
  const port = (name: string, kind = 'yes') => [name, kind, 'yes']

  it('[CMP-5] a row that came or went is a row, though its cells say what others say', () => {
    const old = doc(table(['Port', 'Fee', 'Open'], port('Anchor'), port('Buoy'), port('Crane')))
    const now = doc(
      table(['Port', 'Fee', 'Open'], port('Anchor'), port('Crane'), port('Dock'), port('Estuary')),
    )
    const { blocks, summary } = compared(old, now)
    expect(summary.rows).toEqual({ inserted: 2, deleted: 1 })
    expect(blocks.filter(block => block.row === 'deleted').map(block => block.old?.[0]?.text)).toEqual([
      'Buoy',
      'yes',
      'yes',
    ])
    expect(blocks.filter(block => block.row === undefined).every(block => block.change === 'same')).toBe(true)
    expect(blocks[0]?.new?.[0]?.cell).toEqual({ table: 0, row: 0, column: 0 })
  })

  it('[CMP-5] a cell is compared with the cell of its row and column', () => {
    const rows = (kind: string) =>
      doc(table(['Port', 'Fee', 'Open'], port('Anchor', kind), port('Buoy', 'no')))
    const { blocks, summary } = compared(rows('yes'), rows('no'))
    expect(blocks.filter(block => block.change !== 'same').map(block => marked(block.words))).toEqual([
      '[-yes][+no]',
    ])
    expect(summary.rows).toEqual({ inserted: 0, deleted: 0 })
  })
})

describe('numbers that were typed', () => {
  it('[CMP-6] headings that got another number were renumbered, not rewritten', () => {
    const old = doc(h(2, '1. Scope'), p(A), h(2, '2. Oversight'), p(B))
    const now = doc(h(2, '1. Terms'), h(2, '2. Scope'), p(A), h(2, '3. Oversight'), p(B))
    const comparison = compared(old, now)
    expect(kinds(comparison)).toEqual(['inserted', 'changed', 'same', 'changed', 'same'])
    expect(comparison.blocks[3]?.form).toEqual([{ what: 'number', old: '2.', new: '3.' }])
    expect(marked(comparison.blocks[3]?.words)).toBe('[-2][+3]. Oversight')
    expect(comparison.summary.renumbered).toBe(2)
  })
})

describe('words as a person would mark them', () => {
  it('[CMP-7] a sentence put in beside its like is marked from its beginning', () => {
    expect(
      wordsOf('It must be kept. It must be read. It must be signed.', 'It must be kept. It must be signed.'),
    ).toBe('It must be kept. [-It must be read. ]It must be signed.')
  })

  it('[CMP-7] a list that lost a member keeps the words around it', () => {
    expect(wordsOf('Articles 4, 5 and 6 should be deleted.', 'Articles 4 and 6 should be deleted.')).toBe(
      'Articles 4[-, 5] and 6 should be deleted.',
    )
  })

  it('[CMP-7] one rewritten sentence of three is one replacement, its neighbours stay', () => {
    const said = (middle: string) => `The port may refuse entry. ${middle} Fees are waived for crews.`
    expect(
      wordsOf(
        said('Each ship must report its cargo to the harbour master before it arrives.'),
        said('Nobody is obliged to tell a harbour master what cargo a vessel carries until it is unloaded.'),
      ),
    ).toBe(
      said(
        '[-Each ship must report its cargo to the harbour master before it arrives][+Nobody is obliged to tell a harbour master what cargo a vessel carries until it is unloaded].',
      ),
    )
  })

  it('[CMP-7] two changes with words between them stay two', () => {
    expect(wordsOf('Delete it within ten days of departure.', 'Delete it within six days of arrival.')).toBe(
      'Delete it within [-ten][+six] days of [-departure][+arrival].',
    )
  })

  it('[CMP-7] Japanese is divided into words as its readers do it', () => {
    expect(wordsOf('港湾局はデータを削除する。', '港湾局はデータを保存する。', 'ja')).toBe(
      '港湾局はデータを[-削除][+保存]する。',
    )
  })
})

describe('a comparison told', () => {
  const old = doc(
    ask('Delete Article 17 of the draft.', 'askaaaaa1'),
    ask('Retain Article 4 of the draft.', 'askaaaaa2'),
    p(A),
    ol([li([p(B)])]),
  )
  const now = doc(
    ask('Narrow Article 17 of the draft.', 'askaaaaa1'),
    p(A.replace('public', 'open')),
    ol([li([p(B)])]),
  )

  it('[CMP-8] fits a mail: the counts first, then the asks, before and now', () => {
    expect(summaryText(compared(old, now), comparedWords('en'))).toBe(
      [
        '1 ask reworded, 1 ask dropped, 1 demanding something else; 2 paragraphs changed, 1 taken out.',
        '2 words put in, 8 words taken out.',
        '',
        'Asks that changed:',
        '- Dropped: Retain Article 4 of the draft.',
        '- Reworded (asks to narrow, no longer to delete)',
        '  before: Delete Article 17 of the draft.',
        '  now: Narrow Article 17 of the draft.',
        '',
      ].join('\n'),
    )
    expect(summaryText(compared(old, old), comparedWords('en'))).toBe(
      'The two texts are the same, word for word.\n',
    )
  })

  it('[CMP-8] stays on one page however much changed', () => {
    const many = (from: number) =>
      doc(
        ...Array.from({ length: 60 }, (_, at) =>
          ask(`Delete Article ${at + from} of it. ${A} ${A} ${B}`, `askaaa${at + from + 1000}`),
        ),
      )
    const lines = summaryText(compared(many(0), doc()), comparedWords('en')).split('\n')
    expect(lines.length).toBeLessThan(40)
    expect(lines.every(line => line.length < 300)).toBe(true)
    expect(lines).toContain('and 40 more')
  })

  it('[CMP-8] is a page without script, with every word of both letters and nothing of the letter as markup', () => {
    const page = comparisonHtml(compared(old, doc(...(now.content ?? []), p('<script>alert(1)</script>'))), {
      title: 'A & B',
      direction: 'rtl',
      words: comparedWords('en'),
    })
    expect(page).toContain('<html lang="en" dir="rtl">')
    expect(page).toContain('<title>A &amp; B: what changed</title>')
    expect(page).not.toContain('<script')
    expect(page).toContain('Retain Article 4 of the draft.')
    expect(page).toContain('keep a <del>')
  })
})
