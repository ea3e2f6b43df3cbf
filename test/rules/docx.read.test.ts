import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromDocx, readDocx } from '../../shared/formats/docx/docxRead.ts'
import { placeOf } from '../../shared/formats/imported.ts'
import { toText } from '../../shared/formats/text.ts'
import { readDoc } from '../../shared/statement/read.ts'
import { childrenOf } from '../../shared/statement/text.ts'
import type { AnyBlock, Doc, StatementFile } from '../../shared/statement/tree.ts'
import { countedIds } from './letters.ts'
import { outlined } from './outlined.ts'
import {
  del,
  type Extra,
  ins,
  levels,
  mark,
  num,
  numbered,
  p,
  r,
  style,
  styled,
  wordFile,
} from './wordFile.ts'

const idsIn = (node: AnyBlock | Doc): string[] => [
  ...('attrs' in node && node.attrs.id !== null ? [node.attrs.id] : []),
  ...childrenOf(node).flatMap(idsIn),
]

const read = (body: string, extra: Extra = {}, changes: 'accept' | 'reject' = 'accept') => {
  const imported = fromDocx(wordFile(body, extra), { newId: countedIds(), changes })
  expect(readDoc(JSON.parse(JSON.stringify(imported.file.body)))).toEqual(imported.file.body)
  return {
    ...imported,
    lines: outlined(imported.file.body),
    aside: imported.setAside.map(one => [one.reason, one.text]),
  }
}

const STYLES =
  style('Title', 'Title') +
  style('Heading1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr>') +
  style('berschrift2', 'heading 2', '<w:basedOn w:val="Heading1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>') +
  style('Clause', 'Clause heading', '<w:basedOn w:val="berschrift2"/>') +
  style('Outlined', 'House outline', '<w:pPr><w:outlineLvl w:val="4"/></w:pPr>') +
  style('Zitat', 'Zitat', '<w:rPr><w:i/></w:rPr>') +
  style('Strong', 'Strong', '<w:rPr><w:b/></w:rPr>', 'character') +
  style('Hyperlink', 'Hyperlink', '<w:rPr><w:u w:val="single"/></w:rPr>', 'character')

