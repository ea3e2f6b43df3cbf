import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toOdt } from '../../shared/formats/odt/odtWrite.ts'
import { fileWords } from '../../shared/words/files.ts'
import { anyLetter, letterOf } from './letters.ts'
import { arabic, everything } from './office.letters.ts'
import { mustBeXml, partsOf, withoutMarks, wordsIn, wordsOf } from './office.parts.ts'

const HASH = 'ab12'.repeat(16)
const about = { date: Date.UTC(2027, 0, 22, 17), version: { number: 3, hash: HASH }, words: fileWords('en') }

describe('A letter as an OpenDocument text', () => {
  const bytes = toOdt(everything(), about)
  const parts = partsOf(bytes)
  const content = parts.get('content.xml') ?? ''

  it('[OUT-3] begins with its type, unpacked, as programs look for it', () => {
    const start = Buffer.from(bytes.subarray(30, 77)).toString('latin1')
    expect(start).toBe('mimetypeapplication/vnd.oasis.opendocument.text')
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint16(8, true)).toBe(0)
  })

  it('[OUT-3] has named styles for what has a meaning, headings with their level, lists with form and start', () => {
    expect(content).toContain('<text:p text:style-name="Title">On the draft')
    expect(content).toContain('<text:h text:style-name="Heading_20_2" text:outline-level="2">Tide gauges')
    expect(content).toContain('<text:p text:style-name="Quotations">Every tide')
    expect(content).toMatch(
      /text:level="3" style:num-format="i" style:num-prefix="\(" style:num-suffix="\)" text:start-value="3"/,
    )
    expect(content).toMatch(/<text:list text:style-name="L\d+"><text:list-item><text:p [^>]*>third roman/)
    expect(content).toContain(
      '<text:list-item><text:p text:style-name="List_20_Paragraph">delete Article 4(2);</text:p><text:p',
    )
  })

  it('[OUT-3] has notes where they are referred to, and refers to them again', () => {
    expect(content).toMatch(/draft<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1/)
    expect(content).toContain('text:ref-name="ftn1">1</text:note-ref>')
    expect(content).toContain('<text:p text:style-name="Footnote">Nobody refers to me.')
  })

  it('[OUT-3] has tables with a head and merged cells, links, and names in two columns', () => {
    expect(content).toMatch(
      /<table:table-header-rows><table:table-row>.*?Article.*?<\/table:table-header-rows>/,
    )
    expect(content).toContain('table:number-rows-spanned="2"')
    expect(content).toMatch(/table:number-columns-spanned="2"[^>]*>.*?<table:covered-table-cell\/>/)
    expect(content).toContain('xlink:href="https://harbour.example/draft?a=1&amp;b=2"')
    expect(content).toMatch(
      /<text:p text:style-name="Signatory_20_Group">[^<]+<\/text:p><text:section text:name="Columns 1" text:style-name="Columns\d+"><text:p text:style-name="Signatory">/,
    )
    expect(content).toContain('fo:column-count="2"')
  })

  it('[OUT-3] keeps every blank: many, at the ends, before and after a mark', () => {
    const bold = [{ type: 'bold' }]
    const inline = [
      { type: 'text', text: ' a  b ' },
      { type: 'text', text: ' c\t', marks: bold },
    ]
    const odd = toOdt(letterOf([{ type: 'paragraph', content: inline }]), about)
    expect(partsOf(odd).get('content.xml')).toMatch(
      /<text:s\/>a<text:s text:c="2"\/>b<text:s\/><text:span text:style-name="T\d"><text:s\/>c<text:tab\/><\/text:span>/,
    )
  })

  it('[OUT-2] says in the foot what it is a copy of', () => {
    const foot = wordsIn(parts.get('styles.xml') ?? '', ['style:footer'])
    expect(foot).toBe(`version3·frozenon22January2027·sha256${HASH}Page1of1`)
  })

  it('[OUT-3] names no author, program or time but the one it is given, and is the same file for the same letter', () => {
    expect(parts.get('meta.xml')).toContain('<meta:creation-date>2027-01-22T17:00:00Z')
    const undated = partsOf(toOdt(everything(), { words: about.words }))
    expect(undated.get('meta.xml')).not.toMatch(/creator|generator|date|editing/)
    expect(Buffer.compare(bytes, toOdt(everything(), about))).toBe(0)
  })

  it('[OUT-3] says language and direction of the letter and of each block', () => {
    const arabicParts = partsOf(toOdt(arabic(), about))
    expect(arabicParts.get('styles.xml')).toContain('style:language-complex="ar"')
    expect(arabicParts.get('styles.xml')).toMatch(
      /<style:default-style [^>]*><style:paragraph-properties [^>]*style:writing-mode="rl-tb"/,
    )
    expect(arabicParts.get('content.xml')).toMatch(
      /style:writing-mode="lr-tb"\/><style:text-properties fo:language="en"/,
    )
  })

  it('[OUT-2] keeps every word of any letter in its order, in XML that any program reads', () => {
    const keeps = fc.property(anyLetter, letter => {
      const file = withoutMarks(letter)
      const written = partsOf(toOdt({ ...file, title: '' }, about))
      for (const [name, text] of written) if (name.endsWith('.xml')) mustBeXml(text)
      const words = wordsIn(written.get('content.xml') ?? '', ['office:text'])
      expect(words.startsWith(wordsOf(file))).toBe(true)
    })
    fc.assert(keeps, { numRuns: 150 })
  })
})
