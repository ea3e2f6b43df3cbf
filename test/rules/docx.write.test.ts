import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { tableToDocx } from '../../shared/formats/docx/docxTable.ts'
import { toDocx } from '../../shared/formats/docx/docxWrite.ts'
import { stretches } from '../../shared/formats/docx/docxWriteRuns.ts'
import { fileWords } from '../../shared/words/files.ts'
import { anyLetter, letterOf } from './letters.ts'
import { arabic, everything, names } from './office.letters.ts'
import { mustBeXml, partsOf, withoutMarks, wordsIn, wordsOf } from './office.parts.ts'

const HASH = 'ab12'.repeat(16)
const about = {
  date: Date.UTC(2027, 0, 22, 17),
  version: { number: 3, hash: HASH },
  asOf: 'As of Friday 22 January 2027, version 3, 41 organisations, 2 individuals',
  words: fileWords('en'),
}

/** The paragraph that holds these words, as XML. */
const paragraphWith = (document: string, words: string): string =>
  document.match(/<w:p>.*?<\/w:p>/g)?.find(paragraph => paragraph.includes(`>${words}`)) ?? ''
const numberOf = (document: string, words: string): { level: string; list: string } => {
  const paragraph = paragraphWith(document, words)
  const value = (name: string) => new RegExp(`<w:${name} w:val="(\\d+)"`).exec(paragraph)?.[1] ?? ''
  return { level: value('ilvl'), list: value('numId') }
}

