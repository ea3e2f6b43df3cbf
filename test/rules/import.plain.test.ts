import { describe, expect, it } from 'vitest'
import type { Imported } from '../../shared/formats/imported.ts'
import { fromPlain } from '../../shared/formats/plain.ts'
import { textBlocks, toReadableText, toText } from '../../shared/formats/text.ts'
import { childrenOf, isTextBlock, textOf } from '../../shared/statement/text.ts'
import type { AnyBlock, Block } from '../../shared/statement/tree.ts'
import { countedIds } from './letters.ts'

const read = (text: string): Imported => fromPlain(text, { newId: countedIds() })
const blocks = (text: string): Block[] => read(text).file.body.content ?? []
const texts = (text: string): string[] => textBlocks(read(text).file.body).map(entry => entry.text)

/** A block as a line a person can read: `- [a|b]` for a list, `h1 words`, `p words`. */
function drawn(block: AnyBlock): string {
  const inner = childrenOf(block).map(drawn)
  switch (block.type) {
    case 'heading':
      return `h${block.attrs.level} ${textOf(block.content)}`
    case 'orderedList':
      return `${block.attrs.type ?? '1.'}${block.attrs.start === null ? '' : `@${block.attrs.start}`} [${inner.join(' | ')}]`
    case 'bulletList':
      return `- [${inner.join(' | ')}]`
    case 'listItem':
      return inner.join(' ')
    default:
      return isTextBlock(block) ? textOf(block.content) : `${block.type} [${inner.join(' | ')}]`
  }
}

const outline = (text: string): string[] => blocks(text).map(drawn)

describe('Lines and pages', () => {
  it('[IN-1] joins lines that the width of a page broke', () => {
    expect(texts('The Harbour Committee meets\nagain in spring, and we\nshall be there.')).toEqual([
      'The Harbour Committee meets again in spring, and we shall be there.',
    ])
  })

  it('[IN-1] long blanks cost no more than their length', () => {
    const blanks = ' '.repeat(20_000)
    expect(texts(`# Harbours${blanks}and quays ##`)).toEqual([expect.stringMatching(/^Harbours +and quays$/)])
    expect(texts(`Harbours${blanks}and quays\nand piers.`)).toHaveLength(1)
  })

  it('[IN-1] keeps a hyphen that belongs to its word, and drops one that only broke it', () => {
    const text = 'Every quay-\nside gauge is read by a har-\nbour pilot. The harbour has a quay-side.'
    expect(texts(text)).toEqual([
      'Every quay-side gauge is read by a harbour pilot. The harbour has a quay-side.',
    ])
  })

  it('[IN-1] joins an address that was broken, without a space in it', () => {
    expect(texts('See <https://harbour.example/docs/\nreport_one.pdf> for more.')).toEqual([
      'See https://harbour.example/docs/report_one.pdf for more.',
    ])
  })

  it('[IN-1] keeps the lines of an address and of a table of contents apart', () => {
    expect(texts('Please write to:\nThe Tidewater Foundation\nQuay Street 4\nPort Elder')).toEqual([
      'Please write to:\nThe Tidewater Foundation\nQuay Street 4\nPort Elder',
    ])
    expect(texts('Opening remarks\t3\nWhat we ask.....\t12')).toEqual([
      'Opening remarks 3\nWhat we ask..... 12',
    ])
  })

  it('[IN-1] joins a sentence over a page break, also inside a list item and around a note', () => {
    const text = `We thank the Committee for its work, which has been patient and has led to
a text that is better than the one we saw last year, and ask it to

---

<sup>1</sup> See our first letter.



keep the safeguards of the second part<sup>1</sup>.

- Ports should open their gauges to everyone who sails along the coast and depends on

them every day;
- Pilots should be heard.`
    expect(outline(text)).toEqual([
      'We thank the Committee for its work, which has been patient and has led to a text that is better than the one we saw last year, and ask it to keep the safeguards of the second part.',
      '- [Ports should open their gauges to everyone who sails along the coast and depends on them every day; | Pilots should be heard.]',
      'footnotes [See our first letter.]',
    ])
  })

  it('[IN-1] does not join what only looks unfinished', () => {
    expect(texts('Dear delegates,\n\nWe write to you today.')).toEqual([
      'Dear delegates,',
      'We write to you today.',
    ])
  })

  it('[IN-1] sets page numbers, repeated lines and image marks aside with their place, and nothing else', () => {
    const page = (number: number, words: string): string =>
      `Joint letter on harbour data\n\n${words}\n\nPage ${number} of 3`
    const text = [
      page(1, 'First we speak of tides.\n\n![](logo.png)'),
      page(2, 'Then of quays.'),
      page(3, 'Last of pilots.'),
    ].join('\n\n\n\n')
    const { file, setAside } = read(`Title\n\n\n\n${text}\n\n\n\nEnd`)
    expect(toText(file)).toBe('Title\n\nFirst we speak of tides.\n\nThen of quays.\n\nLast of pilots.\n\nEnd')
    expect(setAside.map(one => `${one.line} ${one.reason} ${one.text}`)).toEqual([
      '5 repeated-line Joint letter on harbour data',
      '9 image ![](logo.png)',
      '11 page-number Page 1 of 3',
      '15 repeated-line Joint letter on harbour data',
      '19 page-number Page 2 of 3',
      '23 repeated-line Joint letter on harbour data',
      '27 page-number Page 3 of 3',
    ])
  })

  it('[IN-1] keeps a line that comes twice', () => {
    expect(texts('TIDEWATER\n\nSome words.\n\n\n\nTIDEWATER\n\nMore words.')).toContain('TIDEWATER')
    expect(
      toText(read('TIDEWATER\n\nSome words.\n\n\n\nTIDEWATER\n\nMore words.').file).match(/TIDEWATER/g),
    ).toHaveLength(2)
  })
})

