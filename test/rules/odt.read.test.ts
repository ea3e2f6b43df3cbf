import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fromDocx } from '../../shared/formats/docx/docxRead.ts'
import type { Imported } from '../../shared/formats/imported.ts'
import { fromOdt, readOdt } from '../../shared/formats/odt/odtRead.ts'
import { textBlocks } from '../../shared/formats/text.ts'
import { readDoc } from '../../shared/statement/read.ts'
import { countedIds } from './letters.ts'
import { outlined } from './outlined.ts'

const SPACES = ['office', 'style', 'text', 'table']
  .map(name => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat(
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
    'xmlns:xlink="http://www.w3.org/1999/xlink"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
  )
  .join(' ')

function odt(body: string, automatic = '', named = ''): Uint8Array {
  const content = `<office:document-content ${SPACES}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`
  const styles = `<office:document-styles ${SPACES}><office:styles>${named}</office:styles></office:document-styles>`
  return zipSync({ 'content.xml': strToU8(content), 'styles.xml': strToU8(styles) })
}

const told = (imported: Imported) => {
  expect(readDoc(JSON.parse(JSON.stringify(imported.file.body)))).toEqual(imported.file.body)
  return { lines: outlined(imported.file.body), aside: imported.setAside.map(one => [one.reason, one.text]) }
}
const read = (bytes: Uint8Array, changes: 'accept' | 'reject' = 'accept') =>
  told(fromOdt(bytes, { newId: countedIds(), changes }))
const file = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, 'files', name)))

describe('An OpenDocument text', () => {
  it('[IN-1] has its blanks, breaks, marks and links as they are printed', () => {
    const bold =
      '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    const body =
      '<text:p>Two  blanks\n in XML<text:s text:c="2"/>and<text:tab/>more<text:line-break/><text:span text:style-name="T1">bold</text:span> ' +
      '<text:a xlink:href="https://harbour.example/">link</text:a> <text:a xlink:href="#top">up</text:a></text:p>'
    expect(read(odt(body, bold))).toEqual({
      lines: ['Two blanks in XML  and\tmore/**bold** [link](https://harbour.example/) up'],
      aside: [['link-to-nowhere', '#top']],
    })
  })

  it('[IN-1] reads sections, tables and further boxes in a text box, each once', () => {
    const box = (inside: string) => `<draw:frame><draw:text-box>${inside}</draw:text-box></draw:frame>`
    const table =
      '<table:table><table:table-row><table:table-cell><text:p>Berth</text:p></table:table-cell></table:table-row></table:table>'
    const inner = `<text:section><text:p>Pier${box('<text:p>Buoy</text:p>')}</text:p>${table}</text:section>`
    expect(read(odt(`<text:p>Quay${box(inner)}</text:p>`)).lines).toEqual([
      'Quay',
      'Pier',
      'Buoy',
      '| Berth |',
    ])
  })

  it('[IN-1] counts its lists, and goes on with them', () => {
    const level = (depth: number, format: string, suffix: string) =>
      `<text:list-level-style-number text:level="${depth}" style:num-format="${format}" style:num-suffix="${suffix}"/>`
    const lists = `<text:list-style style:name="L1">${level(1, '1', '.')}${level(2, 'a', ')')}</text:list-style>`
    const item = (words: string, more = '') =>
      `<text:list-item><text:p>${words}</text:p>${more}</text:list-item>`
    const body =
      `<text:list xml:id="first" text:style-name="L1">${item('one', `<text:list>${item('a')}${item('b')}</text:list>`)}${item('two', '<text:p>still two</text:p>')}</text:list>` +
      '<text:p>Between.</text:p>' +
      `<text:list text:continue-list="first" text:style-name="L1">${item('three')}<text:list-item text:start-value="9"><text:p>nine</text:p></text:list-item></text:list>`
    expect(read(odt(body, lists)).lines).toEqual([
      '1. one',
      '   a) a',
      '   b) b',
      '2. two',
      '   still two',
      'Between.',
      '3. three',
      '9. nine',
    ])
  })

  it('[IN-1] has notes at their marks, and names fields, comments, pictures and contents', () => {
    const note = (id: string, kind: string, words: string) =>
      `<text:note text:id="${id}" text:note-class="${kind}"><text:note-citation>1</text:note-citation><text:note-body><text:p>${words}</text:p></text:note-body></text:note>`
    const body =
      `<text:table-of-content><text:index-body><text:p>Tides 1</text:p></text:index-body></text:table-of-content>` +
      `<text:h text:outline-level="1">Tides</text:h><text:p>Open${note('n1', 'footnote', 'All.')} gauges${note('n2', 'endnote', 'Paid.')}` +
      '<office:annotation><dc:creator>Tom Reed</dc:creator><text:p>Why?</text:p></office:annotation>' +
      ' on <text:date>2 March</text:date> page <text:page-number>4</text:page-number>' +
      '<draw:frame draw:name="Gauge"><draw:image xlink:href="Pictures/1.png"/></draw:frame></text:p>'
    expect(read(odt(body))).toEqual({
      lines: ['h1 Tides', 'Open[*] gauges[*] on 2 March page ', '* All.', '* Paid.'],
      aside: [
        ['endnote', 'Paid.'],
        ['contents', 'Tides 1'],
        ['comment', 'Why?'],
        ['field', 'text:date'],
        ['page-field', '4'],
        ['image', 'Gauge'],
      ],
    })
  })
})

