import { describe, expect, it } from 'vitest'
import { bold, doc, h, li, note, notes, ol, p, ref, table, text, ul } from './build.ts'
import {
  BROKEN_LINES,
  HARBOUR_SAID,
  HEADINGS,
  readBody,
  readMarkdown,
  readText,
  said,
  TITLES_BELOW,
  WITHOUT_GAPS,
  WORKING_PAPER,
} from './instrumentDrafts.ts'

describe('Reading a draft', () => {
  it.each([
    ['titles below the numbers', () => readText(TITLES_BELOW)],
    ['no empty line anywhere', () => readText(WITHOUT_GAPS)],
    ['the headings and lists of Markdown', () => readMarkdown(HEADINGS)],
    ['titles behind a break in Markdown', () => readMarkdown(BROKEN_LINES)],
    ['line ends of another system', () => readText(TITLES_BELOW.replaceAll('\n', '\r\n'))],
  ])('[DRAFT-2] gives the same tree whatever it looks like: %s', (_, read) => {
    expect(said(read()).map(line => line.replace(/ \?gap$/, ''))).toEqual(HARBOUR_SAID)
  })

  it('[DRAFT-2] reads a working paper: brackets, alternatives, marks, placeholders, feet of pages', () => {
    expect(said(readText(WORKING_PAPER))).toEqual([
      'preamble Preamble · The States Parties to the present Convention,',
      '  paragraph Preamble, PP 1 · Bearing in mind the tides,',
      '  paragraph Preamble, PP 2 alt · [Recalling the moon,]',
      '  paragraph Preamble ¶1 · Have agreed as follows:',
      'chapter Chapter V · International cooperation',
      '  cluster Chapter V, Cluster 1',
      '    article 56 · General principles of international cooperation {agreed ad referendum}',
      '      paragraph 56(1) · The States Parties shall cooperate with each other in accordance with Article 57 of this Convention and Chapter VI.',
      '      paragraph 56(2) · [States Parties [shall] [may]:',
      '        point 56(2)(a) · share data; [and',
      '        point 56(2)(b) · keep it [safe];]',
      '        point 56(2)(b bis) · erase it.]',
      '    article 57 · [Extradition] [Handing over]',
      '      paragraph 57(1) · This article applies:',
      '        alternative 57(1) Option 1 · to the offences of articles 6 to 9.',
      '        alternative 57(1) Option 2 · to all offences.',
      '      paragraph 57(2 bis) · A request is made in writing. [OPA, NGB: delete]',
      '      paragraph 57(3) · Done.',
      '    article 58 and 59 {deleted} ?range',
      '    article 60 · [Grounds for refusal · A State may refuse.]',
      '    article 61 alt · Costs · Costs are shared.',
    ])
  })

  it('[DRAFT-2] reads the lists and headings of a document by their printed numbers', () => {
    const draft = readBody(
      doc(
        h(1, 'CHAPTER IV. FINAL PROVISIONS'),
        h(2, 'Article 61'),
        h(3, 'Languages'),
        ol(
          [
            li([p('The texts are authentic.')]),
            li([p('They are:'), ol([li([p('long;')]), li([p('clear.')])], '(a)')]),
          ],
          null,
          4,
        ),
        p('Without prejudice to harbours.'),
      ),
    )
    expect(said(draft)).toEqual([
      'chapter Chapter IV · FINAL PROVISIONS',
      '  article 61 · Languages',
      '    paragraph 61(4) · The texts are authentic. ?gap',
      '    paragraph 61(5) · They are:',
      '      point 61(5)(a) · long;',
      '      point 61(5)(b) · clear.',
      '      point 61(5) ¶2 · Without prejudice to harbours.',
    ])
  })

  it('[DRAFT-2] keeps a list of the format in its item, however the numbers are written', () => {
    const inner = ol([li([p('tides')]), li([p('winds')])])
    const draft = readBody(doc(p('Article 5'), ol([li([p('These:'), inner]), li([p('Others.')])])))
    expect(said(draft)).toEqual([
      'article 5',
      '  paragraph 5(1) · These:',
      '    point 5(1)(1) · tides',
      '    point 5(1)(2) · winds',
      '  paragraph 5(2) · Others.',
    ])
  })

  it('[DRAFT-2] reads parts, sections, clusters and headings that are called nothing', () => {
    const draft = readBody(
      doc(
        h(1, 'Part One'),
        p([text('OPENING', bold)]),
        h(2, 'Chapter 5'),
        p('Cluster 1'),
        p('Article 9'),
        p('Words.'),
        p('Cluster 2: Tides'),
        p('Article 10'),
        p('More words.'),
        h(2, 'Final matters'),
        p('Article 11'),
        p('Last words.'),
      ),
    )
    expect(said(draft)).toEqual([
      'part Part One · OPENING',
      '  chapter Chapter 5',
      '    cluster Chapter 5, Cluster 1',
      '      article 9 · Words.',
      '    cluster Chapter 5, Cluster 2 · Tides',
      '      article 10 · More words.',
      '  section Part One, Final matters · Final matters',
      '    article 11 · Last words.',
    ])
  })

  it('[DRAFT-2] reads headings that begin with a number alone, where nothing is called an article', () => {
    const draft = readBody(
      doc(
        h(1, 'I. Opening'),
        h(2, '1. Use of terms'),
        p('(a) A ledger is a record.'),
        h(1, 'II. Measures'),
        h(2, '2 bis. Searches'),
        p('1. None.'),
      ),
    )
    expect(said(draft)).toEqual([
      'chapter I · Opening',
      '  article 1 · Use of terms',
      '    point 1(a) · A ledger is a record.',
      'chapter II · Measures',
      '  article 2 bis · Searches',
      '    paragraph 2 bis(1) · None.',
    ])
  })

  it('[DRAFT-2] reads annexes with articles or paragraphs of their own', () => {
    const draft = readText(
      `Article 1\n\nWords.\n\nANNEX I\n\nForms of ledgers\n\nArticle 1\n\nThe form.\n\nAnnex II: Fees\n\n1. One fee.\n\n(a) Paid at once;\n`,
    )
    expect(said(draft)).toEqual([
      'article 1 · Words.',
      'annex Annex I · Forms of ledgers',
      '  article Annex I, 1 · The form.',
      'annex Annex II · Fees',
      '  paragraph Annex II, 1 · One fee.',
      '    point Annex II, 1(a) · Paid at once;',
    ])
  })

  it('[DRAFT-2] reads alternatives to words, to paragraphs and to whole articles', () => {
    const draft = readText(
      `Article 5\n\n1. Alt 1: Ledgers are open.\n\nAlt 2: Ledgers are closed.\n\n2. Next.\n\nArticle 6\n\nOption A\n\n1. One.\n\n2. Two.\n\n[Option B]\n\n1. Only.\n\n[Variant 1]\n\nArticle 7\n\nFirst text.\n\n[Variant 2]\n\nArticle 7\n\nSecond text.\n\nArticle 8\n\nAfter.`,
    )
    expect(said(draft)).toEqual([
      'article 5',
      '  paragraph 5(1)',
      '    alternative 5(1) Alt 1 · Ledgers are open.',
      '    alternative 5(1) Alt 2 · Ledgers are closed.',
      '  paragraph 5(2) · Next.',
      'article 6',
      '  alternative 6 Option A',
      '    paragraph 6 Option A(1) · One.',
      '    paragraph 6 Option A(2) · Two.',
      '  alternative 6 Option B',
      '    paragraph 6 Option B(1) · Only.',
      'alternative Variant 1',
      '  article Variant 1, 7 · First text.',
      'alternative Variant 2',
      '  article Variant 2, 7 · Second text.',
      'article 8 · After.',
    ])
  })

  it('[DRAFT-2] knows letters from Roman numbers by what is above and below', () => {
    const points = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map(letter => `(${letter}) point;`)
    const draft = readText(`Article 3\n\n1. All:\n\n${points.join('\n\n')}\n\n(i) first;\n\n(ii) second.`)
    const printed = said(draft).map(line => line.trim().split(' ')[1])
    expect(printed).toEqual([
      '3',
      '3(1)',
      ...'abcdefghij'.split('').map(l => `3(1)(${l})`),
      '3(1)(j)(i)',
      '3(1)(j)(ii)',
    ])
  })

  it('[DRAFT-2] reads points that run on in one line, and words behind the points', () => {
    const draft = readBody(
      doc(
        p('Article 4'),
        p('Each Party shall: (a) count ships; (b) name them: (i) once; (ii) again; and (c) report,'),
        p('within a year.'),
      ),
    )
    expect(said(draft)).toEqual([
      'article 4 · Each Party shall:',
      '  point 4(a) · count ships;',
      '  point 4(b) · name them:',
      '    subpoint 4(b)(i) · once;',
      '    subpoint 4(b)(ii) · again; and',
      '  point 4(c) · report,',
      '  point 4 ¶2 · within a year.',
    ])
  })

  it('[DRAFT-2] keeps square brackets, with depth, across provisions, and as choices', () => {
    const draft = readText(
      `Article 5\n\n1. Each Party [shall] / [may] act [with [great] care].\n\n2. It does so [here:\n\n(a) at sea;\n\n(b) on land].`,
    )
    const article = draft.provisions[0]
    expect(article?.children[0]?.brackets).toEqual([
      { start: 11, end: 18, depth: 1, opens: true, closes: true, choice: 1 },
      { start: 21, end: 26, depth: 1, opens: true, closes: true, choice: 1 },
      { start: 31, end: 50, depth: 1, opens: true, closes: true, choice: null },
      { start: 37, end: 44, depth: 2, opens: true, closes: true, choice: null },
    ])
    const open = article?.children[1]
    expect(open?.brackets).toEqual([
      { start: 11, end: 17, depth: 1, opens: true, closes: false, choice: null },
    ])
    expect(open?.children.map(({ brackets }) => brackets)).toEqual([
      [{ start: 0, end: 7, depth: 1, opens: false, closes: false, choice: null }],
      [{ start: 0, end: 8, depth: 1, opens: false, closes: true, choice: null }],
    ])
  })

  it('[DRAFT-1] keeps footnotes with what they hang on', () => {
    const draft = readBody(
      doc(
        h(2, [text('Article 2'), ref('noteaaaa1')]),
        p([text('Words'), ref('noteaaaa2'), text(' go on.')]),
        notes(
          note('noteaaaa1', 'Moved by the Chair.'),
          note('noteaaaa2', 'See the report.'),
          note('noteaaaa3', 'Lost.'),
        ),
      ),
    )
    expect(draft.provisions[0]?.notes).toEqual(['Moved by the Chair.', 'See the report.'])
    expect(draft.notUnderstood).toEqual([{ text: 'Lost.', place: 'the footnotes', why: 'note-without-mark' }])
  })

  it('[DRAFT-1] says what is no provision: the front page, contents, running lines, tables, the closing formula', () => {
    const draft = readBody(
      doc(
        p('HC/2031/L.7'),
        p('Contents'),
        p('Article 1. Use of terms ........ 2'),
        p('Article 2. Scope ........ 3'),
        p('Article 1. Use of terms'),
        p('A ledger is a record that every port'),
        p('HC/2031/L.7'),
        p('2'),
        p('keeps of its ships.'),
        table(['Port', 'Ships'], ['Amity', '7']),
        p('Article 2. Scope'),
        ul(li([p('All ports.')])),
        p('IN WITNESS WHEREOF the undersigned have signed.'),
        p('Done at Port Amity.'),
      ),
    )
    expect(said(draft)).toEqual([
      'article 1 · Use of terms · A ledger is a record that every port keeps of its ships.',
      'article 2 · Scope',
      '  point 2 ¶1 · All ports.',
    ])
    expect(draft.notUnderstood.map(({ why, place }) => `${place} ${why}`)).toEqual([
      'block 1 running-line',
      'block 2 contents',
      'block 3 contents',
      'block 4 contents',
      'block 7 running-line',
      'block 8 running-line',
      'block 10 table',
      'block 13 after-the-last-provision',
      'block 14 after-the-last-provision',
    ])
  })

  it('[DRAFT-1] reads a fragment without articles, and says of a letter that it understands nothing', () => {
    const fragment = readBody(
      doc(ol([li([p('One.')]), li([p('Two:'), ol([li([p('deep.')])], 'a)')])], null, 3)),
    )
    expect(said(fragment)).toEqual(['paragraph 3 · One. ?gap', 'paragraph 4 · Two:', '  point 4(a) · deep.'])
    const letter = readText('Dear delegates,\n\nwe write about the tide, which rises.\n')
    expect(letter.provisions).toEqual([])
    expect(letter.notUnderstood.map(one => one.text)).toEqual([
      'Dear delegates,',
      'we write about the tide, which rises.',
    ])
  })
})