describe('A Word file', () => {
  it('[IN-1] has its headings by style, by what styles are based on, and by outline level', () => {
    const { lines, file, aside, titleBlock } = read(
      styled('Title', 'On open gauges') +
        styled('Heading1', 'Tides') +
        styled('Clause', 'Springs') +
        styled('Outlined', 'Neaps') +
        p('Low water', '<w:outlineLvl w:val="2"/>') +
        p('The water falls.'),
      { styles: STYLES },
    )
    expect(file.title).toBe('On open gauges')
    expect(titleBlock).toBe(null)
    expect(lines).toEqual(['h1 Tides', 'h2 Springs', 'h3 Neaps', 'h3 Low water', 'The water falls.'])
    expect(aside).toEqual([['deep-heading', 'Neaps']])
  })

  it('[IN-1] keeps marks, also those of character styles, and none that only a style of paragraphs gives', () => {
    const { lines } = read(
      p(
        r('bold', '<w:b/>') +
          r(' and ') +
          r('strong', '<w:rStyle w:val="Strong"/>') +
          r(' and ') +
          r('plain', '<w:rStyle w:val="Strong"/><w:b w:val="0"/>') +
          r(' ') +
          r('all', '<w:i/><w:u w:val="single"/><w:strike/>') +
          r('2', '<w:vertAlign w:val="superscript"/>') +
          r('3', '<w:vertAlign w:val="subscript"/>'),
      ) +
        styled(
          'Zitat',
          `<w:r><w:t>quoted</w:t><w:tab/><w:t>words</w:t><w:br/><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t></w:r>`,
        ),
      { styles: STYLES },
    )
    expect(lines).toEqual([
      '**bold** and **strong** and plain ___~~all~~___^2^,3,',
      '> quoted\twords/non‑stop',
    ])
  })

  it('[IN-1] counts its lists as Word does', () => {
    const numbering =
      levels(1, ['decimal', '%1.'], ['lowerLetter', '(%2)'], ['lowerRoman', '%3)']) +
      levels(2, ['bullet', '•']) +
      num(1, 1) +
      num(2, 2) +
      num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
    const { lines, aside } = read(
      numbered(1, 0, 'one') +
        numbered(1, 1, 'a') +
        numbered(1, 1, 'b') +
        numbered(1, 2, 'i') +
        p('still b', '<w:ind w:left="1440"/>') +
        numbered(1, 0, 'two') +
        p('An interposed paragraph.') +
        numbered(1, 0, 'three') +
        numbered(1, 1, 'a again') +
        numbered(2, 0, 'bullet') +
        numbered(3, 0, 'seven') +
        numbered(3, 0, 'eight'),
      { numbering },
    )
    expect(lines).toEqual([
      '1. one',
      '   (a) a',
      '   (b) b',
      '       i) i',
      '       still b',
      '2. two',
      'An interposed paragraph.',
      '3. three',
      '   (a) a again',
      '- bullet',
      '7. seven',
      '8. eight',
    ])
    expect(aside).toEqual([])
  })

  it('[IN-1] names what it cannot say of numbers, and writes out those that are words', () => {
    const numbering =
      levels(1, ['decimal', '%1.'], ['decimal', '%1.%2']) +
      levels(2, ['decimal', 'Article %1']) +
      levels(3, ['upperRoman', '%1.', '<w:pStyle w:val="Heading1"/>']) +
      num(1, 1) +
      num(2, 2) +
      num(3, 3)
    const heading = style(
      'Heading1',
      'heading 1',
      '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>',
    )
    const { lines, aside } = read(
      styled('Heading1', 'Tides') +
        styled('Heading1', 'Pilots') +
        numbered(1, 0, 'one') +
        numbered(1, 1, 'one one') +
        numbered(2, 0, 'shall not apply'),
      { numbering, styles: heading },
    )
    expect(lines).toEqual([
      'h1 I. Tides',
      'h1 II. Pilots',
      '1. one',
      '   1. one one',
      'Article 1 shall not apply',
    ])
    expect(aside).toEqual([
      ['written-number', 'I.'],
      ['written-number', 'II.'],
      ['numbering', '1.1'],
      ['written-number', 'Article 1'],
    ])
  })

  it('[IN-1] has footnotes and endnotes at their marks', () => {
    const note = (kind: string, id: number, words: string, type = '') =>
      `<w:${kind} w:id="${id}"${type}>${p(`<w:r><w:${kind}Ref/></w:r>${r(` ${words}`)}`)}</w:${kind}>`
    const { lines, aside } = read(
      p(
        `${r('Open gauges')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' and pilots')}<w:r><w:endnoteReference w:id="1"/></w:r>`,
      ),
      {
        footnotes:
          note('footnote', 0, '', ' w:type="separator"') +
          note('footnote', 2, 'All of them.') +
          note('footnote', 3, 'Nobody refers to this.'),
        endnotes: note('endnote', 1, 'Paid ones.'),
      },
    )
    expect(lines).toEqual(['Open gauges[*] and pilots[*]', '* All of them.', '* Paid ones.'])
    expect(aside).toEqual([
      ['note-without-mark', 'Nobody refers to this.'],
      ['endnote', 'Paid ones.'],
    ])
  })

  it('[IN-1] makes merged cells plain, and says so', () => {
    const cell = (content: string, properties = '') =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${content === '' ? '<w:p/>' : p(content)}</w:tc>`
    const { lines, aside } = read(
      `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Port')}${cell('Depth')}${cell('Pilot')}</w:tr>` +
        `<w:tr>${cell('Elder Quay', '<w:vMerge w:val="restart"/>')}${cell('4 m, none', '<w:gridSpan w:val="2"/>')}</w:tr>` +
        `<w:tr>${cell('', '<w:vMerge/>')}${cell('5 m')}${cell('Ada')}</w:tr></w:tbl>`,
    )
    expect(lines).toEqual([
      '| !Port | !Depth | !Pilot |',
      '| Elder Quay | 4 m, none |  |',
      '|  | 5 m | Ada |',
    ])
    expect(aside).toEqual([
      ['merged-cells', 'Elder Quay'],
      ['merged-cells', '4 m, none'],
    ])
  })

  it('[IN-1] follows links and fields, and names the others', () => {
    const field = (code: string, shown: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const { lines, aside } = read(
      p(
        `<w:hyperlink r:id="a">${r('draft', '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>${r(' ')}` +
          `${field('HYPERLINK "https://harbour.example/x"', 'field')}${r(' ')}` +
          `<w:fldSimple w:instr=" REF _Ref1 ">${r('Section 2')}</w:fldSimple>${r(' ')}` +
          `<w:hyperlink r:id="b">${r('bad')}</w:hyperlink>${r(' ')}` +
          `<w:hyperlink w:anchor="top">${r('up')}</w:hyperlink>${field('PAGE', '7')}`,
      ),
      {
        styles: STYLES,
        outside: {
          a: { kind: 'hyperlink', target: 'https://harbour.example/draft' },
          b: { kind: 'hyperlink', target: 'javascript:alert(1)' },
          t: { kind: 'attachedTemplate', target: 'https://elsewhere.example/evil.dotm' },
        },
      },
    )
    expect(lines).toEqual([
      '[draft](https://harbour.example/draft) [field](https://harbour.example/x) Section 2 bad up',
    ])
    expect(aside).toEqual([
      ['external', 'https://elsewhere.example/evil.dotm'],
      ['field', 'REF _Ref1'],
      ['unsafe-link', 'javascript:alert(1)'],
      ['link-to-nowhere', '#top'],
      ['page-field', '7'],
    ])
  })

  it('[IN-1] keeps the words of text boxes, symbols and formulas, and names pictures, heads, feet and hidden words', () => {
    const box =
      '<v:textbox><w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent></v:textbox>'
    const { lines, aside } = read(
      p(
        `${r('Seen')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>` +
          `<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>${r('secret', '<w:vanish/>')}` +
          `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="A gauge"/><a:graphic><a:blip r:link="i"/></a:graphic></wp:inline></w:drawing></w:r>`,
      ),
      {
        more: { 'header1.xml': { kind: 'header', xml: `<w:hdr>${p('Draft of March')}</w:hdr>` } },
        outside: { i: { kind: 'image', target: 'https://elsewhere.example/pixel.png' } },
      },
    )
    expect(lines).toEqual(['Seen✓x=1', 'In the box'])
    expect(aside).toEqual([
      ['page-header', 'Draft of March'],
      ['formula', 'x=1'],
      ['external', 'https://elsewhere.example/pixel.png'],
      ['image', 'A gauge'],
      ['hidden', 'secret'],
      ['text-box', 'In the box'],
    ])
  })

  it('[IN-1] has headings whose level of an outline prints nothing as headings, also in a letter of ours', () => {
    const outline = levels(1, ['none', ''])
    const ours = style('spacer', 'Spacer') + style('note', 'Signatory Note')
    for (const styles of [STYLES, STYLES + ours]) {
      const body = p(
        r('Tides'),
        '<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
      )
      expect(read(body, { styles, numbering: outline + num(1, 1) }).lines).toEqual(['h1 Tides'])
    }
  })

  it('[IN-1] has names of a list of signatories as lines where no such list can stand', () => {
    const styles = style('Signatory', 'Signatory')
    const name = styled('Signatory', 'Anchor Union')
    const numbering = levels(1, ['bullet', '•']) + num(1, 1)
    expect(read(numbered(1, 0, 'point') + name, { styles, numbering }).lines).toEqual([
      '- point',
      '@ Anchor Union',
    ])
    const cell = `<w:tbl><w:tr><w:tc>${name}</w:tc><w:tc>${p('signed')}</w:tc></w:tr></w:tbl>`
    expect(read(cell, { styles }).lines).toEqual(['| Anchor Union | signed |'])
  })

  it('[IN-1] finds the signatories under their heading, and offers asks as from Markdown', () => {
    const { lines, offers } = read(
      styled('Heading1', 'A letter') +
        p('We call on all state delegations to:') +
        numbered(1, 0, 'delete Article 5;') +
        styled('Heading1', 'Signatories') +
        numbered(1, 0, 'Tidewater Watch') +
        numbered(1, 0, 'Pilots United'),
      { styles: STYLES, numbering: levels(1, ['bullet', '•']) + num(1, 1) },
    )
    expect(lines.slice(-3)).toEqual(['@ # Signatories', '@ Tidewater Watch', '@ Pilots United'])
    expect(offers.asks.map(ask => [ask.verb, ask.wording])).toEqual([['delete', 'delete Article 5']])
  })

  it('[IN-1] finds signatories that stand below each other in one paragraph', () => {
    const names = `${r('Signed by:', '<w:b/>')}<w:r><w:br/></w:r>${r('Tidewater Watch')}<w:r><w:br/></w:r>${r('Pilots ')}${r('United', '<w:i/>')}`
    const { lines } = read(p('We ask for open tide gauges, and for pilots who are paid.') + p(names))
    expect(lines.slice(1)).toEqual(['@ # **Signed by:**', '@ Tidewater Watch', '@ Pilots _United_'])
  })

  it('[IN-1] says where in the text a thing stood that was set aside', () => {
    const { setAside } = read(p('Seen.') + p(`${r('And ')}${r('secret', '<w:vanish/>')}`), {
      more: { 'header1.xml': { kind: 'header', xml: `<w:hdr>${p('Draft')}</w:hdr>` } },
    })
    expect(setAside.map(one => [one.text, placeOf(one), one.near])).toEqual([
      ['Draft', 'outside the text', undefined],
      ['secret', 'paragraph 2', 'And'],
    ])
    expect(placeOf({ line: 3 })).toBe('line 3')
  })

  it('[IN-1] knows what runs from right to left, and in which language', () => {
    const bidi = (words: string) => p(r(words, '<w:rtl/><w:lang w:bidi="ar-SA"/>'), '<w:bidi/>')
    const arabic = read(bidi('مرحبا بكم في الميناء القديم') + p('Elder Quay'))
    expect([arabic.file.language, arabic.file.direction]).toEqual(['ar-SA', 'rtl'])
    expect(arabic.file.body.content?.[1]).toMatchObject({ attrs: { dir: 'ltr' } })
    const english = read(p('The gauges of the harbour are open to whoever asks for them.') + bidi('مرحبا'))
    expect(english.file.direction).toBe('ltr')
    expect(english.file.body.content?.[1]).toMatchObject({ attrs: { dir: 'rtl', lang: 'ar-SA' } })
  })
})

