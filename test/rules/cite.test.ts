import { describe, expect, it } from 'vitest'
import { suggestAsks } from '../../shared/cite/asks.ts'
import { citationsIn, citationsInText } from '../../shared/cite/citations.ts'
import { fromPlain } from '../../shared/formats/plain.ts'
import { toText } from '../../shared/formats/text.ts'
import { countedIds } from './letters.ts'

const found = (text: string, more: Parameters<typeof citationsInText>[1] = []) =>
  citationsInText(text, more).map(({ text: words, instrument, targets }) => [words, instrument, ...targets])

describe('Citations', () => {
  it.each([
    [
      'Article 12(2)(m) limits it.',
      [['Article 12(2)(m)', 'draft', { article: '12', paragraph: '2', point: 'm' }]],
    ],
    ['See Articles 5 and 6.', [['Articles 5 and 6', 'draft', { article: '5' }, { article: '6' }]]],
    [
      'to articles 6 (Quays of [old] [new] stone), 8 (Tides) and 9 (Pilots)',
      [
        [
          'articles 6 (Quays of [old] [new] stone), 8 (Tides) and 9',
          'draft',
          { article: '6' },
          { article: '8' },
          { article: '9' },
        ],
      ],
    ],
    [
      'refusal (Article 5, paragraph 15)',
      [['Article 5, paragraph 15', 'draft', { article: '5', paragraph: '15' }]],
    ],
    [
      'in articles 8(2), “n”, and article 9(2), “g”, we',
      [
        ['articles 8(2), “n”', 'draft', { article: '8', paragraph: '2', point: 'n' }],
        ['article 9(2), “g”', 'draft', { article: '9', paragraph: '2', point: 'g' }],
      ],
    ],
    ['Article 87, “g”, on tides', [['Article 87, “g”', 'draft', { article: '87', point: 'g' }]]],
    ['section 3 of Article 57 is', [['section 3 of Article 57', 'draft', { article: '57', paragraph: '3' }]]],
    [
      'the chapeau of Article 7 and',
      [['the chapeau of Article 7', 'draft', { article: '7', chapeau: true }]],
    ],
    [
      'Article 5 is long. Those in paragraph 1 of the same article',
      [
        ['Article 5', 'draft', { article: '5' }],
        ['paragraph 1 of the same article', 'draft', { article: '5', paragraph: '1' }],
      ],
    ],
    ['related to Art. 42 on tides', [['Art. 42', 'draft', { article: '42' }]]],
    ['a new article 24 bis', [['new article 24 bis', 'draft', { article: '24 bis' }]]],
    [
      'Chapter 5, Cluster 1, specifically',
      [['Chapter 5, Cluster 1', 'draft', { chapter: '5', cluster: '1' }]],
    ],
    [
      'in the Preamble and in Article 5 the',
      [
        ['the Preamble', 'draft', { part: 'preamble' }],
        ['Article 5', 'draft', { article: '5' }],
      ],
    ],
    ['resolution (A/RES/77/211) says', [['A/RES/77/211', 'A/RES/77/211']]],
    [
      'el artículo 17 del PIDCP y los artículos 2 y 3',
      [
        ['artículo 17', 'ICCPR', { article: '17' }],
        ['artículos 2 y 3', 'draft', { article: '2' }, { article: '3' }],
      ],
    ],
    [
      "l'article 9 de la Convention des Nations Unies contre la corruption",
      [['article 9', 'UNCAC', { article: '9' }]],
    ],
  ])('[CITE-1] of the draft, as the field writes them: %s', (text, wanted) => {
    expect(found(text)).toEqual(wanted)
  })

  it.each([
    ['inspired by Article 28 of the UNTOC and', 'UNTOC'],
    [
      'beyond articles 13 and 63, paragraph 6, of the United Nations Convention against Corruption (UNCAC)',
      'UNCAC',
    ],
    ['General Comment 16 on Article 17 of the ICCPR requires', 'ICCPR'],
    ['the Universal Declaration of Human Rights, particularly Article 19, and the', 'UDHR'],
    [
      'In the Budapest Convention, clauses relate only to crimes listed in the convention (Articles 2–11).',
      'Budapest Convention',
    ],
    ['Article 4 of the Rome Statute', 'Rome Statute'],
    ['Article 9 of the Arab Convention on Lighthouses', 'Arab Convention on Lighthouses'],
    ['Human Rights Committee, General Comment 16. Art. 17 right to privacy', 'ICCPR'],
  ])('[CITE-1] of another treaty: %s', (text, instrument) => {
    expect(citationsInText(text).map(one => one.instrument)).toEqual([instrument])
  })

  it('[CITE-1] of this draft also where another treaty stands near', () => {
    expect(found('As the UNTOC shows, Article 5 of this Convention is enough.')[0]).toEqual([
      'Article 5',
      'draft',
      { article: '5' },
    ])
    expect(found('The UNTOC is old. Article 5 is new.')[0]?.[1]).toBe('draft')
  })

  it('[CITE-1] of an instrument the coalition added', () => {
    const more = [{ name: 'Tidal Treaty', names: ['Tidal Treaty', 'Treaty of Port Elder'] }]
    expect(found('Article 3 of the Treaty of Port Elder', more)).toEqual([
      ['Article 3', 'Tidal Treaty', { article: '3' }],
    ])
  })

  it('[CITE-1] are none: the organisation ARTICLE 19, a year, an address, a paragraph of no article', () => {
    expect(
      found(
        'ARTICLE 19 and others met in Article 2031. https://harbour.example/A/RES/77/211 operative paragraphs 8 or 9',
      ),
    ).toEqual([])
  })

  it('[CITE-1] stand where they say in the text of the letter, and never inside the list of signatories', () => {
    const letter =
      'Intro of the letter.\n\nWe oppose **Article 7** and _the_ [Art. 8](https://harbour.example).\n\n- See Article 9.\n\nSigned by\n\nARTICLE 19\n\nArticle 20 Foundation'
    const { file } = fromPlain(letter, { newId: countedIds() })
    const text = toText(file)
    const citations = citationsIn(file.body)
    expect(citations.map(one => text.slice(one.start, one.end))).toEqual(['Article 7', 'Art. 8', 'Article 9'])
    expect(citations.map(one => one.block)).toEqual([1, 1, 2])
  })
})

