import { describe, expect, it } from 'vitest'
import { doc, p } from './build.ts'
import { readBody, readText, said } from './instrumentDrafts.ts'

/** The first provision of one line, with words below it. */
function one(line: string) {
  const [first] = readBody(doc(p(line), p('Words follow here, and they end.'))).provisions
  return first
}

describe('Headings of provisions', () => {
  it.each([
    ['Article 5', '5', null],
    ['ARTICLE 5', '5', null],
    ['Article 24 bis – Access to ledgers', '24 bis', 'Access to ledgers'],
    ['Article 24bis Access to ledgers', '24bis', 'Access to ledgers'],
    ['Article 24 ter. Access to ledgers', '24 ter', 'Access to ledgers'],
    ['Article 5A: Access', '5A', 'Access'],
    ['Article 87.', '87', null],
    ['Article 87. Access to ledgers.', '87', 'Access to ledgers'],
    ['Article 6 (Access to ledgers)', '6', 'Access to ledgers'],
    ['Article [24 bis] Access', '24 bis', 'Access'],
    ['[Article 24 bis – Access]', '24 bis', 'Access'],
    ['New Article 4 bis', '4 bis', null],
    ['Draft article 4', '4', null],
    ['Article X', 'X', null],
    ['Article IV', 'IV', null],
    ['Article (12)', '12', null],
    ['Article 5-bis', '5-bis', null],
    ['Article 1er', '1er', null],
    ['Artículo 1.º Puertos', '1.º', 'Puertos'],
    ['Article 5 A new harbour', '5', 'A new harbour'],
    ['Article 5 A. Access', '5 A', 'Access'],
    ['Art. 3', '3', null],
    ['Articles 5 and 6', '5 and 6', null],
    ['Article 42-26. Search of ledgers', '42-26', 'Search of ledgers'],
    ['Article', '', null],
    ['Article – Access to ledgers', '', 'Access to ledgers'],
    ['Article [ ] Access to ledgers', '', 'Access to ledgers'],
    ['Article premier', 'premier', null],
    ['Article 2. – Définitions', '2', 'Définitions'],
    ['Artículo 5', '5', null],
    ['Artículo 5. Reservas', '5', 'Reservas'],
    ['Artículo primero', 'primero', null],
    ['Nuevo artículo 12 bis', '12 bis', null],
    ['المادة 12', '12', null],
    ['المادة ١٢: السجلات', '١٢', 'السجلات'],
    ['المادة الأولى', 'الأولى', null],
    ['Статья 16. Оговорки', '16', 'Оговорки'],
    ['第十七条 保留', '十七', '保留'],
    ['Rule 7. Pilots', '7', 'Pilots'],
  ])('[DRAFT-2] %s', (line, number, title) => {
    const provision = one(line)
    expect([provision?.level, provision?.number, provision?.title]).toEqual(['article', number, title])
    expect([provision?.text]).toEqual(['Words follow here, and they end.'])
  })

  it.each([
    ['CHAPTER II. MEASURES', 'chapter', 'Chapter II', 'MEASURES'],
    ['Chapter Two', 'chapter', 'Chapter Two', null],
    ['Chapter II bis', 'chapter', 'Chapter II bis', null],
    ['Capítulo III – De los puertos', 'chapter', 'Capítulo III', 'De los puertos'],
    ['CAPÍTULO III DE LOS PUERTOS', 'chapter', 'Capítulo III', 'DE LOS PUERTOS'],
    ['Chapitre premier', 'chapter', 'Chapitre premier', null],
    ['PREMIÈRE PARTIE', 'part', 'Partie PREMIÈRE', null],
    ['Title II: Ports', 'part', 'Title II', 'Ports'],
    ['Section 3. Pilots', 'section', 'Section 3', 'Pilots'],
    ['Cluster 1', 'cluster', 'Cluster 1', null],
    ['الفصل الرابع', 'chapter', 'الفصل الرابع', null],
    ['Глава V', 'chapter', 'Глава V', null],
    ['Annex', 'annex', 'Annex', null],
    ['Annexe II – Formulaires', 'annex', 'Annexe II', 'Formulaires'],
    ['Preamble', 'preamble', 'Preamble', 'Preamble'],
    ['Préambule', 'preamble', 'Preamble', 'Préambule'],
  ])('[DRAFT-2] %s', (line, level, printed, title) => {
    const provision = one(line)
    expect([provision?.level, provision?.printed, provision?.title]).toEqual([level, printed, title])
  })

  it.each([
    ['Article 5 applies to all ports.'],
    ['Article 5, paragraph 2, applies.'],
    ['Article 5 of the Convention applies.'],
    ['Section 3 of Article 57 is long.'],
    ['Articles are long.'],
    ['Part of it is wet.'],
    ['Option A is better.'],
    ['Artículo 5 y 6 se aplican.'],
    ['Article 5 à 7 sont longs.'],
    ['article 5 Bis'],
  ])('[DRAFT-2] a sentence is no heading: %s', line => {
    const draft = readText(`Article 1\n\n1. First.\n\n${line}`)
    expect(said(draft)).toEqual(['article 1', `  paragraph 1(1) · First. / ${line}`])
  })

  it.each([
    ['Article 5 [agreed ad referendum]', 'agreed ad referendum'],
    ['Article 5 [Agreed ad ref.]', 'Agreed ad ref'],
    ['Article 5 (deleted)', 'deleted'],
    ['Article 5 – Deleted', 'Deleted'],
    ['[Article 5 deleted]', 'deleted'],
    ['[Article 5 moved to article 12]', 'moved to article 12'],
    ['Artículo 5 [suprimido]', 'suprimido'],
    ['Article 5 [supprimé]', 'supprimé'],
    ['المادة 5 [محذوفة]', 'محذوفة'],
  ])('[DRAFT-2] marks of the negotiation: %s', (line, mark) => {
    expect([one(line)?.mark, one(line)?.title, one(line)?.number]).toEqual([mark, null, '5'])
  })

  it('[DRAFT-2] marks stand behind and before words, and alone', () => {
    const draft = readText(
      'Article 5\n[agreed]\n\n1. Words. [agreed ad referendum]\n\n2. [Agreed] Words [of old] agreed upon.\n\n3. [to be deleted]\n\n4. Words of the [new] harbour [were kept].',
    )
    expect(said(draft)).toEqual([
      'article 5 {agreed}',
      '  paragraph 5(1) · Words. {agreed ad referendum}',
      '  paragraph 5(2) · Words [of old] agreed upon. {Agreed}',
      '  paragraph 5(3) {to be deleted}',
      '  paragraph 5(4) · Words of the [new] harbour [were kept].',
    ])
  })

  it.each([
    ['1. Words', 'paragraph', '1'],
    ['1) Words', 'paragraph', '1'],
    ['(1) Words', 'paragraph', '1'],
    ['[1.] Words', 'paragraph', '1'],
    ['1 bis. Words', 'paragraph', '1 bis'],
    ['5.1 Words', 'paragraph', '5.1'],
    ['PP 3 bis Words', 'paragraph', 'PP 3 bis'],
    ['(b) bis Words', 'point', 'b bis'],
    ['(b bis) Words', 'point', 'b bis'],
    ['(a) Words', 'point', 'a'],
    ['a) Words', 'point', 'a'],
    ['a. Words', 'point', 'a'],
    ['[(a) Words]', 'point', 'a'],
    ['(i) Words', 'point', 'i'],
    ['– Words', 'point', ''],
    ['• Words', 'point', ''],
  ])('[DRAFT-2] numbers of paragraphs and points: %s', (line, level, number) => {
    const [article] = readBody(doc(p('Article 5'), p(line))).provisions
    const [child] = article?.children ?? []
    expect([child?.level, child?.number]).toEqual([level, number])
  })
})