describe('Tracked changes of a Word file', () => {
  const both = (body: string, extra: Extra = {}) => [
    read(body, extra, 'accept').lines,
    read(body, extra, 'reject').lines,
  ]

  it('[IN-1] are accepted or rejected, and the words left out are named', () => {
    const body = p(`${r('The ')}${del('closed')}${ins('open')}${r(' gauge')}`)
    expect(both(body)).toEqual([['The open gauge'], ['The closed gauge']])
    expect(read(body).aside).toEqual([['deleted-change', 'closed']])
    expect(read(body, {}, 'reject').aside).toEqual([['inserted-change', 'open']])
  })

  it('[IN-1] split and join paragraphs where their ends were inserted or deleted', () => {
    expect(both(p('One', mark('ins')) + p('two'))).toEqual([['One', 'two'], ['Onetwo']])
    expect(both(p('One ', mark('del')) + p('two'))).toEqual([['One two'], ['One ', 'two']])
    expect(both(p(ins('New'), mark('ins')) + p('old'))).toEqual([['New', 'old'], ['old']])
    expect(both(p(del('Gone'), mark('del')) + p('stays'))).toEqual([['stays'], ['Gone', 'stays']])
  })

  it('[IN-1] leave the language of paragraphs that they join', () => {
    const french = (words: string) => r(words, '<w:lang w:val="fr-FR"/>')
    const body =
      p('The gauges of the harbour are open to whoever asks for them, by day and by night.') +
      p(french('Les phares '), mark('ins')) +
      p(french('du port parlent aussi'), mark('ins')) +
      p('.')
    const [, joined] = read(body, {}, 'reject').file.body.content ?? []
    expect(outlined({ type: 'doc', content: joined === undefined ? [] : [joined] })).toEqual([
      'Les phares du port parlent aussi.',
    ])
    expect(joined?.attrs).toMatchObject({ lang: 'fr-FR' })
  })

  it('[IN-1] move the mark of a note with its bookmark, and what repeats its number finds it', () => {
    const who = 'w:id="9" w:author="Ada Marlow"'
    const marked = (around: string, note: number, id: number) =>
      `<w:bookmarkStart w:id="${id}" w:name="_Note1"/><w:${around} ${who}><w:r><w:footnoteReference w:id="${note}"/></w:r></w:${around}><w:bookmarkEnd w:id="${id}"/>`
    const body =
      p(`${r('Open')}${marked('moveFrom', 1, 1)}`) +
      p(`${r('gauges')}${marked('moveTo', 2, 2)}`) +
      p(`${r('again')}<w:fldSimple w:instr=" NOTEREF _Note1 "/>`)
    const note = (id: number, words: string) => `<w:footnote w:id="${id}">${p(words)}</w:footnote>`
    const footnotes = note(1, 'As it was.') + note(2, 'As it is.')
    expect(both(body, { footnotes })).toEqual([
      ['Open', 'gauges[*]', 'again[*]', '* As it is.'],
      ['Open[*]', 'gauges', 'again[*]', '* As it was.'],
    ])
  })

  it('[IN-1] take rows of tables, moves and properties along', () => {
    const row = (words: string, change = '') =>
      `<w:tr><w:trPr>${change}</w:trPr><w:tc>${p(words)}</w:tc></w:tr>`
    const who = 'w:author="Ada Marlow" w:date="2026-03-02T10:00:00Z"'
    const body =
      `<w:tbl>${row('kept')}${row('new', `<w:ins ${who}/>`)}</w:tbl>` +
      p(`<w:moveFrom ${who}>${r('moved')}</w:moveFrom>${r(' here')}`) +
      p(`${r('there ')}<w:moveTo ${who}>${r('moved')}</w:moveTo>`) +
      p('Tides', `<w:pStyle w:val="Heading1"/><w:pPrChange ${who}><w:pPr/></w:pPrChange>`)
    expect(both(body, { styles: STYLES })).toEqual([
      ['| kept |', '| new |', ' here', 'there moved', 'h1 Tides'],
      ['| kept |', 'moved here', 'there ', 'Tides'],
    ])
  })

  it('[IN-2] are told with who and when, and comments with their quote, on the ids of both letters', () => {
    const newId = countedIds()
    const comment = `<w:comment w:id="4" w:author="Tom Reed" w:date="2026-03-03T09:00:00Z">${p('Why?')}</w:comment>`
    const { accepted, rejected, changes, comments } = readDocx(
      wordFile(
        numbered(1, 0, 'first') +
          numbered(
            1,
            0,
            `${r('The ')}${del('closed')}${ins('open')}${ins(' tide')}<w:commentRangeStart w:id="4"/>${r(' gauge')}<w:commentRangeEnd w:id="4"/>`,
          ) +
          p(ins('Added'), mark('ins')) +
          p('Signatories') +
          p('Tidewater Watch') +
          p('Pilots United'),
        { comments: comment, numbering: levels(1, ['decimal', '%1.']) + num(1, 1) },
      ),
      { newId },
    )
    const ids = (file: StatementFile): string[] => idsIn(file.body)
    const missing = ids(accepted.file).filter(id => !ids(rejected.file).includes(id))
    expect(ids(rejected.file).filter(id => !ids(accepted.file).includes(id))).toEqual([])
    expect(missing).toHaveLength(1)
    const [list] = accepted.file.body.content ?? []
    const second = list?.type === 'orderedList' ? list.content?.[1]?.content?.[0]?.attrs.id : null
    const at = '2026-03-02T10:00:00Z'
    expect(changes).toEqual([
      { author: 'Ada Marlow', at, kind: 'deleted', text: 'closed', block: second },
      { author: 'Ada Marlow', at, kind: 'inserted', text: 'open tide', block: second },
      { author: 'Ada Marlow', at, kind: 'inserted', text: 'Added\n', block: missing[0] },
    ])
    expect(comments).toEqual([
      {
        ...{ author: 'Tom Reed', at: '2026-03-03T09:00:00Z', words: 'Why?', quote: 'gauge', block: second },
        ...{ resolved: false, answers: null },
      },
    ])
    expect(accepted.setAside.map(one => [one.reason, one.text])).toContainEqual(['comment', 'Why?'])
  })

  it('[IN-2] bring the answers to a comment behind it, and whether it is done', () => {
    const words = 'xmlns:x="http://schemas.microsoft.com/office/word/2010/wordml"'
    const comment = (id: number, text: string) =>
      `<w:comment w:id="${id}" w:author="Tom Reed"><w:p ${words} x:paraId="0${id}">${r(text)}</w:p></w:comment>`
    const extended = `<y:commentsEx xmlns:y="http://schemas.microsoft.com/office/word/2012/wordml"><y:commentEx y:paraId="01" y:done="1"/><y:commentEx y:paraId="02" y:done="0"/><y:commentEx y:paraId="03" y:paraIdParent="01" y:done="1"/><y:commentEx y:paraId="04" y:paraIdParent="03"/><y:commentEx y:paraId="05" y:paraIdParent="06"/><y:commentEx y:paraId="06" y:paraIdParent="05"/></y:commentsEx>`
    const { comments } = readDocx(
      wordFile(p('Open gauges'), {
        comments: ['Why?', 'Who?', 'Because.', 'Fine.', 'One', 'Other']
          .map((text, at) => comment(at + 1, text))
          .join(''),
        more: { 'commentsExtended.xml': { kind: 'commentsExtended', xml: extended } },
      }),
      { newId: countedIds() },
    )
    expect(comments.map(({ words: text, resolved, answers }) => [text, resolved, answers])).toEqual([
      ['Why?', true, null],
      ['Because.', true, 0],
      ['Fine.', false, 0],
      ['Who?', false, null],
      ['One', false, null],
      ['Other', false, 4],
    ])
  })
})