describe('Tracked changes of an OpenDocument text', () => {
  const said = (who: string) => `<dc:creator>${who}</dc:creator><dc:date>2026-03-02T10:00:00.5</dc:date>`
  const info = `<office:change-info>${said('Ada Marlow')}</office:change-info>`
  const inserted = (id: string) =>
    `<text:changed-region xml:id="${id}" text:id="${id}"><text:insertion>${info}</text:insertion></text:changed-region>`
  const deleted = (id: string, ...words: string[]) =>
    `<text:changed-region xml:id="${id}"><text:deletion>${info}${words.map(line => `<text:p>${line}</text:p>`).join('')}</text:deletion></text:changed-region>`
  const turn = (kind: string, id: string) => `<text:${kind} text:change-id="${id}"/>`
  const around = (id: string, words: string) => turn('change-start', id) + words + turn('change-end', id)

  it('[IN-2] are told with who and when, and comments with their quote, on the ids of both letters', () => {
    const regions = `<text:tracked-changes>${inserted('c1')}${deleted('c2', 'closed')}${deleted('c3', 'Gone', 'too')}${inserted('c4')}</text:tracked-changes>`
    const comment = (name: string, words: string, more = '') =>
      `<office:annotation office:name="${name}" ${more}>${said('Tom Reed')}<text:p>${words}</text:p></office:annotation>`
    const body =
      `${regions}<text:list><text:list-item><text:p>The ${turn('change', 'c2')}${around('c1', 'open<text:s/>tide')} ${comment('n1', 'Why?', 'loext:resolved="true"')}gauge<office:annotation-end office:name="n1"/>${comment('n2', 'Who?')}${comment('n3', 'Because.', 'loext:parent-name="n1"')}</text:p></text:list-item></text:list>` +
      `${turn('change', 'c3')}<text:p>Kept${turn('change-start', 'c4')}</text:p><text:p>Added${turn('change-end', 'c4')}</text:p>`
    const { accepted, rejected, changes, comments } = readOdt(odt(body), { newId: countedIds() })
    expect(told(accepted).lines).toEqual(['- The open tide gauge', 'Kept', 'Added'])
    expect(told(rejected).lines).toEqual(['- The closed gauge', 'Gone', 'too', 'Kept'])
    const idOf = (letter: Imported, words: string) =>
      textBlocks(letter.file.body).find(({ text }) => text === words)?.block.attrs.id
    const first = idOf(accepted, 'The open tide gauge')
    expect(idOf(rejected, 'The closed gauge')).toBe(first)
    expect(idOf(rejected, 'Kept')).toBe(idOf(accepted, 'Kept'))
    const who = { author: 'Ada Marlow', at: '2026-03-02T10:00:00.5' }
    expect(changes).toEqual([
      { ...who, kind: 'deleted', text: 'closed', block: first },
      { ...who, kind: 'inserted', text: 'open tide', block: first },
      { ...who, kind: 'deleted', text: 'Gone\ntoo', block: idOf(rejected, 'Gone') },
      { ...who, kind: 'inserted', text: '\nAdded', block: idOf(accepted, 'Kept') },
    ])
    const tom = { author: 'Tom Reed', at: '2026-03-02T10:00:00.5', block: first }
    expect(comments).toEqual([
      { ...tom, words: 'Why?', quote: 'gauge', resolved: true, answers: null },
      { ...tom, words: 'Because.', quote: '', resolved: false, answers: 0 },
      { ...tom, words: 'Who?', quote: '', resolved: false, answers: null },
    ])
  })
})

describe('Files as LibreOffice writes them', () => {
  const LETTER = [
    'h1 Statement on open gauges',
    'Dear **delegates** of the _Harbour Committee_, we __welcome__ the ~~second~~ draft^2^ of the [convention](https://harbour.example/draft).',
    'h2 What is wrong',
    '1. First point',
    '   a. nested a',
    '   b. nested b',
  ]
  const REST = [
    '2. Second point',
    'Between the lists.',
    '3. Third point',
    '- bullet',
    '  - inner bullet',
    '> The tide waits for nobody.',
    '| Port | Depth |',
    '| Both merged |  |',
    '| Elder Quay | 4 m |',
    'مرحبا بكم في الميناء',
    '@ # Signatories',
    '@ Tidewater Watch',
    '@ Pilots United',
    '@ QUAY 7',
  ]

  it('[IN-1] are read as the letter they are', () => {
    const odt = read(file('letter.odt'))
    expect(odt.lines).toEqual([...LETTER, '      second paragraph of b', ...REST])
    const docx = told(fromDocx(file('letter.docx'), { newId: countedIds() }))
    expect(docx.lines).toEqual([...LETTER, 'second paragraph of b', ...REST])
    for (const { aside } of [odt, docx]) expect(aside).toEqual([['merged-cells', 'Both merged']])
  })

  it.each([
    ['OpenDocument', 'tracked.odt', fromOdt],
    ['Word', 'tracked.docx', fromDocx],
  ] as const)('[IN-1] have their changes accepted or rejected (%s)', (_, name, reader) => {
    const way = (changes: 'accept' | 'reject') => told(reader(file(name), { newId: countedIds(), changes }))
    expect(way('accept').lines).toEqual([
      'h1 Tracked gauges',
      'The open gauge',
      'One',
      'two',
      'Three four',
      'New',
      'old',
      'stays',
      '1. item',
      '2. new item',
      '3. last item',
      'Note[*] here',
      '* The note.',
    ])
    expect(way('reject').lines).toEqual([
      'h1 Tracked gauges',
      'The closed gauge',
      'Onetwo',
      'Three ',
      'four',
      'old',
      'Gone',
      'stays',
      '1. item',
      '2. last item',
      'Note[*] here',
      '* The note.',
    ])
    expect(way('reject').aside).toEqual([
      ['inserted-change', 'open'],
      ['inserted-change', 'New'],
      ['inserted-change', 'new item'],
      ['comment', 'Why?'],
    ])
  })
})