describe('Suggested asks', () => {
  const asks = (text: string) =>
    suggestAsks(fromPlain(text, { newId: countedIds() }).file.body).map(({ verb, wording, targets }) => [
      verb,
      wording,
      targets.map(one => one.asWritten),
    ])

  it('[ASK-4] are the points under a call, with the fallback of the letter', () => {
    const { file } = fromPlain(
      'We urge states to:\n\n- Define tides in Article 2;\n- Pay pilots.\n\nAbsent this, we call on states to reject the draft.',
      { newId: countedIds() },
    )
    expect(suggestAsks(file.body)).toMatchObject([
      {
        verb: 'define',
        wording: 'Define tides in Article 2',
        targets: [{ asWritten: 'Article 2', instrument: 'draft', article: '2' }],
        fallback: 'Absent this, we call on states to reject the draft.',
        block: 1,
      },
      { verb: 'amend', wording: 'Pay pilots.', targets: [], block: 2 },
    ])
  })

  it('[ASK-4] are sentences that demand something of a provision they name or point back at', () => {
    expect(
      asks('Article 17 is too broad. Therefore, we recommend that the article be deleted completely.'),
    ).toEqual([['delete', 'Therefore, we recommend that the article be deleted completely.', ['Article 17']]])
    expect(
      asks(
        'We welcome the inclusion of Article 5. The drafting of Article 6(2) needs improvement. We met twice.',
      ),
    ).toEqual([
      ['welcome', 'We welcome the inclusion of Article 5.', ['Article 5']],
      ['amend', 'The drafting of Article 6(2) needs improvement.', ['Article 6(2)']],
    ])
  })

  it('[ASK-4] are announced recommendations, and not concerns', () => {
    expect(
      asks('We make the following recommendations:\n\n1. Clarify the tides.\n2. Retain the quays.').map(
        ([verb]) => verb,
      ),
    ).toEqual(['clarify', 'retain'])
    expect(asks('We are concerned that it:\n\n- deletes Article 5;\n- must be read twice.')).toEqual([])
  })
})