describe('Words of a Word file', () => {
  const word = fc.integer({ min: 0, max: 25 })
  const look = fc.constantFrom(
    '',
    '<w:b/>',
    '<w:vanish/>',
    '<w:rStyle w:val="Strong"/>',
    '<w:highlight w:val="yellow"/>',
  )
  const run = fc.tuple(word, look).map(([, properties]) => r('WORD ', properties))
  const wrapped = fc
    .tuple(fc.constantFrom('ins', 'del', 'smartTag', 'hyperlink', 'sdt', 'fldSimple', 'field'), run)
    .map(([kind, inner]) => {
      if (kind === 'ins') return ins('WORD ')
      if (kind === 'del') return del('WORD ')
      if (kind === 'sdt') return `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`
      if (kind === 'fldSimple') return `<w:fldSimple w:instr="REF x">${inner}</w:fldSimple>`
      if (kind === 'field')
        return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "https://harbour.example"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${inner}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
      return `<w:${kind}>${inner}</w:${kind}>`
    })
  const properties = fc.constantFrom(
    '',
    '<w:pStyle w:val="Heading1"/>',
    '<w:pStyle w:val="Zitat"/>',
    '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
    '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
    '<w:numPr><w:ilvl w:val="2"/><w:numId w:val="2"/></w:numPr>',
    '<w:ind w:left="1440"/>',
    mark('ins'),
    mark('del'),
  )
  const paragraph = fc
    .tuple(fc.array(fc.oneof(run, wrapped), { maxLength: 4 }), properties)
    .map(([runs, own]) => `<w:p><w:pPr>${own}</w:pPr>${runs.join('')}</w:p>`)
  const table = fc
    .array(fc.array(paragraph, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 })
    .map(
      cells => `<w:tbl><w:tr>${cells.map(cell => `<w:tc>${cell.join('')}</w:tc>`).join('')}</w:tr></w:tbl>`,
    )
  const body = fc
    .array(fc.oneof({ weight: 5, arbitrary: paragraph }, { weight: 1, arbitrary: table }), { maxLength: 12 })
    .map(parts => {
      let count = 0
      return parts.join('').replace(/WORD/g, () => {
        count += 1
        return `zq${count}x`
      })
    })
  const words = (text: string): string[] => text.match(/zq\d+x/g) ?? []
  const extra: Extra = {
    styles: STYLES,
    numbering:
      levels(1, ['decimal', '%1.'], ['lowerLetter', '(%2)']) +
      levels(2, ['bullet', '•'], ['none', ''], ['ordinal', '%3']) +
      num(1, 1) +
      num(2, 2),
  }

  it.each(['accept', 'reject'] as const)(
    '[IN-1] are in the letter once and in order, or set aside (%s)',
    changes => {
      fc.assert(
        fc.property(body, xml => {
          const { file, setAside } = read(xml, extra, changes)
          const told = words(toText(file))
          const gone = setAside.filter(one =>
            ['hidden', 'deleted-change', 'inserted-change'].includes(one.reason),
          )
          const left = new Set(gone.flatMap(one => words(one.text)))
          expect(told).toEqual(words(xml).filter(one => !left.has(one)))
          expect(told.filter(one => left.has(one))).toEqual([])
        }),
        { numRuns: 120 },
      )
    },
  )
})