describe('Doubts about a draft', () => {
  it.each([
    ['a range that runs backwards', 'Article 42-26\n\nWords.', ['misprinted-range']],
    ['a heading for several', 'Articles 13–15 [deleted]', ['range']],
    ['a number printed twice', 'Article 5\n\nOne.\n\nArticle 5\n\nTwo.', ['twice']],
    ['a number out of order', 'Article 5\n\nOne.\n\nArticle 4\n\nTwo.', ['out-of-order']],
    ['missing numbers', 'Article 5\n\nOne.\n\nArticle 7\n\nTwo.', ['gap']],
    ['missing points', 'Article 5\n\n(a) one;\n\n(c) three;', ['gap']],
    ['an article without a number', 'Article 5\n\nOne.\n\nArticle – Tides\n\nTwo.', ['no-number']],
    ['a bracket that never closes', 'Article 5\n\nOne [two.', ['unclosed-bracket']],
    ['a bracket that never opened', 'Article 5\n\nOne] two.', ['unopened-bracket']],
    [
      'bis after its number',
      'Article 5\n\nOne.\n\nArticle 5 bis\n\nTwo.\n\nArticle 5 ter\n\nThree.\n\nArticle 6\n\nFour.',
      [],
    ],
    [
      'chapters that begin their sections anew',
      'Chapter I\n\nSection 1\n\nArticle 1\n\nA.\n\nChapter II\n\nSection 1\n\nArticle 2\n\nB.',
      [],
    ],
    ['an annex that begins its articles anew', 'Article 1\n\nA.\n\nAnnex\n\nArticle 1\n\nB.', []],
  ])('[DRAFT-3] %s', (_, source, doubts) => {
    const found = JSON.stringify(readText(source).provisions).match(/"kind":"[\w-]+"/g) ?? []
    expect(found.map(kind => kind.slice(8, -1))).toEqual(doubts)
  })
})