describe('Marks', () => {
  it('[IN-1] reads bold, italic, raised figures and escapes, and mends a dropped capital', () => {
    const [block] = blocks('**T**he *chapeau* of the 3<sup>rd</sup> part\\_two and **strong** words')
    expect(block?.type === 'paragraph' ? block.content : null).toEqual([
      { type: 'text', text: 'The ' },
      { type: 'text', text: 'chapeau', marks: [{ type: 'italic' }] },
      { type: 'text', text: ' of the 3' },
      { type: 'text', text: 'rd', marks: [{ type: 'superscript' }] },
      { type: 'text', text: ' part_two and ' },
      { type: 'text', text: 'strong', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' words' },
    ])
  })

  it('[IN-1] keeps the words of a link that leads nowhere and says so', () => {
    const { file, setAside } = read('The [latest draft](#) fails.\n\nThe [other](javascript:x) too.')
    expect(toText(file)).toBe('The latest draft fails.\n\nThe other too.')
    expect(setAside).toEqual([
      { text: '#', line: 1, reason: 'link-to-nowhere', near: 'latest draft' },
      { text: 'javascript:x', line: 3, reason: 'unsafe-link', near: 'other' },
    ])
  })

  it('[IN-1] leaves signs that mark nothing as they are', () => {
    expect(texts('5 * 3 is 15, snake_case_words stay, and so does <this> & that.')).toEqual([
      '5 * 3 is 15, snake_case_words stay, and so does <this> & that.',
    ])
  })
})

describe('Lists', () => {
  it('[IN-1] makes lists of bullets and numbers, nested by indent and by a new way of counting', () => {
    expect(
      outline(
        '1. Open the gauges:\na) at every quay;\nb) at every lock.\n2. Pay the pilots.\n\n- one\n  - two\n- three',
      ),
    ).toEqual([
      '1. [Open the gauges: a) [at every quay; | at every lock.] | Pay the pilots. - [one - [two] | three]]',
    ])
  })

  it('[IN-1] reads (i), (ii) and i., ii. as Roman and h., i. as letters', () => {
    expect(outline('(i) tides\n(ii) quays\n(iii) pilots')).toEqual(['(i) [tides | quays | pilots]'])
    expect(outline('h. tides\ni. quays\nj. pilots')).toEqual(['a.@8 [tides | quays | pilots]'])
  })

  it('[IN-1] reads numbers in bold, behind bullets, and with a lost opening sign', () => {
    expect(outline('**1. Share the tides.** All of them.\n\n**2.** Share the quays.')).toEqual([
      '1. [Share the tides. All of them. | Share the quays.]',
    ])
    const [list] = blocks('- 1. Share the tides.** All of them.\n- 2. Share the quays.** Every one.')
    expect(JSON.stringify(list)).toContain(
      '{"type":"text","text":"Share the tides.","marks":[{"type":"bold"}]}',
    )
  })

  it('[IN-1] goes on counting over a page and its notes', () => {
    const text = '1. Tides.<sup>1</sup>\n\n2. Quays.\n\n---\n\n<sup>1</sup> Twice a day.\n\n\n\n3. Pilots.'
    expect(outline(text)).toEqual(['1. [Tides. | Quays. | Pilots.]', 'footnotes [Twice a day.]'])
  })

  it('[IN-1] takes a dash that a line break pushed to the front for the dash it is', () => {
    expect(
      outline('- Guarantee that open standards\n- including the tidal ones - apply;\n- Pay the pilots.'),
    ).toEqual(['- [Guarantee that open standards - including the tidal ones - apply; | Pay the pilots.]'])
  })

  it('[IN-1] puts a bullet that stands alone before the words of the next line', () => {
    expect(outline('•\nShare the tides;\n•\nPay the pilots.')).toEqual([
      '- [Share the tides; | Pay the pilots.]',
    ])
  })

  it('[IN-1] leaves a number or an initial that counts nothing among the words', () => {
    expect(outline('A. Marlow wrote this letter.')).toEqual(['A. Marlow wrote this letter.'])
    expect(outline('We refer to the year\n87. Nothing else.')).toEqual([
      'We refer to the year 87. Nothing else.',
    ])
  })
})