describe('A letter as a Word file', () => {
  let parts = new Map<string, string>()
  const part = (name: string): string => parts.get(name) ?? ''
  beforeAll(async () => {
    parts = partsOf(await toDocx(everything(), about))
  })

  it('[OUT-3] has Word’s own styles for title, headings, items, quotations and notes', () => {
    const document = part('word/document.xml')
    const styleOf = (words: string) => /w:pStyle w:val="(\w+)"/.exec(paragraphWith(document, words))?.[1]
    expect(styleOf('On the draft')).toBe('Title')
    expect(styleOf('What worries us')).toBe('Heading1')
    expect(styleOf('Tide gauges')).toBe('Heading2')
    expect(styleOf('We ask')).toBe('Heading3')
    expect(styleOf('delete Article')).toBe('ListParagraph')
    expect(styleOf('It has been there')).toBe('ListContinue')
    expect(styleOf('Every tide')).toBe('Quote')
    expect(styleOf('Organisations with')).toBe('SignatoryGroup')
    expect(styleOf('Amina Pilot')).toBe('Signatory')
    for (const name of ['heading 1', 'Title', 'Quote', 'List Paragraph', 'footnote text'])
      expect(part('word/styles.xml').toLowerCase()).toContain(`w:name w:val="${name.toLowerCase()}"`)
  })

  it('[OUT-3] numbers each list by itself: its form, its start, its depth', () => {
    const document = part('word/document.xml')
    const numbering = part('word/numbering.xml')
    const [outer, again, inner, deep] = ['delete Article', 'retain Article', 'first part', 'third roman'].map(
      words => numberOf(document, words),
    )
    expect([outer?.level, again?.level, inner?.level, deep?.level]).toEqual(['0', '0', '1', '2'])
    expect(new Set([outer, again, inner, deep].map(one => one?.list)).size).toBe(4)
    expect(numberOf(document, 'narrow Article')).toEqual(outer)
    const list = new RegExp(`<w:num w:numId="${deep?.list}".*?</w:num>`).exec(numbering)?.[0] ?? ''
    expect(list).toContain('<w:lvlOverride w:ilvl="2"><w:startOverride w:val="3"/>')
    const abstract = /w:abstractNumId w:val="(\d+)"/.exec(list)?.[1]
    const levels = new RegExp(`<w:abstractNum w:abstractNumId="${abstract}".*?</w:abstractNum>`).exec(
      numbering,
    )?.[0]
    expect(levels).toMatch(
      /w:ilvl="2"[^>]*><w:start w:val="3"\/><w:numFmt w:val="lowerRoman"\/>.*?w:lvlText w:val="\(%3\)"/,
    )
  })

  it('[OUT-3] has real footnotes, and repeats the number where a note is referred to again', () => {
    const document = part('word/document.xml')
    expect(document.match(/<w:footnoteReference w:id="\d+"/g)).toEqual([
      '<w:footnoteReference w:id="1"',
      '<w:footnoteReference w:id="2"',
    ])
    expect(document).toMatch(
      /<w:bookmarkStart w:name="_Note1" w:id="1"\/><w:r>.*?<w:footnoteReference w:id="1"\/>/,
    )
    expect(document).toContain('w:instr=" NOTEREF _Note1 \\f \\h "')
    expect(part('word/footnotes.xml')).toContain('Page 7 of the report.')
    expect(document).toContain('Nobody refers to me.')
  })

  it('[OUT-3] has tables with a repeated head and merged cells, and links that lead where they say', () => {
    const document = part('word/document.xml')
    expect(document).toMatch(/<w:tr><w:trPr><w:cantSplit\/><w:tblHeader\/><\/w:trPr>/)
    expect(document).toContain('<w:vMerge w:val="restart"/>')
    expect(document).toContain('<w:vMerge w:val="continue"/>')
    expect(document).toContain('<w:gridSpan w:val="2"/>')
    const link = /<w:hyperlink w:history="1" r:id="(\w+)">.*?the draft as released/.exec(document)?.[1]
    expect(part('word/_rels/document.xml.rels')).toMatch(
      new RegExp(
        `Id="${link}"[^>]*Target="https://harbour.example/draft\\?a=1&amp;b=2" TargetMode="External"`,
      ),
    )
  })

  it('[OUT-3] has no table where a letter has one without rows', async () => {
    const empty = { type: 'table', attrs: {}, content: [] }
    const letter = letterOf([empty, { type: 'blockquote', content: [empty] }])
    const document = partsOf(await toDocx(letter, about)).get('word/document.xml') ?? ''
    expect(document).not.toContain('<w:tbl>')
  })

  it('[OUT-3] sets many names in two columns below their label, and few in one', async () => {
    const columns = (document: string) => document.match(/<w:cols [^>]*w:num="2"/g)?.length ?? 0
    expect(columns(part('word/document.xml'))).toBe(1)
    expect(columns(partsOf(await toDocx(everything(3), about)).get('word/document.xml') ?? '')).toBe(0)
    const [, wide = ''] = part('word/document.xml').split('<w:sectPr')
    const [properties, listed] = wide.split('Organisations with a pier')
    expect(properties).not.toContain('w:num="2"')
    expect(listed).toContain('Harbour Watch of Port 1<')
    const last = letterOf([{ type: 'signatories', content: names(30) }])
    const document = partsOf(await toDocx(last, about)).get('word/document.xml') ?? ''
    expect(document).toMatch(/<w:pStyle w:val="Spacer"\/><\/w:pPr><\/w:p><w:sectPr>/)
  })

  it('[OUT-3] says of every height of lines how it is meant', () => {
    const heights = part('word/styles.xml').match(/<w:spacing [^>]*w:line="[^>]*>/g) ?? []
    expect(heights.length).toBeGreaterThan(0)
    for (const height of heights) expect(height).toContain('w:lineRule=')
  })

  it('[OUT-2] says in the foot what it is a copy of', () => {
    const foot = wordsIn(part('word/footer1.xml'), ['w:t'])
    expect(foot).toContain(`version3·frozenon22January2027·sha256${HASH}`)
    expect(foot).toContain('AsofFriday22January2027,version3,41organisations,2individuals')
    expect(part('word/footer1.xml')).toContain('NUMPAGES')
  })

  it('[OUT-3] names no author, program or time but the one it is given', async () => {
    expect(part('docProps/core.xml')).toContain('2027-01-22T17:00:00Z')
    const undated = partsOf(await toDocx(everything(), { words: about.words }))
    for (const [name, text] of undated) {
      if (name === 'docProps/core.xml')
        expect(text).not.toMatch(/creator|lastModifiedBy|created|modified|revision/)
      expect(text).not.toMatch(/Un-named|<Application>|w:rsid|w:author/)
      expect(text).not.toMatch(/\b20[23]\d-\d\d-\d\dT/)
    }
  })

  it('[OUT-3] is the same file for the same letter', async () => {
    const [one, other] = [await toDocx(everything(), about), await toDocx(everything(), about)]
    expect(Buffer.compare(one, other)).toBe(0)
  })

  it('[OUT-3] says language and direction of the letter and of each block, and which runs go from right to left', async () => {
    const document = partsOf(await toDocx(arabic(), about)).get('word/document.xml') ?? ''
    expect(document).toMatch(/<w:bidi\/>(<w:docGrid[^>]*>)?<\/w:sectPr>/)
    expect(paragraphWith(document, 'An English')).not.toContain('<w:bidi/>')
    expect(paragraphWith(document, 'An English')).toContain('<w:lang w:val="en"')
    expect(paragraphWith(document, 'كل مد')).toContain('<w:bidi/>')
    expect(document).toContain('<w:r><w:t xml:space="preserve">Harbour Committee, HC/2</w:t></w:r>')
    expect(document).toContain('<w:bidiVisual/>')
    expect(partsOf(await toDocx(arabic(), about)).get('word/styles.xml')).toContain('<w:lang w:bidi="ar"/>')
  })

  it('[OUT-3] cuts text where its direction turns, and takes blanks and digits along as Unicode does', () => {
    const cut = (text: string, rtl: boolean) =>
      stretches(text, rtl).map(({ words, rtl: way }) => `${way ? '←' : '→'}${words}`)
    expect(cut('Port 7', true)).toEqual(['→Port 7'])
    expect(cut('the “مرصد الميناء” at 7', false)).toEqual(['→the “', '←مرصد الميناء', '→” at 7'])
    expect(cut('المادة 4 (Article 4) هنا', true)).toEqual(['←المادة 4 (', '→Article 4', '←) هنا'])
    expect(cut('12 ', true)).toEqual(['←12 '])
  })

  it('[OUT-2] keeps every word of any letter in its order, in XML that any program reads', async () => {
    const keeps = fc.asyncProperty(anyLetter, async letter => {
      const file = withoutMarks(letter)
      const written = partsOf(await toDocx({ ...file, title: '' }, about))
      for (const [name, text] of written) if (/\.(xml|rels)$/.test(name)) mustBeXml(text)
      const words = wordsIn(written.get('word/document.xml') ?? '', ['w:t'])
      expect(words.startsWith(wordsOf(file).replaceAll('\u00ad', ''))).toBe(true)
    })
    await fc.assert(keeps, { numRuns: 60 })
  })
})

describe('A table as a Word file', () => {
  const table = {
    title: 'Comments on version 3',
    lead: 'Two comments came in.\nBoth were answered.',
    columns: ['Place', 'Comment', 'Response'],
    rows: [['Article 4', 'Say “shall”.', 'Taken up.\nSee Article 5.'], ['Article 7']],
    language: 'en',
    direction: 'ltr' as const,
  }

  it('[OUT-3] lies on its side and repeats its head on each page', async () => {
    const document = partsOf(await tableToDocx(table)).get('word/document.xml') ?? ''
    expect(document).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/)
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(wordsIn(document, ['w:t'])).toBe(
      'Commentsonversion3Twocommentscamein.Bothwereanswered.PlaceCommentResponseArticle4Say“shall”.Takenup.SeeArticle5.Article7',
    )
    expect(Buffer.compare(await tableToDocx(table), await tableToDocx(table))).toBe(0)
  })

  it('[OUT-3] is laid out from right to left where its language is', async () => {
    const document = partsOf(await tableToDocx({ ...table, language: 'ar', direction: 'rtl' })).get(
      'word/document.xml',
    )
    expect(document).toContain('<w:bidiVisual/>')
  })
})