describe('Notes', () => {
  it('[IN-1] brings marks and notes together, also where numbering begins anew on each page', () => {
    const page = (words: string, note: string): string =>
      `${words}<sup>1</sup>\n\n---\n\n<sup>1</sup> ${note}`
    const { file } = read(
      `${page('On tides.', 'Tides are low.')}\n\n\n\n${page('On quays.', 'Quays are long.')}`,
    )
    expect(toReadableText(file)).toBe(
      'On tides.[1]\n\nOn quays.[2]\n\n[1] Tides are low.\n\n[2] Quays are long.\n',
    )
  })

  it('[IN-1] keeps the paragraphs of a note in it, and what goes on over the page', () => {
    const text = `On tides.<sup>1</sup> On quays.<sup>2</sup>

---

<sup>1</sup> Tides are low.

<https://harbour.example/tides>

<sup>2</sup> Quays are long, as anybody knows who ever walked along



The letter goes on.

---

one of them in the rain.`
    expect(texts(`${text}\n\n<sup>3</sup> And wet.\n\n\n\nThe end.<sup>3</sup>`)).toEqual([
      'On tides. On quays.',
      'The letter goes on.',
      'The end.',
      'Tides are low.\nhttps://harbour.example/tides',
      'Quays are long, as anybody knows who ever walked along one of them in the rain.',
      'And wet.',
    ])
  })

  it('[IN-1] leaves a mark without a note raised, and a note without a mark where it stands', () => {
    expect(texts('On tides.<sup>4</sup>\n\n<sup>9</sup> A stray note.')).toEqual([
      'On tides.4',
      '9 A stray note.',
    ])
  })

  it('[IN-1] keeps a rule that is no rule above notes', () => {
    expect(blocks('One part.\n\n---\n\nAnother part.').map(block => block.type)).toEqual([
      'paragraph',
      'horizontalRule',
      'paragraph',
    ])
  })
})

describe('Headings and title', () => {
  const prose = 'The Harbour Committee meets again in spring. '.repeat(6).trim()

  it('[IN-1] draws the levels of marked headings together', () => {
    expect(outline(`## **A joint submission**\n\n#### Tides\n\n${prose}`).slice(0, 2)).toEqual([
      'h1 A joint submission',
      'h2 Tides',
    ])
  })

  it('[IN-1] finds headings by their look where none are marked, and no date among them', () => {
    const text = `4 May 2031\n\nJoint Statement on the Convention on Harbour Data\n\n${prose}\n\nTIDES\n\n${prose}\n\n1. Quays\n\n${prose}`
    expect(outline(text).map(line => line.slice(0, 40))).toEqual([
      '4 May 2031',
      'h1 Joint Statement on the Convention on ',
      prose.slice(0, 40),
      'h1 TIDES',
      prose.slice(0, 40),
      'h1 1. Quays',
      prose.slice(0, 40),
    ])
    const imported = read(text)
    expect(imported.file.title).toBe('Joint Statement on the Convention on Harbour Data')
    expect(imported.titleBlock).toBe(imported.file.body.content?.[1]?.attrs.id)
  })

  it('[IN-1] guesses language and direction', () => {
    expect(read('نحن الموقعون أدناه نطلب من الوفود').file).toMatchObject({ language: 'ar', direction: 'rtl' })
    expect(read('Pedimos que los datos del puerto sean para todas las personas').file.language).toBe('es')
  })
})
